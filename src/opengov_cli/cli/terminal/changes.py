"""Changes between two plans for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from opengov_cli.plan.changes import PlanChange, TextChange, text_pieces
from opengov_cli.plan.model import Note

from ..words.changes import Fact, changed_parts, is_reworded, plan_title, shift_text
from ..words.notes import note_text
from .console import visible
from .tables import pairs
from .wrapping import wrap

if TYPE_CHECKING:
    from opengov_cli.git.comparison import Comparison

# The styles of lines in the manner of git, by how they begin.
_LINES = {"---": "bold", "+++": "bold", "@@": "cyan", "-": "red", "+": "green"}
_STYLES = {TextChange.KEPT: "", TextChange.REMOVED: "red strike", TextChange.ADDED: "green bold"}
_MARKS = {TextChange.KEPT: "{}", TextChange.REMOVED: "[-{}-]", TextChange.ADDED: "{{+{}+}}"}


def comparison_blocks(plan: Comparison, width: int, *, coloured: bool, titled: bool) -> Iterator[Text]:
    """What changed in one plan, by task; line by line where one of its versions is no valid plan."""
    if titled:
        yield wrap(Text(visible(plan_title(plan)), style="bold underline"), width)
        yield Text()
    yield from blocks(plan.change, width, coloured=coloured)
    for line in plan.lines if plan.is_by_lines else ():
        style = next((style for begin, style in _LINES.items() if line.startswith(begin)), "")
        yield wrap(Text(visible(line), style=style), width)


def blocks(change: PlanChange, width: int, *, coloured: bool) -> Iterator[Text]:
    """A change block by block; without colour, marks stand around changed characters."""
    for number, part in enumerate(changed_parts(change)):
        if number:
            yield Text()
        yield wrap(Text(visible(part.title), style="bold"), width)
        if part.category:
            yield wrap(Text(visible(part.category), style="dim"), width)
        if part.facts:
            facts = [(Text(label, style="dim"), _text(fact, coloured=coloured)) for label, fact in part.facts]
            yield pairs(facts, width)


def _text(fact: Fact, *, coloured: bool) -> Text:
    if isinstance(fact, Note):
        return Text(visible(note_text(fact)))
    if not is_reworded(fact):
        return Text(visible(shift_text(fact)))
    text = Text()
    for piece in text_pieces(fact.before, fact.after):
        shown = visible(piece.text)
        text.append(shown if coloured else _MARKS[piece.kind].format(shown), _STYLES[piece.kind])
    return text
