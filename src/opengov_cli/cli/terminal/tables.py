"""Rows of a plan as tables for a terminal. A cell wraps, and is cut only where a brief table is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from opengov_cli.errors import listed
from opengov_cli.plan.model import Status
from opengov_cli.plan.rows import Listing, Row
from opengov_cli.plan.text import spans

from ..words.cells import cell_words
from ..words.labels import column_label
from .console import visible
from .styles import status_style
from .widths import GAP, column_widths
from .wrapping import lines, shortened, wrap


class Brief(NamedTuple):
    """How cells are shortened: to so many lines, with a sign where a text goes on."""

    lines: int
    sign: str


def listing_tables(
    listing: Listing,
    width: int,
    *,
    keywords: Sequence[str] = (),
    headings: Sequence[str] = (),
    brief: Brief | None = None,
    spare: Sequence[str] = (),
) -> Iterator[Text]:
    """Tables no wider than ``width`` cells; matches of the keywords are highlighted.

    ``headings`` name facts that are printed as lines of their own wherever they change. Where the columns would become
    too narrow to read, those that are ``spare`` are named and left out; else each row is a list of its facts instead.
    ``brief`` shortens cells.
    """
    rows = [[_cell(row, key, keywords) for key in listing.columns] for row in listing.rows]
    headers = [Text(column_label(key), style="bold") for key in listing.columns]
    widths = column_widths(listing.columns, [headers, *rows], width)
    if not widths and (left_out := [key for key in listing.columns if key in spare]):
        others = tuple(key for key in listing.columns if key not in spare)
        yield from listing_tables(
            replace(listing, columns=others), width, keywords=keywords, headings=headings, brief=brief
        )
        told = _("the terminal is too narrow for {columns}").format(columns=listed(map(column_label, left_out)))
        yield wrap(Text(told, "dim"), width)
        return
    if not widths:
        yield from (_stacked(headers, row, width) for row in rows)
        return
    right = [all(isinstance(row[key], int) for row in listing.rows) for key in listing.columns]
    yield table([headers], widths, right)
    titles = [[_cell(row, key, keywords) for key in headings] for row in listing.rows]
    above = [Text()] * len(headings)
    for _titles, indices in groupby(range(len(rows)), key=lambda index: [title.plain for title in titles[index]]):
        own = list(indices)
        yield from _title_lines(above, titles[own[0]], width)
        above = titles[own[0]]
        yield table([rows[index] for index in own], widths, right, brief)


def _title_lines(above: Sequence[Text], titles: Sequence[Text], width: int) -> Iterator[Text]:
    """The titles that differ from those above, a wider one with all that stand below it."""
    changed = next((place for place, title in enumerate(titles) if title.plain != above[place].plain), len(titles))
    shown = [title for title in titles[changed:] if title]
    if shown:
        yield Text()
    for title in shown:
        title.stylize("bold")
        yield wrap(title, width)


def table(
    rows: Sequence[Sequence[Text]], widths: Sequence[int], right: Sequence[bool], brief: Brief | None = None
) -> Text:
    """Rows with columns of these widths, as lines; numbers stand on the ``right``. ``brief`` shortens cells."""
    return Text("\n").join(line for row in rows for line in _lines(row, widths, right, brief))


def _lines(row: Sequence[Text], widths: Sequence[int], right: Sequence[bool], brief: Brief | None) -> Iterator[Text]:
    """The lines of one row, in which those of its cells stand side by side."""
    cells = [
        shortened(text, width, *brief) if brief else lines(text, width) for text, width in zip(row, widths, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        position = column = 0
        for part, width, is_right in zip(parts, widths, right, strict=True):
            start = column + (width - part.cell_len if is_right else 0)
            if part:
                line.append(" " * (start - position)).append_text(part)
                position = start + part.cell_len
            column += width + GAP
        yield line


def _stacked(headers: Sequence[Text], row: Sequence[Text], width: int) -> Text:
    """One row as a list of its facts, with a blank line below."""
    facts = [(header, value) for header, value in zip(headers, row, strict=True) if value]
    return pairs([*facts, (Text(), Text())], width)


def pairs(facts: Sequence[tuple[Text, Text]], width: int) -> Text:
    """Labels with their values beside them, no wider than ``width`` cells."""
    labels = max(cell_len(label.plain) for label, _value in facts)
    return table(facts, [labels, width - labels - GAP], [False, False])


def _cell(row: Row, key: str, keywords: Sequence[str]) -> Text:
    """One fact of a row as a person reads it."""
    text = Text(visible(cell_words(row, key)))
    match key:
        case "status":
            text.stylize(status_style(Status(str(row[key]))))
        case "answer" if row[key]:
            from .answers import answer_style

            text.stylize(answer_style(str(row[key])))
        case "due_state" if row[key]:
            # Most plans have no deadlines, and their lists start without all that reads these.
            from .due import due_style

            text.stylize(due_style(str(row[key])))
        case _:
            _highlight(text, keywords)
    return text


def _highlight(text: Text, keywords: Sequence[str]) -> None:
    """Mark the matches of the keywords."""
    for keyword in keywords:
        for start, end in spans(text.plain, keyword):
            text.stylize("bold magenta", start, end)
