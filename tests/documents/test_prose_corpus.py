"""Plans without a table, as offices of every kind write them: each file holds one, and below it what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annexes import TODAY
from opengov_cli.documents.document import Document
from opengov_cli.documents.draft import Draft, draft_document
from opengov_cli.documents.readers.lookup import reader_for
from opengov_cli.plan.clause import phrase

FOLDER = Path(__file__).parent / "prose"
BELOW = "=====\n"


def told(draft: Draft) -> Iterator[str]:
    """A draft in lines: its head, each task with all that it says, and what somebody should look at."""
    yield " | ".join((draft.head.title, draft.head.issuer, str(draft.head.year)))
    for task in draft.tasks:
        number = f"{task.id} {task.number}".strip()
        lead, units = "、".join(task.lead), "、".join(task.units)
        extra = [f"{heading}={text}" for heading, text in task.extra]
        facts = (number, task.category, task.requirement, phrase(task), lead, units, task.deadline, *extra)
        yield " | ".join(facts).replace("\n", "⏎")
    for doubt in draft.doubts:
        yield f"! {doubt.place}: {doubt.message}"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_plan_without_a_table_becomes_its_tasks(path: Path) -> None:
    text, _below, expected = path.read_text(encoding="utf-8").partition(BELOW)
    document = reader_for(path)(text.encode())
    assert isinstance(document, Document)
    draft = draft_document(document, (), TODAY)
    assert draft is not None
    assert list(told(draft)) == expected.splitlines()
