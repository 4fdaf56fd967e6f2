"""What a document makes of a plan file, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conftest import ANNEX
from opengov_cli.documents.draft import Draft
from opengov_cli.documents.intake import Stated, make_plan, update_plan
from opengov_cli.file import register
from opengov_cli.plan.model import Plan

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
    assert update_plan(document, plan_file, TODAY, agreed=False).refused == ()
    document.write_text(text + "4,做好财政信息公开,改了。,计划财务科\n", encoding="utf-8")
    waiting = update_plan(document, plan_file, TODAY, agreed=False)
    assert [task.number for task in waiting.refused] == [4]
    agreed = update_plan(document, plan_file, TODAY, agreed=True)
    assert agreed.refused == ()
    assert agreed.write(dry_run=True).after.plan == agreed.plan
    assert register.load(plan_file).plan != agreed.plan
    agreed.write()
    assert register.load(plan_file).plan == agreed.plan
