"""Files that would cost minutes or gigabytes: small versions of those in ``fuzz/hostile.py``, each in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from opengov_cli.file.disk import MAX_BYTES
from opengov_cli.file.gate import judge, judge_bytes, verdict
from opengov_cli.file.text import tree

HEAD = "title: 方案\nissuer: 某局\nyear: 2021\n"
TASK = "  - id: {}\n    category: 分类\n    requirement: 要求{}\n"


def test_more_keys_and_values_than_a_plan_has_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_NODES", 1000)
    (problem,) = judge(HEAD + "tasks: [" + "{id: 1}, " * 1000 + "]\n").problems
    assert (problem.code, problem.line) == ("size", 4)
    assert "from here on there are more than 1,000 keys and values" in problem.message


def test_more_lines_than_a_plan_has_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "MAX_LINES", 1000)
    (problem,) = judge(HEAD + "# x\n" * 1000).problems
    assert (problem.code, problem.line) == ("size", 1001)


def test_more_bytes_than_a_plan_has_are_not_decoded() -> None:
    content, found = judge_bytes(b"\xff" * (MAX_BYTES + 1))
    assert content is None
    assert [problem.code for problem in found.problems] == ["size"]


@pytest.mark.parametrize(("end", "name"), [("\r", "CR"), ("\x85", "U+0085"), ("\u2028", "U+2028")])
def test_lines_that_end_as_those_of_no_editor_are_named_once(end: str, name: str, plan_text: str) -> None:
    (problem,) = judge(plan_text.replace("\n", end)).problems
    assert (problem.code, problem.line) == ("line-ends", 1)
    assert f"end in {name}," in problem.message


@pytest.mark.parametrize(
    "line",
    [
        " " * 300_000 + "title: x",
        "- " * 150_000,
        "title: " + ": " * 150_000,
        "title: |" + "-" * 150_000 + "x",
        "title: '" + "\n" * 90_000 + "'",
        "".join(" " * depth + "a:\n" for depth in range(1000)),
    ],
    ids=["blanks", "dashes", "colons", "a head of a block", "empty lines in quotes", "deep"],
)
def test_no_line_is_looked_at_again_and_again(line: str) -> None:
    assert any(problem.is_error for problem in judge(line + "\n").problems)


def test_a_text_that_is_quoted_in_a_sentence_is_cut_off_and_on_one_line() -> None:
    text = HEAD + "tasks:\n" + TASK.format("|\n      " + "长\n      " * 5000, 1)
    (problem, *_rest) = (found for found in judge(text).problems if found.is_error)
    assert len(problem.message) < 200
    assert "\n" not in problem.message
    assert "长 长" in problem.message


def test_ten_thousand_slips_are_all_named_but_not_all_guessed_at() -> None:
    text = HEAD + "units:\n  - name: 办公室\nevery_task: [" + ", ".join(f"办公{n}" for n in range(20_000)) + "]\n"
    problems = judge(text).problems
    assert len(problems) == 20_000
    assert problems[0].message.endswith("did you mean 办公室?")
    assert not problems[-1].message.endswith("did you mean 办公室?")


def test_a_long_circle_of_groups_is_named_in_short() -> None:
    units = "".join(f"  - {{name: u{n}, group: u{(n + 1) % 3000}}}\n" for n in range(3000))
    problems = judge(HEAD + "units:\n" + units).problems
    assert len(problems) == 3000
    assert problems[2].message == (
        "u2 cannot be in the group u3: that leads back to it (u2 → u3 → u4 → u5 → u6 → u7 → u8 → u9 → … → u2)"
    )


def test_a_thousand_breaks_of_yaml_are_reason_enough() -> None:
    problems = judge("tasks:\n" + "".join(f"- &a{n} x\n" for n in range(1500))).problems
    assert {problem.code for problem in problems} == {"anchor"}


def test_the_place_of_the_last_of_many_problems_is_right() -> None:
    text = HEAD + "tasks:\n" + "".join(TASK.format(n, n) + "    statsu: done\n" for n in range(1, 2000))
    errors = [problem for problem in judge(text).problems if problem.is_error]
    assert [(found.line, found.column) for found in errors] == [(4 * n + 4, 5) for n in range(1, 2000)]


def test_a_date_to_come_is_a_warning_where_the_day_is_known(plan_text: str) -> None:
    text = plan_text.replace(
        "    status: todo\n",
        "    status: done\n    completed: 2021-08-01\n    notes:\n      - {date: 2021-07-01, text: x}\n",
        1,
    )
    assert not [found for found in judge(text).problems if found.code == "future-date"]
    assert not [found for found in judge(text, date(2021, 8, 1)).problems if found.code == "future-date"]
    found = [problem for problem in judge(text, date(2021, 6, 30)).problems if problem.code == "future-date"]
    assert [problem.message.partition(" has ")[2] for problem in found] == [
        "the date 2021-08-01, which is still to come",
        "the date 2021-07-01, which is still to come",
    ]
