"""What became of an address that was asked, in colour."""

from __future__ import annotations

from opengov_cli.round.answers import Outcome


def answer_style(answer: str) -> str:
    """The style of what a row says of its link."""
    outcome = Outcome(answer)
    return "bold red" if outcome.is_dead else "green" if outcome is Outcome.ANSWERS else "yellow"
