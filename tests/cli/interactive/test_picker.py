"""The list of tasks that becomes shorter while somebody types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.cells import cell_len

from opengov_cli.cli.interactive.matching import offers
from opengov_cli.cli.interactive.picker import application
from opengov_cli.cli.terminal.task_lines import task_lines
from opengov_cli.plan.model import Plan, Status
from opengov_cli.plan.units import Directory

DOWN, UP, PAGE_DOWN, PAGE_UP, ENTER = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~", "\r"
Pick = Callable[[str], int | None]


@pytest.fixture
def pick(plan: Plan) -> Pick:
    """The number that somebody chooses who presses these keys."""

    def pressing(keys: str) -> int | None:
        with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
            typed.send_text(keys)
            chosen = application(
                offers(Directory(plan), plan.tasks), lambda width: task_lines(plan.tasks, width, "…")
            ).run()
        return chosen.task.id if chosen else None

    return pressing


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (ENTER, 1),
        (DOWN * 3 + UP + ENTER, 3),
        ("\t\t\x1b[Z" + ENTER, 2),
        (UP + ENTER, 1),
        (PAGE_DOWN + ENTER, 16),
        (PAGE_DOWN * 9 + ENTER, 29),
        (PAGE_DOWN * 9 + PAGE_UP + ENTER, 14),
        ("14" + ENTER, 14),
        ("财政" + DOWN + ENTER, 5),
        ("财政" + DOWN + "信息公开" + ENTER, 4),
        ("听取汇报\x15听取" + ENTER, 29),
        # Nothing fits, so that nothing can be taken; then a character is taken back.
        ("预算x" + ENTER + "\x7f" + ENTER, 4),
        (DOWN + "\x03", None),
        ("\x04", None),
        ("\x1b", None),
    ],
)
def test_keys_choose_a_task_or_leave(pick: Pick, keys: str, number: int | None) -> None:
    assert pick(keys) == number


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_line_is_never_wider_than_the_screen_and_begins_and_ends_its_columns_alike(plan: Plan, width: int) -> None:
    line = task_lines(plan.tasks, width, "…")
    shown = [line(task) for task in plan.tasks]
    assert max(map(cell_len, shown)) <= width
    assert shown[3].startswith(f" 4  {Status.TODO.label}")
    assert shown[3].endswith("计划财务科")
    assert {cell_len(text.partition("县级以上")[0]) for text in shown[:1]} == {cell_len(shown[3].partition("积极")[0])}
