"""Help pages and wrong usage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Opengov
from opengov_cli.cli.app import COMMANDS

NAMES = [name for family in COMMANDS.values() for name in family]
WORDS = list(dict.fromkeys(name.split()[0] for name in NAMES))


def test_without_a_command_it_shows_what_there_is(opengov: Opengov) -> None:
    result = opengov()
    assert (result.code, result.err) == (0, "")
    assert result.out == opengov("--help").out == opengov("-h").out
    assert re.findall(r"^  (\S+)", result.out, re.MULTILINE)[: len(WORDS)] == WORDS


@pytest.mark.parametrize("command", NAMES)
def test_help_keeps_to_the_width_and_cuts_nothing(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    whole = "".join(opengov(*command.split(), "--help").out.split())
    for width in (40, 60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        page = opengov(*command.split(), "--help").out
        assert sorted("".join(page.split())) == sorted(whole)
        # An option with its choices is one word and may stick out.
        assert [line for line in page.splitlines() if cell_len(line) > width and "--" not in line] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["done"], "opengov: ID… is missing\nhint: `opengov done --help` shows the right usage\n"),
        (["lsit"], "opengov: there is no command 'lsit'\nhint: did you mean list?\n"),
        (["列出"], "opengov: there is no command '列出'\nhint: `opengov --help` lists all commands\n"),
        (
            ["list", "--statsu", "done"],
            (
                "opengov: there is no option --statsu\n"
                "hint: did you mean --status? `opengov list --help` shows all options\n"
            ),
        ),
        (
            ["list", "-s", "finished"],
            (
                "opengov: --status takes one of these: todo, doing, ongoing, done\n"
                "hint: `opengov list --help` shows the right usage\n"
            ),
        ),
        (
            ["list", "--limit", "0"],
            "opengov: --limit takes a whole number from 1 up\nhint: `opengov list --help` shows the right usage\n",
        ),
        (
            ["list", "财务"],
            "opengov: this is more than the command takes: 财务\nhint: `opengov list --help` shows the right usage\n",
        ),
        (
            ["list", "--debug"],
            "opengov: there is no option --debug\nhint: it goes before the command: `opengov --debug … list`\n",
        ),
        (["list", "--limit", "ten"], "opengov: --limit takes a whole number from 1 up\n"),
        (["--year", "0", "list"], "opengov: --year takes a whole number from 1 up\nhint: `opengov --help` shows"),
        (["import", "x", "--default-lead", "last"], "opengov: --default-lead takes one of these: first, all\n"),
        (["git", "setup", "财务(局)", "b"], "opengov: this is more than the command takes: 财务(局) b\n"),
        (["list", "--limit"], "opengov: --limit needs a value\n"),
        (["list", "--count=3"], "opengov: --count takes no value\n"),
        (["--help=3"], "opengov: --help takes no value\n"),
        (["list", "--direct"], "opengov: --role and --direct go with --unit\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_names_what_is_wrong_and_the_way_out(opengov: Opengov, arguments: list[str], message: str) -> None:
    result = opengov(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(message)


@pytest.mark.usefixtures("plan_file")
def test_what_was_typed_steers_no_terminal(opengov: Opengov) -> None:
    result = opengov("list", "--unit", "\x1b[31m财务\u202e处\x9b")
    assert result.err.startswith("opengov: the plan lists no unit '\\x1b[31m财务\\u202e处\\x9b'\n")


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["list", "--plan", "other.yaml", "--count"], "1"),
        (["--plan", "none.yaml", "list", "--count", "--plan=other.yaml"], "1"),
        (["list", "--year", "2021", "--count"], "29"),
        (["--year", "2020", "list", "--year", "2021", "--count"], "29"),
    ],
    ids=" ".join,
)
def test_the_plan_may_be_named_behind_the_command(
    opengov: Opengov, plan_file: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], count: str
) -> None:
    head, _tasks, rest = plan_file.read_text(encoding="utf-8").partition("tasks:\n")
    first = rest.split("\n\n")[0]
    plan_file.with_name("other.yaml").write_text(f"{head}tasks:\n{first}\n", encoding="utf-8")
    plan_file.with_name("plan_2022.yaml").write_text(head.replace("2021", "2022") + "tasks:\n", encoding="utf-8")
    assert opengov(*arguments).out == f"{count}\n"
    # A variable is not what was said behind the command.
    monkeypatch.setenv("OPENGOV_PLAN", "none.yaml")
    if "--plan=other.yaml" in arguments or "--plan" in arguments:
        assert opengov(*arguments).out == f"{count}\n"
    assert opengov("--plan", "other.yaml", "list", "--count").out == "1\n"
