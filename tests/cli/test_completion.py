"""What the Tab key offers."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Opengov, Result
from opengov_cli.cli.app import app
from opengov_cli.cli.shells.answers import SHELLS, answer
from opengov_cli.cli.shells.lines import Line, read_line
from opengov_cli.cli.shells.offers import Offer

Offered = Callable[[str], dict[str, str]]


@pytest.fixture
def offered(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What zsh is offered at the end of a line, each with what it stands for."""

    def ask(line: str) -> dict[str, str]:
        monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_zsh")
        monkeypatch.setenv("_OPENGOV_LINE", f"opengov {line}")
        offers = (offer.split("\t") for offer in opengov().out.splitlines())
        return dict(offers)

    return ask


@pytest.mark.parametrize(
    ("line", "values"),
    [
        pytest.param("list --unit 计", ["计划财务科"], id="a unit"),
        pytest.param("list --unit 审批", ["审批办"], id="an alias"),
        pytest.param("list --unit 财务", ["计划财务科"], id="a part of a unit"),
        pytest.param("list --unit jh", ["计划财务科"], id="the initials of a unit"),
        pytest.param("list --unit gui", ["发展规划科", "政策法规科"], id="pinyin of several units"),
        pytest.param("list --unit '办公室（sh", [], id="neither written nor spelled"),
        pytest.param("list --category 做好财", ["做好财政信息公开"], id="a category"),
        pytest.param("list --category=加", ["--category=加强政务公开指导监督"], id="behind ="),
        pytest.param("list --unit=jh", ["--unit=计划财务科"], id="pinyin behind ="),
        pytest.param("list -u 计划财务科 -u fz", ["发展规划科"], id="another unit"),
        pytest.param("note 5 已公布 --by 海", ["海洋综合执法支队"], id="who records"),
        pytest.param("add --lead 海", ["海洋综合执法支队"], id="who leads"),
        pytest.param("done 4 2", [str(number) for number in (2, *range(20, 30))], id="a number"),
        pytest.param("show 2021/29", ["2021/29"], id="a number with its year"),
        pytest.param("show 4,28", ["4,28"], id="a number behind a comma"),
        pytest.param("show 财务/", [], id="what is no year"),
        pytest.param("show 2099/1", [], id="a year without a plan"),
        pytest.param("done 直达基层", ["5"], id="words of a task"),
        pytest.param("done zhidajiceng", ["5"], id="words of a task in pinyin"),
        pytest.param("done 77", [], id="no number"),
        pytest.param("list --columns id,due_", ["id,due_state"], id="a column behind a comma"),
        pytest.param("list --sort Up", ["Updated"], id="an order"),
        pytest.param("list --status wan", ["done"], id="a status in pinyin"),
        pytest.param("list --role 牵", ["lead"], id="a role by its other word"),
        pytest.param("list --year ", ["2021"], id="a year"),
        pytest.param("--year 20", ["2021"], id="a year before the command"),
        pytest.param("list --overd", ["--overdue"], id="an option"),
        pytest.param("list --format j", ["json"], id="a format"),
        pytest.param("remi", ["remind"], id="a command"),
        pytest.param("ledger c", ["collect"], id="a command of two words"),
        pytest.param("import ", [], id="files are for the shell"),
    ],
)
@pytest.mark.usefixtures("plan_file")
def test_offered_is(offered: Offered, line: str, values: list[str]) -> None:
    assert [*offered(line)] == values


@pytest.mark.parametrize(
    ("line", "values"),
    [
        pytest.param("list --status ", ["未启动", "推进中", "长期推进", "已完成"], id="statuses"),
        pytest.param("list --columns 状态,序", ["状态,序号"], id="columns"),
        pytest.param("list --columns 状态、xh", ["状态、序号"], id="columns in pinyin"),
        pytest.param("list --role ", ["牵头", "共同", "配合"], id="roles"),
        pytest.param("list --sort zj", ["最近更新"], id="orders"),
        pytest.param("list --status do", ["未启动", "推进中", "已完成"], id="by the words of the file"),
        pytest.param("催报", [], id="no command"),
    ],
)
@pytest.mark.usefixtures("plan_file")
def test_offered_in_chinese_is(offered: Offered, monkeypatch: pytest.MonkeyPatch, line: str, values: list[str]) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    assert [*offered(line)] == values


@pytest.mark.usefixtures("plan_file")
def test_each_comes_with_what_it_stands_for(offered: Offered) -> None:
    assert offered("list -u 审") == {"审批办": "办公室（审批办）"}
    assert offered("done 4") == {"4": "积极推进部门所属单位预算、决算及相关报表公开。"}
    assert offered("done 28")["28"].endswith("…")
    assert offered("list --status tod") == {"todo": "未启动, 未开始"}
    assert offered("remi") == {"remind": "Write to units what is overdue or due within 30 …"}


