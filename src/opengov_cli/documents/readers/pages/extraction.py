"""Letters and ruled cells of each page of a PDF, as JSON: ``python -m …extraction FILE.pdf FILE.json``.

A program of its own, because a PDF of some lines can ask for endless work or memory: whoever has started it ends it.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

# A plan has ten pages, or thirty.
MOST_PAGES = 200
MOST_LETTERS = 200_000
# The ruled lines of a page are compared with each other, its letters with its tables.
MOST_LINES = 5_000
MOST_TABLES = 50
MOST_MEMORY = 1_000_000_000


def extract(path: Path) -> dict[str, Any]:
    """The pages of a PDF with their letters and tables, or why it is refused: ``password``, ``size`` or ``damaged``."""
    try:
        with pdfplumber.open(path) as pdf:
            return _extract(pdf)
    except PdfminerException as error:
        return {"refused": "password" if isinstance(error.args[0], PDFPasswordIncorrect) else "damaged"}
    except Exception:  # noqa: BLE001 - pdfminer raises whatever it stumbles over
        return {"refused": "damaged"}


def _extract(pdf: PDF) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    letters = 0
    if len(pdf.pages) > MOST_PAGES:
        return {"refused": "size"}
    for page in pdf.pages:
        letters += len(page.chars)
        if letters > MOST_LETTERS or len(page.edges) > MOST_LINES:
            return {"refused": "size"}
        tables = [table.cells for table in page.find_tables()]
        if len(tables) > MOST_TABLES:
            return {"refused": "size"}
        pages.append(
            {
                "letters": [
                    (char["text"], char["x0"], char["top"], char["x1"], char["bottom"])
                    for char in page.chars
                    if char["upright"]
                ],
                "turned": sum(not char["upright"] for char in page.chars),
                "tables": tables,
            }
        )
        page.close()
    return {"pages": pages}


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        # Not every system can.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    Path(sys.argv[2]).write_text(json.dumps(extract(Path(sys.argv[1]))), encoding="utf-8")
