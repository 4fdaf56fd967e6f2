"""What became of an address that was asked, in words and in colour."""

from __future__ import annotations

from rich.text import Text

from opengov_cli.plan.rows import Row
from opengov_cli.round.answers import Outcome

from ..words.answers import answer_words


def answer_text(row: Row) -> Text:
    """What a row says of its link; nothing where there is none, or it was not asked."""
    if not row["answer"]:
        return Text()
    outcome, code = Outcome(str(row["answer"])), row["code"]
    style = "bold red" if outcome.is_dead else "green" if outcome is Outcome.ANSWERS else "yellow"
    return Text(answer_words(outcome, code if isinstance(code, int) else None), style=style)
