"""``opengov.toml``, a user's own file and variables; ``opengov config``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Commit, Opengov, git
from opengov_cli.cli.configuration.keys import KEYS
from opengov_cli.cli.configuration.lines import line_of
from opengov_cli.cli.configuration.places import own_path

Write = Callable[[str], Path]


@pytest.fixture
def shared(tmp_path: Path) -> Write:
    """Write the file beside the plan."""
    return lambda text: written(tmp_path / "opengov.toml", text)


@pytest.fixture
def own() -> Write:
    """Write the user's own file."""
    return lambda text: written(own_path(), text)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def settings(opengov: Opengov, *words: str) -> dict[str, tuple[Any, str | None, int | None]]:
    """What `opengov config` says of each key: the value, where from, and on which line."""
    result = opengov("config", "--format", "json", *words)
    return {row["key"]: (row["value"], row["name"], row["line"]) for row in json.loads(result.out)["settings"]}


def in_process(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "opengov_cli", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", **os.environ, **environment},
    )


VALUES: dict[str, tuple[str, str, Any]] = {
    "plan": ('"plan_2021.yaml"', "plan_2021.yaml", ["plan_2021.yaml"]),
    "unit": ('"财务"', "财务", "财务"),
    "by": ('"办公室"', "办公室", "办公室"),
    "columns": ('["序号", "状态"]', "序号,状态", "序号,状态"),
    "commit": ("true", "1", True),
    "language": ('"zh"', "zh", "zh"),
    "pager": ("false", "less -S", False),
}


def test_every_setting_is_tried_here() -> None:
    assert {*VALUES} == {*KEYS}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.usefixtures("plan_file")
