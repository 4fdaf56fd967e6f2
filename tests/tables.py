"""Tables as tests write them: a row for each line, cells between bars, ``^`` and ``<`` merged with a neighbour."""

from __future__ import annotations

from annexes import TODAY
from opengov_cli.documents.document import Cell, Document, Paragraph, Table
from opengov_cli.documents.draft import Draft, Told, draft_document
from opengov_cli.documents.draft.choices import Choice, as_chosen


def table(text: str, *, shows_merges: bool = False) -> Table:
    """The table of such a text."""
    lines = [line.strip() for line in text.strip().split("\n")]
    rows = (tuple(_cell(cell.strip(), number) for cell in line.split("|")) for number, line in enumerate(lines, 1))
    return Table(tuple(rows), shows_merges=shows_merges)


def _block(block: str | Table) -> Paragraph | Table:
    if isinstance(block, Table):
        return block
    return table(block) if "|" in block else Paragraph(block)


def read(*blocks: str | Table, choices: tuple[Choice, ...] = ()) -> Draft:
    """The draft of tables, and of paragraphs between them; a text with bars is a table."""
    found = draft_document(Document(tuple(map(_block, blocks))), (), TODAY, 2021, Told(as_chosen(choices)))
    assert found is not None
    return found


def meanings(draft: Draft) -> str:
    """What the columns were taken for."""
    return " ".join(column.meaning for column in draft.columns)


def said(draft: Draft) -> list[str]:
    """The doubts, each behind its place."""
    return [f"{doubt.place}: {doubt.message}" if doubt.place else doubt.message for doubt in draft.doubts]


def _cell(text: str, row: int) -> Cell:
    return Cell("" if text in ("^", "<") else text, f"row {row}", above=text == "^", left=text == "<")
