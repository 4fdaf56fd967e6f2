"""Edits on files written by hand in any legal style: what is not meant stays, byte by byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from opengov_cli.file.text.edit import Append, Edit, Insert, Remove, Set, apply
from opengov_cli.file.text.emit import Value

CASES = sorted((Path(__file__).parent / "edits").glob("*.txt"))
NOTE: dict[str, Value] = {"date": date(2021, 6, 30), "text": "已公布"}
EDITS: dict[str, list[Edit]] = {
    "done": [Set(("tasks", 0, "status"), "done"), Set(("tasks", 0, "completed"), date(2021, 6, 30))],
    "note": [Append(("tasks", 0, "notes"), NOTE)],
    "done with a note": [
        Set(("tasks", 0, "status"), "done"),
        Set(("tasks", 0, "completed"), date(2021, 6, 30)),
        Append(("tasks", 0, "notes"), NOTE),
    ],
    "extra": [Set(("tasks", 0, "extra"), {"备注": "每月25日前: 报送", "责任人": "科长"})],
    "reopen": [Set(("tasks", 0, "status"), "todo"), Remove(("tasks", 0, "completed"))],
    "reopen with a note": [
        Set(("tasks", 0, "status"), "todo"),
        Remove(("tasks", 0, "completed")),
        Append(("tasks", 0, "notes"), NOTE),
    ],
    "two keys fewer": [Remove(("tasks", 0, "duty")), Remove(("tasks", 0, "clause"))],
    "two keys fewer and a status": [
        Remove(("tasks", 0, "duty")),
        Remove(("tasks", 0, "clause")),
        Set(("tasks", 0, "status"), "done"),
    ],
    "another last note": [Remove(("tasks", 0, "notes", 1)), Insert(("tasks", 0, "notes"), 2, [NOTE])],
    "no first note": [Remove(("tasks", 0, "notes", 0))],
    "another second task": [
        Remove(("tasks", 1)),
        Insert(("tasks",), 2, [{"id": 6}, {"id": 7}]),
        Append(("tasks", 0, "notes"), NOTE),
        Set(("tasks", 2, "status"), "done"),
    ],
}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_edit_changes_what_it_means_and_nothing_else(
    case: Path, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case holds the text before, ``=== the edit``, and the text after."""
    monkeypatch.setattr("opengov_cli.file.text.tree._LOADER", getattr(yaml, loader))
    before, name, after = case.read_text(encoding="utf-8").replace("\n=== ", "\0").replace(" ===\n", "\0").split("\0")
    for newline in ("\n", "\r\n"):
        edited = apply(before.replace("\n", newline), EDITS[name])
        assert edited == after.removesuffix("\n").replace("\n", newline)


def test_every_kind_of_edit_has_cases() -> None:
    used = {case.read_text(encoding="utf-8").partition("\n=== ")[2].partition(" ===")[0] for case in CASES}
    assert used == set(EDITS)


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        apply("tasks: []", [Set(("tasks", 0, "status"), "done")])


def test_in_a_file_of_mixed_line_ends_every_untouched_line_keeps_its_own() -> None:
    text = "tasks:\r\n- id: 1\r\n  status: todo\n- id: 2\r\n  completed: 2021-01-01\n- id: 3\r\n"
    edited = apply(
        text,
        [
            Set(("tasks", 0, "completed"), date(2021, 6, 30)),
            Remove(("tasks", 1, "completed")),
            Append(("tasks", 2, "notes"), NOTE),
        ],
    )
    assert edited == (
        "tasks:\r\n- id: 1\r\n  status: todo\n  completed: 2021-06-30\n- id: 2\r\n- id: 3\r\n"
        "  notes:\r\n  - date: 2021-06-30\r\n    text: 已公布\r\n"
    )


def test_a_new_task_takes_no_blank_line_from_a_text_that_keeps_them_and_gives_it_none() -> None:
    text = "tasks:\n- id: 1\n\n- id: 2\n  requirement: |+\n    公布\n\n\n"
    edited = apply(text, [Append(("tasks",), {"id": 3})])
    assert edited == text + "- id: 3\n"
    assert yaml.safe_load(edited)["tasks"][1] == yaml.safe_load(text)["tasks"][1]