def test_the_plan_and_the_year_are_those_of_the_line(offered: Offered, folder: Path, other_office: Path) -> None:
    other_office.write_text(other_office.read_text(encoding="utf-8").replace("农科中心", "水文站"), encoding="utf-8")
    assert [*offered("list --year ")] == ["2022", "2021"]
    assert [*offered(f"--plan '{other_office}' list -u 水")] == ["水文站"]
    assert [*offered(f"list -u 水 --plan '{other_office}' -u shui")] == ["水文站"]
    assert [*offered(f"list -u 水 --plan={folder / 'data'} --year 202")] == ["2022", "2021"]


def test_a_plan_with_errors_still_completes(offered: Offered, plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.replace("status: todo", "statsu: 无", 3), encoding="utf-8")
    assert [*offered("show 29")] == ["29"]


def test_a_name_that_would_steer_the_terminal_is_not_offered(offered: Offered, plan_file: Path, plan_text: str) -> None:
    plan_file.write_text(plan_text.replace("name: 农科中心", r'name: "农\e[2J科"'), encoding="utf-8")
    assert [*offered("list -u 农")] == []


@pytest.mark.parametrize("line", ["list --unit 计", "show ", "list --year ", "nothing ", "list --category ", "'", '"'])
def test_without_a_plan_no_name_is_offered(offered: Offered, line: str) -> None:
    assert not {"计划财务科", "1", "2021"} & {*offered(line)}


@pytest.mark.parametrize(
    ("line", "word", "offers"),
    [
        pytest.param("list --unit 计", "计", ["计划财务科::: "], id="a unit"),
        pytest.param("list --unit jh", "jh", ["计划财务科::: "], id="pinyin"),
        pytest.param("list --unit 综", "综", ["'综合办 (对外)'::: "], id="a blank and brackets"),
        pytest.param("list --unit '综", "'综", ["'综合办 (对外)'::: "], id="in quotes"),
        pytest.param("list --unit=计", "--unit=计", ["--unit=计划财务科::: "], id="behind ="),
        pytest.param("list --columns status,no", "status,no", ["'status,notes':::进展"], id="a comma"),
        pytest.param("list --columns status,no", "no", ["notes:::进展"], id="behind a comma"),
        pytest.param("list --status", "", ["todo:::未启动, 未开始", "doing:::推进中, 进行中"], id="nothing typed yet"),
        pytest.param("--plan 'C:\\方案\\' list --overd", "--overd", ["--overdue:::Tasks whose"], id="backslashes"),
    ],
)
def test_powershell_is_offered(
    opengov: Opengov,
    monkeypatch: pytest.MonkeyPatch,
    plan_file: Path,
    plan_text: str,
    line: str,
    word: str,
    offers: list[str],
) -> None:
    """As the script of Typer asks, which is ours, too."""
    plan_file.write_text(plan_text.replace("name: 农科中心", "name: 综合办 (对外)"), encoding="utf-8")
    monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"opengov {line}")
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", word)
    found = opengov().out.splitlines()[: len(offers)]
    assert [offer[: len(expected)] for offer, expected in zip(found, offers, strict=True)] == offers


WORDS = ("list", "show", "note", "ledger", "--unit", "-u", "--plan", "--year", "--columns=", "--debug=1", "--", "-")
PIECES = st.sampled_from([*WORDS, "计划", "jh", "4,", "2021/", "@", "=", "'", '"', "\\", "$(", " ", "\n", "\x00", "🐼"])


@given(st.lists(PIECES, max_size=6), st.sampled_from(["bash", "zsh", "fish", "powershell"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("plan_file")
def test_no_line_is_too_odd(pieces: list[str], shell: str) -> None:
    line = "opengov " + " ".join(pieces)
    asked = {"_OPENGOV_LINE": line, "_TYPER_COMPLETE_ARGS": line, "_OPENGOV_WORD": "".join(pieces[-1:])}
    told = answer(typer.main.get_command(app), f"complete_{shell}", asked)
    assert told == "" or told.endswith("\n")


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1), st.sampled_from(["", "'", '"']))
def test_bash_reads_a_quoted_word_as_the_word(text: str, quote: str) -> None:
    (quoted,) = SHELLS["bash"].write([Offer(text)], Line([], "", quote), {})
    assert read_line(f"opengov {quote}{quoted}") == Line([], text, quote)
    if quote != '"':
        assert shlex.split(quote + quoted + quote) == [text]


def test_a_shell_that_is_not_known_is_told_nothing(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_tcsh")
    assert opengov() == Result(0, "", "")


def test_commands_are_offered_and_none_is_loaded_for_it() -> None:
    script = (
        "import os, sys\nos.environ |= {'_OPENGOV_COMPLETE': 'complete_zsh', '_OPENGOV_LINE': 'opengov st'}\n"
        "from opengov_cli.cli.app import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "print(*(name for name in sys.modules if 'cli.commands.' in name or name in ('rich', 'yaml', 'pydantic')))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    offers = [line.partition("\t")[0] for line in result.stdout.splitlines()]
    # From 0.29 on, Typer itself imports pydantic.
    assert offers in (["stats", "start", ""], ["stats", "start", "pydantic"])
