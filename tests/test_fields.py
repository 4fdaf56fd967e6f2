"""Every key that the gate accepts comes out everywhere, and comes back where the format can hold it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Opengov, git
from opengov_cli.documents.update.texts import COLUMNS
from opengov_cli.file.gate import judge
from opengov_cli.file.gate.models import NoteModel, PlanModel, TaskModel, UnitModel
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.fields import NOTE, PLAN, TASK, UNIT, Field, Kind, keys
from opengov_cli.plan.model import DefaultLead, Note, Plan, Task, Unit
from opengov_cli.plan.statuses import Status

BARE_NOTE = Note(date(2021, 3, 1), "已报送")
BARE_TASK = Task(1, "做好财政信息公开", "公开部门预算。")
BARE_PLAN = Plan("某局2021年方案", "某局", 2021, units=(Unit("办公室"), Unit("财务科")), tasks=(BARE_TASK,))
# A value of each kind that stands nowhere else in the plan, and the text by which it is known in every output.
SAMPLES: dict[Kind, tuple[Any, str]] = {
    Kind.NUMBER: (2019, "2019"),
    Kind.LINE: ("样张", "样张"),
    Kind.TEXT: ("样张里的一段话", "样张里的一段话"),
    Kind.NAMES: (("财务科",), "财务科"),
    Kind.LINKS: (("https://example.gov.cn/7",), "https://example.gov.cn/7"),
    Kind.DATE: (date(2021, 11, 23), "2021-11-23"),
    Kind.STATUS: (Status.ONGOING, "ongoing"),
    Kind.RULE: (DefaultLead.ALL, "all"),
    Kind.HEADINGS: ((("责任人", "样张先生"),), "样张先生"),
}


@dataclass(frozen=True)
class Case:
    """A plan in which one key has its sample, and the text by which the sample is known."""

    key: str
    field: Field
    plan: Plan
    shown: str

    @property
    def is_of_task(self) -> bool:
        """Whether the key is one of a task or of its notes."""
        return self.key.startswith(("task.", "note."))


def cases() -> Iterator[Case]:
    """A case for each key of each table but the lists of parts."""
    for name, table in (("plan", PLAN), ("unit", UNIT), ("task", TASK), ("note", NOTE)):
        for field in table:
            if field.kind is not Kind.PARTS:
                # An alias is a name that no unit has yet.
                sample, shown = (("样科",), "样科") if field.key == "aliases" else SAMPLES[field.kind]
                yield Case(f"{name}.{field.key}", field, _with(name, field.key, sample), shown)


def _with(part: str, key: str, sample: object) -> Plan:
    given: dict[str, Any] = {key: sample}
    task = BARE_PLAN.tasks[0]
    match part:
        case "plan":
            return replace(BARE_PLAN, **given)
        case "unit":
            return replace(BARE_PLAN, units=(*BARE_PLAN.units[1:], replace(BARE_PLAN.units[0], **given)))
        case "task":
            # The day of completion goes with the status.
            more: dict[str, Any] = {"status": Status.DONE} if key == "completed" else {}
            return replace(BARE_PLAN, tasks=(replace(task, **more, **given),))
        case _:
            # Documents name who wrote a note only where it is a unit.
            units = (*BARE_PLAN.units, Unit(str(sample))) if key == "by" else BARE_PLAN.units
            return replace(BARE_PLAN, units=units, tasks=(replace(task, notes=(replace(BARE_NOTE, **given),)),))


every_key = pytest.mark.parametrize("case", [*cases()], ids=lambda case: case.key)
every_key_of_a_task = pytest.mark.parametrize(
    "case", [case for case in cases() if case.is_of_task], ids=lambda case: case.key
)


@pytest.fixture
def written(case: Case, tmp_path: Path) -> Path:
    """The plan of a case as the plan file of the folder."""
    path = tmp_path / "plan_2021.yaml"
    path.write_text(dump(case.plan), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("table", "value", "model"),
    [(PLAN, Plan, PlanModel), (UNIT, Unit, UnitModel), (TASK, Task, TaskModel), (NOTE, Note, NoteModel)],
    ids=["plan", "unit", "task", "note"],
)
def test_values_and_models_have_the_keys_of_the_table(table: tuple[Field, ...], value: Any, model: Any) -> None:
    required = {field.key for field in table if field.required}
    assert {field.name for field in dataclasses.fields(value)} == set(keys(table))
    assert tuple(key for key in model.known_keys() if key != "schema") == keys(table)
    assert {name for name, field in model.model_fields.items() if field.is_required()} == required


def test_an_update_knows_for_each_key_of_a_task_which_columns_tell_it() -> None:
    progress = {"id", "status", "completed", "notes"}
    assert set(COLUMNS) == set(keys(TASK)) - progress


@every_key
def test_the_file_gives_the_same_plan_back(case: Case) -> None:
    text = dump(case.plan)
    assert case.shown in text
    assert judge(text).plan == case.plan


@every_key
def test_the_usual_layout_keeps_it(case: Case, written: Path, opengov: Opengov) -> None:
    """Also where keys stand in another order and a remark stands above each."""
    shuffled = dump(case.plan).replace("requirement:", "# 备注\n    requirement:")
    written.write_text(shuffled, encoding="utf-8")
    assert opengov("fmt").code == 0
    assert judge(written.read_text(encoding="utf-8")).plan == case.plan


@every_key
@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_a_whole_plan_goes_out_and_comes_back(case: Case, written: Path, opengov: Opengov, form: str) -> None:
    out = written.with_name(f"out.{form}")
    assert opengov("export", "-o", str(out)).code == 0
    assert case.shown in out.read_text(encoding="utf-8")
    assert opengov("import", str(out), "-o", "back.yaml").code == 0
    assert judge(written.with_name("back.yaml").read_text(encoding="utf-8")).plan == case.plan


@every_key_of_a_task
@pytest.mark.usefixtures("written")
def test_a_task_shows_it(case: Case, opengov: Opengov) -> None:
    for form in ("text", "md", "json"):
        assert case.shown in _plain(opengov("show", str(case.plan.tasks[0].id), "--format", form).out)


@every_key_of_a_task
@pytest.mark.usefixtures("written")
def test_a_list_has_a_column_for_it(case: Case, opengov: Opengov) -> None:
    column = "notes" if case.key.startswith("note.") else case.field.key
    for form in ("table", "csv", "tsv", "md"):
        assert case.shown in _plain(opengov("list", "--columns", column, "--format", form).out)
    row = json.loads(opengov("list", "--format", "json").out)["tasks"][0]
    assert case.shown in json.dumps(row[column], ensure_ascii=False)


@every_key_of_a_task
@pytest.mark.usefixtures("written")
def test_a_document_of_the_plan_says_it(case: Case, opengov: Opengov) -> None:
    """Documents say a status with the office's own word, and hold the notes where progress is asked for."""
    shown = Status(case.shown).word if case.field.kind is Kind.STATUS else case.shown
    for form in ("csv", "tsv", "md", "html"):
        assert shown in opengov("export", "--format", form, "--progress").out, form