def test_a_variable_goes_over_the_shared_file_and_that_over_ones_own(
    opengov: Opengov, shared: Write, own: Write, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    in_file, in_variable, value = VALUES[key]
    own(f"\n{key} = {in_file}\n")
    if key != "plan":
        assert settings(opengov)[key] == (value, own_path().as_posix(), 2)
    shared(f"# 本单位\n\n{key} = {in_file}")
    assert settings(opengov)[key] == (value, "opengov.toml", 3)
    monkeypatch.setenv(KEYS[key].variable, in_variable)
    assert settings(opengov)[key][1:] == (KEYS[key].variable, None)


@pytest.mark.usefixtures("plan_file")
def test_an_option_goes_over_all(opengov: Opengov, shared: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    shared('plan = "other.yaml"\nlanguage = "zh"\npager = false')
    monkeypatch.setenv("OPENGOV_LANG", "zh")
    found = settings(opengov, "--plan", "plan_2021.yaml", "--lang", "en")
    assert (found["plan"], found["language"]) == ((["plan_2021.yaml"], "--plan", None), ("en", "--lang", None))
    told = json.loads(opengov("--pager", "config", "--format", "json").out)["settings"]
    assert ("pager", True, "option") in [(row["key"], row["value"], row["source"]) for row in told]


def test_what_nobody_set_is_told_too(opengov: Opengov, plan_file: Path) -> None:
    result = opengov("config")
    assert result.code == 0
    assert result.out.splitlines()[:3] == [
        "Setting   Value           From",
        "plan      plan_2021.yaml  found",
        "unit                      not set",
    ]
    assert result.err == f"your own file would be {own_path()}\n"
    plan_file.unlink()
    assert settings(opengov)["plan"] == (None, None, None)


def test_ones_own_file_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for said in (str(tmp_path / "here"), ""):
        monkeypatch.setenv("XDG_CONFIG_HOME", said)
        assert own_path() == platformdirs.user_config_path("opengov", appauthor=False) / "config.toml"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variable")
def test_a_folder_for_ones_own_file_that_is_told_from_the_current_one_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    usual = own_path()
    monkeypatch.setenv("XDG_CONFIG_HOME", "elsewhere")
    assert own_path() == usual


def test_the_nearest_file_counts_up_to_the_top_of_the_work_tree(
    opengov: Opengov, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, inside = tmp_path / "office", tmp_path / "office" / "a" / "b"
    inside.mkdir(parents=True)
    written(tmp_path / "opengov.toml", 'unit = "办公室"')
    monkeypatch.chdir(inside)
    assert settings(opengov)["unit"][0] == "办公室"
    git(office, "init", "-q")
    assert settings(opengov)["unit"][0] is None
    written(office / "opengov.toml", 'unit = "财务"')
    # A file of other programs alone is none of ours.
    written(inside / "pyproject.toml", '[project]\nname = "opengov-data"\n[tool.ruff]\n')
    assert settings(opengov)["unit"] == ("财务", (office / "opengov.toml").as_posix(), 1)
    written(inside / "pyproject.toml", '[tool.opengov]\nunit = "农科"\n')
    assert settings(opengov)["unit"] == ("农科", "pyproject.toml", 2)
    written(inside / "data" / "opengov.toml", 'unit = "海洋"')
    assert settings(opengov)["unit"] == ("海洋", "data/opengov.toml", 1)
    assert settings(opengov, "--plan", str(plan_file))["unit"][0] == "办公室"
    monkeypatch.setenv("OPENGOV_PLAN", str(plan_file))
    assert settings(opengov)["unit"][0] == "办公室"


def test_paths_count_from_the_folder_of_their_file(
    opengov: Opengov, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder / "opengov.toml", 'plan = "data/plan_2021.yaml"')
    below = folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert opengov("start", "4").err.splitlines()[-1] == f"wrote {folder / 'data' / 'plan_2021.yaml'}"
    monkeypatch.chdir(folder)
    assert opengov("start", "5").err.splitlines()[-1] == "wrote data/plan_2021.yaml"


@pytest.mark.usefixtures("folder")
def test_the_plan_of_a_file_gives_way_to_a_year_that_it_is_not_of(opengov: Opengov, shared: Write) -> None:
    shared('plan = "data/plan_2021.yaml"')
    assert json.loads(opengov("list", "--format", "json").out)["plan"]["year"] == 2021
    assert json.loads(opengov("--year", "2022", "list", "--format", "json").out)["plan"]["year"] == 2022
    assert opengov("show", "2022/5").code == 0
    shared('plan = "data"')
    assert [plan["year"] for plan in json.loads(opengov("list", "--format", "json").out)["plans"]] == [2021, 2022]
    assert opengov("start", "4").code == 2
    assert opengov("start", "2021/4").err.splitlines()[-1] == "wrote data/plan_2021.yaml"
    shared('plan = ["data/plan_2022.yaml", "data/plan_2021.yaml"]')
    assert [plan["year"] for plan in json.loads(opengov("list", "--format", "json").out)["plans"]] == [2021, 2022]


@pytest.mark.usefixtures("plan_file")
def test_a_plan_that_is_not_there_is_told_with_who_names_it(opengov: Opengov, shared: Write) -> None:
    shared('\nplan = "none.yaml"')
    told = "opengov: opengov.toml:2: cannot read none.yaml: there is no such file; check its name and its folder\n"
    for words in ("list", "done 4", "check", "stats", "log"):
        refused = opengov(*words.split())
        assert (refused.code, refused.err) == (3, told), words
    assert opengov("list", "--plan", "plan_2021.yaml").code == 0
    assert opengov("check", "plan_2021.yaml").code == 0
    shown = opengov("config")
    assert (shown.code, told in shown.err, "none.yaml" in shown.out) == (1, True, True)


def test_a_new_plan_is_not_written_over_the_configured_one(opengov: Opengov, plan_file: Path, shared: Write) -> None:
    shared('plan = "plan_2021.yaml"')
    assert opengov("init", "--year", "2022", "--issuer", "某局").err.startswith("wrote plan_2022.yaml;")
    assert plan_file.is_file()


def test_by_signs_notes_and_is_named_where_it_is_wrong(opengov: Opengov, plan_file: Path, shared: Write) -> None:
    shared('by = "财务"')
    assert opengov("note", "4", "已公布").code == 0
    assert opengov("note", "4", "已抄送", "--by", "办公室").code == 0
    notes = plan_file.read_text(encoding="utf-8")
    assert ("by: 计划财务科" in notes, "by: 办公室（审批办）" in notes) == (True, True)
    shared('language = "zh"\nby = "计划财务课"')
    refused = opengov("note", "4", "已公布")
    assert (refused.code, refused.err) == (
        1,
        "opengov: opengov.toml:2: the plan lists no unit '计划财务课'\nhint: did you mean 计划财务科?\n",
    )


def test_what_is_recorded_is_committed_unless_an_option_says_no(
    opengov: Opengov, commit: Commit, tmp_path: Path, shared: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = commit("空")
    shared("commit = true")
    opengov("start", "4", "--no-commit")
    assert git(tmp_path, "rev-parse", "HEAD") == before
    monkeypatch.setenv("OPENGOV_COMMIT", "off")
    opengov("start", "5")
    assert git(tmp_path, "rev-parse", "HEAD") == before
    monkeypatch.delenv("OPENGOV_COMMIT")
    assert "committed " in opengov("start", "6").err
    assert git(tmp_path, "rev-parse", "HEAD~1") == before


@pytest.mark.usefixtures("plan_file")
def test_columns_are_those_of_a_table_and_never_of_what_programs_read(
    opengov: Opengov, shared: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = [opengov("list", "--format", name).out for name in ("json", "csv", "tsv", "md")]
    shared('columns = ["序号", "status"]')
    assert opengov("list", "--limit", "1").out.splitlines() == ["No.  Status", "  1  todo"]
    assert opengov("list", "--limit", "1", "--columns", "id").out.splitlines() == ["No.", "  1"]
    assert [opengov("list", "--format", name).out for name in ("json", "csv", "tsv", "md")] == usual
    monkeypatch.setenv("OPENGOV_COLUMNS", "id，statuus")
    refused = opengov("list")
    assert (refused.code, refused.err.splitlines()[-1]) == (2, "hint: did you mean status?")
    assert refused.err.startswith("opengov: OPENGOV_COLUMNS: there is no 'statuus', but there are ")
    assert refused.err in opengov("config").err


@pytest.mark.usefixtures("plan_file")
def test_mine_is_the_unit_that_is_set(opengov: Opengov, own: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = opengov("list", "--mine")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "opengov: --mine needs to know which unit is yours")
    assert str(own_path()) in refused.err
    own('unit = "财务"')
    for words in (
        ["list"],
        ["list", "--direct"],
        ["pending"],
        ["remind"],
        ["links"],
        ["report"],
        ["export", "-o", "-"],
    ):
        more = ["--format", "csv"] if words[0] == "export" else []
        mine, named = opengov(*words, "--mine", *more), opengov(*words, "--unit", "财务", *more)
        assert (mine, mine.code) == (named, 0), words
    both = opengov("list", "--mine", "--unit", "农科", "--format", "json").out
    assert both == opengov("list", "--unit", "农科", "--unit", "财务", "--format", "json").out
    monkeypatch.setenv("OPENGOV_UNIT", "农科")
    assert opengov("list", "--mine").out == opengov("list", "--unit", "农科").out
    assert opengov("list", "--count").out == "29\n"


@pytest.mark.usefixtures("commit")
def test_the_history_of_mine(opengov: Opengov, own: Write) -> None:
    own('unit = "财务"')
    assert opengov("log", "--mine") == opengov("log", "--unit", "财务")


@pytest.mark.parametrize(
    ("words", "environment", "heading"),
    [
        (["list"], {}, "序号"),
        (["list"], {"OPENGOV_LANG": "en"}, "No."),
        (["--lang", "en", "list"], {"OPENGOV_LANG": "zh"}, "No."),
        (["list", "--lang=en"], {}, "No."),
        (["--plan", "elsewhere/plan_2021.yaml", "list"], {}, "No."),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_option_the_variable_or_the_file(
    plan_file: Path, tmp_path: Path, shared: Write, words: list[str], environment: dict[str, str], heading: str
) -> None:
    shared('language = "zh"')
    written(tmp_path / "elsewhere" / "opengov.toml", 'language = "en"')
    written(tmp_path / "elsewhere" / plan_file.name, plan_file.read_text(encoding="utf-8"))
    assert in_process(*words, LANG="zh_CN.UTF-8", **environment).stdout.startswith(heading)


@pytest.mark.usefixtures("plan_file")
def test_what_is_wrong_is_told_in_the_language_of_the_file(shared: Write) -> None:
    shared('language = "zh"\nuntt = "财务"')
    result = in_process("list")
    assert (result.returncode, result.stderr) == (
        2,
        "opengov: opengov.toml:2：没有“untt”这项设置\n提示：是不是 unit？\n",
    )


WRONG = {
    "untt = 1": (1, "there is no setting 'untt'", "did you mean unit?"),
    "\n\n[view.late]\n": (3, "there is no setting 'view'", "did you mean views?"),
    "unit = 计划财务科": (1, "this is no TOML", 'write it as unit = "计划财务科", with straight quotes around text'),
    "unit = “财务”": (1, "this is no TOML", 'write it as unit = "计划财务科", with straight quotes around text'),
    "commit = true\n[views.逾期]": (
        2,
        "this is no TOML",
        'a name that is not of plain letters stands in straight quotes: [views."逾期"]',
    ),
    'columns = [\n"id",\n': (2, "this is no TOML", 'write it as unit = "计划财务科", with straight quotes around text'),
    'by = "甲"\nby = "乙"': (2, "this is set a second time", "delete one of the two"),
    "[views.a]\n[views.a]": (2, "this is set a second time", "delete one of the two"),
    "unit = 3": (
        1,
        'unit takes text, as "计划财务科"',
        "`opengov config` shows every setting, and where it comes from",
    ),
    'by = " "': (1, 'by takes text, as "计划财务科"', ""),
    'commit = "是"': (1, "commit takes true or false", ""),
    'language = "fr"': (1, "language takes zh or en", ""),
    "columns = [1]": (1, 'columns takes a list of columns, as ["id", "status"]', ""),
    "plan = []": (1, "plan takes a file or folder, or a list of them", ""),
    "pager = 1": (1, "pager takes true, false or a command", ""),
    "views = 3": (1, "views takes tables, as [views.late]", ""),
    "[views]\nlate = 3": (2, "views.late takes options of `opengov list`, as overdue = true", ""),
    "a = " + "[" * 3000: (1, "this is no TOML", ""),
    "a = " + "1" * 5000: (1, "this is no TOML", ""),
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:20])
@pytest.mark.usefixtures("plan_file")
def test_what_is_wrong_is_told_with_its_line_and_the_way_out(opengov: Opengov, shared: Write, text: str) -> None:
    line, sentence, hint = WRONG[text]
    shared(text)
    refused = opengov("list")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"opengov: opengov.toml:{line}: {sentence}\nhint: {hint}")
    told = opengov("config")
    assert (told.code, refused.err in told.err) == (1, True)


@pytest.mark.usefixtures("plan_file")
def test_everything_that_is_wrong_is_told_at_once(
    opengov: Opengov, shared: Write, own: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared("untt = 1\ncommit = 3")
    own("pagr = 1")
    monkeypatch.setenv("OPENGOV_COMMIT", "vielleicht")
    refused = opengov("list")
    told = [line for line in refused.err.splitlines() if line.startswith("opengov: ")]
    assert told == [
        "opengov: OPENGOV_COMMIT: commit takes true or false",
        f"opengov: {own_path()}:1: there is no setting 'pagr'",
        "opengov: opengov.toml:1: there is no setting 'untt'",
        "opengov: opengov.toml:2: commit takes true or false",
        "opengov: the configuration has 4 errors",
    ]


@pytest.mark.usefixtures("plan_file")
def test_of_very_many_problems_the_first_are_told(opengov: Opengov, shared: Write) -> None:
    shared("".join(f"key{number} = 1\n" for number in range(9000)))
    refused, warned, shown = opengov("list"), opengov("check"), opengov("config")
    assert refused.err.splitlines()[-2] == "opengov: the configuration has 9000 errors"
    assert (len(refused.err.splitlines()), len(warned.err.splitlines()), len(shown.err.splitlines())) == (42, 21, 42)


def test_files_of_other_kinds_are_told_and_those_of_windows_are_read(
    opengov: Opengov, tmp_path: Path, plan_file: Path
) -> None:
    assert plan_file.is_file()
    file = tmp_path / "opengov.toml"
    file.write_bytes('# 单位\nunit = "计划财务科"'.encode("gbk"))
    assert opengov("list").err.startswith("opengov: opengov.toml:1: this is not UTF-8, but probably GBK\n")
    file.write_bytes('\ufeffunit = "财务"\r\n\r\nby = "办公室"\r\n'.encode())
    assert (settings(opengov)["unit"], settings(opengov)["by"]) == (
        ("财务", "opengov.toml", 1),
        ("办公室", "opengov.toml", 3),
    )
    file.write_bytes(b"#" * 2_000_000)
    assert opengov("list").err.startswith("opengov: opengov.toml: the file is too large")
    file.write_text("unit = 'x'\n" + "a." * 50_000 + "a = 1", encoding="utf-8")
    assert opengov("list").err == "opengov: opengov.toml:2: a key has too many parts\n"
    file.unlink()
    file.mkdir()
    assert opengov("list").code == 0


@pytest.mark.usefixtures("plan_file")
def test_no_shared_file_names_a_program(
    opengov: Opengov, shared: Write, own: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ('pager = "touch run"', '[tool.opengov]\npager = "touch run"'):
        name = "pyproject.toml" if text.startswith("[") else "opengov.toml"
        file = written(tmp_path / name, text)
        refused = opengov("list")
        assert refused.code == 2
        assert "pager takes true or false in a file that comes with the plan" in refused.err.splitlines()[0]
        assert str(own_path()) in refused.err
        file.unlink()
    own('pager = "less -S"')
    assert settings(opengov)["pager"][0] == "less -S"
    monkeypatch.setenv("OPENGOV_PAGER", "")
    assert settings(opengov)["pager"] == (False, "OPENGOV_PAGER", None)
    monkeypatch.delenv("OPENGOV_PAGER")
    shared("pager = false")
    assert settings(opengov)["pager"][0] is False


@pytest.mark.parametrize("text", ["untt = 1", "<<<<<<< ours\nunit = 1", "commit = 3\nunit = 4"], ids=str)
@pytest.mark.usefixtures("commit")
def test_a_broken_file_does_not_stop_what_mends_or_what_git_runs(opengov: Opengov, shared: Write, text: str) -> None:
    runs = {
        "check": ["check"],
        "fmt": ["fmt", "--check"],
        "resolve": ["resolve", "plan_2021.yaml"],
        "setup": ["git", "setup"],
        "schema": ["schema"],
        "cache": ["cache", "clear"],
        "textconv": ["git", "textconv", "plan_2021.yaml"],
        "merge": ["merge", *["plan_2021.yaml"] * 3],
        "help": ["list", "--help"],
        "view": ["list", "@late", "--help"],
    }
    before = {name: opengov(*words) for name, words in runs.items()}
    before["setup"] = opengov("git", "setup")
    shared(text)
    for name, words in runs.items():
        after = opengov(*words)
        assert (after.code, after.out) == (before[name].code, before[name].out), name
        warned = "warning: opengov.toml:" in after.err
        assert warned == (name in ("check", "fmt", "resolve", "setup")), name


def test_where_the_current_folder_is_gone_help_is_shown(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"import os, sys\nos.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n"
    script += "sys.argv = ['opengov', '--help']\nfrom opengov_cli.__main__ import main\nmain()"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.usefixtures("plan_file")
def test_who_sets_nothing_pays_for_nothing() -> None:
    script = "import sys\nfrom opengov_cli.cli.app import app\ntry: app(['list'])\nexcept SystemExit: pass\n"
    script += "print(*sorted(sys.modules), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    loaded = [name.rpartition(".")[2] for name in result.stderr.split() if ".configuration." in name]
    assert loaded == ["language", "places", "settings"]
    assert "tomllib" not in result.stderr.split()


KEY = st.from_regex(r"[a-z0-9_-]{1,8}|\"[a-z=. \[\]#]{1,8}\"", fullmatch=True)
NOISE = st.sampled_from(["", "# unit = 1", "  # [views.x]", "\t"])


@given(st.lists(st.tuples(KEY, st.lists(st.tuples(KEY, NOISE), max_size=4)), max_size=4))
def test_the_line_of_each_key_is_found(tables: list[tuple[str, list[tuple[str, str]]]]) -> None:
    lines: list[str] = []
    places: dict[tuple[str, ...], int] = {}
    for table, keys in tables:
        name = table.strip('"')
        lines.append(f"[views.{table}]  # a table")
        places.setdefault(("views", name), len(lines))
        for key, noise in keys:
            lines += [noise, f" {key} = [ # one"]
            places.setdefault(("views", name, key.strip('"')), len(lines))
            lines += ['"a = 1",', "]"]
    text = "\n".join(lines)
    assert {path: line_of(text, path) for path in places} == places


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nviews.late.overdue = true", 2),
        ("a = 1\nviews = { late = { overdue = true } }", 2),
        ("[views]\nlate = { overdue = true }", 2),
        ("[views.late]\n\noverdue = true", 3),
        ("[views]\n'late'.overdue = true", 2),
        ("[[a]]\n[views.late]\n[x]\n", 2),
        ("", 1),
    ],
    ids=str,
)
def test_a_key_is_found_in_every_way_to_write_it(text: str, line: int) -> None:
    assert line_of(text, ("views", "late", "overdue")) == line
