"""What a document makes of a plan file, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import ANNEX, Opengov
from opengov_cli.documents.draft import Draft
from opengov_cli.documents.intake import Stated, make_plan, update_plan
from opengov_cli.documents.update.conflicts import Kind
from opengov_cli.file import register
from opengov_cli.file.errors import ChangedUnderneath
from opengov_cli.plan.model import Plan, Status

TODAY = date(2021, 7, 1)


def test_a_new_plan_tells_what_was_read_and_where_its_file_belongs(tmp_path: Path) -> None:
    new = make_plan(ANNEX, Stated(year=2022), TODAY)
    assert isinstance(new.source, Draft)
    assert (new.plan.issuer, new.plan.year, new.usual_path) == ("中山市农业农村局", 2022, Path("plan_2022.yaml"))
    new.write(tmp_path / "a.yaml")
    assert register.load(tmp_path / "a.yaml").plan == new.plan


def test_a_plan_of_ours_is_read_whole_and_a_person_overrides_its_head(plan_file: Path, plan: Plan) -> None:
    new = make_plan(plan_file, Stated(title="方案", every_task=("人事科",)), TODAY)
    assert isinstance(new.source, Plan)
    assert (new.plan.title, new.plan.every_task, new.plan.tasks) == ("方案", ("人事科",), plan.tasks)
    assert "人事科" in [unit.name for unit in new.plan.units]


def test_new_tasks_come_in_addition_but_other_texts_wait_for_a_person(plan_file: Path, tmp_path: Path) -> None:
    document = tmp_path / "a.csv"
    text = "序号,工作任务,具体要求,落实单位\n30,公开,新增一条。,人事科\n"
    document.write_text(text, encoding="utf-8")
    assert not update_plan(document, plan_file, TODAY).brought.needs_agreement
    document.write_text(text + "4,做好财政信息公开,改了。,计划财务科\n", encoding="utf-8")
    waiting = update_plan(document, plan_file, TODAY)
    assert waiting.brought.rewords
    assert [(one.kind, one.number, one.place) for one in waiting.brought.conflicts] == [(Kind.WORDS, 4, "line 3")]
    assert waiting.write(dry_run=True).after.plan == waiting.brought.plan
    assert register.load(plan_file).plan != waiting.brought.plan
    waiting.write()
    assert register.load(plan_file).plan == waiting.brought.plan


def test_what_a_person_agreed_to_is_not_written_into_another_plan(
    plan_file: Path, tmp_path: Path, opengov: Opengov
) -> None:
    document = tmp_path / "a.csv"
    document.write_text("序号,工作任务,具体要求,落实单位\n4,做好财政信息公开,改了。,计划财务科\n", encoding="utf-8")
    agreed = update_plan(document, plan_file, TODAY)
    opengov("done", "5")
    with pytest.raises(ChangedUnderneath):
        agreed.write()
    document.write_text(
        "序号,工作任务,具体要求,状态\n4,做好财政信息公开,积极推进部门所属单位预算、决算及相关报表公开。,推进中\n",
        encoding="utf-8",
    )
    adding = update_plan(document, plan_file, TODAY)
    opengov("done", "6")
    adding.write()
    after = register.load(plan_file).plan
    assert [task.id for task in after.tasks if task.status is not Status.TODO] == [4, 5, 6]
