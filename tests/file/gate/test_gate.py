"""The gate: everything that is wrong with a plan, each at its place and in the user's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PLAN
from opengov_cli.cli.words.language import chinese
from opengov_cli.file.gate import judge
from opengov_cli.file.text.problem import Problem
from opengov_cli.plan.fields import NOTE, UNIT, Field, key_meant, keys
from opengov_cli.plan.fields import PLAN as PLAN_KEYS
from opengov_cli.plan.fields import TASK as TASK_KEYS

HEAD = (
    "title: 方案\nissuer: 局\nyear: 2021\nunits:\n  - name: 计划财务科\n    group: 各科室\n  - name: 农科中心\ntasks:\n"
)
TASK = "  - id: 5\n    category: 做好财政信息公开\n    requirement: 加大公开力度。\n    units: [计划财务科]\n"


def _problems(text: str) -> list[Problem]:
    return list(judge(text).problems)


def _codes(text: str) -> list[str]:
    return [problem.code for problem in _problems(text)]


def test_the_shipped_plan_has_one_warning_that_task_26_names_no_unit(plan_text: str) -> None:
    (problem,) = _problems(plan_text)
    assert (problem.severity, problem.code, problem.message) == ("warning", "no-unit", "task 26 names no unit")


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "message"),
    [
        pytest.param(
            "    units: [计划财务科]\n",
            "    units: [计划财务课]\n",
            "unknown-unit",
            "计划财务课",
            "task 4 names the unit 计划财务课, which the plan does not list; did you mean 计划财务科?",
            id="a unit that is not listed",
        ),
        pytest.param(
            "    units: [办公室, 农科中心]\n",
            "    units: [办公室、农科中心]\n",
            "unknown-unit",
            "办公室、农科中心",
            "task 23 names the unit 办公室、农科中心, which the plan does not list; "
            "write several units as [办公室, 农科中心]",
            id="two units in one name",
        ),
        pytest.param(
            "    lead: [发展规划科]\n",
            "    laed: [发展规划科]\n",
            "unknown-key",
            "laed",
            "task 1 has a key 'laed' that plans do not have; did you mean lead?",
            id="a misspelled key",
        ),
        pytest.param(
            "    requirement: 县级",
            "    具体要求: 县级",
            "unknown-key",
            "具体要求: 县级",
            "task 1 has a key '具体要求' that plans do not have; did you mean requirement?",
            id="a key in Chinese",
        ),
        pytest.param(
            "  - name: 计划财务科\n",
            "  - 单位: 计划财务科\n",
            "unknown-key",
            "单位: 计划",
            "did you mean name?",
            id="a key that means another thing in another place",
        ),
        pytest.param(
            "  - name: 计划财务科\n",
            "  name: 计划财务科\n",
            "syntax",
            "name: 计划财务科",
            "if another entry begins here, put '- ' in front of it",
            id="an entry without its dash",
        ),
        pytest.param(
            "  - name: 计划财务科\n",
            "  -name: 计划财务科\n",
            "syntax",
            "-name",
            "a dash and a space begin an entry of a list",
            id="a dash without its space",
        ),
        pytest.param(
            "  - name: 计划财务科\n",
            "  — name: 计划财务科\n",
            "syntax",
            "— name",
            "a dash and a space begin an entry of a list",
            id="a dash of another kind",
        ),
        pytest.param(
            "units:\n  - name: 办公室（审批办）\n",
            "units:\n    name: 办公室（审批办）\n",
            "wrong-type",
            "name: 办公室",
            "'units' of the plan must be a list: put '- ' in front of each entry",
            id="the first entry without its dash",
        ),
        pytest.param(
            "    units: [计划财务科]\n",
            "    units:\n      -计划财务科\n      -政策法规科\n",
            "wrong-type",
            "-计划财务科",
            "write units: [计划财务科, 政策法规科]",
            id="a list whose dashes have no space",
        ),
        pytest.param(
            "    status: todo\n",
            "    staus:\n",
            "unknown-key",
            "staus",
            "task 1 has a key 'staus' that plans do not have; did you mean status?",
            id="a misspelled key without a value",
        ),
        pytest.param(
            "issuer: 中山市农业农村局\n",
            "",
            "missing-key",
            "schema",
            "the plan has no 'issuer'",
            id="a missing key",
        ),
        pytest.param(
            "  - id: 8\n",
            "  - id: 7\n",
            "duplicate-task",
            "7\n    category: 持续加强",
            "the number 7 is taken: there is a task 7 in line 72",
            id="a number twice",
        ),
        pytest.param(
            "  - id: 8\n",
            "  - id: 8\n    id: 9\n",
            "duplicate-key",
            "id: 9\n    category: 持续加强",
            "the key 'id' stands here a second time (first in line 79): if another entry begins here, put",
            id="the first key of a task twice",
        ),
        pytest.param(
            "  - id: 8\n",
            "  - id: 8\n    status: todo\n    status: todo\n",
            "duplicate-key",
            "status: todo\n    category: 持续加强",
            "the key 'status' stands here a second time (first in line 80): keep one of them",
            id="a key twice",
        ),
        pytest.param(
            "    units: [计划财务科]\n    status: todo\n",
            "    units: [计划财务科]\n    status: 已完成\n",
            "unknown-status",
            "已完成",
            "task 4 has the unknown status '已完成'; did you mean done?",
            id="a status in the plan's words",
        ),
        pytest.param(
            "    units: [计划财务科]\n",
            "    units: [计划财务科]\n    due: 2021-02-30\n",
            "bad-date",
            "2021-02-30",
            "'due' of task 4 is not a date that exists: '2021-02-30' (write 2021-06-30)",
            id="a day that no calendar has",
        ),
        pytest.param(
            "    units: [计划财务科]\n",
            "    units: 计划财务科\n",
            "wrong-type",
            "计划财务科\n    status",
            "'units' of task 4 must be a list: write units: [计划财务科]",
            id="a text for a list",
        ),
        pytest.param(
            "  - id: 8\n", "  - id: 八\n", "bad-number", "八", "must be a whole number", id="a number in words"
        ),
        pytest.param("year: 2021", "year: 21", "bad-year", "21", "'year' of the plan is no year: '21'", id="no year"),
        pytest.param(
            "year: 2021",
            "year: 2021\ndefault_lead: last",
            "unknown-rule",
            "last",
            "'default_lead' of the plan is first or all, not 'last'",
            id="a rule that nobody knows",
        ),
        pytest.param(
            "year: 2021",
            "year: 2021\nevery_task: [人事科]",
            "unknown-unit",
            "人事科",
            "the plan names the unit 人事科, which the plan does not list",
            id="a unit of every task that is not listed",
        ),
        pytest.param(
            "    units: [计划财务科]\n",
            "    units: [计划财务科]\n    extra: 每月报送\n",
            "wrong-type",
            "每月报送",
            "'extra' of task 4 must be headings with their texts, each heading once",
            id="a text for other headings",
        ),
        pytest.param("schema: 1", "schema: 2", "schema-version", "2", "reads schema 1", id="a later format"),
        pytest.param(
            "  - name: 农科中心\n",
            "  - name: 农科中心\n    aliases: [审批办]\n",
            "duplicate-alias",
            "审批办]\n    group: 下属",
            "审批办 cannot be an alias of the unit 农科中心: it stands for the unit 办公室（审批办） already",
            id="an alias of two units",
        ),
        pytest.param(
            "  - name: 农科中心\n",
            "  - name: 计划财务科\n",
            "duplicate-unit",
            "计划财务科\n    group: 下属",
            "the unit 计划财务科 is listed a second time (first in line 18)",
            id="a unit twice",
        ),
        pytest.param(
            "  - name: 海洋综合执法支队\n",
            "  - name: 海洋综合执法支队\n  - name: 各科室\n    group: 机关\n  - name: 机关\n    group: 各科室\n",
            "group-cycle",
            "机关\n",
            "各科室 cannot be in the group 机关: that leads back to it (各科室 → 机关 → 各科室)",
            id="groups in a circle",
        ),
    ],
)
def test_it_says_what_is_wrong_and_where(
    plan_text: str, old: str, new: str, code: str, place: str, message: str
) -> None:
    assert old in plan_text
    spoiled = plan_text.replace(old, new, 1)
    found = next(problem for problem in _problems(spoiled) if problem.code == code)
    assert message in found.message
    assert found.is_error
    line = spoiled.split("\n")[found.line - 1 :]
    assert "\n".join(line)[found.column - 1 :].startswith(place)


@pytest.mark.parametrize(
    ("task", "code", "line"),
    [
        pytest.param(
            "    notes:\n      - date: 2021-06-30\n        text: 已公布\n        links: [gd.gov.cn]\n",
            "bad-link",
            16,
            id="a link without http",
        ),
        pytest.param("    notes:\n      - date: 2021-06-30\n", "empty", 14, id="a note that says nothing"),
        pytest.param("    status：doing\n", "fullwidth-colon", 13, id="a full-width colon"),
        pytest.param("    status:　doing\n", "fullwidth-space", 13, id="a full-width space behind the colon"),
        pytest.param("    status:doing\n", "colon", 13, id="no space behind the colon"),
        pytest.param(
            "    duty: 按职责分工落实\n      status：doing\n",
            "fullwidth-colon",
            14,
            id="a line that YAML would swallow",
        ),
        pytest.param("\tstatus: doing\n", "tab", 13, id="a tab before a key"),
        pytest.param('    duty: "按职责\t落实"\n', "tab", 13, id="a tab in a text"),
        pytest.param("　　status: doing\n", "fullwidth-space", 13, id="full-width spaces before a key"),
        pytest.param("    duty: 配合 #落实\n", "cut-off", 13, id="a text that a number sign cuts off"),
        pytest.param("    duty: #配合落实\n", "cut-off", 13, id="a text that is a comment"),
        pytest.param("    duty: >\n      按职责\n      落实\n", "folded", 13, id="a folded text"),
        pytest.param("    duty: 按职责\n      落实\n", "folded", 13, id="a text on two lines"),
        pytest.param("    duty: 配合\u200b落实\n", "control-character", 13, id="an invisible character"),
        pytest.param("    duty: 配合\x1b[31m落实\n", "control-character", 13, id="a control character"),
        pytest.param('    duty: "配合\\e[31m"\n', "control-character", 13, id="a control character that is escaped"),
        pytest.param("    duty: 配合\uffff落实\n", "control-character", 13, id="what YAML does not allow"),
        pytest.param("    duty: 配合\u2028落实\n", "control-character", 13, id="a line separator"),
        pytest.param("    duty: &a 配合\n", "anchor", 13, id="an anchor"),
        pytest.param("    duty: !!str 配合\n", "tag", 13, id="a tag"),
        pytest.param("    状态：todo\n", "syntax", 13, id="a full-width colon behind a word"),
        pytest.param("    '状态：todo': 1\n", "unknown-key", 13, id="a full-width colon in a key"),
        pytest.param("    duty: '配合\n      status: done'\n", "swallowed", 14, id="a line inside quotes"),
        pytest.param("    duty: 配合1\n      - 落实\n", "swallowed", 14, id="an entry inside a text"),
        pytest.param("    duty: 第一”\n      “第二\n", "folded", 13, id="folding next to quotation marks"),
        pytest.param("\u3000\n", "fullwidth-space", 13, id="a line with only a full-width space"),
        pytest.param("\t# 说明\n", "tab", 13, id="a tab before a comment"),
        pytest.param("    status: doing\u3000\n", "unknown-status", 13, id="a blank behind a status"),
        pytest.param("    duty: @张三\n", "syntax", 13, id="a sign that YAML reserves"),
        pytest.param("    duty: [配合]\n", "wrong-type", 13, id="a list for a text"),
        pytest.param('    duty: "配合\\n落实"\n', "lines", 13, id="two lines where one belongs"),
    ],
)
def test_a_line_that_somebody_may_write_is_explained(task: str, code: str, line: int) -> None:
    found = [(problem.code, problem.line) for problem in _problems(HEAD + TASK + task)]
    assert found == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "empty-file", id="nothing"),
        pytest.param("# 只有注释\n\n", "empty-file", id="only a comment"),
        pytest.param("- id: 1\n- id: 2\n", "not-a-plan", id="a list"),
        pytest.param("政务公开\n", "not-a-plan", id="a sentence"),
        pytest.param("[" * 100_000, "nesting", id="endless brackets"),
        pytest.param("a" * 6_000_001, "size", id="far too much"),
    ],
)
def test_what_is_no_plan_at_all_is_named(text: str, code: str) -> None:
    assert _codes(text) == [code]


def test_what_git_left_of_a_conflict_is_named_and_the_rest_is_still_checked() -> None:
    conflict = "<<<<<<< HEAD\n    status: done\n=======\n    status: doing\n>>>>>>> b\n    statsu: x\n"
    assert _codes(HEAD + TASK + conflict) == ["conflict-marker", "no-evidence", "unknown-key"]
    found = next(problem for problem in judge(HEAD + TASK + conflict).problems if problem.code == "conflict-marker")
    assert (found.line, found.column) == ((HEAD + TASK).count("\n") + 1, 1)


def test_all_problems_come_at_once(plan_text: str) -> None:
    spoiled = (
        plan_text.replace("year: 2021", "year：2021")
        .replace("[发展规划科]", "[发展规化科]")
        .replace("id: 3\n", "id: 2\n")
        .replace("    status: todo\n\n  - id: 6", "\tstatus: finished\n    note: x\n\n  - id: 6")
        .replace("requirement: 对市府办", "requirement: 对 #市府办")
    )
    assert [code for code in _codes(spoiled) if code != "no-unit"] == [
        "fullwidth-colon",
        "unknown-unit",
        "duplicate-task",
        "tab",
        "unknown-status",
        "unknown-key",
        "cut-off",
    ]


@pytest.mark.parametrize(
    ("task", "code"),
    [
        pytest.param("    status: done\n", "no-evidence", id="done without a note"),
        pytest.param("    completed: 2021-06-30\n", "completed-not-done", id="completed but not done"),
        pytest.param(
            "    status: done\n    completed: 2020-12-31\n    notes: [{date: 2020-12-31, text: 已公布}]\n",
            "completed-early",
            id="completed before the year",
        ),
        pytest.param(
            "    notes: [{date: 2021-01-01, text: '#1 # 2'}, {date: 2021-01-02,\n      text: 已 # 公布\n    }]\n",
            "comment",
            id="a remark behind a text",
        ),
        pytest.param(TASK.replace("id: 5", "id: 6"), "duplicate-requirement", id="a requirement twice"),
        pytest.param(
            TASK.replace("id: 5", "id: 6")
            .replace("加大", "加强")
            .replace("units: [", "lead: [农科中心]\n    units: [农科中心, "),
            "repeated-unit",
            id="a unit that is named twice",
        ),
        pytest.param(
            TASK.replace("id: 5", "id: 6").replace("加大", "加强").replace("[计划财务科]", "[]"),
            "no-unit",
            id="no unit",
        ),
        pytest.param(
            TASK.replace("id: 5", "id: 6").replace("加大", "加强").replace("units: [", "clause: '[").replace("]", "]'"),
            "unread-clause",
            id="a clause that nobody could be read from",
        ),
    ],
)
def test_a_warning_asks_the_office_to_look(task: str, code: str) -> None:
    verdict = judge(HEAD + TASK + task)
    assert [(problem.severity, problem.code) for problem in verdict.problems] == [("warning", code)]
    assert verdict.plan is not None


def test_a_mended_line_that_is_set_too_deep_hides_nothing_behind_it() -> None:
    found = _problems(HEAD + TASK + "    duty: 配合\n      status：todo\n" + TASK)
    assert [(problem.line, problem.code) for problem in found if problem.is_error] == [
        (14, "fullwidth-colon"),
        (15, "duplicate-task"),
    ]


def test_a_cycle_of_groups_is_seen_through_aliases() -> None:
    units = "units:\n  - {name: 计划财务科, aliases: [财务], group: 各科室}\n  - {name: 各科室, group: 财务}\ntasks:\n"
    assert set(_codes(HEAD.partition("units:")[0] + units)) == {"group-cycle"}


@pytest.mark.parametrize(
    ("entry", "line"), [("  - name: 计划财务科\n", 18), ("  - id: 5\n", 56), ("  - id: 29\n", 218)], ids=str
)
def test_a_missing_dash_is_told_once_and_what_follows_is_read_as_if_it_stood_there(
    plan_text: str, entry: str, line: int
) -> None:
    found = judge(plan_text.replace(entry, entry.replace("- ", "  "), 1)).problems
    assert [(problem.code, problem.line) for problem in found if problem.is_error] == [("duplicate-key", line)]


@pytest.mark.parametrize(("table", "known"), [(table, keys(table)) for table in (PLAN_KEYS, UNIT, TASK_KEYS, NOTE)])
def test_what_the_program_calls_a_key_is_understood_in_its_place(
    table: tuple[Field, ...], known: tuple[str, ...]
) -> None:
    # The office writes the whole clause as units.
    labels = {chinese().gettext(field.word): field.key for field in table if field.key != "clause"}
    assert {label: key_meant(label, known) for label in labels} == labels


def test_a_broken_unit_list_makes_no_unit_unknown() -> None:
    assert _codes(HEAD.replace("name: 农科中心", "nane: 农科中心") + TASK) == ["missing-key", "unknown-key"]


def test_without_a_unit_list_the_first_name_tells() -> None:
    head = HEAD.partition("units:")[0] + "tasks:\n"
    assert _codes(head + TASK + TASK.replace("id: 5", "id: 6").replace("加大", "加强")) == ["unknown-unit"]


@pytest.mark.parametrize(
    "task",
    [
        pytest.param(
            "    notes:\n      - date: 2021-06-30\n        text: |\n"
            "          status：已完成\n          \n          a #b\n          =======\n",
            id="a block text",
        ),
        pytest.param("    duty: '配合 #落实: [1]'\n", id="a quoted text"),
        pytest.param("    duty:\n      'status：done'\n", id="a quoted text on a line of its own"),
        pytest.param("    deadline: by\n      the end\n", id="a text on two lines"),
        pytest.param("    status: doing # 局长关注\n", id="a remark"),
        pytest.param("    # status：done\n", id="a comment"),
        pytest.param("    deadline: 年底前（12:30）\n    duty:\n    lead: ~\n", id="times and empty keys"),
        pytest.param("    due: '２０２１-12-31'\n", id="full-width digits"),
        pytest.param("    notes: [{date: 2021-06-30, text: 👨‍👩‍👧 已公布}]\n", id="an emoji of several parts"),
    ],
)
def test_what_is_legal_is_not_refused(task: str) -> None:
    assert _problems(HEAD + TASK + task) == []


def test_values_get_their_types() -> None:
    text = (
        HEAD
        + TASK
        + "    due: 2021-12-31\n    status: done\n    notes: [{date: 2021-06-30, links: ['https://a.cn/1']}]\n"
    )
    verdict = judge(text)
    assert verdict.plan is not None
    (task,) = verdict.plan.tasks
    assert (task.id, str(task.due), task.status, task.notes[0].links) == (5, "2021-12-31", "done", ("https://a.cn/1",))


@given(st.data())
def test_no_spoiled_plan_breaks_the_gate(data: st.DataObject) -> None:
    """Cut the real plan anywhere and put anything there: there is an answer, never an exception."""
    plan_text = PLAN.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(plan_text)))
    end = data.draw(st.integers(start, min(start + 40, len(plan_text))))
    noise = data.draw(st.text(st.sampled_from("：: -#'\"[]{}&*!|>%@`\t\n\r\u3000\x00\x85计done"), max_size=8))
    verdict = judge(plan_text[:start] + noise + plan_text[end:])
    assert verdict.plan is not None or any(problem.is_error for problem in verdict.problems)
