"""Formats of the plan file: a newer one is refused in one sentence, an older one read by steps and written anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.file.errors import OldSchema
from opengov_cli.file.format import format_text
from opengov_cli.file.gate import judge, migration
from opengov_cli.file.recording import ProgressRecord, record
from opengov_cli.file.text.tree import MappingNode
from opengov_cli.plan.model import Plan, Status

OLD = {"标题": "title", "发文": "issuer"}


def _step(root: MappingNode) -> MappingNode:
    """What a made-up format 0 became: its first keys were Chinese."""
    found = MappingNode(root.start, root.end, root.flow)
    for key, value in root.pairs:
        key.value = OLD.get(key.value, key.value)
        found.add(key, value)
    return found


@pytest.fixture
def old_file(plan_file: Path, plan_text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real plan in the format 0."""
    monkeypatch.setitem(migration.STEPS, 0, _step)
    text = plan_text.replace("schema: 1", "schema: 0").replace("title:", "标题:").replace("issuer:", "发文:")
    plan_file.write_text(text, encoding="utf-8", newline="")
    return plan_file


def test_a_newer_format_is_refused_in_one_sentence(plan_text: str) -> None:
    spoiled = plan_text.replace("schema: 1", "schema: 2").replace("title:", "heading:")
    (problem,) = judge(spoiled).problems
    assert problem.message == "this plan needs a newer opengov: it has the schema 2, and this one reads schema 1"
    assert (problem.code, spoiled.split("\n")[problem.line - 1]) == ("schema-version", "schema: 2")


def test_a_format_without_steps_is_no_plan(plan_text: str) -> None:
    assert migration.STEPS == {}
    (problem, *_warnings) = judge(plan_text.replace("schema: 1", "schema: 0")).problems
    assert problem.code == "schema-version"
    assert problem.is_error


def test_an_older_format_is_the_same_plan_and_its_problems_keep_their_places(old_file: Path, plan: Plan) -> None:
    text = old_file.read_text(encoding="utf-8")
    verdict = judge(text)
    assert (verdict.plan, verdict.schema) == (plan, 0)
    assert "`opengov fmt` writes it as schema 1" in verdict.problems[0].message
    spoiled = judge(text.replace("year: 2021", "year: x")).problems
    assert any(text.split("\n")[found.line - 1].startswith("year:") for found in spoiled if found.is_error)


def test_fmt_writes_an_older_format_anew(old_file: Path, plan_text: str, opengov: Opengov) -> None:
    assert opengov("fmt").code == 0
    assert old_file.read_text(encoding="utf-8") == format_text(plan_text)
    assert opengov("done", "4").code == 0


def test_an_older_format_is_not_edited(old_file: Path) -> None:
    before = old_file.read_bytes()
    with pytest.raises(OldSchema) as caught:
        record(old_file, ["4"], ProgressRecord(date(2021, 6, 30), Status.DONE))
    assert (str(caught.value), "fmt" in caught.value.hint) == (f"{old_file} has the old schema 0", True)
    assert old_file.read_bytes() == before
