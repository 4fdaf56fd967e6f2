"""The commit message for recorded progress. It is Chinese in every language: a plan has one history."""

from __future__ import annotations

from collections.abc import Iterator

from opengov_cli.plan.changes import TaskChange, compare
from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.model import Plan
from opengov_cli.plan.notes import CHINESE, whole_note
from opengov_cli.plan.query import describe_numbers

COLON = "："


def commit_message(before: Plan, after: Plan) -> str:
    """``第4条：未启动 → 已完成（计划财务科）``, and the new notes as the body."""
    changes = compare(before, after).tasks
    by_words: dict[str, list[TaskChange]] = {}
    for change in changes:
        by_words.setdefault("，".join(_words(change)), []).append(change)
    subject = "；".join(f"第{_numbers(group)}条：{words}" for words, group in by_words.items())
    if len(changes) == 1 and changes[0].task.named:
        task = changes[0].task
        subject += f"（{SEPARATOR.join(task.lead or task.units)}）"
    body = [f"第{change.number}条 {whole_note(note, CHINESE)}" for change in changes for note in change.notes_added]
    return "\n\n".join([subject, *(["\n".join(body)] if body else [])])


def _words(change: TaskChange) -> Iterator[str]:
    if not change.before:
        yield "新增事项"
    if change.before and change.after and change.before.status is not change.after.status:
        yield f"{change.before.status.word} → {change.after.status.word}"
    if change.notes_added:
        yield "新增进展"


def _numbers(changes: list[TaskChange]) -> str:
    return describe_numbers(change.number for change in changes).replace(", ", SEPARATOR)
