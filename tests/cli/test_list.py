"""``opengov list``."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.cli.words.labels import column_label
from opengov_cli.plan.model import Plan

THROUGH = "各科室"
# The columns that programs get unless they ask for others.
PRINTED = (
    *("id", "category", "requirement", "clause", "lead", "units", "duty", "deadline", "due"),
    *("due_state", "next_due", "days_left", "status", "completed", "notes"),
)


def numbers(text: str) -> list[int]:
    """The task numbers of a table, in its order."""
    return [int(number) for number in re.findall(r"^ {0,2}(\d+)  ", text, re.MULTILINE)]


pytestmark = pytest.mark.usefixtures("plan_file")


def test_a_unit_sees_its_own_tasks_first_then_those_of_its_group(opengov: Opengov) -> None:
    result = opengov("list", "--unit", "计划财务科")
    found = numbers(result.out)
    assert found[:3] == [4, 5, 6]
    assert len(found) == 26
    assert result.code == 0


def test_the_tasks_of_a_unit_stand_below_its_roles(opengov: Opengov) -> None:
    """In each role in the plan's order, and there below their categories."""
    shown = opengov("list", "--unit", "计划财务科").out
    assert re.findall(r"^(?:lead|joint|support).*", shown, re.MULTILINE) == [
        "lead",
        f"joint via {THROUGH}",
        f"support via {THROUGH}",
    ]
    for part in re.split(r"^(?:joint|support).*", shown, flags=re.MULTILINE):
        assert numbers(part) == sorted(numbers(part))


def test_each_row_says_in_which_role_and_through_which_group(opengov: Opengov) -> None:
    rows = json.loads(opengov("list", "-u", "计划财务科", "--format", "json").out)["tasks"]
    assert [(row["role"], row["through"]) for row in rows[:3]] == [("lead", None)] * 3
    assert {row["through"] for row in rows[3:]} == {THROUGH}
    assert {row["role"] for row in rows[3:]} == {"joint", "support"}
    assert f"joint via {THROUGH}" in opengov("list", "-u", "计划财务科", "--columns", "id,role").out


def test_direct_leaves_out_what_comes_through_a_group(opengov: Opengov) -> None:
    assert numbers(opengov("list", "--unit", "计划财务科", "--direct").out) == [4, 5, 6]


@pytest.mark.parametrize("name", ["各科室", "计划财务科", "计划财务", "审批办", "办公室（审批办）", "办公室(审批办)"])
def test_units_go_by_name_alias_part_and_group(opengov: Opengov, name: str) -> None:
    assert numbers(opengov("list", "--unit", name).out)


def test_a_role_narrows_the_unit_that_was_asked_for(opengov: Opengov) -> None:
    assert opengov("list", "-u", "计划财务科", "--role", "lead", "--count").out == "3\n"
    assert opengov("list", "-u", "计划财务科", "--role", "support", "--count").out == "7\n"
    assert opengov("list", "--role", "lead").code == 2


def test_an_unknown_unit_gets_a_suggestion(opengov: Opengov) -> None:
    result = opengov("list", "--unit", "计划财务课")
    assert (result.code, result.out) == (1, "")
    assert result.err == "opengov: the plan lists no unit '计划财务课'\nhint: did you mean 计划财务科?\n"


def test_an_ambiguous_part_of_a_name_lists_the_units(opengov: Opengov) -> None:
    result = opengov("list", "--unit", "规")
    assert (result.code, result.out) == (1, "")
    assert "发展规划科 or 政策法规科" in result.err


def test_all_keywords_must_match(opengov: Opengov) -> None:
    both = set(numbers(opengov("list", "-k", "财政", "-k", "补贴").out))
    assert both == set(numbers(opengov("list", "-k", "财政").out)) & set(numbers(opengov("list", "-k", "补贴").out))


def test_width_and_case_do_not_matter(opengov: Opengov) -> None:
    opengov("note", "9", "已接入ＯＡ系统")
    assert numbers(opengov("list", "-k", "oa系统").out) == [9]
    assert opengov("list", "-k", "１次", "--count").out == "1\n"


def test_any_of_several_statuses_matches(opengov: Opengov) -> None:
    opengov("start", "4")
    opengov("done", "5")
    assert numbers(opengov("list", "-s", "doing", "-s", "done").out) == [4, 5]


def test_a_category_by_a_part_of_its_name(opengov: Opengov) -> None:
    assert numbers(opengov("list", "--category", "财政").out) == [4, 5, 6]


def test_the_task_that_the_plan_leaves_open(opengov: Opengov) -> None:
    assert numbers(opengov("list", "--unassigned").out) == [26]


