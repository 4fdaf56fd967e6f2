"""``opengov import``: documents become plan files."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from annexes import annex_as_word, saved
from conftest import ANNEX, Opengov
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import DefaultLead, Plan, Status

CSV = """序号,工作任务,具体要求,责任单位,完成情况,备注
1,财政,公开预算。,办公室、财务科,已完成,每月
2,,公开决算。,未知,,
"""


def _plan(path: Path) -> Plan:
    found = judge(path.read_text(encoding="utf-8")).plan
    assert found is not None
    return found


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "某局2021年政务公开分工.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("name", ["annex.txt", "annex.docx"])
def test_the_annex_gives_the_tasks_of_the_plan_exactly(opengov: Opengov, tmp_path: Path, plan: Plan, name: str) -> None:
    data = annex_as_word() if name.endswith("docx") else ANNEX.read_bytes()
    (tmp_path / name).write_bytes(data)
    result = opengov("import", name)
    imported = _plan(tmp_path / "plan_2021.yaml")
    assert (imported.tasks, imported.title, imported.issuer, imported.year) == (
        plan.tasks,
        plan.title,
        plan.issuer,
        plan.year,
    )
    assert {unit.name for unit in imported.units} == {name for task in plan.tasks for name in task.named}
    place = "table 1, row 26" if name.endswith("docx") else "line 109"
    assert result.err.splitlines() == [
        "column 工作任务 → category (Category)",
        "column 具体要求 → requirement (Requirement)",
        "column 落实单位 → clause (Units)",
        "title 中山市农业农村局2021年政务公开工作要点分工方案, office 中山市农业农村局, year 2021",
        f"warning: {place}: task 26 names no unit: the cell is empty",
        "29 tasks in 12 categories",
        "wrote plan_2021.yaml; `opengov check` checks it, `opengov list` lists its tasks",
    ]
    assert (result.code, result.out) == (0, "")
    assert opengov("fmt", "--check").code == 0


def test_groups_and_aliases_are_proposed_in_comments(opengov: Opengov) -> None:
    lines = opengov("import", str(ANNEX), "-o", "-").out.splitlines()
    assert lines[lines.index("  - name: 计划财务科") + 1] == "    # group: 各科室"
    assert lines[lines.index("  - name: 农科中心") + 1] == "    # group: 下属各单位"
    assert "perhaps the same unit as 办公室（审批办）" in lines[lines.index("  - name: 办公室") + 1]
    # It stands beside 下属各单位 in each clause.
    assert lines[lines.index("  - name: 海洋综合执法支队") + 1] == "  - name: 下属各单位"


def test_what_the_document_does_not_tell_is_asked_for(opengov: Opengov, csv: Path) -> None:
    result = opengov("import", str(csv))
    assert (result.code, result.err) == (
        2,
        "opengov: the document does not tell the office or the year: give --issuer NAME --year YEAR\n",
    )
    result = opengov("import", str(csv), "--issuer", "某局", "--year", "2021", "-o", "p.yaml")
    assert result.code == 0
    assert _plan(Path("p.yaml")).title == "某局2021年政务公开工作要点分工方案"


def test_rules_outside_the_table_become_keys_of_the_plan(opengov: Opengov, csv: Path) -> None:
    head = ("--issuer", "某局", "--year", "2021", "--title", "分工表")
    opengov("import", str(csv), *head, "--default-lead", "first", "--every-task", "各科室", "-o", "p.yaml")
    plan = _plan(Path("p.yaml"))
    assert (plan.title, plan.default_lead, plan.every_task) == ("分工表", DefaultLead.FIRST, ("各科室",))
    assert "各科室" in [unit.name for unit in plan.units]


def test_progress_and_other_columns_come_along(opengov: Opengov, csv: Path) -> None:
    result = opengov("import", str(csv), "--issuer", "某局", "--year", "2021", "-o", "p.yaml")
    one, two = _plan(Path("p.yaml")).tasks
    assert (one.status, one.extra, one.units) == (Status.DONE, (("备注", "每月"),), ("办公室", "财务科"))
    assert (two.category, two.named, two.clause) == ("财政", (), "未知")
    assert "column 备注 → kept word for word under extra\n" in result.err
    assert "warning: line 3: nobody could be read from the clause of task 2: 未知\n" in result.err


def test_it_never_overwrites(opengov: Opengov, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    result = opengov("import", str(ANNEX))
    assert result.code == 1
    assert "plan_2021.yaml exists already" in result.err
    assert plan_file.read_bytes() == before


def test_a_dry_run_and_a_pipe_write_nothing(opengov: Opengov, tmp_path: Path) -> None:
    for extra in (["--dry-run"], ["-o", "-"]):
        result = opengov("import", str(ANNEX), *extra)
        assert judge(result.out).plan
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["json", "jsonl", "yaml"])
def test_whole_plans_come_back_as_they_were(opengov: Opengov, plan_file: Path, plan: Plan, name: str) -> None:
    assert plan_file.is_file()
    opengov("export", "-o", f"a.{name}")
    assert opengov("import", f"a.{name}", "-o", "again.yaml").code == 0
    assert _plan(Path("again.yaml")) == plan


def test_what_is_stated_beside_a_whole_plan_counts_more(opengov: Opengov, plan_file: Path, plan: Plan) -> None:
    assert plan_file.is_file()
    opengov("export", "-o", "a.json")
    stated = ("--title", "分工表", "--every-task", "综合科", "--every-task", "农科中心")
    assert opengov("import", "a.json", "-o", "again.yaml", *stated).code == 0
    again = _plan(Path("again.yaml"))
    assert (again.title, again.every_task, again.tasks) == ("分工表", ("综合科", "农科中心"), plan.tasks)
    assert [unit.name for unit in again.units] == [*(unit.name for unit in plan.units), "综合科"]


def test_the_json_of_list_can_be_imported_too(opengov: Opengov, plan_file: Path, plan: Plan) -> None:
    Path("list.json").write_text(opengov("list", "--unit", "计划财务科", "--format", "json").out, encoding="utf-8")
    assert plan_file.is_file()
    opengov("import", "list.json", "-o", "again.yaml")
    assert set(_plan(Path("again.yaml")).tasks) < set(plan.tasks)


def test_json_with_a_mistake_is_refused_in_the_gates_words(opengov: Opengov, plan_file: Path) -> None:
    assert plan_file.is_file()
    envelope = json.loads(opengov("list", "--format", "json").out)
    envelope["tasks"][3]["units"] = ["财务"]
    Path("a.json").write_text(json.dumps(envelope), encoding="utf-8")
    result = opengov("import", "a.json", "-o", "again.yaml")
    assert result.code == 3
    assert "task 4 names the unit 财务, which the plan does not list" in result.err
    assert not Path("again.yaml").exists()


def test_into_a_plan_that_says_it_all_nothing_changes(opengov: Opengov, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    result = opengov("import", str(ANNEX), "--into", str(plan_file))
    assert (result.code, plan_file.read_bytes()) == (0, before)
    assert result.err.endswith("plan_2021.yaml says all of it already\n")


def test_into_a_plan_changed_texts_are_shown_and_need_yes(opengov: Opengov, plan_file: Path, tmp_path: Path) -> None:
    opengov("done", "4", "--date", "2021-06-30", "--note", "已公布")
    before = plan_file.read_text(encoding="utf-8")
    text = ANNEX.read_text(encoding="utf-8").replace("积极推进部门所属单位预算、决算", "积极推进各单位预算、决算")
    text = text.rstrip() + "\n\n\t\n\t30.新增一条。\n\t人事科\n"
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    result = opengov("import", "new.txt", "--into", str(plan_file))
    assert result.code == 1
    assert "[-部门所属-]" in result.out.replace("\n", "")
    assert result.err.endswith("--yes takes the document's side\nnothing was written\n")
    assert plan_file.read_text(encoding="utf-8") == before

    assert opengov("import", "new.txt", "--into", str(plan_file), "--yes").code == 0
    after = plan_file.read_text(encoding="utf-8")
    changed = _plan(plan_file)
    four, new = changed.find(4), changed.find(30)
    assert four is not None
    assert new is not None
    assert (four.requirement[:6], four.status, len(four.notes)) == ("积极推进各单", Status.DONE, 1)
    assert new.units == ("人事科",)
    assert changed.units[-1].name == "人事科"
    removed = [line for line in before.splitlines() if line not in after.splitlines()]
    assert removed == ["    requirement: 积极推进部门所属单位预算、决算及相关报表公开。"]


def test_into_a_plan_only_what_the_document_has_columns_for_changes(
    opengov: Opengov, plan_file: Path, tmp_path: Path
) -> None:
    text = "序号,工作任务,具体要求,备注\n4,做好财政信息公开,积极推进部门所属单位预算、决算及相关报表公开。,每季度\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    opengov("import", "a.csv", "--into", str(plan_file), "--yes")
    (tmp_path / "a.csv").write_text(text.replace("备注", "责任人").replace("每季度", "科长"), encoding="utf-8")
    opengov("import", "a.csv", "--into", str(plan_file), "--yes")
    task = _plan(plan_file).find(4)
    assert task is not None
    assert (task.units, task.extra) == (("计划财务科",), (("备注", "每季度"), ("责任人", "科长")))


def test_into_a_plan_a_deadline_that_is_hidden_in_the_clause_comes_along(
    opengov: Opengov, plan_file: Path, tmp_path: Path
) -> None:
    head = "序号,工作任务,具体要求,落实单位\n4,做好财政信息公开,积极推进部门所属单位预算、决算及相关报表公开。,"
    for clause in ("计划财务科牵头，各科室配合，6月底完成", "计划财务科牵头，各科室配合"):
        (tmp_path / "a.csv").write_text(head + clause + "\n", encoding="utf-8")
        opengov("import", "a.csv", "--into", str(plan_file), "--yes")
        task = _plan(plan_file).find(4)
        assert task is not None
        # A clause that names no deadline says nothing against one.
        assert (task.lead, task.deadline, str(task.due)) == (("计划财务科",), "6月底完成", "2021-06-30")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--into", "p.yaml", "--title", "x"], "--into keeps the head of its plan"),
        (["--yes"], "--yes and --only go with --into"),
        (["--only", "texts"], "--yes and --only go with --into"),
    ],
)
def test_options_that_do_not_go_together_are_refused(opengov: Opengov, options: list[str], message: str) -> None:
    result = opengov("import", "a.docx", *options)
    assert result.code == 2
    assert message in result.err


@pytest.mark.parametrize(
    ("name", "data", "code", "message"),
    [
        ("a.doc", b"\0", 3, "save it again as .doc"),
        ("a.xyz", b"x", 2, "known are .docx"),
        ("a.csv", "姓名,电话\n某人,1\n".encode(), 1, "one begins with 姓名 | 电话"),
        ("a.txt", "没有表格".encode(), 1, "a.txt holds neither a table of a plan nor text with numbered items"),
    ],
)
def test_a_document_that_is_no_plan_says_what_to_do(
    opengov: Opengov, tmp_path: Path, name: str, data: bytes, code: int, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = opengov("import", name)
    assert result.code == code
    assert message in result.err


def test_a_file_that_is_not_there_is_told(opengov: Opengov) -> None:
    result = opengov("import", "a.docx")
    assert result.code == 3
    assert "cannot read a.docx" in result.err


LEDGER = """序号,任务内容,工作目标,谁来办,责任人
1,推进政务公开专区建设,6月底前建成,办公室,张三
2,完善惠农补贴公开目录,年内上网,财务科,李四
"""
HEAD = ("--issuer", "某局", "--year", "2021", "-o", "p.yaml")


def test_what_was_guessed_is_said_with_the_command_that_decides_it(opengov: Opengov, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    result = opengov("import", "a.csv", *HEAD)
    assert result.code == 0
    assert (
        "guessed by what stands in the columns: import again with "
        "--column '工作目标=extra' --column '谁来办=clause' to decide it\n"
    ) in result.err
    one, _two = _plan(Path("p.yaml")).tasks
    assert (one.requirement, one.units, one.extra[0]) == (
        "推进政务公开专区建设",
        ("办公室",),
        ("工作目标", "6月底前建成"),
    )


def test_a_person_decides_what_columns_hold_also_into_a_plan(opengov: Opengov, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    columns = ("--column", "任务内容=category", "--column", "工作目标=具体要求", "--column", "谁来办=牵头单位")
    assert opengov("import", "a.csv", *HEAD, *columns).code == 0
    one, _two = _plan(Path("p.yaml")).tasks
    assert (one.category, one.requirement, one.lead) == ("推进政务公开专区建设", "6月底前建成", ("办公室",))
    again = opengov("import", "a.csv", "--into", "p.yaml", *columns)
    assert (again.code, again.err.splitlines()[-1]) == (0, "p.yaml says all of it already")


@pytest.mark.parametrize(
    ("column", "message", "hint"),
    [
        ("任务内荣=requirement", "no column has the heading '任务内荣'", "did you mean 任务内容?"),
        ("任务内容=requirment", "no column means 'requirment'", "did you mean requirement?"),
        ("任务内容=xyz", "no column means 'xyz'", "a column means one of number, category"),
        ("任务内容", "--column takes a heading and what it means", "for example --column"),
    ],
)
def test_a_column_that_is_not_known_is_refused_with_near_misses(
    opengov: Opengov, tmp_path: Path, column: str, message: str, hint: str
) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    result = opengov("import", "a.csv", *HEAD, "--column", column)
    assert result.code == 2
    assert message in result.err
    assert hint in result.err
    assert not Path("p.yaml").exists()


def test_headings_without_a_task_write_nothing(opengov: Opengov, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,工作任务,具体要求,责任单位\n,,,\n", encoding="utf-8")
    result = opengov("import", "a.csv", *HEAD)
    assert result.code == 1
    assert "there is no task in a.csv below the headings 序号 | 工作任务 | 具体要求 | 责任单位" in result.err
    assert not Path("p.yaml").exists()


def test_units_that_marks_name_can_be_imported_again(opengov: Opengov, tmp_path: Path) -> None:
    text = "序号,工作任务,办公室,财务科\n1,公开预算。,√,▲\n2,公开决算。,,√\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    result = opengov("import", "a.csv", *HEAD)
    assert "column 财务科 → a unit, which a mark names\n" in result.err
    (tmp_path / "a.csv").write_text(text.replace("√,▲", ",▲"), encoding="utf-8")
    assert opengov("import", "a.csv", "--into", "p.yaml", "--yes").code == 0
    assert [(task.lead, task.units) for task in _plan(Path("p.yaml")).tasks] == [(("财务科",), ()), ((), ("财务科",))]


def test_columns_of_problems_and_next_steps_are_said(opengov: Opengov, tmp_path: Path) -> None:
    text = "序号,工作任务,责任单位,存在问题,下一步措施\n1,公开预算。,财务科,系统老旧,年内更换\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    result = opengov("import", "a.csv", *HEAD)
    assert "column 存在问题 → problem (Problem)\ncolumn 下一步措施 → next (Next step)\n" in result.err
    assert _plan(Path("p.yaml")).tasks[0].notes[0].next == "年内更换"


def test_a_ledger_of_excel_with_some_cells_merged(opengov: Opengov, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("某市城管局2022年重点工作督办台账",),
        ("填报单位：办公室", None, None, None, None, "填报时间：2022年6月30日"),
        ("序号", "督办事项", "任务分解", "责任分工", None, "完成时限"),
        (None, None, None, "牵头", "配合", None),
        (1, "垃圾分类", "新建投放点50个", "环卫科", "各镇街", "2022年6月"),
        (2, None, "宣传12场", "宣教科", "各社区", "2022年12月"),
        (3, "市容整治", "拆违3万平方米", "执法支队", "各镇街", "2022年10月"),
        ("合计", None, "3项"),
    ):
        sheet.append(row)
    for merged in ("A1:F1", "A2:E2", "D3:E3"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    result = opengov("import", "a.xlsx", "-o", "p.yaml")
    assert [line for line in result.err.splitlines() if line.startswith("warning")] == [
        (
            "warning: Sheet!A2: who filled it in: 1 line that is no task was left out: "
            "填报单位：办公室 填报时间：2022年6…"
        ),
        "warning: Sheet!A8: what stands here is no part of the plan's table and was left out: 合计 3项",
        "warning: Sheet!A6: 1 row from here on has an empty cell for its category: it stands under the one above",
    ]
    plan = _plan(Path("p.yaml"))
    assert (plan.issuer, plan.year) == ("某市城管局", 2022)
    assert [(task.category, task.requirement, task.lead, task.units) for task in plan.tasks] == [
        ("垃圾分类", "新建投放点50个", ("环卫科",), ("各镇街",)),
        ("垃圾分类", "宣传12场", ("宣教科",), ("各社区",)),
        ("市容整治", "拆违3万平方米", ("执法支队",), ("各镇街",)),
    ]


def test_a_table_of_word_over_two_pages(opengov: Opengov, tmp_path: Path) -> None:
    head, chapter = ("序号", "重点工作", "主要举措", "责任单位"), "一、聚焦重点领域"
    rows = [
        head,
        (chapter, "", "", ""),
        ("1", "规划公开", "公开规划", "发改股"),
        head,
        (f"{chapter}（续）", "", "", ""),
        ("2", "财政公开", "公开预决算", "财务股"),
        ("注：排名不分先后", "", "", ""),
    ]
    document = docx.Document()
    document.add_paragraph("某县民政局2022年政务公开工作任务分解表")
    table = document.add_table(len(rows), len(head))
    for written, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(written.cells, row, strict=True):
            cell.text = text
        if not row[1]:
            written.cells[0].merge(written.cells[3]).text = row[0]
    (tmp_path / "a.docx").write_bytes(saved(document))
    result = opengov("import", "a.docx", "-o", "p.yaml")
    assert "remarks: 1 line that is no task was left out: 注：排名不分先后\n" in result.err
    assert [task.category for task in _plan(Path("p.yaml")).tasks] == [f"{chapter} / 规划公开", f"{chapter} / 财政公开"]


def test_a_plan_without_a_table_is_read_from_its_text(opengov: Opengov, tmp_path: Path) -> None:
    lines = (
        "某局2021年政务公开工作要点",
        "各科室：",
        "一、公开",
        "（一）公开预算。（责任单位：财务科；完成时限：6月底前）",
    )
    (tmp_path / "要点.txt").write_text("\n".join(lines), encoding="gb18030")
    result = opengov("import", "要点.txt")
    assert result.err.splitlines() == [
        "no table has the headings of a plan: its text was read, by its numbers, headings and clauses",
        "text 责任单位 → clause (Units)",
        "text 完成时限 → deadline (Deadline)",
        "title 某局2021年政务公开工作要点, office 某局, year 2021",
        "warning: line 2: addressee: 1 line that is no task was left out: 各科室：",
        "1 task in 1 category",
        "wrote plan_2021.yaml; `opengov check` checks it, `opengov list` lists its tasks",
    ]
    (task,) = _plan(tmp_path / "plan_2021.yaml").tasks
    assert (task.id, task.category, task.requirement, task.units) == (1, "一、公开", "公开预算。", ("财务科",))
    assert (task.deadline, str(task.due)) == ("6月底前", "2021-06-30")
    assert opengov("import", "要点.txt", "--into", "plan_2021.yaml").code == 0


def test_one_line_tells_which_day_notes_without_one_got(opengov: Opengov, tmp_path: Path, csv: Path) -> None:
    csv.write_text(CSV.replace("已完成", "已上报"), encoding="utf-8-sig")
    arguments = ("import", str(csv), "--issuer", "某局", "--year", "2021")
    assert "1 note without a date is dated 2021-12-31: the last day of the plan's year" in opengov(*arguments).err
    told = opengov(*arguments, "--date", "2021-10-08", "-o", "other.yaml").err
    assert "1 note without a date is dated 2021-10-08: as --date says" in told
    assert str(_plan(tmp_path / "other.yaml").tasks[0].notes[0].date) == "2021-10-08"


def test_a_day_that_is_none_is_refused(opengov: Opengov, csv: Path) -> None:
    assert opengov("import", str(csv), "--issuer", "某局", "--year", "2021", "--date", "2021-02-30").code != 0
