"""``opengov merge``, ``resolve``, ``git setup`` and ``--commit``: several clerks, one plan."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from conftest import Commit, Opengov, git
from opengov_cli.cli.machine.plain import FORM
from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import DefaultLead, Note, Plan, Status

Clerks = Callable[..., tuple[Path, Path, Path]]


@pytest.fixture
def clerks(opengov: Opengov, plan_file: Path, tmp_path: Path) -> Clerks:
    """Base, ours and theirs: the plan, and what each of two clerks made of it by some commands."""

    def run(ours: list[list[str]], theirs: list[list[str]]) -> tuple[Path, Path, Path]:
        text = plan_file.read_bytes()
        for name, commands in (("ours.yaml", ours), ("theirs.yaml", theirs)):
            (tmp_path / name).write_bytes(text)
            for command in commands:
                assert opengov("--plan", name, *command, "--date", "2021-06-30").code == 0
        return plan_file, tmp_path / "ours.yaml", tmp_path / "theirs.yaml"

    return run


def _merge(opengov: Opengov, paths: tuple[Path, Path, Path]) -> tuple[int, str, str]:
    base, ours, theirs = (path.name for path in paths)
    result = opengov("merge", base, ours, theirs)
    return result.code, result.out, result.err


def test_work_on_different_tasks_and_fields_combines(opengov: Opengov, clerks: Clerks, plan_file: Path) -> None:
    paths = clerks([["start", "4"], ["note", "5", "甲"]], [["done", "6"], ["note", "4", "乙"], ["note", "5", "丙"]])
    code, out, err = _merge(opengov, paths)
    assert (code, err) == (0, "")
    plan_file.write_text(out, "utf-8")
    assert opengov("diff", "ours.yaml", plan_file.name).out == (
        """\
Task 4
做好财政信息公开
Note added  2021-06-30: 乙

Task 5
做好财政信息公开
Note added  2021-06-30: 丙

Task 6
做好财政信息公开
Status     todo → done
Completed  2021-06-30
"""
    )


def test_the_same_note_comes_once_and_notes_stand_by_date(opengov: Opengov, clerks: Clerks) -> None:
    paths = clerks([["note", "4", "甲"], ["note", "4", "乙"]], [["note", "4", "乙"]])
    opengov("--plan", "theirs.yaml", "note", "4", "早", "--date", "2021-06-01")
    _code, out, _err = _merge(opengov, paths)
    lines = out.splitlines()
    assert [line.split("text: ")[1] for line in lines if "text: " in line] == ["早", "甲", "乙"]


def test_notes_of_theirs_stand_by_date_behind_ours_of_the_same_day(opengov: Opengov, clerks: Clerks) -> None:
    paths = clerks([], [])
    for name, text, day in (
        ("ours.yaml", "早", "2021-06-10"),
        ("ours.yaml", "甲", "2021-06-30"),
        ("ours.yaml", "晚", "2021-07-20"),
        ("theirs.yaml", "乙", "2021-06-30"),
        ("theirs.yaml", "丁", "2021-07-02"),
        ("theirs.yaml", "丙", "2021-07-01"),
    ):
        opengov("--plan", name, "note", "4", text, "--date", day)
    _code, out, _err = _merge(opengov, paths)
    notes = [line.split("text: ")[1] for line in out.splitlines() if "text: " in line]
    assert notes == ["早", "甲", "乙", "丙", "丁", "晚"]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        pytest.param("审批办", "审批办", "局办", "局办", id="theirs alone"),
        pytest.param("审批办", "审批办, 局办", "审批办, 政务办", "审批办, 局办, 政务办", id="both"),
        pytest.param("审批办", "审批办, 局办", "审批办, 局办", "审批办, 局办", id="the same of both"),
        pytest.param("审批办", "局办", "审批办, 政务办", "局办, 政务办", id="what ours took out"),
        pytest.param("审批办, 局办", "审批办, 局办, 政务办", "局办", "局办, 政务办", id="what theirs took out"),
    ],
)
def test_other_names_of_a_unit_are_united(
    opengov: Opengov, clerks: Clerks, base: str, ours: str, theirs: str, merged: str
) -> None:
    paths = clerks([], [])
    text = paths[0].read_text("utf-8")

    def named(aliases: str) -> str:
        return text.replace("aliases: [办公室, 审批办]\n", f"aliases: [办公室, {aliases}]\n")

    for path, aliases in zip(paths, (base, ours, theirs), strict=True):
        path.write_text(named(aliases), "utf-8")
    code, out, _err = _merge(opengov, paths)
    assert code == 0
    (paths[0].parent / "merged.yaml").write_text(out, "utf-8")
    units = json.loads(opengov("--plan", "merged.yaml", "units", "--format", "json").out)["units"]
    assert units[0]["aliases"] == ["办公室", *merged.split(", ")]


def test_a_status_that_both_moved_is_a_conflict_around_its_lines(opengov: Opengov, clerks: Clerks) -> None:
    paths = clerks([["done", "4"], ["note", "4", "甲"]], [["ongoing", "4"], ["note", "4", "乙"]])
    code, out, err = _merge(opengov, paths)
    assert code == 1
    assert err.splitlines()[-1] == "1 conflict: both sides are in ours.yaml, between the markers"
    assert (
        """\
    units: [计划财务科]
