"""The canonical text: one layout, and every comment beside what it comments on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from opengov_cli.file.format import format_text
from opengov_cli.file.gate import judge
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.edit import apply
from opengov_cli.file.text.layout import dump, pieces
from opengov_cli.plan.model import Note, Plan, Status

CASES = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_becomes_canonical(case: Path, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case holds the text before, ``=== becomes ===``, and the text after."""
    monkeypatch.setattr("opengov_cli.file.text.tree._LOADER", getattr(yaml, loader))
    before, after = case.read_text(encoding="utf-8").split("=== becomes ===\n")
    for newline in ("\n", "\r\n"):
        assert format_text(before.replace("\n", newline)) == after.replace("\n", newline)
        assert format_text(after.replace("\n", newline)) == after.replace("\n", newline)


def test_the_real_plan_is_canonical(plan_text: str) -> None:
    assert format_text(plan_text) == plan_text


def test_the_real_plan_stays_canonical_while_progress_is_recorded(plan: Plan, plan_text: str) -> None:
    text = plan_text
    day = date(2021, 6, 30)
    for progress in (
        ProgressRecord(day, Status.DOING, Note(day, "第一行\n第二行", "计划财务科", ("https://a.cn/1,2",))),
        ProgressRecord(day, Status.DONE, Note(day, "已公布：预算")),
        ProgressRecord(day, Status.TODO),
        ProgressRecord(day, Status.DONE),
    ):
        now = judge(text).plan
        assert now is not None
        text = apply(text, progress.edits(now, now.tasks))
        assert format_text(text) == text
    assert text.count("completed:") == len(plan.tasks)


def test_without_comments_it_is_the_layout_of_the_plan(plan: Plan) -> None:
    assert format_text(dump(plan)) == dump(plan)


def test_the_last_line_gets_its_end(plan_text: str) -> None:
    assert format_text(plan_text.rstrip("\n")) == plan_text


def test_a_text_that_is_no_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="no valid plan"):
        format_text("title: 方案\n")


@pytest.mark.parametrize("spoiled", ["    status: done", "    status: todo  # 多出来的注释"])
def test_a_plan_or_comments_that_would_change_are_a_bug(
    plan_text: str, spoiled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(plan: Plan) -> list[object]:
        *most, last = pieces(plan)
        return [*most, last._replace(lines=(spoiled,))]

    monkeypatch.setattr("opengov_cli.file.format.pieces", forgetful)
    with pytest.raises(AssertionError, match="the usual layout would change the plan or its comments"):
        format_text(plan_text)
