"""Laws of the canonical text: the same plan, the same comments, and nothing more to do."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from opengov_cli.file.format import format_text
from opengov_cli.file.gate import judge
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.comments import find_comments
from opengov_cli.file.text.edit import apply
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.tree import parse_tree
from opengov_cli.plan.model import Plan
from styles import STEPS, files


def _plan(text: str) -> Plan:
    verdict = judge(text)
    assert verdict.plan is not None, verdict.problems
    return verdict.plan


def _comments(text: str) -> Counter[str]:
    return Counter(comment.text for comment in find_comments(parse_tree(text)))


@given(files())
def test_the_plan_stays_the_same(text: str) -> None:
    assert _plan(format_text(text)) == _plan(text)


@given(files())
def test_every_comment_is_kept_once(text: str) -> None:
    assert _comments(format_text(text)) == _comments(text)


@given(files())
def test_a_canonical_file_is_left_as_it_is(text: str) -> None:
    formatted = format_text(text)
    assert format_text(formatted) == formatted


@given(files())
def test_without_comments_it_is_the_layout_of_the_plan(text: str) -> None:
    plan = _plan(text)
    assert format_text(dump(plan)) == dump(plan)


@given(files(), STEPS)
def test_recorded_progress_leaves_a_canonical_file_canonical(
    text: str, steps: list[tuple[int, ProgressRecord]]
) -> None:
    text = format_text(text)
    for number, progress in steps:
        plan = _plan(text)
        task = plan.find(number)
        if task:
            text = apply(text, progress.edits(plan, [task]))
            assert format_text(text) == text
