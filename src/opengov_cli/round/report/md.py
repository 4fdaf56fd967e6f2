"""A report as Markdown: headings, paragraphs and tables, readable as it is and on every web page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opengov_cli.documents.markdown import escape
from opengov_cli.documents.writers.addresses import is_address
from opengov_cli.documents.writers.text.md import table

from .outline import Outline, Point, Points, Section, Table
from .paper import Paper


def render(paper: Paper) -> bytes:
    """The whole report, with the annex below it; of several plans one after the other below their comparison."""
    parts: list[str] = []
    if paper.comparison:
        parts += [*_title(paper.title, paper.subtitle, 1), *_section(paper.comparison, 2)]
    level = 2 if paper.comparison else 1
    parts += [part for outline in paper.parts for part in _report(outline, level)]
    return "\n".join(parts).encode()


def _title(title: str, subtitle: str, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(title)}\n"
    yield f"{escape(subtitle)}\n"


def _report(outline: Outline, level: int) -> Iterator[str]:
    below = "#" * (level + 1)
    yield from _title(outline.title, outline.subtitle, level)
    for section in outline.sections:
        yield from _section(section, level + 1)
    yield f"{below} 说明\n"
    yield _counted(escape(remark) for remark in outline.remarks)
    yield f"{escape(outline.issuer)}\n\n{outline.day}\n"
    yield f"{below} 附件：{escape(outline.annex.whole_title)}\n"
    yield table(outline.annex.headings, outline.annex.texts())


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(section.heading)}\n"
    for block in section.blocks:
        match block:
            case Points():
                yield _counted(map(_point, block.points))
            case Table():
                if section.names_apart(block):
                    yield f"**{escape(block.title)}**\n"
                yield table(block.headings, ([*map(str, row)] for row in block.rows))
            case _:
                yield f"{escape(block)}\n"
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _counted(items: Iterable[str]) -> str:
    return "".join(f"{number}. {item}\n" for number, item in enumerate(items, start=1))


def _point(point: Point) -> str:
    lines = "".join(f"\n   - {escape(line.text)}{_links(line.links)}" for line in point.lines)
    return escape(point.text) + lines


def _links(links: tuple[str, ...]) -> str:
    # An address that Markdown would read differently stays text.
    return "".join(
        f" <{link}>" if is_address(link) and not set("<>") & set(link) else f" {escape(link)}" for link in links
    )
