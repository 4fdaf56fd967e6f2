"""What this room knows of the command that runs: its words, and whom to tell what cannot wait for the end.

The room itself prints nothing. A context variable carries it, so that the way from a command down to the lock need not
pass it from hand to hand.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass


def _nobody(_sentence: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The words of a command, and the function that says a sentence to its user."""

    words: tuple[str, ...] = ()
    tell: Callable[[str], None] = _nobody


_SILENT = Caller()
CALLER: ContextVar[Caller] = ContextVar("caller", default=_SILENT)


def tell(sentence: str) -> None:
    """Say a sentence to the user of the command that runs, if it listens."""
    CALLER.get().tell(sentence)
