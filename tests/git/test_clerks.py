"""Many clerks, one plan: nothing that anybody wrote is lost, and only real conflicts are reported."""

from __future__ import annotations

from pathlib import Path

from clerks import FIELDS, Office, lost_and_doubled


def test_what_clerks_write_at_the_same_time_comes_together(tmp_path: Path, plan_text: str) -> None:
    office = Office(tmp_path, "meaning", seed=1)
    plan = office.work(plan_text, clerks=3, edits=3)
    assert office.figures.merges > 0
    assert lost_and_doubled(office, plan) == (0, 0)
    for task in plan.tasks:
        for name in FIELDS:
            assert getattr(task, name) in office.values[task.id, name]
