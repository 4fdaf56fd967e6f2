"""The plan of the next year, begun with what the old one leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import DefaultLead, Note, Plan, Status, Task
from opengov_cli.round.next_year import begin_next_year, next_title


def task(**fields: object) -> Task:
    return replace(Task(5, "做好财政信息公开", "公开预算。"), **fields)  # type: ignore[arg-type]


def begun(*tasks: Task) -> Plan:
    return begin_next_year(Plan("某局2021年分工方案", "某局", 2021, tasks=tasks), 2022).plan


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("中山市农业农村局2021年政务公开工作要点分工方案", "中山市农业农村局2022年政务公开工作要点分工方案"),
        ("某局二〇二一年政务公开工作要点", "某局二〇二二年政务公开工作要点"),
        ("某局二○二一年工作要点", "某局二○二二年工作要点"),
        ("某局２０２１年度分工表", "某局２０２２年度分工表"),
        ("关于印发《2021年要点》的通知（2021年3月）", "关于印发《2022年要点》的通知（2022年3月）"),
        ("某局政务公开行动计划（2021-2025年）2021年分工", "某局政务公开行动计划（2021-2025年）2022年分工"),
        ("2020—2021年工作分工", "2020—2021年工作分工"),
        ("政务公开工作分工方案", "政务公开工作分工方案"),
        ("文号20210003", "文号20210003"),
    ],
)
def test_a_title_gets_the_new_year_in_its_own_digits(title: str, following: str) -> None:
    assert next_title(title, 2021, 2022) == following


def test_a_zero_keeps_its_form() -> None:
    assert next_title("二零二九年方案", 2029, 2030) == "二零三零年方案"
    assert next_title("二○二九年方案", 2029, 2030) == "二○三○年方案"
    assert next_title("二〇二九年方案", 2029, 2030) == "二〇三〇年方案"


@pytest.mark.parametrize(
    ("status", "after"), [(Status.TODO, Status.TODO), (Status.DOING, Status.TODO), (Status.ONGOING, Status.ONGOING)]
)
def test_what_is_open_is_carried_over_with_where_it_comes_from(status: Status, after: Status) -> None:
    note = Note(date(2021, 6, 30), "已公开")
    old = task(status=status, notes=(note,), number="（二）", lead=("办公室",), extra=(("备注", "重点"),))
    new = replace(old, id=1, number="", status=after, notes=(), extra=(("备注", "重点"), ("结转自", "2021年第5条")))
    assert begun(old).tasks == (new,)


def test_what_was_carried_over_twice_names_the_last_year() -> None:
    assert begun(task(extra=(("结转自", "2020年第9条"),))).tasks[0].extra == (("结转自", "2021年第5条"),)


def test_what_is_done_stays_behind_and_the_others_are_numbered_anew() -> None:
    old = [task(id=number, status=Status.DONE if number == 2 else Status.TODO) for number in (1, 2, 7)]
    plan = Plan("某局方案", "某局", 2021, tasks=tuple(old))
    following = begin_next_year(plan, 2022)
    assert [(new.id, new.extra) for new in following.plan.tasks] == [
        (1, (("结转自", "2021年第1条"),)),
        (2, (("结转自", "2021年第7条"),)),
    ]
    assert [left.id for left in following.done] == [2]


@pytest.mark.parametrize(
    ("deadline", "due", "moved"),
    [
        ("12月底前", date(2021, 12, 31), date(2022, 12, 31)),
        ("6月30日前", date(2021, 6, 30), date(2022, 6, 30)),
        ("次年1月底前", date(2022, 1, 31), date(2023, 1, 31)),
        ("2021年底前", date(2021, 12, 31), None),
        ("2023年底前", date(2023, 12, 31), date(2023, 12, 31)),
        ("12月底前", date(2021, 11, 1), None),
        ("", date(2021, 12, 31), None),
        ("每季度", None, None),
        ("年底前", None, None),
        ("2月29日前", date(2024, 2, 29), None),
    ],
)
def test_a_deadline_keeps_its_words_and_a_date_that_follows_from_them(
    deadline: str, due: date | None, moved: date | None
) -> None:
    new = begun(task(deadline=deadline, due=due)).tasks[0]
    assert (new.deadline, new.due) == (deadline, moved)


def test_rules_and_units_stay(plan: Plan) -> None:
    old = replace(plan, default_lead=DefaultLead.FIRST, every_task=("办公室",))
    new = begin_next_year(old, 2022).plan
    assert (new.default_lead, new.every_task, new.units, new.issuer) == (
        DefaultLead.FIRST,
        ("办公室",),
        plan.units,
        plan.issuer,
    )


def test_the_next_year_is_started_beside_the_old_one(opengov: Opengov, plan_file: Path) -> None:
    opengov("done", "4", "--date", "2021-06-30")
    opengov("note", "5", "已公开", "--date", "2021-06-30")
    opengov("ongoing", "7")
    old = plan_file.read_bytes()
    result = opengov("init", "--from", "plan_2021.yaml", "--year", "2022")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "28 tasks of 2021 are carried over: 1-3, 5-29\n"
        "1 task is done and stays behind: 4\n"
        "1 note stays behind\n"
        "title 中山市农业农村局2022年政务公开工作要点分工方案\n"
        "wrote plan_2022.yaml; `opengov check` checks it, `opengov list` lists its tasks\n"
        "wrote plan.schema.json, with which editors complete and check the plan\n"
    )
    text = plan_file.with_name("plan_2022.yaml").read_text(encoding="utf-8")
    assert "逐字取自附件" not in text
    assert text.count("status: ongoing") == 1
    assert "    extra:\n      结转自: 2021年第29条\n" in text
    new = judge(text).plan
    assert new is not None
    assert (new.year, len(new.tasks)) == (2022, 28)
    assert "Task 5  todo" in opengov("show", "2021年第5条").out
    assert plan_file.read_bytes() == old
    assert opengov("init", "--from", "plan_2021.yaml").err.splitlines()[-2] == "opengov: plan_2022.yaml exists already"


def test_where_it_comes_from_survives_the_way_out_and_back(opengov: Opengov, plan_file: Path) -> None:
    opengov("init", "--from", plan_file.name)
    for name in ("方案.xlsx", "方案.docx", "方案.csv", "方案.md", "方案.json"):
        assert opengov("export", "--year", "2022", "-o", name).code == 0
        assert (
            opengov(
                "import", name, "-o", f"{name}.yaml", "--title", "某局方案", "--issuer", "某局", "--year", "2022"
            ).code
            == 0
        )
        text = Path(f"{name}.yaml").read_text(encoding="utf-8")
        assert text.count("结转自: 2021年第") == 29, name


@pytest.mark.usefixtures("plan_file")
@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--year", "2021"], 2, "plan_2021.yaml is the plan of 2021: --year takes a later one"),
        (["--issuer", "某局"], 2, "--from takes office and units from the old plan: it goes with --year and --title"),
        (["--example"], 2, "--example writes its plan as it is: it goes without other options"),
        (["--year", "99999"], 1, "refused: "),
    ],
)
def test_what_is_no_next_year_is_refused(opengov: Opengov, options: list[str], code: int, message: str) -> None:
    result = opengov("init", "--from", "plan_2021.yaml", *options)
    assert result.code == code
    assert f"opengov: {message}" in result.err
    assert not Path("plan_2022.yaml").exists()


def test_words_that_name_the_old_year_are_pointed_at(opengov: Opengov, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8")
    text = text.replace("    status: todo\n", "    deadline: 2021年底前\n    due: 2021-12-31\n    status: todo\n", 2)
    plan_file.write_text(text, encoding="utf-8")
    said = opengov("init", "--from", plan_file.name, "--title", "新方案").err
    assert "title 新方案\n" in said
    assert "no date of 2022 follows from the deadline of the new tasks 1-2: look at them\n" in said
    assert "the new tasks 1-2 still name 2021: look at their words\n" in said
