"""How many clerks can work on one plan at once: conflicts with our merge driver, without it, and with merge=union.

Run it with ``python benchmarks/clerks.py [CLERKS] [EDITS]``, from an environment with the test extra.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from clerks import Office, lost_and_doubled

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"


def main(clerks: int = 50, edits: int = 20) -> None:
    print(f"{clerks} clerks, {edits} edits each, pulls and pushes in random order")
    columns = ("edits", "merges", "git gave up", "really", "no plan any more", "notes", "lost", "doubled")
    print(f"{'merged by':10}", *(f"{name:>{len(name)}}" for name in columns), sep="  ")
    for way in ("meaning", "lines", "union"):
        with TemporaryDirectory() as folder:
            office = Office(Path(folder), way)
            plan = office.work(PLAN.read_text("utf-8"), clerks, edits)
            found = office.figures
            counts = (found.edits, found.merges, found.conflicts, found.real_conflicts, found.broken)
            row = (*counts, len(office.notes), *lost_and_doubled(office, plan))
            print(f"{way:10}", *(f"{count:{len(name)}}" for count, name in zip(row, columns, strict=True)), sep="  ")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
