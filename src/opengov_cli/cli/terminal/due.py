"""How a task stands to its deadline, in words and in red, yellow or green."""

from __future__ import annotations

from typing import assert_never

from rich.text import Text

from opengov_cli.plan.rows import Row
from opengov_cli.wording.deadlines.schedule import DueState

from ..words.deadlines import due_words


def due_text(row: Row) -> Text:
    """What a row of a list says of a deadline; the words alone tell it, too, where there is no colour."""
    if not row["due_state"]:
        return Text()
    state, days_left = DueState(str(row["due_state"])), row["days_left"]
    return Text(due_words(state, days_left if isinstance(days_left, int) else None), style=_style(state))


def _style(state: DueState) -> str:
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
