"""A report as sections of paragraphs, points and tables, which every format lays out in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from opengov_cli.documents.annex import Annex, Form, Occasion, build_annex
from opengov_cli.documents.titles import remark_of, title_of
from opengov_cli.plan.counts import Tally
from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.wording.numerals import to_han

from . import phrases
from .numbers import Share, Standing
from .period import day_words
from .report import Achievement, Report

UNKNOWN = "—"
_TABLE = "表"


@dataclass(frozen=True, slots=True)
class Line:
    """A line below a point, with public links that prove it."""

    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One of several things that a section names; maybe about a task, and with lines of its own."""

    text: str
    task: Task | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """Things that a section names, counted from 1."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table below its title. Numbers that count are ``int``, everything else is text."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


Block = str | Points | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its own number, and what stands below it; sections within it begin behind its blocks."""

    number: str
    name: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def heading(self) -> str:
        """The heading as it is printed: 一、总体情况, （一）各单位进展."""
        return self.number + self.name

    def names_apart(self, table: Table) -> bool:
        """Whether a table needs its title: the heading above it may say the same."""
        return table.title != self.name


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report in words: its title and the line below it, the sections, remarks, who signs it and when, and the
    annex.
    """

    report: Report
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    remarks: tuple[str, ...]
    issuer: str
    day: str
    annex: Annex


def build_outline(report: Report) -> Outline:
    """The report in words."""
    parts = (
        ("总体情况", _numbers(report), _breakdown(report)),
        ("本期工作开展情况", *_achievements(report)),
        ("存在问题和下一步措施", *_outlook(report)),
        ("逾期和滞后情况", *_delays(report)),
        ("报送情况", _answers(report), ()),
    )
    sections = tuple(
        Section(f"{to_han(place)}、", name, tuple(blocks), _counted(below))
        for place, (name, blocks, below) in enumerate(parts, start=1)
    )
    return Outline(
        report,
        title_of(report.plan.title, progress=True).removesuffix(_TABLE) + "报告",
        remark_of((report.period.words, *report.units)),
        sections,
        tuple(phrases.remarks(report)),
        report.plan.issuer,
        day_words(report.today),
        build_annex(report.plan, Form(progress=True, status=True), occasion=Occasion(report.units)),
    )


_Part = tuple[str, Sequence[Block]]


def _counted(parts: Iterable[_Part]) -> tuple[Section, ...]:
    return tuple(
        Section(f"（{to_han(place)}）", name, tuple(blocks)) for place, (name, blocks) in enumerate(parts, start=1)
    )


def _numbers(report: Report) -> Iterator[str | Table]:
    yield phrases.overview(report)
    yield phrases.of_period(report)
    yield phrases.pace(report)
    yield _by_status(report)


def _by_status(report: Report) -> Table:
    line = report.whole
    now, before = line.now, line.before
    known = report.known.recorded_before
    rows: list[tuple[str | int, ...]] = []
    for status in reversed(Status):
        told = known or status is Status.DONE
        then, current = before.by_status[status], now.by_status[status]
        share = str(Share(current, now.total))
        rows.append(
            (status.word, current, share, then if told else UNKNOWN, _signed(current - then) if told else UNKNOWN)
        )
    rows.append(("合计", now.total, str(Share(now.total, now.total)), before.total, _signed(now.total - before.total)))
    return Table("各状态事项数", ("状态", "本期末（项）", "占比", "上期末（项）", "增减"), tuple(rows))


_STATUSES = ("事项", *(status.word for status in reversed(Status)), "完成率")
_COMPARED = ("上期末已完成", "本期新完成", "上期新完成")


def _breakdown(report: Report) -> Iterator[_Part]:
    """The categories and the units, each beside the end of the period before as far as that is known."""
    units = [found.standing for found in report.by_unit]
    reports = [f"{found.reports.reported}/{found.reports.owed}" for found in report.by_unit]
    if report.categories:
        rows = tuple(map(_now, report.categories))
        told = Table("各项工作任务进展", ("工作任务", *_STATUSES, *_COMPARED), rows)
        yield told.title, [told, *_before(report, "各项工作任务上期末情况", "工作任务", report.categories)]
    if units:
        rows = tuple((*_now(line), told) for line, told in zip(units, reports, strict=True))
        table = Table("各单位进展", ("单位", *_STATUSES, *_COMPARED, "已报送/应报送"), rows)
        yield table.title, [table, *_before(report, "各单位上期末情况", "单位", units)]


def _before(report: Report, title: str, heading: str, lines: Sequence[Standing]) -> Iterator[Table]:
    if report.known.recorded_before:
        rows = tuple((line.name, *_statuses(line.before)) for line in lines)
        yield Table(title, (heading, *_STATUSES), rows)


def _now(line: Standing) -> tuple[str | int, ...]:
    return (line.name, *_statuses(line.now), line.before.done, line.finished, line.finished_before)


def _statuses(tally: Tally) -> tuple[str | int, ...]:
    """All tasks, those of each status, and the share that is done."""
    paced = Share.paced(tally)
    return (
        tally.total,
        *(tally.by_status[status] for status in reversed(Status)),
        str(paced) if paced.whole else UNKNOWN,
    )


def _signed(by: int) -> str:
    return f"{by:+d}" if by else "0"


def _achievements(report: Report) -> tuple[list[str], list[_Part]]:
    """What was reported and completed, below each category."""
    parts: list[_Part] = [
        (category, [Points(tuple(_achievement(report, found) for found in of_category))])
        for category, of_category in groupby(report.achievements, key=lambda found: found.task.category)
    ]
    return [] if parts else [f"{report.period.words}没有登记的进展。"], parts


def _achievement(report: Report, found: Achievement) -> Point:
    head = phrases.task_head(found.task) + (phrases.finished_on(found.task) if found.finished else "")
    directory = report.directory
    lines = tuple(
        Line(phrases.note_line(note, directory, note.text), note.links)
        for note in found.notes
        if note.text or note.links
    )
    return Point(head, found.task, lines)


def _outlook(report: Report) -> tuple[list[str], list[_Part]]:
    problems = [(task, note, note.problem) for task, note in report.outlook if note.problem]
    steps = [(task, note, note.next) for task, note in report.outlook if note.next]
    parts: list[_Part] = [
        (name, [Points(tuple(_by_task(report, found)))])
        for name, found in (("存在问题", problems), ("下一步措施", steps))
        if found
    ]
    return [] if parts else [f"{report.period.words}没有登记存在问题和下一步措施。"], parts


def _by_task(report: Report, found: Iterable[tuple[Task, Note, str]]) -> Iterator[Point]:
    directory = report.directory
    for task, notes in groupby(found, key=lambda one: one[0]):
        yield Point(
            phrases.task_head(task),
            task,
            tuple(Line(phrases.note_line(note, directory, text)) for _task, note, text in notes),
        )


def _delays(report: Report) -> tuple[list[str], list[_Part]]:
    parts: list[_Part] = []
    if report.overdue:
        points = [_dated(task, phrases.overdue(task, schedule)) for task, schedule in report.overdue]
        parts.append(("逾期未完成的事项", [phrases.of_all(report, "逾期未完成", points), Points(tuple(points))]))
    if report.missed:
        points = [_dated(task, phrases.missed(schedule)) for task, schedule in report.missed]
        parts.append(("未按期报送的定期事项", [phrases.of_all(report, "未按期报送", points), Points(tuple(points))]))
    if report.behind:
        behind = Points(tuple(Point(phrases.behind(report, line)) for line in report.behind))
        parts.append(("未达到序时进度的工作任务", [phrases.of_categories(report), behind]))
    if report.not_begun:
        told = f"{phrases.numbers(report.not_begun)}{phrases.of_all(report, '尚未启动，共', report.not_begun)}"
        parts.append(("尚未启动的事项", [told]))
    return [] if parts else ["没有逾期、滞后和尚未启动的事项。"], parts


def _dated(task: Task, told: str) -> Point:
    return Point(phrases.task_head(task), task, (Line(told),))


def _answers(report: Report) -> Iterator[str | Table]:
    yield phrases.answers(report)
    if report.pending.late:
        rows = tuple(
            (unit.unit, unit.owed, len(unit.missing), phrases.numbers(missing.task for missing in unit.missing))
            for unit in report.pending.late
        )
        yield Table("未报送进展的单位", ("单位", "应报送", "未报送", "未报送的事项"), rows)
