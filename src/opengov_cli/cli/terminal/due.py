"""How a task stands to its deadline, in red, yellow or green; its words tell it, too, where there is no colour."""

from __future__ import annotations

from typing import assert_never

from opengov_cli.wording.deadlines.schedule import DueState


def due_style(due_state: str) -> str:
    """The style of what a row of a list says of a deadline."""
    state = DueState(due_state)
    match state:
        case DueState.OVERDUE:
            return "bold red"
        case DueState.SOON:
            return "yellow"
        case DueState.AHEAD | DueState.REPORTED | DueState.DONE | DueState.DONE_IN_TIME:
            return "green"
        case DueState.DONE_LATE | DueState.STANDING | DueState.UNDATED:
            return "default"
        case _:
            assert_never(state)
