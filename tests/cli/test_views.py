"""Named views: options of ``list`` that colleagues share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from conftest import On, Opengov
from opengov_cli.cli.app import app
from opengov_cli.cli.configuration.views import OF_LISTS
from opengov_cli.cli.filtering import FilterOptions

pytestmark = pytest.mark.usefixtures("file")
FILE = """\
unit = "财务"

[views.open]
status = ["todo", "doing"]
unit = "财务"
due-before = 2021-12-31
columns = ["id", "状态"]
limit = 3

[views."逾期"]
overdue = true
full = false

[views.digit]
keyword = 2021
mine = true
sort = "状态"
"""
TYPED = ["--status", "todo", "--status", "doing", "--unit", "财务", "--due-before", "2021-12-31"]


@pytest.fixture
def file(plan_file: Path, on: On) -> Path:
    """The file beside a plan of which a few tasks have deadlines."""
    on("2021-07-05")
    text = plan_file.read_text(encoding="utf-8")
    for number in (4, 5, 6, 7):
        text = text.replace(f"  - id: {number}\n", f"  - id: {number}\n    deadline: {number}月底前\n")
    plan_file.write_text(text, encoding="utf-8")
    path = plan_file.with_name("opengov.toml")
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_view_is_what_its_options_would_be(opengov: Opengov) -> None:
    opengov("start", "4")
    view = opengov("list", "@open")
    assert view == opengov("list", *TYPED, "--columns", "id,状态", "--limit", "3")
    assert view.out.splitlines() == ["No.  Status", "  4  doing", "  5  todo", "  6  todo"]
    assert opengov("list", "@逾期") == opengov("list", "--overdue")
    assert opengov("list", "@digit") == opengov("list", "--keyword", "2021", "--unit", "财务", "--sort", "status")


def test_the_columns_of_a_view_are_those_of_every_format(opengov: Opengov) -> None:
    assert opengov("list", "@open", "--format", "csv").out.splitlines()[0] == "id,status"


def test_what_is_typed_goes_over_a_view_and_the_last_view_over_the_first(opengov: Opengov) -> None:
    assert opengov("list", "@open", "--status", "done").out == ""
    assert opengov("list", "--limit", "1", "@open").out.splitlines() == ["No.  Status", "  4  todo"]
    both = opengov("list", "@open", "@逾期", "--count").out
    assert both == opengov("list", *TYPED, "--overdue", "--count").out
    assert opengov("list", "＠ＯＰＥＮ").out == opengov("list", "@open").out


def test_documents_take_which_tasks_a_view_chooses_and_say_what_they_leave_aside(opengov: Opengov) -> None:
    document = opengov("export", "@open", "--format", "csv")
    assert document.out == opengov("export", *TYPED, "--format", "csv").out
    assert document.err == "not for `opengov export`, and left aside: columns, limit\n"
    report = opengov("report", "@open", "@digit")
    assert report.out == opengov("report", *TYPED, "--keyword", "2021").out
    assert report.err == "not for `opengov report`, and left aside: columns, limit, sort\n"
    assert opengov("links", "@逾期").out == opengov("links", "--overdue").out
    assert opengov("remind", "@逾期").out == opengov("remind", "--overdue").out


def test_views_of_ones_own_file_are_there_too(opengov: Opengov, tmp_path: Path) -> None:
    own = Path(f"{tmp_path}-config", "opengov", "config.toml")
    own.parent.mkdir(parents=True)
    own.write_text('[views.mine]\nmine = true\n[views."逾期"]\nunassigned = true', encoding="utf-8")
    assert opengov("list", "@mine").out == opengov("list", "--unit", "财务").out
    assert opengov("list", "@逾期").out == opengov("list", "--overdue").out


def test_what_is_no_view_is_told_with_the_nearest_one_and_all(opengov: Opengov, file: Path) -> None:
    refused = opengov("list", "@opne")
    assert (refused.code, refused.err) == (
        2,
        "opengov: there is no view @opne\nhint: did you mean @open? there are @open, @逾期, @digit\n",
    )
    assert opengov("list", "@财务").err.splitlines()[1] == "hint: there are @open, @逾期, @digit"
    assert opengov("list", "@").code == 2
    file.unlink()
    assert opengov("list", "@open").err == (
        "opengov: there is no view @open\n"
        "hint: views stand beside the plan, in opengov.toml: [views.late] and below it overdue = true\n"
    )
    file.write_text("[views.逾期]", encoding="utf-8")
    assert opengov("list", "@逾期").err.startswith("opengov: opengov.toml:1: this is no TOML\n")


def test_a_word_that_is_no_view_is_more_than_a_list_takes(opengov: Opengov) -> None:
    refused = opengov("list", "财务", "@open")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "opengov: this is more than the command takes: 财务")
    assert opengov("pending", "@open").err.splitlines()[0] == "opengov: this is more than the command takes: @open"


@pytest.mark.parametrize(
    ("line", "sentence", "hint"),
    [
        ("overdu = true", "`opengov list` has no option 'overdu'", "did you mean overdue?"),
        ("plan = 'x'", "`opengov list` has no option 'plan'", "`opengov list --help` shows the right usage"),
        ("view = '@open'", "`opengov list` has no option 'view'", ""),
        ("help = true", "`opengov list` has no option 'help'", ""),
        ('overdue = "yes"', "overdue takes true or false", ""),
        ("unit = true", "unit takes a text or a list of texts", ""),
        ("category = ['a', 'b']", "category takes a text or a number", ""),
        ("unit = [['a']]", "unit takes a text or a list of texts", ""),
        ('status = "toda"', "--status takes one of these: todo, doing, ongoing, done", "did you mean todo?"),
        ("limit = 0", "--limit takes a whole number from 1 up", "`opengov list --help` shows the right usage"),
        ('format = "xml"', "--format takes one of these: table, json, csv, tsv, md", ""),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_view_is_told_with_its_line(
    opengov: Opengov, file: Path, line: str, sentence: str, hint: str
) -> None:
    file.write_text(f"{FILE}\n[views.bad]\n{line}\n", encoding="utf-8")
    refused = opengov("list", "@bad")
    assert refused.code == 2
    assert refused.err.startswith(f"opengov: opengov.toml:{len(FILE.splitlines()) + 3}: {sentence}\nhint: {hint}")
    # What only this view says is wrong for nobody else.
    assert opengov("list", "@open").code == 0
    if "--" not in sentence:
        told = opengov("config")
        assert (told.code, refused.err in told.err) == (1, True)


def test_a_name_with_the_sign_is_the_name_and_two_of_one_name_are_told(opengov: Opengov, file: Path) -> None:
    file.write_text('[views."@late"]\noverdue = true\n[views."＠远期"]\nstale = "6w"', encoding="utf-8")
    assert opengov("list", "@late").out == opengov("list", "--overdue").out
    assert opengov("list", "@远期").out == opengov("list", "--stale", "6w").out
    file.write_text("[views.late]\noverdue = true\n[views.Late]\nmine = true", encoding="utf-8")
    refused = opengov("list")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "opengov: opengov.toml:3: this is set a second time")


def test_config_shows_views_as_they_would_be_typed(opengov: Opengov) -> None:
    shown = opengov("config").out.splitlines()
    assert [line.split() for line in shown if line.startswith("@逾期")] == [["@逾期", "--overdue", "opengov.toml:10"]]
    told = opengov("config", "--format", "tsv").out.splitlines()
    typed = "--status todo --status doing --unit 财务 --due-before 2021-12-31 --columns id,状态 --limit 3"
    assert told[-3] == f"'@open\t'{typed}\tfile\topengov.toml\t3"
    assert "commit\tfalse\tdefault\t\t" in told


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("list @o", {"@open": "--status todo --status "}),
        ("export @yq", {"@逾期": "--overdue"}),
        ("report @open @d", {"@digit": "--keyword 2021 --mine -"}),
        ("list @open --overd", {"--overdue": "Tasks whose deadline ha"}),
    ],
    ids=str,
)
def test_the_shell_completes_views_with_their_options(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, line: str, offered: dict[str, str]
) -> None:
    monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_OPENGOV_LINE", f"opengov {line}")
    words = (answer.split("\t") for answer in opengov().out.splitlines())
    assert {word: explained[:23] for word, explained in words} == offered


def test_each_option_of_a_list_chooses_tasks_or_makes_its_look() -> None:
    program: Any = get_group(app)
    of_list = program.get_command(None, "list")
    options = {option for parameter in of_list.params for option in parameter.opts if option.startswith("--")}
    choosing = {f"--{name.replace('_', '-')}" for name in FilterOptions.__dataclass_fields__ if name != "view"}
    assert options == choosing | {f"--{name}" for name in OF_LISTS}
