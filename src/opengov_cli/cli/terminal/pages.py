"""A help page: Typer's own cut Chinese text at the end of a line, which has no spaces to break at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from rich.cells import cell_len, set_cell_size

from .wrapping import plain_lines

_INDENT = "  "
_TERM_WIDTH = 24  # at most; on a narrow terminal a third of it


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a help page: terms with their explanations, under a title."""

    title: str
    entries: tuple[tuple[str, str], ...]


def page(paragraphs: Iterable[str], sections: Iterable[Section], width: int) -> str:
    """The text of a page no wider than ``width`` cells, but for terms that are wider themselves."""
    blocks = ["\n".join(plain_lines(paragraph, width)) for paragraph in paragraphs]
    for section in sections:
        title = _("{title}:").format(title=section.title)
        blocks.append("\n".join([title, *_lines(section.entries, width)]))
    return "\n\n".join(blocks) + "\n"


def _lines(entries: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Terms with their explanations beside them; a long term has a line of its own."""
    longest = max((cell_len(term) for term, _text in entries), default=0)
    term_width = min(longest, _TERM_WIDTH, width // 3)
    column = len(_INDENT) * 2 + term_width
    for term, text in entries:
        lead = _INDENT + term
        if cell_len(term) > term_width:
            yield lead
            lead = ""
        for line in plain_lines(text, width - column):
            yield (set_cell_size(lead, column) + line).rstrip()
            lead = ""
