"""Deadlines in lists and in ``opengov show``, and the options that choose by them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import On, Opengov
from opengov_cli.cli.words.deadlines import due_words
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Status, Task, Unit
from opengov_cli.wording.deadlines.schedule import DueState

TASKS = (
    Task(1, "财政", "公开预算。", units=("财务科",), deadline="6月底前", due=date(2022, 6, 30)),
    Task(2, "公众号", "开通。", units=("办公室",), deadline="7月中旬", due=date(2022, 7, 20)),
    Task(3, "财政", "公开决算。", units=("财务科",), deadline="年底前", due=date(2022, 12, 31)),
    Task(4, "公众号", "更新。", deadline="每季度", status=Status.ONGOING, notes=(Note(date(2022, 7, 1), "已更新"),)),
    Task(5, "财政", "报送。", deadline="每月25日前", notes=(Note(date(2022, 3, 3), "已报"),)),
    Task(6, "公众号", "维护。", deadline="长期"),
    Task(7, "培训", "培训。", deadline="根据需要"),
    Task(8, "培训", "考核。", due=date(2022, 6, 1), status=Status.DONE, completed=date(2022, 6, 9)),
    Task(9, "培训", "总结。", due=date(2022, 6, 1), status=Status.DONE, completed=date(2022, 6, 1)),
    Task(10, "培训", "其他。"),
)
PLAN = Plan("某局2022年方案", "某局", 2022, units=(Unit("办公室"), Unit("财务科")), tasks=TASKS)


@pytest.fixture(autouse=True)
def _plan(tmp_path: Path, on: On) -> None:
    (tmp_path / "plan_2022.yaml").write_text(dump(PLAN), encoding="utf-8")
    on("2022-07-05")


def numbers(text: str) -> list[int]:
    """The task numbers of a table, in its order."""
    return [int(number) for number in re.findall(r"^ {0,2}(\d+)  ", text, re.MULTILINE)]


@pytest.fixture
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


@pytest.mark.usefixtures("_chinese")
@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_a_list_tells_how_each_task_stands_to_its_deadline(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = opengov("list").out.splitlines()
    start = cell_len(lines[0][: lines[0].index("到期情况")])
    told = {}
    for line in lines[1:]:
        if row := re.match(r" {0,3}(\d+)  \S+ +", line):
            assert cell_len(row[0]) >= start
            told[int(row[1])] = re.split(" {2,}", line[row.end() :])[0]
    assert told == {
        1: "逾期 5 天",
        2: "还有 15 天",
        3: "还有 179 天",
        4: "本期已报",
        5: "逾期 10 天",
        6: "长期",
        7: "未定日期",
        8: "逾期完成",
        9: "按期完成",
        10: "培训" if width == "120" else "其他。",
    }


def test_a_plan_without_deadlines_has_no_column_for_them(opengov: Opengov, plan_text: str, tmp_path: Path) -> None:
    (tmp_path / "plan_2023.yaml").write_text(plan_text, encoding="utf-8")
    assert "Timing" not in opengov("list").out
    assert "Timing" in opengov("--year", "2022", "list").out


def test_a_list_of_a_plan_without_deadlines_loads_nothing_that_reads_them(plan_text: str, tmp_path: Path) -> None:
    (tmp_path / "plan_2023.yaml").write_text(plan_text, encoding="utf-8")
    script = (
        "import sys\nfrom opengov_cli.cli.app import app\n"
        "try: app(['list'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if 'opengov_cli.round' in name or 'recurrence' in name], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert result.stderr.splitlines()[-1] == "[]"


def test_what_is_overdue_is_red_and_says_so_without_colour_too(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m5 days overdue\x1b[0m" in opengov("list").out
    assert "\x1b[33m15 days left\x1b[0m" in opengov("list").out
    assert "\x1b[32m179 days left\x1b[0m" in opengov("list").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "5 days overdue" in opengov("list").out
    assert "\x1b" not in opengov("list").out


def test_every_state_has_words_of_its_own() -> None:
    words = {due_words(state, days) for state, days in zip(DueState, (-1, 1, 31, *[None] * 6), strict=True)}
    assert len(words) == len(DueState)
    assert due_words(DueState.SOON, 0) == "due today"


def test_programs_get_it_with_stable_keys(opengov: Opengov) -> None:
    rows = json.loads(opengov("list", "--format", "json").out)["tasks"]
    told = [(row["due_state"], row["next_due"], row["days_left"], row["missed"]) for row in rows]
    assert told == [
        ("overdue", "2022-06-30", -5, []),
        ("soon", "2022-07-20", 15, []),
        ("ahead", "2022-12-31", 179, []),
        ("reported", "2022-12-31", 179, ["2022-03-31", "2022-06-30"]),
        ("overdue", "2022-06-25", -10, ["2022-01-25", "2022-02-25", "2022-04-25", "2022-05-25", "2022-06-25"]),
        ("standing", None, None, []),
        ("undated", None, None, []),
        ("done_late", None, None, []),
        ("done_in_time", None, None, []),
        (None, None, None, []),
    ]
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        table = csv.DictReader(io.StringIO(opengov("list", "--format", form).out), delimiter=delimiter)
        assert [(row["due_state"], row["days_left"]) for row in table][:2] == [("overdue", "-5"), ("soon", "15")]
    assert "| 1 | 5 days overdue | -5 |" in opengov("list", "--format", "md", "--columns", "id,due_state,days_left").out


def test_a_list_can_be_imported_without_what_was_true_on_its_day(opengov: Opengov, tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(opengov("list", "--format", "json").out, encoding="utf-8")
    assert opengov("import", "list.json", "-o", "back.yaml").code == 0
    assert (tmp_path / "back.yaml").read_text(encoding="utf-8") == dump(PLAN)


@pytest.mark.usefixtures("_chinese")
def test_a_column_of_it_is_chosen_by_key_or_heading(opengov: Opengov) -> None:
    assert opengov("list", "--columns", "序号,到期情况,下次到期,未报", "--limit", "1").out == (
        "序号  到期情况   下次到期    未报\n   1  逾期 5 天  2022-06-30\n"
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--overdue"], [1, 5]),
        (["--due-before", "30d"], [1, 2, 5]),
        (["--due-before", "2周"], [1, 5]),
        (["--due-before", "2022-07-20"], [1, 2, 5]),
        (["--due-before", "7月19日"], [1, 5]),
        (["--due-before", "年底"], [1, 2, 3, 4, 5]),
        (["--due-before", "2022-06-26"], [5]),
        (["--stale", "45d"], [1, 2, 3, 5, 6, 7, 10]),
        (["--stale", "30w"], []),
        (["--stale", "4天"], [1, 2, 3, 4, 5, 6, 7, 10]),
        (["--stale", "5天"], [1, 2, 3, 5, 6, 7, 10]),
        (["--overdue", "--unit", "财务科"], [1]),
        (["--overdue", "--stale", "124d"], [1, 5]),
        (["--overdue", "--stale", "125d"], [1]),
    ],
    ids=str,
)
def test_tasks_are_chosen_by_their_deadline(opengov: Opengov, options: list[str], expected: list[int]) -> None:
    assert sorted(numbers(opengov("list", *options).out)) == expected
    exported = json.loads(opengov("export", *options, "--format", "json").out)["tasks"]
    assert [row["id"] for row in exported] == expected


def test_a_task_without_notes_is_silent_since_its_year_began(opengov: Opengov) -> None:
    assert opengov("list", "--stale", "185d", "--count").out == "6\n"
    assert opengov("list", "--stale", "186d", "--count").out == "0\n"


def test_sorted_by_due_the_most_urgent_comes_first_below_one_heading_for_each_category(opengov: Opengov) -> None:
    result = opengov("list", "--sort", "due").out
    assert numbers(result) == [5, 1, 3, 2, 4, 6, 7, 8, 9, 10]
    assert [result.splitlines().count(category) for category in ("财政", "公众号", "培训")] == [1, 1, 1]
    assert "Timing" in result.splitlines()[0]


def test_a_limit_takes_the_most_urgent_of_all_categories(opengov: Opengov) -> None:
    assert numbers(opengov("list", "--sort", "due", "--limit", "3").out) == [5, 1, 2]
    rows = json.loads(opengov("list", "--sort", "due", "--format", "json").out)["tasks"]
    assert [row["id"] for row in rows] == [5, 1, 2, 3, 4, 6, 7, 8, 9, 10]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--due-before", "bald"], "'bald' is not a date"),
        (["--due-before", "长期"], "'长期' is not a date"),
        (["--due-before", " "], "--due-before is empty"),
        (["--stale", "45"], "'45' is not a span of time"),
        (["--stale", "2022-01-01"], "'2022-01-01' is not a span of time"),
        (["--stale", ""], "--stale is empty"),
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused(opengov: Opengov, options: list[str], sentence: str) -> None:
    result = opengov("list", *options)
    assert (result.code, result.out, result.err.splitlines()[0]) == (2, "", f"opengov: {sentence}")


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (1, ["Deadline  6月底前 (2022-06-30, 5 days overdue)"]),
        (2, ["Deadline  7月中旬 (2022-07-20, 15 days left)"]),
        (4, ["Deadline      每季度 (recurring, reported, next due 2022-12-31)"]),
        (4, ["Not reported  2022-03-31、2022-06-30"]),
        (5, ["Deadline      每月25日前 (recurring, 10 days overdue, 2022-06-25)"]),
        (6, ["Deadline  长期 (standing)"]),
        (7, ["Deadline  根据需要 (no date)"]),
        (8, ["Deadline  2022-06-01, done late"]),
        (9, ["Deadline  2022-06-01, done in time"]),
    ],
)
def test_a_task_in_full_tells_it_too(opengov: Opengov, number: int, lines: list[str]) -> None:
    shown = opengov("show", str(number)).out.splitlines()
    assert [line for line in shown if line in lines] == lines
    assert "Deadline: " in opengov("show", str(number), "--format", "md").out
    (row,) = json.loads(opengov("show", str(number), "--format", "json").out)["tasks"]
    assert row in json.loads(opengov("list", "--format", "json", "--columns", "").out)["tasks"]


def test_a_task_without_a_deadline_shows_none(opengov: Opengov) -> None:
    assert "Deadline" not in opengov("show", "10").out