def test_an_order_other_than_the_plans(opengov: Opengov) -> None:
    opengov("done", "7", "--date", "2021-05-01")
    opengov("start", "9")
    assert numbers(opengov("list", "--sort", "status").out)[-2:] == [9, 7]
    assert numbers(opengov("list", "--sort", "updated").out)[0] == 7
    assert numbers(opengov("list", "-u", "计划财务科", "--sort", "id").out)[0] == 1


def test_a_limit_says_how_much_it_hides(opengov: Opengov) -> None:
    result = opengov("list", "--limit", "3")
    assert numbers(result.out) == [1, 2, 3]
    assert result.err == "the first 3 of 29 tasks\n"


def test_count_prints_just_a_number(opengov: Opengov) -> None:
    assert opengov("list", "--count").out == "29\n"
    assert opengov("list", "-k", "无此词", "--count").out == "0\n"


@pytest.mark.parametrize(
    ("output_format", "expected"),
    [
        ("table", ""),
        ("csv", ",".join(PRINTED) + "\n"),
        ("tsv", "\t".join(PRINTED) + "\n"),
        ("md", "| " + " | ".join(map(column_label, PRINTED)) + " |\n" + "| --- " * len(PRINTED) + "|\n"),
    ],
)
def test_no_match_is_no_error(opengov: Opengov, output_format: str, expected: str) -> None:
    result = opengov("list", "-k", "无此词", "--format", output_format)
    assert (result.code, result.out, result.err) == (0, expected, "no task fits\n")


def test_no_match_is_an_empty_array(opengov: Opengov) -> None:
    result = opengov("list", "-k", "无此词", "--format", "json")
    assert json.loads(result.out)["tasks"] == []


def test_json_is_one_envelope_with_every_fact(opengov: Opengov, plan: Plan) -> None:
    opengov(
        "done", "5", "--date", "2021-06-30", "--note", "已公布", "--link", "https://example.gov.cn/1", "--by", "财务"
    )
    envelope = json.loads(opengov("list", "--format", "json").out)
    assert list(envelope) == ["kind", "version", "plan", "tasks"]
    assert (envelope["kind"], envelope["version"]) == ("tasks", 1)
    assert envelope["plan"]["title"] == plan.title
    assert envelope["plan"]["units"][0] == {
        "name": "办公室（审批办）",
        "aliases": ["办公室", "审批办"],
        "group": "各科室",
    }
    assert envelope["tasks"][4] == {
        "id": 5,
        "category": "做好财政信息公开",
        "requirement": "加大惠民惠农政策和资金发放信息公开力度，及时公布财政资金直达基层的分配、下达和使用管理信息。",
        "number": None,
        "clause": "计划财务科牵头，各科室、海洋综合执法支队、下属各单位按职责分工落实",
        "lead": ["计划财务科"],
        "units": ["各科室", "海洋综合执法支队", "下属各单位"],
        "duty": "按职责分工落实",
        "role": None,
        "through": None,
        "deadline": None,
        "due": None,
        "due_state": None,
        "next_due": None,
        "days_left": None,
        "missed": [],
        "extra": {},
        "status": "done",
        "completed": "2021-06-30",
        "notes": [
            {
                "date": "2021-06-30",
                "by": "计划财务科",
                "text": "已公布",
                "problem": None,
                "next": None,
                "links": ["https://example.gov.cn/1"],
            }
        ],
        "answers": [
            {"unit": "计划财务科", "role": "lead", "through": None, "reported": "2021-06-30"},
            {"unit": "海洋综合执法支队", "role": "support", "through": None, "reported": None},
            {"unit": "办公室（审批办）", "role": "support", "through": "各科室", "reported": None},
            {"unit": "发展规划科", "role": "support", "through": "各科室", "reported": None},
            {"unit": "政策法规科", "role": "support", "through": "各科室", "reported": None},
            {"unit": "农科中心", "role": "support", "through": "下属各单位", "reported": None},
        ],
    }


def test_a_filtered_list_has_the_same_rows_as_the_whole_one(opengov: Opengov) -> None:
    whole = json.loads(opengov("list", "--format", "json").out)
    part = json.loads(opengov("list", "-c", "财政", "--format", "json").out)
    assert part == {**whole, "tasks": whole["tasks"][3:6]}


