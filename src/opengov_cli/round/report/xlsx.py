"""A report as an Excel workbook: a worksheet for each of its tables, one for what was reported, and the annex."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from opengov_cli.documents.errors import TooLongForCell
from opengov_cli.documents.writers.measure import ems
from opengov_cli.documents.writers.office import xlsx_looks
from opengov_cli.documents.writers.office.xlsx import add_annex
from opengov_cli.documents.writers.office.xlsx_looks import COUNT, HEADER_ROW, LIMIT, MIDDLE, TEXT

from .outline import Outline, Points, Section, Table
from .paper import Paper

_NARROWEST, _WIDEST = 10, 60
# In Chinese characters: shares and the like stand in the middle.
_SHORT = 5
_POINTS = ("部分", "项目", "事项", "内容", "公开链接")
_Row = tuple[str | int, ...]


def render(paper: Paper) -> bytes:
    """The tables, the texts and the annex; of several plans each with its year, behind their comparison.

    Raises TooLongForCell.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = paper.title + paper.subtitle
    workbook.properties.creator = paper.issuer
    xlsx_looks.add_styles(workbook)
    if paper.comparison:
        for table in _tables(paper.comparison):
            _fill(workbook.create_sheet(table.title), replace(table, title=paper.title + paper.subtitle))
    for outline, label in zip(paper.parts, _labels(paper), strict=True):
        _add_report(workbook, outline, label)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _labels(paper: Paper) -> list[str]:
    """What the names of the worksheets of each report begin with: nothing for one plan alone, else its year, and its
    number in the comparison where two are of one year.
    """
    if not paper.comparison:
        return [""]
    years = [outline.report.plan.year for outline in paper.parts]
    unlike = len({*years}) == len(years)
    return [f"{year}年" + ("" if unlike else f"（{place}）") for place, year in enumerate(years, start=1)]


def _add_report(workbook: Workbook, outline: Outline, label: str) -> None:
    texts = Table("报告", _POINTS, tuple(_texts(outline)))
    _fill(workbook.create_sheet(label + texts.title), replace(texts, title=outline.title + outline.subtitle))
    for section in outline.sections:
        for table in _tables(section):
            _fill(workbook.create_sheet(label + table.title), table)
    add_annex(workbook.create_sheet(f"{label}附件"), outline.annex)


def _tables(section: Section) -> Iterator[Table]:
    yield from (block for block in section.blocks if isinstance(block, Table))
    for inner in section.sections:
        yield from _tables(inner)


def _texts(outline: Outline) -> Iterator[_Row]:
    """Every paragraph and point of the report as a row."""
    for section in outline.sections:
        for part in (section, *section.sections):
            name = part.heading if part is not section else ""
            for block in part.blocks:
                match block:
                    case Points():
                        for point in block.points:
                            links = "\n".join(link for line in point.lines for link in line.links)
                            yield section.heading, name, point.text, "\n".join(line.text for line in point.lines), links
                    case str():
                        yield section.heading, name, "", block, ""
    for remark in outline.remarks:
        yield "说明", "", "", remark, ""


def _fill(sheet: Worksheet, table: Table) -> None:
    widths = {
        heading: _width(heading, [row[place] for row in table.rows]) for place, heading in enumerate(table.headings)
    }
    xlsx_looks.write_head(sheet, table.title, widths)
    for number, row in enumerate(table.rows, start=HEADER_ROW + 1):
        for column, (heading, cell) in enumerate(zip(table.headings, row, strict=True), start=1):
            if isinstance(cell, int):
                sheet.cell(number, column, cell).style = COUNT
            elif len(cell) > LIMIT:
                raise TooLongForCell(str(row[0]), heading, LIMIT)
            else:
                xlsx_looks.write(sheet, (number, column), cell, MIDDLE if ems(cell) <= _SHORT else TEXT)
        sheet.row_dimensions[number].height = xlsx_looks.row_height(dict(zip(table.headings, row, strict=True)), widths)


def _width(heading: str, cells: Sequence[str | int]) -> int:
    """The width of a column in digits, for the longest of its lines."""
    longest = max((ems(line) for cell in (heading, *cells) for line in str(cell).split("\n")), default=0)
    return min(max(int(2 * longest) + 3, _NARROWEST), _WIDEST)
