"""Look for inputs that crash the program, guided by coverage: ``pip install atheris`` first.

    python fuzz/guided.py TARGET [CORPUS]… [-runs=100000]

Targets are gate, edit, format, merge and the readers csv, txt, md, html, json, yaml, docx and xlsx. What was found
stands in ``tests/properties/corpus``, which ``tests/properties/test_corpus.py`` runs again.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["opengov_cli"]):
    from targets import TARGETS


def main() -> None:
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
