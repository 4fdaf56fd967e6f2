"""The charts of a report as numbers: where lines, bars and cells stand. How they look is for the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from opengov_cli.plan.counts import Tally
from opengov_cli.plan.model import Status

from .numbers import MonthEnd, Share, Standing
from .report import Report

# Of the drawing of a year: its size, and what is left free for labels.
WIDTH, HEIGHT = 720, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 120, 14, 30
_MONTHS = 12
_GRID = (0, 25, 50, 75, 100)
# Lines of text that stand below each other need so much room.
_LABEL = 15
# Of each month, the share that its two bars take.
_BAR = 0.3
# From which share on, in tenths of a percent, a cell has the next darker colour; the darkest is for all.
_LEVELS = (1, 500, 1000)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tasks of one status in a bar, from a place on."""

    status: Status
    begin: int
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The tasks of a category by status, what is done first."""

    line: Standing
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit has done of a category, and how dark that is: from 0 to 3; None where it has no task."""

    text: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through the months, with the name at its end and its last number."""

    name: str
    look: str
    points: str
    dots: tuple[tuple[float, float], ...]
    label: tuple[float, float, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of a month, with its number above it."""

    look: str
    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Axes:
    """The grid of a drawing: heights with their numbers, and the places of the months."""

    heights: tuple[tuple[float, str], ...]
    months: tuple[tuple[float, str], ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT


def bars(report: Report) -> tuple[Bar, ...]:
    """The categories as bars, in the plan's order."""
    return tuple(Bar(line, tuple(_pieces(line.now))) for line in report.categories)


def heat(report: Report) -> Iterator[tuple[str, list[Cell]]]:
    """Each unit with a cell for each category."""
    for unit, tallies in report.heat:
        yield unit, [_cell(tallies.get(line.name)) for line in report.categories]


def curves(report: Report) -> tuple[Curve, ...]:
    """The share of the year, and of the tasks that are done by their days and by what git had recorded."""
    total = report.whole.now.total
    if not total:
        return ()
    told: tuple[tuple[str, str, Callable[[MonthEnd], Share | None]], ...] = (
        ("序时进度", "elapsed", lambda month: month.elapsed),
        ("已完成", "done", lambda month: None if month.done is None else Share(month.done, total)),
        ("登记完成", "recorded", lambda month: None if month.recorded is None else Share(month.recorded, total)),
    )
    drawn = [
        (name, look, [(_x(month.month), share) for month in report.months if (share := of(month))])
        for name, look, of in told
    ]
    return tuple(_apart([_curve(*line) for line in drawn if line[2]]))


def curve_axes() -> Axes:
    """The grid below the curves, in percent."""
    return Axes(tuple((_y(share, 100), f"{share}%") for share in _GRID), _month_names())


def columns(report: Report) -> Iterator[Column]:
    """For each month a bar of its notes and one of what was completed in it."""
    highest = _highest(report)
    width = (WIDTH - _LEFT - _RIGHT) / _MONTHS * _BAR
    for month in report.months:
        for place, (look, count) in enumerate((("notes", month.notes), ("completed", month.completed))):
            top = _y(count, highest)
            x = _x(month.month) + (place - 1) * width
            yield Column(look, round(x, 1), top, round(width, 1), round(_y(0, highest) - top, 1), count)


def column_axes(report: Report) -> Axes:
    """The grid below the bars, in numbers."""
    highest = _highest(report)
    steps = sorted({0, highest // 2, highest})
    return Axes(tuple((_y(step, highest), str(step)) for step in steps), _month_names())


def _highest(report: Report) -> int:
    return max((count for month in report.months for count in (month.notes, month.completed)), default=0) or 1


def _pieces(tally: Tally) -> Iterator[Piece]:
    begin = 0
    for status in reversed(Status):
        if count := tally.by_status[status]:
            yield Piece(status, begin, count)
            begin += count


def _cell(tally: Tally | None) -> Cell:
    if not tally:
        return Cell("", None)
    tenths = Share(tally.done, tally.total).tenths
    return Cell(f"{tally.done}/{tally.total}", sum(tenths >= level for level in _LEVELS))


def _curve(name: str, look: str, found: list[tuple[float, Share]]) -> Curve:
    dots = tuple((x, _y(share.tenths, 1000)) for x, share in found)
    (x, y), share = dots[-1], found[-1][1]
    label = name if look == "elapsed" else f"{name} {share}"
    return Curve(name, look, " ".join(f"{x},{y}" for x, y in dots), dots, (x + 8, y + 4, label))


def _apart(found: list[Curve]) -> Iterator[Curve]:
    """The curves with labels of which none covers another."""
    taken: list[float] = []
    for curve in sorted(found, key=lambda curve: curve.label[1]):
        x, y, text = curve.label
        y = max([y, *(above + _LABEL for above in taken)])
        taken.append(y)
        yield Curve(curve.name, curve.look, curve.points, curve.dots, (x, y, text))


def _x(month: int) -> float:
    """The middle of a month."""
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) / _MONTHS * (month - 0.5), 1)


def _y(value: int, highest: int) -> float:
    return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / highest, 1)


def _month_names() -> tuple[tuple[float, str], ...]:
    return tuple((_x(month), f"{month}月") for month in range(1, _MONTHS + 1))
