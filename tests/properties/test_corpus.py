"""What fuzzing has found, in small: it stays mended. The folder names the target in ``fuzz/targets.py``."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "corpus"
TARGETS = runpy.run_path(str(Path(__file__).parents[2] / "fuzz" / "targets.py"))["TARGETS"]


@pytest.mark.parametrize("case", sorted(CORPUS.glob("*/*")), ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_what_was_found_stays_mended(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_nothing_at_all_is_no_bug(target: str) -> None:
    TARGETS[target](b"")
