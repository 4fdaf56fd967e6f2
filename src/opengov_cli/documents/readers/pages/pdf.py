"""PDF with text: its ruled tables, and what stands beside them as paragraphs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...document import MOST_CELLS, Document, Paragraph, Table
from ...errors import MissingExtra, UnreadableDocument
from .. import foreign
from ..notices import Notice, Notices
from ..program import run
from .grid import grid_of
from .lines import Letter, Line, lines_of, paragraphs
from .tables import PageTable, continued, read_grids

_LIBRARY = "pdfplumber"
LONGEST = 30
_PAGE_NUMBER = re.compile(r"[-—–―\s]*[0-9]{1,4}[-—–―\s]*|第\s*[0-9]+\s*页(?:\s*[,，/]?\s*共\s*[0-9]+\s*页)?")
# Letters of a font that does not say which letters they are.
_UNTOLD = re.compile(r"\(cid:[0-9]+\)|\ufffd|[\ue000-\uf8ff]")


def read(data: bytes) -> Document:
    """The paragraphs and tables of a PDF. Raises UnreadableDocument, and MissingExtra without its library."""
    if b"%PDF-" not in data[:2048]:
        raise foreign.broken(".pdf")
    if find_spec(_LIBRARY) is None:
        raise MissingExtra(_LIBRARY, "pdf")
    return document_of(_extracted(data))


def document_of(pages: Sequence[dict[str, Any]]) -> Document:
    """What pages hold, of which each has its letters and the boxes of its tables. Raises UnreadableDocument."""
    _refuse_without_text(pages)
    notices = Notices()
    parts = [_Page(number, page) for number, page in enumerate(pages, start=1)]
    _drop_running_lines(parts)
    tables = iter(
        read_grids([(part.number, index, grid) for part in parts for index, grid in enumerate(part.grids, 1)])
    )
    blocks: list[Paragraph | PageTable] = []
    for part in parts:
        place = _("page {page}").format(page=part.number)
        if part.turned:
            notices.add(Notice.TURNED_TEXT, place)
        for grid in part.grids:
            if grid.stray:
                notices.add(Notice.NO_CELL, place, "".join(letter.text for letter in grid.stray))
        for index, block in enumerate(part.blocks(tables)):
            before = blocks[-1] if blocks else None
            goes_on = index == 0 and isinstance(block, PageTable) and isinstance(before, PageTable)
            if not (goes_on and continued(before, block, notices)):  # type: ignore[arg-type]
                blocks.append(Paragraph(block, place) if isinstance(block, str) else block)
    if not any(isinstance(block, PageTable) for block in blocks):
        notices.add(Notice.NO_RULED_TABLE)
    read_blocks = (Table(tuple(map(tuple, block.rows))) if isinstance(block, PageTable) else block for block in blocks)
    return Document(tuple(read_blocks), tuple(notices.doubts()))


class _Page:
    """One page: its tables, and the lines beside them."""

    def __init__(self, number: int, page: dict[str, Any]) -> None:
        self.number = number
        self.turned = bool(page["turned"])
        found = (grid_of([tuple(box) for box in boxes], MOST_CELLS) for boxes in page["tables"])
        self.grids = sorted((grid for grid in found if grid), key=lambda grid: grid.top)
        self.lines = self._lines_beside([Letter(*letter) for letter in page["letters"]])

    def blocks(self, tables: Iterator[PageTable]) -> Iterator[str | PageTable]:
        """The paragraphs and tables of the page from the top down; ``tables`` gives those of its grids."""
        left = min((line.x0 for line in self.lines), default=0)
        right = max((line.x1 for line in self.lines), default=0)
        begun = 0
        for grid in self.grids:
            above = [line for line in self.lines[begun:] if line.top < grid.top]
            yield from paragraphs(above, left, right)
            begun += len(above)
            yield next(tables)
        yield from paragraphs(self.lines[begun:], left, right)

    @property
    def top_line(self) -> str:
        """The line above all tables of the page, or nothing."""
        is_above = bool(self.grids and self.lines) and self.lines[0].top < self.grids[0].top
        return self.lines[0].text if is_above else ""

    @property
    def bottom_line(self) -> str:
        """The line below all tables of the page, or nothing."""
        is_below = bool(self.grids and self.lines) and self.lines[-1].top > self.grids[-1].top
        return self.lines[-1].text if is_below else ""

    def _lines_beside(self, letters: Sequence[Letter]) -> list[Line]:
        beside: list[Letter] = []
        for letter in letters:
            grid = next((grid for grid in self.grids if grid.holds(letter)), None)
            if grid:
                grid.take(letter)
            else:
                beside.append(letter)
        lines = lines_of(beside)
        # The number of the page stands at its top or bottom.
        for end in (0, -1):
            if lines and _PAGE_NUMBER.fullmatch(lines[end].text):
                del lines[end]
        return lines


def _drop_running_lines(parts: Sequence[_Page]) -> None:
    """Leave a line that stands above all else on page after page on the first one alone, one below all on the last."""
    tops, bottoms = [part.top_line for part in parts], [part.bottom_line for part in parts]
    for index, part in enumerate(parts):
        if index and tops[index] and tops[index] == tops[index - 1]:
            del part.lines[0]
        if index + 1 < len(parts) and bottoms[index] and bottoms[index] == bottoms[index + 1]:
            del part.lines[-1]


def _refuse_without_text(pages: Sequence[dict[str, Any]]) -> None:
    text = "".join(letter[0] for page in pages for letter in page["letters"])
    if not text.strip():
        raise UnreadableDocument(
            _("the PDF holds no text: it may be a scan"),
            _("get the Word file that was scanned, or let WPS or Word recognise the text"),
        )
    if len(_UNTOLD.findall(text)) * 20 > len(text):
        raise UnreadableDocument(_("the letters of the PDF do not say which letters they are"), _way_out())


def _extracted(data: bytes) -> list[dict[str, Any]]:
    """The pages that a program of its own finds in a PDF. Raises UnreadableDocument."""
    with TemporaryDirectory(prefix="opengov-", ignore_cleanup_errors=True) as name:
        source, target = Path(name, "document.pdf"), Path(name, "pages.json")
        source.write_bytes(data)
        # -P: nothing that lies in the current folder is taken for a module.
        in_time = run([sys.executable, "-P", "-m", f"{__package__}.extraction", str(source), str(target)], LONGEST)
        found = json.loads(target.read_bytes()) if in_time and target.is_file() else {"refused": "size"}
    match found:
        case {"pages": list(pages)}:
            return pages
        case {"refused": "password"}:
            raise UnreadableDocument(_("the PDF has a password"), _("save it without one"))
        case {"refused": "size"}:
            raise UnreadableDocument(_("the PDF is larger, or asks for more work, than any plan"), _way_out())
        case _:
            raise foreign.broken(".pdf")


def _way_out() -> str:
    return _("get the Word or Excel file; or open the PDF in Word or WPS, which make a .docx of it, and check that")