@pytest.mark.parametrize(("output_format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_csv_gives_the_plans_own_words(opengov: Opengov, plan: Plan, output_format: str, delimiter: str) -> None:
    rows = list(csv.DictReader(io.StringIO(opengov("list", "--format", output_format).out), delimiter=delimiter))
    assert [row["requirement"] for row in rows] == [task.requirement for task in plan.tasks]
    assert rows[4]["units"] == "各科室、海洋综合执法支队、下属各单位"


def test_a_cell_is_not_a_formula(opengov: Opengov) -> None:
    opengov("note", "4", "--by", "张三", "--", "=1+1")
    opengov("note", "5", "--link", "https://example.gov.cn/1")
    rows = list(csv.DictReader(io.StringIO(opengov("list", "--format", "csv", "--columns", "id,notes").out)))
    assert not any(row["notes"].startswith("=") for row in rows)


def test_columns_are_chosen_by_their_keys(opengov: Opengov) -> None:
    assert opengov("list", "--columns", "id，status", "--limit", "2", "--format", "csv").out == (
        "id,status\n1,todo\n2,todo\n"
    )
    wrong = opengov("list", "--columns", "id,statsu")
    assert wrong.code == 2
    assert "did you mean status?" in " ".join(wrong.err.split())
    found = json.loads(opengov("list", "--columns", "id,status", "--limit", "1", "--format", "json").out)
    assert found["tasks"] == [{"id": 1, "status": "todo"}]


def test_the_order_can_be_turned_round(opengov: Opengov) -> None:
    assert numbers(opengov("list", "--reverse", "--limit", "3", "--columns", "id,status").out) == [29, 28, 27]


def test_matches_are_highlighted_in_a_terminal(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = opengov("list", "-k", "补贴").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;35m补贴\x1b[0m" in opengov("list", "-k", "补贴").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert opengov("list", "-k", "补贴").out == plain


def test_a_plan_with_errors_gives_their_list(opengov: Opengov, plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.replace("status: todo", "status: 未完", 1), encoding="utf-8", newline="")
    result = opengov("list")
    assert (result.code, result.out) == (1, "")
    first, *_rest, sentence, hint = result.err.splitlines()
    assert re.fullmatch(r"plan_2021\.yaml:\d+:\d+: error: .* \[unknown-status\]", first)
    assert sentence == "opengov: plan_2021.yaml has 1 error"
    assert hint == "hint: mend the file and run `opengov check`"


def test_programs_get_a_deadline_in_words_and_the_date_that_follows(opengov: Opengov, plan_file: Path) -> None:
    head, task, rest = plan_file.read_text("utf-8").partition("  - id: 4\n")
    dated = rest.replace("    status: todo\n", "    deadline: 6月底前\n    due: 2021-06-30\n    status: todo\n", 1)
    plan_file.write_text(head + task + dated, "utf-8", newline="")
    rows = json.loads(opengov("list", "--format", "json").out)["tasks"]
    assert [(row["id"], row["deadline"], row["due"]) for row in rows if row["due"]] == [(4, "6月底前", "2021-06-30")]


@pytest.mark.parametrize("option", ["--unit", "--category", "--keyword"])
@pytest.mark.usefixtures("plan_file")
def test_an_option_that_asks_for_nothing_does_not_list_everything(opengov: Opengov, option: str) -> None:
    for command in (("list",), ("export", "--format", "csv")):
        result = opengov(*command, option, " ")
        assert (result.code, result.out, result.err.splitlines()[0]) == (2, "", f"opengov: {option} is empty")


@pytest.mark.usefixtures("plan_file")
def test_of_two_units_either_may_answer(opengov: Opengov) -> None:
    def count(*units: str) -> int:
        named = [word for unit in units for word in ("-u", unit)]
        return int(opengov("list", "--direct", "--count", *named).out)

    assert count("财务", "审批办") == count("审批办", "财务") == count("财务") + count("审批办")
    assert opengov("log", "-u", "财务", "-u", "审批办").code == 2


def test_a_category_that_the_plan_does_not_have_gets_a_suggestion(opengov: Opengov) -> None:
    missed = opengov("list", "--category", "做好财政信息公布")
    assert (missed.code, missed.out) == (1, "")
    assert missed.err == (
        "opengov: no category of the plan contains '做好财政信息公布'\nhint: did you mean 做好财政信息公开?\n"
    )
    for command in (("list",), ("remind",), ("export", "--format", "csv")):
        assert opengov(*command, "-c", "养老").err.endswith("hint: `opengov categories` lists them\n")


def test_who_answers_is_told_in_words(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    opengov("note", "5", "已公布", "--by", "财务", "--date", "2021-06-30")
    monkeypatch.setenv("LANGUAGE", "zh")
    out = opengov("list", "-k", "惠民惠农", "--columns", "序号,承担单位").out
    assert (
        "  5  计划财务科：牵头（2021-06-30）\n      海洋综合执法支队：配合\n      办公室（审批办）：配合（各科室）\n"
        in out
    )