@every_key
def test_git_compares_it(case: Case, written: Path, opengov: Opengov) -> None:
    assert case.shown in opengov("git", "textconv", str(written)).out


@every_key
def test_a_change_of_it_is_shown(case: Case, written: Path, opengov: Opengov) -> None:
    bare = written.with_name("bare.yaml")
    before = replace(BARE_PLAN, tasks=case.plan.tasks) if not case.is_of_task else BARE_PLAN
    bare.write_text(dump(before), encoding="utf-8")
    for form in ("table", "md", "json"):
        told = opengov("diff", str(bare), str(written), "--format", form)
        assert case.shown in _plain(told.out), form


def test_the_history_tells_each_key_of_a_task(tmp_path: Path, opengov: Opengov) -> None:
    """In one commit, which gives each of as many tasks the sample of one key."""
    of_tasks = [case for case in cases() if case.is_of_task]
    bare = [replace(BARE_TASK, id=number, requirement=f"公开第{number}项。") for number in range(1, len(of_tasks) + 1)]
    given = [_sampled(task, case) for task, case in zip(bare, of_tasks, strict=True)]
    path = tmp_path / "plan_2021.yaml"
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "王芳")
    git(tmp_path, "config", "user.email", "office@example.gov.cn")
    for tasks in (bare, given):
        path.write_text(dump(replace(BARE_PLAN, tasks=tuple(tasks))), encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "-q", "-m", "方案")
    log = json.loads(opengov("log", "-n", "1", "--format", "json").out)["log"]
    blame = json.loads(opengov("blame", *(str(task.id) for task in given), "--format", "json").out)["blame"]
    for task, case in zip(given, of_tasks, strict=True):
        for rows in (log, blame):
            told = [row for row in rows if row["id"] == task.id]
            assert case.shown in json.dumps(told, ensure_ascii=False), case.key


def _sampled(task: Task, case: Case) -> Task:
    """A task with the sample of a case in it."""
    sampled = case.plan.tasks[0]
    if case.field.key in ("requirement", "id"):
        return replace(task, **{case.field.key: getattr(sampled, case.field.key)})
    return replace(sampled, id=task.id, requirement=task.requirement)


@every_key_of_a_task
@pytest.mark.usefixtures("written")
def test_a_keyword_finds_it(case: Case, opengov: Opengov) -> None:
    if case.field.kind.is_searched:
        assert opengov("list", "--keyword", case.shown, "--count").out == "1\n"


def _plain(out: str) -> str:
    """What was printed, without the marks of Markdown and of words that changed, and without line breaks."""
    for mark in ("\\", "{+", "+}", "[-", "-]", "<ins>", "</ins>"):
        out = out.replace(mark, "")
    return "".join(out.split())
