"""The sentences of a report, in the phrases of offices, filled with its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from opengov_cli.plan.model import Note, Status, Task
from opengov_cli.plan.query import describe_numbers
from opengov_cli.plan.units import Directory
from opengov_cli.wording.deadlines.schedule import Schedule

from ..brief import first_words
from .numbers import Share, Standing, in_tenths
from .period import day_words
from .report import Report


def overview(report: Report) -> str:
    """How many tasks there are, and how many of them are in which status."""
    whole = report.whole.now
    scope = f"由{'、'.join(report.units)}负责或配合的" if report.units else "共列"
    head = f"《{report.plan.title}》{scope}{whole.total + report.left_out}项事项"
    if report.left_out:
        head += f"，本报告只取其中符合条件的{whole.total}项"
    if not whole.total:
        return f"{head}。"
    parts = [
        f"{status.word}{whole.by_status[status]}项，占{Share(whole.by_status[status], whole.total)}"
        for status in reversed(Status)
    ]
    return f"{head}，涉及{len(report.categories)}项工作任务。截至{day_words(report.day)}，{'；'.join(parts)}。"


def of_period(report: Report) -> str:
    """What was completed and reported in the period, and how that compares with the one before."""
    finished, before = report.whole.finished, report.whole.finished_before
    compared = f"{_change(finished - before)}（{report.period.before.words}完成{before}项）"
    told = sum(1 for found in report.achievements if found.notes)
    notes = f"各单位报送进展{report.notes}条，涉及{told}项事项" if report.notes else "没有登记的进展"
    return f"{report.period.words}新完成{finished}项，{compared}；{notes}。"


def _change(by: int) -> str:
    return "与上期持平" if not by else f"比上期{'增加' if by > 0 else '减少'}{abs(by)}项"


def pace(report: Report) -> str:
    """The share of the year that has gone by, beside the share of the tasks that is done."""
    gone = f"截至{day_words(report.day)}，{report.plan.year}年全年时间已过{report.elapsed}（序时进度）"
    share = report.whole.paced
    standing = report.whole.now.by_status[Status.ONGOING]
    apart = f"除长期推进的{standing}项外，" if standing else ""
    if not share.whole:
        return f"{gone}。{apart}没有应在年内完成的事项。"
    return (
        f"{gone}。{apart}应完成{share.whole}项，已完成{share.part}项，占{share}，{against_pace(report, report.whole)}。"
    )


def against_pace(report: Report, line: Standing) -> str:
    """How far the share that is done is ahead of the share of the year, or behind it."""
    lead = report.lead_of(line)
    if not lead:
        return "与序时进度持平"
    return f"{'高于' if lead > 0 else '低于'}序时进度{in_tenths(lead)}个百分点"


def behind(report: Report, line: Standing) -> str:
    """A category that is behind the year, with its numbers."""
    share = line.paced
    return f"{line.name}：应完成{share.whole}项，已完成{share.part}项，占{share}，{against_pace(report, line)}"


def answers(report: Report) -> str:
    """How many units have reported all that they owe, and how many have not."""
    found = report.pending
    if not found.units:
        return "没有应报送进展的单位。"
    head = (
        f"{report.period.words}应报送进展的单位{len(found.units)}个、{found.owed}项次"
        "（每个单位对所负责或配合的每项未完成事项各报送一次）"
    )
    if not found.missing:
        return f"{head}，已全部报送。"
    silent = sum(len(unit.missing) == unit.owed for unit in found.units)
    complete = len(found.units) - len(found.late)
    parts = [f"全部报送的{complete}个", f"部分报送的{len(found.late) - silent}个", f"没有报送的{silent}个"]
    reported = Share(found.owed - found.missing, found.owed)
    return f"{head}，已报送{reported.part}项次，占{reported}。其中{'，'.join(parts)}。"


def task_head(task: Task) -> str:
    """A task by its number and the first words of its requirement: the annex has all of them."""
    return f"第{task.number or task.id}条 {first_words(task.requirement)}"


def finished_on(task: Task) -> str:
    """That a task was completed in the period, and when."""
    return f"（{day_words(task.completed)}完成）" if task.completed else ""


def note_line(note: Note, directory: Directory, text: str) -> str:
    """A text of a note behind its day and the unit that it is by: an official paper does not name who typed it."""
    same_year = note.date.year == directory.plan.year
    day = f"{note.date.month}月{note.date.day}日" if same_year else day_words(note.date)
    head = "，".join(filter(None, (day, note.by if directory.knows(note.by) else "")))
    return f"{head}：{text}" if text else head


def of_all(report: Report, what: str, found: Sequence[object]) -> str:
    """How many of the tasks that is, and which share."""
    return f"{what}{len(found)}项，占全部事项的{Share(len(found), report.whole.now.total)}。"


def of_categories(report: Report) -> str:
    """How many categories are behind the year, and which share."""
    share = Share(len(report.behind), len(report.categories))
    return f"未达到序时进度的工作任务{share.part}项，占全部工作任务的{share}。"


def overdue(task: Task, schedule: Schedule) -> str:
    """By when a task was due, and for how many days it has been overdue."""
    words = f"时限要求“{' '.join(task.deadline.split())}”，" if task.deadline else ""
    days = f"，已逾期{-schedule.days_left}天" if schedule.days_left is not None else ""
    return f"{words}应于{_day(schedule.due)}完成{days}，目前{task.status.word}"


def missed(schedule: Schedule) -> str:
    """On which days a duty that comes again was due, and was not reported."""
    days = "、".join(f"{period.due.month}月{period.due.day}日" for period in schedule.missed)
    return f"{len(schedule.missed)}期未报送进展（应于{days}前报送）"


def numbers(tasks: Iterable[Task]) -> str:
    """The numbers of tasks, as ranges."""
    return f"第{describe_numbers(task.id for task in tasks).replace(', ', '、')}条"


def remarks(report: Report) -> Iterator[str]:
    """How the numbers were found, and what nobody can know."""
    known = report.known
    yield "占比按事项数计算，四舍五入到小数点后一位；工作任务和单位的完成率不计长期推进的事项。"
    yield f"“上期”指{report.period.before.words}；“本期新完成”按登记的完成日期统计。"
    if report.day < report.period.until:
        yield f"统计期尚未结束，数据截至{day_words(report.day)}。"
    yield from _of_statuses(report)
    if known.undated:
        yield f"已完成的事项中有{known.undated}项没有登记完成日期，只计入已完成数，不计入本期新完成数。"
    if known.later_notes:
        yield f"另有{known.later_notes}条进展的日期晚于{day_words(report.day)}，未计入。"
    if known.other_years:
        yield f"另有{known.other_years}条进展或完成记录不在{report.plan.year}年内，未列入各月统计。"
    if report.pending.unassigned:
        yield f"{numbers(report.pending.unassigned)}没有写明落实单位，不计入报送情况。"
    if report.pending.uncounted:
        lost = dict.fromkeys(found.task for found in report.pending.uncounted)
        yield f"{numbers(lost)}共有{len(report.pending.uncounted)}条进展看不出是哪个单位报送的，不计入任何单位。"
    if known.not_in_git:
        yield f"{known.not_in_git}，各月末的登记完成数从缺。"


def _of_statuses(report: Report) -> Iterator[str]:
    """Where the statuses of a day that has gone by are from."""
    known = report.known
    if report.day < report.today and known.recorded:
        yield f"期末未完成事项的状态按git仓库中截至{day_words(report.day)}的登记统计，完成与否按登记的完成日期统计。"
    elif report.day < report.today:
        yield (
            f"推进中、长期推进和未启动的变化没有日期可查，期末按{day_words(report.today)}的登记统计；"
            f"其后完成的{known.guessed}项按推进中统计。"
        )
    if not known.recorded_before:
        yield "上期末的推进中、长期推进和未启动数没有记录可查，以“—”表示。"


def _day(day: date | None) -> str:
    return day_words(day) if day else "期限内"
