"""Tables at every width: nothing is lost, nothing sticks out, columns line up."""

from __future__ import annotations

import io
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial

import pytest
from rich.cells import cell_len
from rich.text import Text

from conftest import Opengov
from opengov_cli.cli.terminal.board import board
from opengov_cli.cli.terminal.cards import cards
from opengov_cli.cli.terminal.charts import DRAWN
from opengov_cli.cli.terminal.console import Output
from opengov_cli.cli.terminal.tables import listing_tables
from opengov_cli.cli.terminal.wrapping import wrap
from opengov_cli.plan import query
from opengov_cli.plan.count_rows import category_rows, unit_rows
from opengov_cli.plan.model import Plan
from opengov_cli.plan.rows import Listing, task_rows
from opengov_cli.plan.units import Directory
from opengov_cli.wording.deadlines.schedule import Timetable

pytestmark = pytest.mark.usefixtures("plan_file")

# Every width of usual terminals, and some of wide ones.
WIDTHS = (*range(40, 111), *range(111, 201, 11))
USUAL = ("id", "status", "clause", "requirement")
Render = Callable[[int], Iterable[Text]]
TODAY = date(2021, 7, 5)


def printed(width: int, parts: Iterable[Text]) -> str:
    """What a terminal so many cells wide shows."""
    stream = io.StringIO()
    Output(stream, io.StringIO(), width, colour=False).show(*parts)
    return stream.getvalue()


@cache
def tasks(plan: Plan, columns: tuple[str, ...], unit: str = "", limit: int | None = None) -> Listing:
    """The rows that ``list`` shows."""
    return task_rows(plan, query.select(plan, query.Filter(units=(unit,) if unit else ()))[:limit], columns)


def column(text: str, start: int) -> str:
    """What stands in the last column of a table, from a position counted in cells."""
    kept = []
    for line in text.splitlines():
        position = 0
        for character in line:
            if start <= position:
                kept.append(character)
            position += cell_len(character)
    return "".join(kept).replace(" ", "")


def letters(text: str) -> Counter[str]:
    """The Chinese characters of a text, counted."""
    return Counter(character for character in text if unicodedata.category(character) == "Lo")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_cells_put_together_are_the_data(plan: Plan, width: int) -> None:
    table = printed(width, listing_tables(tasks(plan, ("id", "requirement")), width))
    first = table.splitlines()[0]
    start = cell_len(first[: first.index("Requirement")])
    assert column(table, start) == "Requirement" + "".join(task.requirement for task in plan.tasks).replace(" ", "")


def card_view(plan: Plan) -> Render:
    """What ``show`` shows of some tasks."""
    directory, timetable = Directory(plan), Timetable(plan, TODAY)
    return lambda width: cards(plan.tasks[:8], directory, timetable, width)


def board_view(plan: Plan) -> Render:
    """What ``stats`` shows where there is room for everything, and where there is not."""
    return lambda width: board(plan, width, DRAWN)


# The rows of a view are the same at every width.
VIEWS: dict[str, Callable[[Plan], Render]] = {
    "list": lambda plan: partial(listing_tables, tasks(plan, USUAL, limit=12), headings=("category",)),
    "list of a unit": lambda plan: partial(
        listing_tables, tasks(plan, ("id", "role", "requirement"), "计划财务科", 8), headings=("category",)
    ),
    "many columns": lambda plan: partial(
        listing_tables, tasks(plan, ("id", "category", "requirement", "lead", "units", "answers"), limit=6)
    ),
    "units": lambda plan: partial(listing_tables, unit_rows(plan)),
    "categories": lambda plan: partial(listing_tables, category_rows(plan)),
    "stats": board_view,
    "show": card_view,
}


@pytest.mark.parametrize("view", VIEWS)
def test_every_character_is_there_and_within_the_terminal(plan: Plan, view: str) -> None:
    render = VIEWS[view](plan)
    whole = letters(printed(2000, render(2000)))
    assert whole
    for width in WIDTHS:
        text = printed(width, render(width))
        assert letters(text) == whole, width
        assert [line for line in text.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_the_command_keeps_to_the_width_of_the_terminal(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, plan: Plan, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = opengov("list", "--columns", "id,requirement").out
    assert text == printed(width, listing_tables(tasks(plan, ("id", "requirement")), width))


def test_a_line_never_begins_with_closing_punctuation(plan: Plan) -> None:
    text = printed(50, card_view(plan)(50))
    assert [line for line in text.splitlines() if line.strip()[:1] in tuple("，。、；：）》”")] == []


@pytest.mark.parametrize("width", range(40, 60))
def test_a_line_never_ends_with_opening_punctuation(plan: Plan, width: int) -> None:
    text = printed(width, cards(plan.tasks, Directory(plan), Timetable(plan, TODAY), width))
    assert [line for line in text.splitlines() if line.rstrip().endswith(("（", "《", "“", "["))] == []


def test_markup_in_the_data_is_shown_as_it_is(opengov: Opengov) -> None:
    opengov("note", "4", "[red]重点[/red] :smile: [/] ")
    assert "[red]重点[/red] :smile: [/]" in opengov("show", "4").out


def test_a_pipe_gets_a_hundred_cells(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    lines = opengov("list").out.splitlines()
    assert 95 <= max(map(cell_len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


def test_tables_and_programs_get_the_same_facts(opengov: Opengov, plan: Plan) -> None:
    for kind in ("units", "categories", "stats"):
        envelope = json.loads(opengov(kind, "--format", "json").out)
        assert (envelope["kind"], envelope["version"], envelope["plan"]["year"]) == (kind, 1, plan.year)
        assert len(opengov(kind, "--format", "csv").out.splitlines()) == len(envelope[kind]) + 1


def test_an_emoji_of_several_parts_is_not_divided() -> None:
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    lines = wrap(Text(family * 5 + "已公布"), 7).plain.split("\n")
    assert [line.replace(family, "") for line in lines] == ["", "已", "公布"]


def test_a_line_does_not_begin_with_the_blank_at_a_break() -> None:
    assert wrap(Text("1-3, 5-25, 27-29"), 10).plain.split("\n") == ["1-3, 5-25,", "27-29"]
    assert wrap(Text("  1-3"), 10).plain == "  1-3"


def test_a_tab_takes_the_cells_that_a_terminal_gives_it() -> None:
    assert wrap(Text("公开\t已公布"), 20).plain == "公开    已公布"
    assert wrap(Text("公开\t已公布"), 10).plain == "公开    已\n公布"
