"""Small PDF files as office programs print them: letters at their places, and ruled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# Letters of 12 points, lines of 16, cells with margins of 5.
SIZE, LEADING, MARGIN = 12, 16, 5
PAGE_HEIGHT = 842
_LEFT, _TOP, _BOTTOM = 70, 70, 770
# What may not begin a line, and what may not end one, goes with its neighbour; Latin words are not parted.
_PIECES = re.compile(r"[“（《]*(?:[!-~]+|.)[，。、；：”）》]*")


@dataclass
class Pages:
    """Pages in the making, from the top of the first one down."""

    contents: list[list[str]] = field(default_factory=lambda: [[]])
    top: float = _TOP

    def turn(self) -> None:
        """Begin a new page."""
        self.contents.append([])
        self.top = _TOP

    def text(self, x: float, top: float, text: str) -> None:
        """One line of text."""
        shown = text.encode("utf-16-be").hex()
        self.contents[-1].append(f"BT /F1 {SIZE} Tf {x} {PAGE_HEIGHT - top - SIZE} Td <{shown}> Tj ET")

    def paragraph(self, text: str, x: float = _LEFT) -> None:
        """A line of text below what is there."""
        self.text(x, self.top, text)
        self.top += LEADING

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """The four ruled lines of a cell."""
        self.contents[-1].append(f"{x0} {PAGE_HEIGHT - bottom} {x1 - x0} {bottom - top} re S")

    def pdf(self) -> bytes:
        """The bytes of the file."""
        count = len(self.contents)
        kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
        font = "/Type /Font /BaseFont /STSong-Light"
        described = "/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 800 /Descent -200 /StemV 80"
        collection = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
        described += " /FontBBox [0 -200 1000 800] /ItalicAngle 0 /CapHeight 700"
        widths = "/W [1 95 500]"
        used = "/Resources << /Font << /F1 3 0 R >> >>"
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            f"<< {font} /Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            f"<< {font} /Subtype /CIDFontType0 /DW 1000 {widths} {collection} /FontDescriptor << {described} >> >>",
        ]
        for index, commands in enumerate(self.contents):
            stream = "\n".join(commands)
            box = f"/MediaBox [0 0 595 {PAGE_HEIGHT}]"
            objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {6 + 2 * index} 0 R {used} >>")
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return written(objects)


def written(objects: Sequence[str]) -> bytes:
    """The bytes of a PDF with these objects, of which the first is its catalogue."""
    data, offsets = b"%PDF-1.4\n", list[int]()
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def wrapped(text: str, letters: int) -> list[str]:
    """The lines of a text in a column that is so many letters wide."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _PIECES.findall(paragraph):
            if line and _width(line + piece) > letters:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return lines


def _width(text: str) -> float:
    return sum(0.5 if letter.isascii() else 1 for letter in text)


def table(pages: Pages, rows: Sequence[Sequence[str]], letters: Sequence[int], *, split: bool = False) -> None:
    """Draw a ruled table below what is there; ``^`` goes on with the cell above.

    The headings stand on every page. A row that does not fit on a page goes on over it where rows may ``split``.
    """
    edges = [_LEFT + sum(letters[:column]) * SIZE + 2 * MARGIN * column for column in range(len(letters) + 1)]
    waiting = [[wrapped(text, width) for text, width in zip(row, letters, strict=True)] for row in rows]
    headings = waiting[0]
    drawn: list[tuple[float, float, Sequence[Sequence[str]]]] = []

    def flush() -> None:
        for column in range(len(letters)):
            _column(pages, [(top, bottom, cells[column]) for top, bottom, cells in drawn], edges[column : column + 2])
        drawn.clear()

    for cells in waiting:
        for part in _parts(pages, cells, split=split):
            height = max(len(lines) for lines in part) * LEADING + 4
            if pages.top + height > _BOTTOM:
                flush()
                pages.turn()
                head = max(len(lines) for lines in headings) * LEADING + 4
                drawn.append((pages.top, pages.top + head, headings))
                pages.top += head
            drawn.append((pages.top, pages.top + height, part))
            pages.top += height
    flush()


def _parts(pages: Pages, cells: Sequence[list[str]], *, split: bool) -> Iterator[Sequence[list[str]]]:
    """A row, or what of it stands on this page and what on the next."""
    room = int((_BOTTOM - pages.top - 4) // LEADING)
    if split and 0 < room < max(len(lines) for lines in cells):
        yield [lines[:room] for lines in cells]
        yield [lines[room:] for lines in cells]
    else:
        yield cells


def _column(pages: Pages, cells: Sequence[tuple[float, float, Sequence[str]]], edges: Sequence[float]) -> None:
    """The cells of one column on one page, those that go on with the one above in one box with it."""
    for index, (top, bottom, lines) in enumerate(cells):
        if lines == ["^"] and index > 1:
            continue
        last = index + 1
        while last < len(cells) and cells[last][2] == ["^"] and index > 0:
            last += 1
        pages.box(edges[0], top, edges[1], cells[last - 1][1] if last > index + 1 else bottom)
        for number, line in enumerate(lines if lines != ["^"] else []):
            pages.text(edges[0] + MARGIN, top + 2 + number * LEADING, line)
