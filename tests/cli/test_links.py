"""``opengov links``: the evidence, and whether it can be seen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.round import answers
from opengov_cli.round.answers import Answer, Outcome

HERE = "https://www.zs.gov.cn/预算.html"
GONE = "https://www.zs.gov.cn/404.html"


@pytest.fixture(autouse=True)
def _evidence(plan_file: Path, opengov: Opengov) -> None:
    """Two tasks with links, one that is done without any, and one that is not done."""
    assert plan_file.is_file()
    for number, link, by in (("4", HERE, "计划财务科"), ("5", GONE, "办公室"), ("5", HERE, "办公室")):
        opengov("note", number, "已公开", "--link", link, "--by", by, "--date", "2021-06-30")
    opengov("done", "4", "7", "--date", "2021-07-01")
    opengov("note", "8", "正在推进", "--date", "2021-06-30")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked, in the place of the web, where one page is gone."""
    found: list[str] = []

    def ask_all(links: Iterable[str]) -> dict[str, Answer]:
        wanted = [*links]
        found.extend(wanted)
        return {link: Answer(Outcome.ERROR, 404) if link == GONE else Answer(Outcome.ANSWERS, 200) for link in wanted}

    monkeypatch.setattr(answers, "ask_all", ask_all)
    return found


def test_links_are_listed_with_task_day_and_author_and_nothing_is_asked(opengov: Opengov, asked: list[str]) -> None:
    result = opengov("links")
    assert result.out == (
        "No.  Status  Date        By                Link\n"
        "  4  done    2021-06-30  计划财务科        https://www.zs.gov.cn/预算.html\n"
        "  5  todo    2021-06-30  办公室（审批办）  https://www.zs.gov.cn/404.html\n"
        "  5  todo    2021-06-30  办公室（审批办）  https://www.zs.gov.cn/预算.html\n"
        "  7  done\n"
    )
    assert (result.code, result.err, asked) == (0, "1 task is done, and no link proves it\n", [])


def test_dead_links_are_told_and_fail(opengov: Opengov, asked: list[str]) -> None:
    result = opengov("links", "--check", "--unit", "计划财务科", "--direct")
    assert (result.code, asked) == (1, [HERE, GONE])
    assert result.out == (
        "No.  Date        Answer      Link\n"
        "  4  2021-06-30  answers     https://www.zs.gov.cn/预算.html\n"
        "  5  2021-06-30  dead (404)  https://www.zs.gov.cn/404.html\n"
        "  5  2021-06-30  answers     https://www.zs.gov.cn/预算.html\n"
    )
    assert result.err == "1 of 2 links are dead\n"
    assert opengov("links", "--check", "--category", "财政", "--status", "done").code == 0


@pytest.mark.usefixtures("asked")
def test_programs_get_the_same_facts(opengov: Opengov) -> None:
    found = json.loads(opengov("links", "--check", "--format", "json").out)
    assert (found["kind"], len(found["links"])) == ("links", 4)
    assert found["links"][1] == {
        "id": 5,
        "status": "todo",
        "category": "做好财政信息公开",
        "requirement": found["links"][2]["requirement"],
        "date": "2021-06-30",
        "by": "办公室（审批办）",
        "link": GONE,
        "answer": "error",
        "code": 404,
    }
    unchecked = json.loads(opengov("links", "--format", "json").out)["links"]
    assert [row["link"] for row in unchecked] == [HERE, GONE, HERE, None]
    assert {row["answer"] for row in unchecked} == {None}
    heads = "id,status,category,requirement,date,by,link,answer,code\n"
    assert opengov("links", "--format", "csv").out.startswith(heads)
    assert opengov("links", "--format", "md", "--status", "done").out.count("\n") == 4


@pytest.mark.usefixtures("asked")
def test_links_of_several_years_stand_together(opengov: Opengov, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8").replace("2021", "2022")
    plan_file.with_name("plan_2022.yaml").write_text(text, encoding="utf-8")
    found = json.loads(opengov("--plan", ".", "links", "--format", "json").out)
    assert [(row["year"], row["id"]) for row in found["links"]] == [
        (year, number) for year in (2021, 2022) for number in (4, 5, 5, 7)
    ]


def test_without_evidence_that_is_said(opengov: Opengov) -> None:
    result = opengov("links", "--keyword", "疫情", "--status", "todo", "--check")
    assert (result.code, result.out, result.err) == (0, "", "there is no link, and no done task without one\n")
