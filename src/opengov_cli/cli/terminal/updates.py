"""What a document brings into a plan for a terminal: what a person has to choose, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from ..words.updates import Choice
from .console import visible
from .tables import pairs
from .wrapping import wrap


def choice_blocks(choices: Iterable[Choice], width: int) -> Iterator[Text]:
    """Each choice below its title, behind a blank line."""
    for choice in choices:
        yield Text()
        yield wrap(Text(visible(choice.title), style="bold yellow"), width)
        sides = [(Text(visible(label), style="dim"), Text(visible(text))) for label, text in choice.sides]
        yield pairs(sides, width)