<<<<<<< ours
    status: done
    completed: 2021-06-30
=======
    status: ongoing
>>>>>>> theirs
    notes:
      - date: 2021-06-30
        text: 甲
      - date: 2021-06-30
        text: 乙
"""
        in out
    )


def test_a_task_that_one_side_removed_and_the_other_worked_on_is_a_conflict(opengov: Opengov, clerks: Clerks) -> None:
    base, ours, theirs = clerks([], [["note", "29", "甲"]])
    begin = ours.read_text("utf-8").index("\n  - id: 29")
    ours.write_text(ours.read_text("utf-8")[:begin], "utf-8")
    code, out, _err = _merge(opengov, (base, ours, theirs))
    assert code == 1
    assert "<<<<<<< ours\n=======\n  - id: 29\n" in out
    assert "        text: 甲\n>>>>>>> theirs\n" in out
    code, out, _err = _merge(opengov, (base, theirs, ours))
    assert "<<<<<<< ours\n  - id: 29\n" in out
    assert out.endswith("        text: 甲\n=======\n>>>>>>> theirs\n")


def test_a_remark_of_ours_in_a_task_that_theirs_removed_stays(opengov: Opengov, clerks: Clerks) -> None:
    base, ours, theirs = clerks([], [])
    text = base.read_text("utf-8")
    ours.write_text(text.replace("  - id: 29\n", "  - id: 29\n    # 局长关注\n"), "utf-8")
    theirs.write_text(text[: text.index("\n  - id: 29")], "utf-8")
    code, out, _err = _merge(opengov, (base, ours, theirs))
    assert (code, "id: 29" in out, out.count("# 局长关注\n")) == (0, False, 1)


@pytest.mark.parametrize(
    ("remark", "merged"),
    [
        pytest.param(
            "    status: todo  # 待核\n",
            "    status: doing  # 待核\n    notes:\n      - date: 2021-06-30\n        text: 甲\n",
            id="behind a value",
        ),
        pytest.param(
            "    # 待核\n    status: todo\n",
            "    # 待核\n    status: doing\n    notes:\n      - date: 2021-06-30\n        text: 甲\n",
            id="above a key",
        ),
        pytest.param(
            "    status: todo\n    # 待核\n",
            "    status: doing\n    notes:\n      - date: 2021-06-30\n        text: 甲\n    # 待核\n",
            id="below the task",
        ),
    ],
)
def test_a_remark_of_theirs_stands_where_they_wrote_it(
    opengov: Opengov, clerks: Clerks, remark: str, merged: str
) -> None:
    base, ours, theirs = clerks([["start", "4", "--note", "甲"]], [])
    text = base.read_text("utf-8")
    begin = text.index("    status: todo\n", text.index("- id: 4"))
    theirs.write_text(text[:begin] + text[begin:].replace("    status: todo\n", remark, 1), "utf-8")
    code, out, _err = _merge(opengov, (base, ours, theirs))
    assert (code, out[begin : begin + len(merged)]) == (0, merged)
    assert out[begin + len(merged) :].startswith("\n  - id: 5\n")


def test_a_task_in_braces_stands_twice_between_the_markers(opengov: Opengov, tmp_path: Path) -> None:
    head = "title: 方案\nissuer: 局\nyear: 2021\nunits: [{name: 财务科}]\ntasks:\n"
    task = "  - {id: 1, category: 甲, requirement: 乙, units: [财务科], status: STATUS} # 一\n"
    for name, status in (("base", "todo"), ("ours", "doing"), ("theirs", "ongoing")):
        (tmp_path / f"{name}.yaml").write_text(head + task.replace("STATUS", status), "utf-8")
    code, out, _err = _merge(opengov, (Path("base.yaml"), Path("ours.yaml"), Path("theirs.yaml")))
    sides = [task.replace("STATUS", status) for status in ("doing", "ongoing")]
    assert (code, out) == (1, f"{head}<<<<<<< ours\n{sides[0]}=======\n{sides[1]}>>>>>>> theirs\n")


def test_a_version_that_is_no_plan_is_merged_line_by_line(opengov: Opengov, clerks: Clerks) -> None:
    base, ours, theirs = clerks([["note", "4", "甲"]], [["note", "20", "乙"]])
    theirs.write_text(theirs.read_text("utf-8").replace("issuer: ", "issuer："), "utf-8")
    code, out, err = _merge(opengov, (base, ours, theirs))
    assert code == 1
    assert "text: 甲" in out
    assert "text: 乙" in out
    assert err.startswith("one of the versions is no valid plan: merged line by line\nours.yaml:6:7: ")


def test_a_merge_keeps_bom_and_line_ends_of_ours(opengov: Opengov, clerks: Clerks, tmp_path: Path) -> None:
    base, ours, theirs = clerks([], [["note", "4", "甲"]])
    ours.write_bytes(b"\xef\xbb\xbf" + ours.read_bytes().replace(b"\n", b"\r\n"))
    assert opengov("merge", base.name, ours.name, theirs.name, "-o", ours.name).code == 0
    assert ours.read_bytes() == b"\xef\xbb\xbf" + theirs.read_bytes().replace(b"\n", b"\r\n")
    assert sorted(tmp_path.glob(".ours*")) == []


HEAD = "title: 方案\nissuer: 局\nyear: 2021\nunits: [{name: 财务科}]\ntasks:\n"
SMALL = HEAD + "  - {id: 1, category: 甲, requirement: 乙, units: [财务科], notes: [NOTES]}\n"
ONE, TWO, BETTER = (f"{{date: 2021-01-{day:02}, text: {text}}}" for day, text in ((1, "一"), (2, "二"), (2, "二改")))
TASKS = ("{id: 1, requirement: 一", "{id: 2, requirement: 二", "{id: 3, requirement: 三")


def _tasks(*beginnings: str, flow: bool) -> str:
    tasks = [f"{beginning}, category: 甲, units: [财务科]}}" for beginning in beginnings]
    return f"{HEAD.rstrip()} [{', '.join(tasks)}]\n" if flow else HEAD + "".join(f"  - {task}\n" for task in tasks)


@pytest.mark.parametrize("flow", [False, True], ids=["with dashes", "in brackets"])
def test_a_task_put_in_moves_the_numbers_behind_it(opengov: Opengov, tmp_path: Path, *, flow: bool) -> None:
    base = _tasks(*TASKS, flow=flow)
    moved = (TASKS[0], "{id: 2, requirement: 新", "{id: 3, requirement: 二", "{id: 4, requirement: 三改")
    theirs = _tasks(*moved, flow=flow)
    code, out = _merge_texts(opengov, tmp_path, base, base.replace("方案", "分工方案"), theirs)
    assert (code, judge(out).plan) == (0, judge(theirs.replace("方案", "分工方案")).plan)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ([ONE, TWO], [ONE, TWO], [ONE, BETTER], [ONE, BETTER]),
        ([ONE, ONE], [ONE], [ONE], [ONE]),
        ([ONE, ONE], [ONE, ONE], [ONE], [ONE]),
        ([ONE], [ONE, ONE], [ONE, ONE, ONE], [ONE, ONE, ONE]),
        ([ONE, ONE], [ONE, TWO], [ONE, BETTER], [ONE, TWO, BETTER]),
        ([ONE, TWO], [TWO], [ONE], []),
    ],
    ids=["mended", "both drop a double", "one drops a double", "both double", "each mends a double", "each drops one"],
)
def test_each_note_stands_as_often_as_both_sides_want(
    opengov: Opengov, tmp_path: Path, base: list[str], ours: list[str], theirs: list[str], merged: list[str]
) -> None:
    texts = [SMALL.replace("NOTES", ", ".join(notes)) for notes in (base, ours, theirs, merged)]
    texts[1], texts[3] = (text.replace("方案", "分工方案") for text in (texts[1], texts[3]))
    assert _merge_texts(opengov, tmp_path, *texts[:3]) == (0, texts[3])


def test_the_first_keys_of_a_task_in_braces_may_go(opengov: Opengov, tmp_path: Path) -> None:
    rest = "id: 1, category: 甲, requirement: 乙, units: [财务科]"
    keys = (f"duty: 配合, deadline: 年底, {rest}", f"{rest}, status: doing")
    base, theirs = (f"{HEAD}  - {{{found}}}\n" for found in keys)
    code, out = _merge_texts(opengov, tmp_path, base, base.replace("方案", "分工方案"), theirs)
    # A status comes behind the deadline, which goes.
    assert (code, out) == (0, f"{HEAD.replace('方案', '分工方案')}  - {{status: doing, {rest}}}\n")


NUMBERED = (
    HEAD + "  - {id: 1, requirement: eins}\n  - {id: 2, requirement: zweiNOTES}\n  - {id: 3, requirement: drei}\n"
)
NUMBERED = NUMBERED.replace("}\n  ", ", category: 甲, units: [财务科]}\n  ").replace(
    "drei}", "drei, category: 甲, units: [财务科]}"
)
NOTED = NUMBERED.replace("NOTES", f", notes: [{ONE}]")
PUT_IN = NUMBERED.replace("id: 3", "id: 4").replace(
    "  - {id: 2, requirement: zweiNOTES",
    "  - {id: 2, requirement: neu, category: 甲, units: [财务科]}\n  - {id: 3, requirement: 'zwei, besser'",
)


def test_a_note_follows_its_task_to_another_number_and_other_words(opengov: Opengov, tmp_path: Path) -> None:
    base = NUMBERED.replace("NOTES", "")
    code, out = _merge_texts(opengov, tmp_path, base, NOTED, PUT_IN)
    plan = judge(out).plan
    assert plan
    assert (code, [(task.requirement, len(task.notes)) for task in plan.tasks]) == (
        0,
        [("eins", 0), ("neu", 0), ("zwei, besser", 1), ("drei", 0)],
    )


def test_where_two_tasks_are_as_likely_both_are_named_and_nobody_guesses(opengov: Opengov, tmp_path: Path) -> None:
    base = NUMBERED.replace("NOTES", "")
    theirs = PUT_IN.replace("neu", "'zwei, neuer'")
    code, out = _merge_texts(opengov, tmp_path, base, NOTED, theirs)
    assert code == 1
    hunk = out[out.index("<<<<<<< ours") : out.index(">>>>>>> theirs")]
    assert "text: 一" in hunk.partition("=======")[0]
    assert "=======\n  # which is which? before: task 2; now: task 2-3\n  - id: 2\n" in hunk
    code, out = _merge_texts(opengov, tmp_path, base, theirs, NOTED)
    assert (code, "# which is which? before: task 2; now: task 2-3\n" in out) == (1, True)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_task_reworded_beyond_recognition_is_told_by_the_side_that_stands_in_between(
    opengov: Opengov, tmp_path: Path, *, swapped: bool
) -> None:
    base = NUMBERED.replace("NOTES", "").replace("zwei", "公开上半年惠农补贴发放情况。")
    halfway = base.replace(
        "公开上半年惠农补贴发放情况。", "按季度公开上半年惠农补贴发放情况，附资金使用绩效和咨询电话。"
    )
    far = base.replace(
        "公开上半年惠农补贴发放情况。", "每月在门户网站专栏附上资金使用绩效和咨询电话，并送村务公开栏张贴。"
    )
    sides = (halfway, far.replace("id: 2", "id: 9"))
    code, out = _merge_texts(opengov, tmp_path, base, *(reversed(sides) if swapped else sides))
    assert code == 1
    assert out.count("<<<<<<<") == 1
    assert (out.count("- {id: 9,"), out.count("- {id: 2,")) == (2, 0)


def test_two_tasks_that_come_to_one_number_stand_between_markers_there(opengov: Opengov, tmp_path: Path) -> None:
    base = NUMBERED.replace("NOTES", "")
    ours = base + "  - id: 4\n    requirement: vier\n    category: 甲\n    units: [财务科]\n"
    code, out = _merge_texts(opengov, tmp_path, base, ours, PUT_IN)
    hunk = "<<<<<<< ours\n  - id: 4\n=======\n  - id: 5\n>>>>>>> theirs\n    requirement: vier\n"
    assert (code, hunk in out) == (1, True)


def test_a_unit_that_one_side_renamed_and_the_other_names_is_a_conflict_in_the_list_of_units(
    opengov: Opengov, tmp_path: Path
) -> None:
    base = NUMBERED.replace("NOTES", "").replace("units: [{name: 财务科}]", "units:\n  - name: 财务科")
    ours = base.replace("财务科", "财务处")
    theirs = base + "  - {id: 4, requirement: vier, category: 甲, units: [财务科]}\n"
    code, out = _merge_texts(opengov, tmp_path, base, ours, theirs)
    assert code == 1
    assert "  - name: 财务处\n<<<<<<< ours\n=======\n  - name: 财务科\n>>>>>>> theirs\ntasks:\n" in out
    code, out = _merge_texts(opengov, tmp_path, base, theirs, ours)
    assert (code, "<<<<<<< ours\n  - name: 财务科\n=======\n>>>>>>> theirs\n" in out) == (1, True)


def test_what_one_side_moved_is_moved_and_what_the_other_edited_is_edited(opengov: Opengov, tmp_path: Path) -> None:
    head, tasks = (
        HEAD,
        [
            f"  # 说明{number}\n  - id: {number}\n    category: 甲\n    requirement: {text}\n    units: [财务科]\n"
            for number, text in enumerate(("公开预算", "回应关切", "听取汇报"), 1)
        ],
    )
    tasks[0] += f"    notes:\n      - {ONE}\n      # 记\n      - {TWO}\n"
    base, theirs = (head + "".join(found) for found in (tasks, [tasks[1], tasks[0], tasks[2]]))
    edited = base.replace("听取汇报", "每年听取汇报")
    expected = theirs.replace("听取汇报", "每年听取汇报")
    assert _merge_texts(opengov, tmp_path, base, edited, theirs) == (0, expected)
    assert _merge_texts(opengov, tmp_path, base, theirs, edited) == (0, expected)
    swapped = base.replace(f"      - {ONE}\n      # 记\n      - {TWO}\n", f"      # 记\n      - {TWO}\n      - {ONE}\n")
    assert swapped != base
    expected = edited.replace(
        f"      - {ONE}\n      # 记\n      - {TWO}\n", f"      # 记\n      - {TWO}\n      - {ONE}\n"
    )
    assert _merge_texts(opengov, tmp_path, base, edited, swapped) == (0, expected)
    other = head + tasks[0] + tasks[2] + tasks[1]
    code, out = _merge_texts(opengov, tmp_path, base, other, theirs)
    assert (code, "<<<<<<< ours\n" in out) == (1, True)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (["# 一", "# 行尾"], ["# 一改", "# 行尾"], ["# 一改", "# 行尾"]),
        (["# 一", "# 行尾"], ["", ""], ["", ""]),
        (["", "# 行尾"], ["# 一", "# 改"], ["", "# 改"]),
        (["# 同", "# 行尾"], ["# 同", "# 行尾"], ["# 同", "# 行尾"]),
        (["# 甲改", "# 行尾"], ["# 乙改", "# 行尾"], None),
        (["", "# 行尾"], ["# 乙改", "# 行尾"], None),
        (["# 一", "# 甲改"], ["# 一", ""], None),
    ],
    ids=["reworded", "deleted", "one each", "alike", "both", "deleted and reworded", "behind"],
)
def test_a_comment_goes_the_way_of_who_changed_it(
    opengov: Opengov, tmp_path: Path, ours: list[str], theirs: list[str], merged: list[str] | None
) -> None:
    def text(title: str, above: str, behind: str) -> str:
        task = "".join(
            [
                f"  {above}\n" if above else "",
                f"  - id: 1{'  ' if behind else ''}{behind}\n",
                "    category: 甲\n    requirement: 一\n    units: [财务科]\n",
            ]
        )
        return HEAD.replace("方案", title) + task

    code, out = _merge_texts(
        opengov, tmp_path, text("方案", "# 一", "# 行尾"), text("新方案", *ours), text("方案", *theirs)
    )
    if merged is None:
        assert (code, "<<<<<<< ours" in out) == (1, True)
    else:
        assert (code, out) == (0, text("新方案", *merged))


def _merge_texts(opengov: Opengov, folder: Path, *texts: str) -> tuple[int, str]:
    paths = [folder / f"{name}.yaml" for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    result = opengov("merge", *(path.name for path in paths))
    return result.code, result.out


@pytest.mark.parametrize("failure", [KeyError("units"), None], ids=["a crash", "another plan"])
def test_what_does_not_come_out_as_meant_is_left_to_git_and_to_people(
    opengov: Opengov, clerks: Clerks, monkeypatch: pytest.MonkeyPatch, failure: Exception | None
) -> None:
    def careless(text: str, _edits: object) -> str:
        if failure:
            raise failure
        return text

    paths = clerks([["note", "4", "甲"]], [["note", "20", "乙"]])
    monkeypatch.setattr("opengov_cli.git.merge.three_way.apply", careless)
    code, out, err = _merge(opengov, paths)
    assert code == 1
    assert ("text: 甲" in out, "text: 乙" in out) == (True, True)
    # Their lines fit in, but nobody knows whether they are what both meant.
    assert "<<<<<<< ours\n=======\n    notes:\n" in out
    assert err.startswith("could not merge by meaning: merged line by line; look through ours.yaml\n")


@pytest.fixture
def branches(commit: Commit, opengov: Opengov, tmp_path: Path) -> Callable[[list[str], list[str]], None]:
    """One commit on main and one on a branch called theirs, each made by a command."""

    def run(ours: list[str], theirs: list[str]) -> None:
        git(tmp_path, "checkout", "-q", "-b", "theirs")
        opengov(*theirs, "--date", "2021-06-30")
        commit("对方")
        git(tmp_path, "checkout", "-q", "main")
        opengov(*ours, "--date", "2021-06-30")
        commit("我方")

    return run


def _git_merge(folder: Path) -> int:
    return subprocess.run(["git", "merge", "-q", "theirs", "-m", "合并"], cwd=folder, check=False).returncode


def test_resolve_takes_the_three_stages_from_git(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["note", "4", "甲"], ["note", "4", "乙"])
    assert opengov("resolve").err == "opengov: git has no conflict in plan_2021.yaml\n"
    assert _git_merge(tmp_path) == 1
    result = opengov("resolve")
    assert (result.code, result.out) == (0, "")
    assert result.err == "plan_2021.yaml is merged and staged; `git status` tells how to go on\n"
    assert git(tmp_path, "diff", "--name-only", "--diff-filter=U") == ""
    assert [line.strip() for line in plan_file.read_text("utf-8").splitlines() if "text: " in line] == [
        "text: 甲",
        "text: 乙",
    ]


def test_resolve_leaves_a_real_conflict_to_people_and_their_work_alone(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["done", "4"], ["start", "4"])
    assert _git_merge(tmp_path) == 1
    result = opengov("resolve")
    assert result.code == 1
    assert result.err.endswith("1 conflict: both sides are in plan_2021.yaml, between the markers\n")
    text = plan_file.read_text("utf-8")
    assert (
        "<<<<<<< ours\n    status: done\n    completed: 2021-06-30\n=======\n    status: doing\n>>>>>>> theirs\n"
        in text
    )
    mended = text.replace("<<<<<<< ours\n", "").replace("=======\n    status: doing\n>>>>>>> theirs\n", "")
    plan_file.write_text(mended, "utf-8", newline="")
    result = opengov("resolve")
    assert (result.code, result.err.splitlines()[0]) == (
        1,
        "opengov: plan_2021.yaml has no conflict markers any more",
    )
    assert plan_file.read_text("utf-8") == mended


def _replaced(path: Path, old: str, new: str) -> str:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")
    return text.replace(old, new, 1)


def test_resolve_keeps_what_was_decided_by_hand(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["done", "4", "6"], ["start", "4", "6", "--note", "已动手"])
    assert _git_merge(tmp_path) == 1
    for _again in range(2):
        # The second time there is nothing that it has not done already.
        assert opengov("resolve").err.endswith("2 conflicts: both sides are in plan_2021.yaml, between the markers\n")
    completed = "    status: done\n    completed: 2021-06-30\n"
    hunk = f"<<<<<<< ours\n{completed}=======\n    status: doing\n>>>>>>> theirs\n"
    decided = _replaced(plan_file, hunk, "    status: ongoing\n")
    result = opengov("resolve")
    assert result.err.endswith("1 conflict: both sides are in plan_2021.yaml, between the markers\n")
    assert plan_file.read_text("utf-8") == decided
    _replaced(plan_file, hunk, "    status doing\n" + hunk)
    result = opengov("resolve")
    assert result.err.startswith("plan_2021.yaml stays as it is: ")
    assert (result.code, "status doing\n" + hunk in plan_file.read_text("utf-8")) == (1, True)


def test_resolve_takes_every_plan_in_conflict_and_no_other(
    opengov: Opengov, commit: Commit, plan_file: Path, tmp_path: Path
) -> None:
    older = tmp_path / "2020" / "plan_2020.yaml"
    older.parent.mkdir()
    older.write_bytes(plan_file.read_bytes())
    (tmp_path / "plan_2022.yaml").write_bytes(plan_file.read_bytes())
    commit("更多方案")
    git(tmp_path, "checkout", "-q", "-b", "theirs")
    for path in (older, plan_file):
        assert opengov("--plan", str(path), "note", "4", "乙", "--date", "2021-06-30").code == 0
    commit("对方")
    git(tmp_path, "checkout", "-q", "main")
    for path in (older, plan_file):
        assert opengov("--plan", str(path), "note", "4", "甲", "--date", "2021-06-30").code == 0
    commit("我方")
    assert _git_merge(tmp_path) == 1
    result = opengov("resolve")
    assert (result.code, [line.split()[0] for line in result.err.splitlines()]) == (
        0,
        [Path("2020/plan_2020.yaml").as_posix(), "plan_2021.yaml"],
    )
    assert opengov("resolve").err == "opengov: git has no conflict in plan_2022.yaml\n"


@pytest.mark.parametrize("ours_deletes", [True, False])
def test_resolve_leaves_it_to_people_whether_a_plan_stays(
    opengov: Opengov, commit: Commit, plan_file: Path, tmp_path: Path, *, ours_deletes: bool
) -> None:
    for branch, deletes in (("theirs", not ours_deletes), ("main", ours_deletes)):
        git(tmp_path, "checkout", "-q", *(["-b"] if branch == "theirs" else []), branch)
        if deletes:
            plan_file.unlink()
        else:
            opengov("start", "4")
        commit(branch)
    assert _git_merge(tmp_path) == 1
    before = plan_file.read_bytes()
    result = opengov("resolve")
    told = ("our side deleted", "theirs changed it") if ours_deletes else ("our side changed", "theirs deleted it")
    assert result.err == (
        f"opengov: {told[0]} plan_2021.yaml, {told[1]}\n"
        "hint: `git add plan_2021.yaml` keeps the file as it is now, `git rm plan_2021.yaml` deletes it\n"
    )
    assert (result.code, plan_file.read_bytes()) == (1, before)


def test_resolve_does_not_take_a_file_that_is_still_ours_for_a_merged_one(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["note", "4", "甲"], ["note", "4", "乙"])
    assert _git_merge(tmp_path) == 1
    git(tmp_path, "checkout", "--ours", "plan_2021.yaml")
    result = opengov("resolve")
    assert result.err.splitlines()[0] == "plan_2021.yaml was still exactly ours, with nothing of theirs: merged anew"
    assert (result.code, "text: 乙" in plan_file.read_text("utf-8")) == (0, True)


def test_a_driver_that_does_not_even_start_leaves_a_conflict_with_markers(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["note", "4", "甲"], ["note", "4", "乙"])
    assert opengov("git", "setup").code == 0
    driver = git(tmp_path, "config", "merge.opengov.driver")
    git(tmp_path, "config", "merge.opengov.driver", driver.replace("-m opengov_cli", "-m no_such_module"))
    assert _git_merge(tmp_path) == 1
    text = plan_file.read_text("utf-8")
    assert [mark in text for mark in ("<<<<<<< ours", "text: 甲", "text: 乙", ">>>>>>> theirs")] == [True] * 4
    assert opengov("resolve").code == 0


def test_the_driver_names_the_plan_and_shows_conflicts_as_git_is_told_to(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], plan_file: Path, tmp_path: Path
) -> None:
    branches(["done", "4"], ["start", "4"])
    assert opengov("git", "setup").code == 0
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    merging = subprocess.run(
        ["git", "merge", "theirs"], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8"
    )
    assert "1 conflict: both sides are in plan_2021.yaml, between the markers\n" in merging.stderr
    assert (
        "<<<<<<< ours\n    status: done\n    completed: 2021-06-30\n||||||| base\n    status: todo\n=======\n"
        "    status: doing\n>>>>>>> theirs\n"
    ) in plan_file.read_text("utf-8")
    result = opengov("resolve", "-X", "theirs")
    assert (result.code, "status: doing" in plan_file.read_text("utf-8")) == (0, True)


def test_a_favoured_side_wins_each_conflict(opengov: Opengov, clerks: Clerks) -> None:
    paths = clerks([["done", "4"], ["note", "5", "甲"]], [["ongoing", "4"], ["note", "5", "乙"]])
    for side, status in (("ours", "status: done\n"), ("theirs", "status: ongoing\n")):
        result = opengov("merge", *(path.name for path in paths), "-X", side)
        assert (result.code, result.err) == (0, "")
        assert [word in result.out for word in (status, "text: 甲", "text: 乙", "<<<")] == [True, True, True, False]


def test_comments_that_stand_together_are_carried_in_their_order(opengov: Opengov, clerks: Clerks) -> None:
    base, ours, theirs = clerks([], [])
    lines = theirs.read_text("utf-8").split("\n")
    place = lines.index("  - id: 4")
    theirs.write_text("\n".join([*lines[:place], "  # 一", "  # 二", "  # 三", *lines[place:]]), "utf-8", newline="")
    result = opengov("merge", base.name, ours.name, theirs.name)
    assert (result.code, result.out) == (0, theirs.read_text("utf-8"))


def test_setup_lets_plain_git_merge_by_meaning(
    opengov: Opengov, branches: Callable[[list[str], list[str]], None], tmp_path: Path
) -> None:
    branches(["note", "4", "甲"], ["note", "4", "乙"])
    result = opengov("git", "setup")
    program = f"{Path(sys.executable).as_posix()} -m opengov_cli"
    assert result.out.splitlines()[0] == ".gitattributes: plan_*.yaml diff=opengov merge=opengov"
    assert f"merge.opengov.driver: {program} merge %O %A %B -o %A --name %P ||" in result.out
    assert _git_merge(tmp_path) == 0
    assert "+    2021-06-30 王芳: 乙" in git(tmp_path, "diff", "HEAD~1")


def test_git_keeps_the_texts_of_plans_until_another_language_or_form_is_set_up(
    opengov: Opengov, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opengov("start", "4")
    commit("开始")
    assert "LANGUAGE=en " in opengov("git", "setup").out
    assert "+    doing" in git(tmp_path, "diff", "HEAD~1", "HEAD")
    texts = git(tmp_path, "rev-parse", "refs/notes/textconv/opengov")
    assert "+    doing" in git(tmp_path, "diff", "HEAD~1", "HEAD", LANGUAGE="zh")
    assert git(tmp_path, "rev-parse", "refs/notes/textconv/opengov") == texts
    monkeypatch.setenv("LANGUAGE", "zh")
    assert opengov("git", "setup").out.startswith("diff.opengov.textconv: LANGUAGE=zh ")
    assert "+    推进中" in git(tmp_path, "diff", "HEAD~1", "HEAD", LANGUAGE="en")
    assert opengov("git", "setup", "--undo").code == 0
    assert git(tmp_path, "for-each-ref", "refs/notes") == ""


def test_textconv_says_when_git_keeps_texts_of_another_form(opengov: Opengov, plan_file: Path) -> None:
    result = opengov("git", "textconv", plan_file.name)
    assert opengov("git", "textconv", plan_file.name, "--form", str(FORM)) == result
    older = opengov("git", "textconv", plan_file.name, "--form", str(FORM - 1))
    assert (older.code, older.out) == (0, result.out)
    assert "`opengov git setup`" in older.err


@pytest.mark.parametrize(("language", "digest"), [("en", "abb5ed48982a2203"), ("zh", "0540581f7edc421e")])
def test_another_text_of_a_plan_is_another_form(
    opengov: Opengov, plan_file: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, language: str, digest: str
) -> None:
    """Where this fails, FORM goes up and the digests here change: git compares what it keeps with new texts."""
    day = date(2021, 6, 30)
    note = Note(day, "已公布。\n详见附件", "计划财务科", ("https://example.gov.cn/1",), "人手不足", "继续推进")
    task = replace(plan.tasks[0], number="一", clause="计划财务科牵头", deadline="年底前", due=day, completed=day)
    task = replace(task, extra=(("备注", "无"),), status=Status.DONE, notes=(note,))
    plan = replace(plan, default_lead=DefaultLead.FIRST, every_task=(plan.units[0].name,))
    plan_file.write_text(dump(replace(plan, tasks=(task, *plan.tasks[1:]))), "utf-8")
    monkeypatch.setenv("LANGUAGE", language)
    text = opengov("git", "textconv", plan_file.name).out
    assert (FORM, sha256(text.encode()).hexdigest()[:16]) == (1, digest)


def test_setup_is_done_once_and_undone_without_a_trace(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_bytes(b"*.docx binary")
    commit("属性")
    config = git(tmp_path, "config", "--local", "--list")
    assert opengov("git", "setup", "--dry-run").err == "nothing was written\n"
    assert git(tmp_path, "status", "--porcelain") == ""
    assert opengov("git", "setup").code == 0
    assert (tmp_path / ".gitattributes").read_bytes() == b"*.docx binary\nplan_*.yaml diff=opengov merge=opengov\n"
    again = opengov("git", "setup")
    assert (again.out, again.err) == ("", "nothing to do\n")
    assert opengov("git", "setup", "--undo").code == 0
    assert git(tmp_path, "config", "--local", "--list") == config
    assert (tmp_path / ".gitattributes").read_bytes() == b"*.docx binary\n"


def test_textconv_shows_a_broken_plan_as_it_is(opengov: Opengov, plan_file: Path) -> None:
    assert opengov("git", "textconv", plan_file.name).out.startswith("中山市农业农村局2021年政务公开工作要点分工方案\n")
    plan_file.write_text("坏：[", "utf-8")
    assert opengov("git", "textconv", plan_file.name).out == "坏：["


def test_commit_takes_the_plan_alone_and_tells_what_changed(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("其他", "utf-8")
    git(tmp_path, "add", "other.txt")
    result = opengov("done", "4", "--date", "2021-06-30", "--note", "已公开", "--by", "财务", "--commit")
    identity = git(tmp_path, "rev-parse", "HEAD")
    assert result.err.splitlines()[2:] == [f"committed {identity[:8]}: 第4条：未启动 → 已完成，新增进展（计划财务科）"]
    assert git(tmp_path, "log", "-1", "--format=%B", "--name-only") == (
        "第4条：未启动 → 已完成，新增进展（计划财务科）\n\n第4条 2021-06-30 计划财务科：已公开\n\n\nplan_2021.yaml"
    )
    assert git(tmp_path, "status", "--porcelain") == "A  other.txt"
    assert commit("其他")


def test_a_commit_that_takes_along_earlier_changes_says_so(opengov: Opengov, commit: Commit, tmp_path: Path) -> None:
    assert commit("空")
    opengov("start", "5")
    result = opengov("start", "4", "--commit")
    identity = git(tmp_path, "rev-parse", "HEAD")
    assert result.err.splitlines() == [
        "task 4: todo → doing",
        "wrote plan_2021.yaml",
        f"committed {identity[:8]}: 第4条：未启动 → 推进中（计划财务科）",
        "the commit also holds earlier changes of the plan file",
    ]
    assert git(tmp_path, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("commands", "subject"),
    [
        ([["start", "5", "6", "10-12"]], "第5-6、10-12条：未启动 → 推进中"),
        ([["start", "4"], ["done", "4", "6"]], "第4条：推进中 → 已完成；第6条：未启动 → 已完成"),
        ([["note", "26", "待定"]], "第26条：新增进展"),
        ([["note", "5", "甲"]], "第5条：新增进展（计划财务科）"),
    ],
    ids=["ranges", "two changes", "nobody named", "a note"],
)
def test_the_message_is_one_that_a_reviewer_likes(
    opengov: Opengov, commit: Commit, tmp_path: Path, commands: list[list[str]], subject: str
) -> None:
    assert commit("空")
    for command in commands:
        assert opengov(*command, "--commit").code == 0
    assert git(tmp_path, "log", "-1", "--format=%s") == subject


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"])
def test_the_repository_is_that_of_the_plan_whatever_git_says_of_another(
    opengov: Opengov,
    commit: Commit,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    opengov("start", "4")
    before = commit("启动")
    place = {"GIT_DIR": "", "GIT_INDEX_FILE": "index", "GIT_OBJECT_DIRECTORY": "objects"}[variable]
    with monkeypatch.context() as hook:
        hook.setenv(variable, str(other / ".git" / place))
        assert "启动" in opengov("log").out
        assert before[:8] in opengov("blame", "4").out
        assert "todo → doing" in opengov("diff", "HEAD~1").out
        result = opengov("done", "4", "--commit", "--date", "2021-06-30")
    assert (result.code, git(tmp_path, "rev-parse", "HEAD~1")) == (0, before)
    assert not (other / ".git" / "index").exists()


def test_a_variable_makes_every_recording_a_commit(
    opengov: Opengov, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENGOV_COMMIT", "1")
    before = commit("空")
    assert opengov("start", "4", "--dry-run").code == 0
    assert git(tmp_path, "rev-parse", "HEAD") == before
    opengov("start", "4")
    assert git(tmp_path, "rev-parse", "HEAD~1") == before
    assert opengov("start", "4").err == "task 4 is already doing\n"


def test_outside_git_nothing_is_written_that_was_to_be_committed(
    opengov: Opengov, plan_file: Path, plan_text: str
) -> None:
    result = opengov("start", "4", "--commit")
    assert (result.code, result.err.splitlines()[0]) == (1, "opengov: plan_2021.yaml is not in a git repository")
    assert plan_file.read_text("utf-8") == plan_text
