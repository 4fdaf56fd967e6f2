"""What a report says of a plan: its numbers, and what it cannot know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.plan.model import Note, Plan, Status, Task, Unit
from opengov_cli.plan.query import Filter
from opengov_cli.round.report import md
from opengov_cli.round.report.history import History
from opengov_cli.round.report.numbers import Share
from opengov_cli.round.report.outline import UNKNOWN, build_outline
from opengov_cli.round.report.paper import paper_on
from opengov_cli.round.report.period import ReportPeriod, month, quarter
from opengov_cli.round.report.report import Report, build_report

TODAY = date(2021, 7, 5)
Q2 = quarter("2021Q2", 2021)


def task(number: int, status: Status = Status.TODO, completed: str = "", *notes: Note, **more: object) -> Task:
    day = date.fromisoformat(completed) if completed else None
    made = Task(
        number, "财政信息公开", f"公开第{number}批。", units=("办公室",), status=status, completed=day, notes=notes
    )
    return replace(made, **more)  # type: ignore[arg-type]


def plan(*tasks: Task) -> Plan:
    return Plan("某局2021年分工方案", "某局", 2021, units=(Unit("办公室"), Unit("财务科")), tasks=tasks)


def report(found: Plan, period: ReportPeriod = Q2, versions: Mapping[date, Plan] | None = None) -> Report:
    return build_report(found, period, TODAY, history=History(versions or {}))


def words(found: Report) -> str:
    """All that it says in front of the annex."""
    return md.render(paper_on(found)).decode().partition("## 附件")[0]


def test_what_was_completed_counts_in_the_period_of_its_day() -> None:
    found = report(
        plan(
            task(1, Status.DONE, "2021-03-31"),
            task(2, Status.DONE, "2021-04-01"),
            task(3, Status.DONE, "2021-06-30"),
            task(4, Status.DONE, "2021-07-01"),
            task(5),
        )
    )
    whole = found.whole
    assert (whole.before.done, whole.finished_before, whole.finished, whole.now.done) == (1, 1, 2, 3)
    assert whole.now.by_status[Status.DOING] == found.known.guessed == 1


def test_a_task_done_without_a_day_is_in_the_state_and_in_no_period() -> None:
    found = report(plan(task(1, Status.DONE), task(2)))
    assert (found.whole.now.done, found.whole.finished, found.known.undated) == (1, 0, 1)
    assert "1项没有登记完成日期" in words(found)


def test_without_git_the_statuses_of_the_period_before_are_not_made_up() -> None:
    told = words(report(plan(task(1, Status.DOING), task(2, Status.ONGOING))))
    assert UNKNOWN in told
    assert "没有日期可查" in told


def test_git_tells_the_statuses_of_a_day_and_the_plan_which_were_done() -> None:
    now = plan(task(1, Status.DONE, "2021-06-20"), task(2, Status.DOING), task(3, Status.ONGOING))
    june = plan(task(1, Status.DOING), task(2, Status.TODO), task(3, Status.ONGOING))
    found = report(now, versions={date(2021, 6, 30): june, date(2021, 3, 31): plan(task(1), task(2))})
    assert {status: count for status, count in found.whole.now.by_status.items() if count} == {
        Status.DONE: 1,
        Status.TODO: 1,
        Status.ONGOING: 1,
    }
    assert (found.known.recorded, found.known.recorded_before) == (True, True)
    assert [month.recorded for month in found.months if month.recorded is not None] == [0, 0]


def test_a_note_of_a_day_before_tells_that_a_task_had_been_begun() -> None:
    noted = task(1, Status.DOING, "", Note(date(2021, 6, 20), "已部署", "办公室"))
    found = report(plan(noted), versions={date(2021, 6, 30): plan(task(1))})
    assert found.whole.now.by_status[Status.DOING] == 1


def test_the_pace_is_the_share_of_the_year_beside_the_share_that_is_done_without_standing_duties() -> None:
    found = report(plan(task(1, Status.DONE, "2021-05-01"), task(2), task(3, Status.ONGOING)))
    assert (str(found.elapsed), str(found.whole.done), str(found.whole.paced)) == ("49.6%", "33.3%", "50.0%")
    assert found.lead_of(found.whole) == 4
    assert not found.behind
    assert "应完成2项，已完成1项，占50.0%，高于序时进度0.4个百分点" in words(found)


def test_a_category_behind_the_year_is_named() -> None:
    assert "财政信息公开：应完成1项，已完成0项，占0.0%，低于序时进度49.6个百分点" in words(report(plan(task(1))))


def test_a_plan_is_done_and_late_only_within_its_year() -> None:
    late = plan(task(1, deadline="6月底前"))
    later = build_report(late, quarter("2026Q1", 2021), date(2026, 2, 1), history=History())
    assert (str(later.elapsed), later.overdue[0][1].days_left) == ("100.0%", -1677)
    earlier = build_report(late, quarter("2020Q3", 2021), TODAY, history=History())
    assert (str(earlier.elapsed), earlier.overdue) == ("0.0%", ())


def test_a_period_to_come_tells_how_it_is_today() -> None:
    found = report(plan(task(1, Status.DOING)), quarter("2021Q4", 2021))
    assert (found.day, found.whole.now.by_status[Status.DOING], found.notes) == (TODAY, 1, 0)
    assert "统计期尚未结束" in words(found)


def test_a_duty_that_comes_again_is_no_overdue_task_but_a_missed_report() -> None:
    duty = task(1, Status.ONGOING, "", Note(date(2021, 2, 1), "已报", "办公室"), deadline="每季度")
    once = task(2, deadline="5月底前")
    found = report(plan(duty, once))
    assert [late.id for late, _schedule in found.overdue] == [2]
    assert [late.id for late, _schedule in found.missed] == []
    found = report(plan(duty, once), month("7月", 2021))
    assert [late.id for late, _schedule in found.missed] == [1]


def test_problems_and_next_steps_are_those_of_the_period() -> None:
    notes = (
        Note(date(2021, 3, 1), "旧", "办公室", (), "旧问题"),
        Note(date(2021, 5, 1), "", "办公室", (), "缺人", "七月招聘"),
    )
    told = words(report(plan(task(1, Status.DOING, "", *notes))))
    assert "5月1日，办公室：缺人" in told
    assert "5月1日，办公室：七月招聘" in told
    assert "旧问题" not in told


def test_an_official_paper_does_not_name_who_typed_a_note() -> None:
    told = words(report(plan(task(1, Status.DOING, "", Note(date(2021, 5, 1), "已公布", "王芳")))))
    assert "5月1日：已公布" in told
    assert "王芳" not in told


def test_nothing_is_left_out_without_a_word() -> None:
    nobody = replace(task(2), units=())
    several = replace(task(1, Status.DOING, "", Note(date(2021, 5, 1), "已公布")), units=("办公室", "财务科"))
    ahead = task(3, Status.DOING, "", Note(date(2021, 7, 4), "以后"), Note(date(2020, 12, 1), "以前"))
    told = words(report(plan(several, nobody, ahead)))
    for sentence in (
        "第2条没有写明落实单位",
        "第1条共有1条进展看不出是哪个单位",
        "另有1条进展的日期晚于",
        "另有1条进展或完成记录不在2021年内",
    ):
        assert sentence in told


def test_a_plan_with_nothing_in_it_has_a_report() -> None:
    told = words(build_report(Plan("方案", "某局", 2021), Q2, TODAY, history=History()))
    assert "没有登记的进展" in told
    assert "没有应报送进展的单位" in told


def test_the_report_of_a_unit_has_its_tasks_and_nothing_else() -> None:
    other = replace(task(2), units=("财务科",))
    found = build_report(plan(task(1), other), Q2, TODAY, wanted=Filter(units=("财务科",)), history=History())
    assert [one.id for one in found.plan.tasks] == [2]
    assert [unit.standing.name for unit in found.by_unit] == ["财务科"]
    outline = build_outline(found)
    assert (outline.subtitle, outline.annex.remark) == ("（2021年第二季度、财务科）", "（财务科）")


dates = st.dates(date(2020, 12, 1), date(2021, 7, 5))
tasks = st.builds(
    lambda status, completed, noted: (status, completed if status is Status.DONE else None, noted),
    st.sampled_from(Status),
    st.none() | dates,
    st.lists(dates, max_size=3),
)


@given(st.lists(tasks, max_size=12))
def test_the_quarters_of_a_year_add_up_and_every_table_counts_every_task(
    made: list[tuple[Status, date | None, list[date]]],
) -> None:
    found = plan(
        *(
            replace(task(number, status), completed=completed, notes=tuple(Note(day, "记") for day in sorted(noted)))
            for number, (status, completed, noted) in enumerate(made, start=1)
        )
    )
    reports = [report(found, quarter(f"Q{number}", 2021)) for number in (1, 2, 3)]
    dated = [one.completed for one in found.tasks if one.completed]
    assert sum(one.whole.finished for one in reports) == sum(day.year == 2021 for day in dated)
    for one in reports:
        assert sum(line.now.total for line in one.categories) == one.whole.now.total == len(made)
        assert sum(line.finished for line in one.categories) == one.whole.finished
        assert one.whole.before.done <= one.whole.now.done
        assert one.whole.now.done - one.whole.before.done == one.whole.finished


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_rounded_to_one_decimal(part: int, whole: int) -> None:
    assert abs(Share(part, whole).tenths - 1000 * part / whole) <= 0.5
    assert str(Share(whole, whole)) == "100.0%"
