"""Tasks as lines of a list to choose from: number, status, requirement and units, cut to the width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size

from opengov_cli.plan.clause import SEPARATOR
from opengov_cli.plan.model import Status, Task

from .console import visible
from .widths import GAP


def task_lines(tasks: Sequence[Task], width: int, sign: str) -> Callable[[Task], str]:
    """What gives the line of each of these tasks, no wider than so many cells; the sign stands where a text goes on."""
    numbers = max((len(str(task.id)) for task in tasks), default=1)
    statuses = max(cell_len(status.label) for status in Status)
    units = min(max((cell_len(_units(task)) for task in tasks), default=0), width // 4)
    room = max(width - numbers - statuses - units - GAP * 3, 1)

    def line(task: Task) -> str:
        cells = (
            f"{task.id:>{numbers}}",
            set_cell_size(task.status.label, statuses),
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
