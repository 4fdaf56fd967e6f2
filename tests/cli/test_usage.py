"""Help pages and wrong usage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from typer.main import get_command

from conftest import Opengov
from opengov_cli.cli.app import COMMANDS, app
from opengov_cli.cli.usage.examples import EXAMPLES
from opengov_cli.cli.usage.help import VALUES
from opengov_cli.cli.usage.synonyms import MEANT
from opengov_cli.cli.words.language import chinese

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
        (["done"], "opengov: ID is missing\nhint: give the number of a task, such as 4; `opengov list` shows them\n"),
        (["lsit"], "opengov: there is no command 'lsit'\nhint: did you mean list?\n"),
        (["列出"], "opengov: there is no command '列出'\nhint: that is `opengov list` here\n"),
        (
            ["search", "疫情"],
            "opengov: there is no command 'search'\nhint: that is `opengov list --keyword 疫情` here\n",
        ),
        (["help"], "opengov: there is no command 'help'\nhint: that is `opengov --help` here\n"),
        (["weather"], "opengov: there is no command 'weather'\nhint: `opengov --help` lists all commands\n"),
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
            (
                "opengov: this is more than the command takes: 财务\n"
                "hint: `--unit 财务` finds tasks of a unit, `--keyword 财务` those that mention a word\n"
            ),
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


def test_words_that_people_try_lead_to_commands_that_there_are(opengov: Opengov) -> None:
    commands = {name.split()[0] for family in COMMANDS.values() for name in family}
    assert MEANT.keys().isdisjoint(commands)
    for meant in {*MEANT.values()}:
        assert opengov(*meant.split(), "--help").code == 0, meant


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["search", "疫情"], "list --keyword 疫情"),
        (["find", "疫情 防控"], "list --keyword '疫情 防控'"),
        (["完成", "4"], "done 4"),
        (["delete", "--note", "4"], "note 4 --remove N"),
        (["进展", "5", "已公布"], "note 5 已公布"),
        (["view"], "show ID"),
    ],
    ids=" ".join,
)
def test_what_was_typed_behind_such_a_word_is_part_of_the_advice(
    opengov: Opengov, typed: list[str], command: str
) -> None:
    assert f"hint: that is `opengov {command}` here\n" in opengov(*typed).err


def test_options_of_other_programs_lead_to_ours(opengov: Opengov) -> None:
    assert "hint: that is `--format json` here\n" in opengov("list", "--json").err
    assert "hint: that is `--note` here\n" in opengov("done", "4", "-m", "好").err
    assert "hint: `opengov schema --help` shows the right usage\n" in opengov("schema", "-m").err
    assert "hint: that is `opengov list --help` here\n" in opengov("help", "list").err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("lsit", "list"), ("lis", "list"), ("listt", "list"), ("shwo", "show"), ("dnoe", "done"), ("noet", "note")),
        *(("ad", "add"), ("chek", "check"), ("fnt", "fmt"), ("dif", "diff"), ("lgo", "log"), ("blam", "blame")),
        *(("exprot", "export"), ("improt", "import"), ("statz", "stats"), ("catagories", "categories")),
        *(("pendign", "pending"), ("resovle", "resolve"), ("unit-s", "units")),
        *(("publish", ""), ("update", ""), ("assign", ""), ("move", ""), ("rename", ""), ("where", ""), ("web", "")),
        *(("install", ""), ("serve", ""), ("backup", ""), ("merge-tool", ""), ("发布", ""), ("财务", ""), ("谁", "")),
    ],
)
def test_a_command_is_offered_for_a_slip_of_the_fingers_and_not_for_any_word(
    opengov: Opengov, typed: str, meant: str
) -> None:
    hint = f"did you mean {meant}?" if meant else "`opengov --help` lists all commands"
    assert opengov(typed).err.endswith(f"hint: {hint}\n")


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["--unit", "执法大队"], "海洋综合执法支队"),
        (["--unit", "财务课"], "计划财务科"),
        (["--unit", "办公市"], "办公室"),
        (["--unit", "财物"], "计划财务科"),
        (["--unit", "法归"], "政策法规科"),
        (["--unit", "人事科"], ""),
        (["--unit", "才"], ""),
        (["--category", "财正"], "做好财政信息公开"),
        (["--unit", "公正"], ""),
        (["--category", "监管执发"], "做好市场规则标准和监管执法信息公开"),
        (["--category", "教育"], ""),
        (["--category", "市长"], ""),
        (["--status", "未完成"], ""),
        (["--status", "已完戊"], ""),
        (["--status", "donne"], "done"),
        (["--role", "leda"], "lead"),
        (["--columns", "staus"], "status"),
        (["--sort", "最近"], ""),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("plan_file")
def test_a_name_is_offered_only_where_it_is_near(opengov: Opengov, arguments: list[str], meant: str) -> None:
    said = opengov("list", *arguments).err
    assert (f"did you mean {meant}?" in said) if meant else ("did you mean" not in said)


DAYS = [
    *(["done", "4", "--date"], ["note", "5", "已公布", "--date"], ["log", "--since"], ["log", "--until"]),
    *(["log", "--noted-since"], ["log", "--noted-until"], ["pending", "--since"], ["pending", "--until"]),
    *(["report", "--since"], ["report", "--until", "2021-06-30", "--since"], ["list", "--due-before"]),
    *(["links", "--due-before"], ["remind", "--due-before"], ["import", "annex.csv", "--date"]),
    ["report", "--due-before"],
    *(["export", "-o", "附件.csv", "--due-before"], ["add", "-c", "财政", "-r", "公开", "--clause", "办公室", "--due"]),
]


def test_every_option_that_takes_a_day_is_known_here() -> None:
    program: Any = get_command(app)
    taking = {
        (name, option)
        for name in WORDS
        for parameter in program.get_command(None, name).params
        for option in parameter.opts
        if getattr(parameter, "metavar", "") == "DATE" and not option.startswith("--committed-")
    }
    known = {(words[0], words[-1]) for words in DAYS}
    # These record as ``done`` does.
    assert taking - known <= {(name, "--date") for name in ("start", "ongoing", "reopen")} | {("report", "--until")}


@pytest.mark.parametrize("arguments", DAYS, ids=" ".join)
@pytest.mark.usefixtures("plan_file")
def test_a_day_that_is_none_is_wrong_usage_everywhere(opengov: Opengov, arguments: list[str]) -> None:
    Path("annex.csv").write_text("工作任务,具体要求,落实单位\n公开,公布预算。,办公室\n", encoding="utf-8")
    for day in ("2021-02-30", "2021-13-01", "哪天"):
        result = opengov(*arguments, day)
        assert (result.code, f"'{day}' is not a date" in result.err) == (2, True), day


@pytest.mark.parametrize("command", ["list", "categories"])
def test_a_plan_without_tasks_says_how_some_come_into_it(opengov: Opengov, tmp_path: Path, command: str) -> None:
    head = "schema: 1\ntitle: 方案\nissuer: 局\nyear: 2022\nunits: []\ntasks: []\n"
    (tmp_path / "plan_2022.yaml").write_text(head, encoding="utf-8")
    result = opengov(command)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("the plan has no tasks yet: edit plan_2022.yaml, or add with `opengov add`")
    assert opengov("units").err == "the plan lists no units yet: edit plan_2022.yaml\n"
    assert "`opengov add` adds one" in opengov("show", "3").err


@pytest.mark.usefixtures("plan_file")
def test_numbers_that_are_missing_are_told_as_ranges(opengov: Opengov) -> None:
    assert opengov("show", "28-99").err.startswith("opengov: there are no tasks 30-99\n")
    assert opengov("show", "1-999999").err.startswith("opengov: there are no tasks 30-999999\n")
    assert opengov("show", "30").err.startswith("opengov: there is no task 30\n")


def test_every_command_has_an_example_that_names_it() -> None:
    assert sorted(EXAMPLES) == sorted(NAMES)
    assert [name for name, example in EXAMPLES.items() if not example.startswith(f"opengov {name}")] == []


def test_an_example_stands_on_the_page_of_its_command(opengov: Opengov) -> None:
    for name, example in EXAMPLES.items():
        assert "".join(example.split()) in "".join(opengov(*name.split(), "--help").out.split())


def test_every_word_for_a_value_is_known_to_the_catalogue() -> None:
    parameters = [parameter for command in commands_of(get_command(app)) for parameter in command.params]
    shown = {word for parameter in parameters for word in re.findall(r"\b[A-Z]{2,}\b", parameter.metavar or "")}
    assert shown <= {*VALUES}


def commands_of(group: Any) -> Iterator[Any]:
    """A command and all that are in it."""
    yield group
    for name in getattr(group, "members", ()):
        yield from commands_of(group.get_command(None, name))


def test_a_page_in_chinese_is_chinese(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opengov_cli.cli.usage.help._", chinese().gettext)
    page = opengov("note", "--help").out
    assert "note [选项] 序号 [文字]" in page
    assert "--by 单位" in page
    assert "--edit N" in page
    assert "[不小于 1]" in page


@pytest.mark.parametrize("name", ["list", "show", "units", "categories", "stats", "start", "ongoing", "note", "check"])
def test_an_example_can_be_run_as_it_stands(opengov: Opengov, plan_file: Path, name: str) -> None:
    folder = plan_file.parent / "data"
    folder.mkdir()
    plan_file.rename(folder / plan_file.name)
    words = ["data/plan_2021.yaml" if word == "data/*.yaml" else word for word in EXAMPLES[name].split()[1:]]
    assert opengov(*words).code == 0


def test_a_hint_names_the_plan_that_was_named(
    opengov: Opengov, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_file.rename("我的 方案.yaml")
    hint = "hint: `opengov --plan '我的 方案.yaml' units` lists them\n"
    assert opengov("--plan", "我的 方案.yaml", "list", "-u", "无此单位甲乙丙").err.endswith(hint)
    assert opengov("list", "-u", "无此单位甲乙丙", "--plan", "我的 方案.yaml").err.endswith(hint)
    monkeypatch.setenv("OPENGOV_PLAN", "我的 方案.yaml")
    assert opengov("list", "-u", "无此单位甲乙丙").err.endswith("hint: `opengov units` lists them\n")
