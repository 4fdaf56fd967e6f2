"""Tasks as single lines: number, state, requirement and units, cut to the width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.model import Task

from .console import visible
from .widths import GAP


def task_lines(
    tasks: Sequence[Task], width: int, sign: str, state: Callable[[Task], str] = lambda task: task.status.label
) -> Callable[[Task], str]:
    """What gives the line of each of these tasks, no wider than so many cells; the sign stands where a text goes on.

    The state of a task is its status, unless something else is wanted.
    """
    numbers = max((len(str(task.id)) for task in tasks), default=1)
    states = max((cell_len(state(task)) for task in tasks), default=0)
    units = min(max((cell_len(_units(task)) for task in tasks), default=0), width // 4)
    room = max(width - numbers - states - units - GAP * 3, 1)

    def line(task: Task) -> str:
        cells = (
            f"{task.id:>{numbers}}",
            set_cell_size(state(task), states),
            cut(task.requirement, room, sign),
            cut(_units(task), units, sign).rstrip(),
        )
        return (" " * GAP).join(cells)

    return line


def cut(text: str, width: int, sign: str) -> str:
    """A text on one line of exactly so many cells."""
    shown = visible(" ".join(text.split()))
    if cell_len(shown) > width:
        shown = set_cell_size(shown, max(width - cell_len(sign), 0)).rstrip() + sign
    return set_cell_size(shown, width)


def _units(task: Task) -> str:
    return SEPARATOR.join(task.named)
