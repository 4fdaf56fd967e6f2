"""The program as a process: streams, encodings, signals. The few tests that start one."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from terminals import OPENGOV, typing

pytestmark = pytest.mark.usefixtures("plan_file")
posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals and /dev are those of Unix")

TEN_NOTES = """
import sys
from opengov_cli.cli.app import app
for number in range(10):
    try:
        app(["note", "5", sys.argv[1] + str(number)])
    except SystemExit as left:
        assert not left.code
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with some more environment."""
    return subprocess.run([*OPENGOV, *arguments], capture_output=True, check=False, env={**os.environ, **environment})


def run_all(*commands: tuple[str, ...], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run several commands as one process; the last line of stderr tells their exit codes."""
    script = f"""
import sys
from opengov_cli.__main__ import main
codes = []
for command in {commands!r}:
    sys.argv = ["opengov", *command]
    try:
        main()
    except SystemExit as end:
        codes.append(end.code or 0)
print("codes:", *codes, file=sys.stderr)
"""
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ, **environment}
    )


def test_the_module_is_the_program() -> None:
    result = run("--version")
    assert (result.returncode, result.stdout.split()[0]) == (0, b"opengov")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen([*OPENGOV, "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb18030", "utf-8"])
def test_a_console_shows_what_it_can_in_its_encoding(encoding: str) -> None:
    commands = (("list",), ("show", "4"), ("stats",), ("units",), ("check",), ("list", "-u", "无此单位"))
    result = run_all(*commands, PYTHONIOENCODING=encoding)
    assert result.stderr.splitlines()[-1] == b"codes: 0 0 0 0 0 1"
    assert b"Traceback" not in result.stderr
    shown = result.stdout.decode(encoding)
    assert ("计划财务科" in shown) is (encoding != "ascii")
    assert ("?" in shown) is (encoding == "ascii")


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_programs_get_utf_8_whatever_the_console_uses(encoding: str) -> None:
    result = run("list", "--format", "json", PYTHONIOENCODING=encoding)
    assert json.loads(result.stdout.decode("utf-8"))["plan"]["issuer"] == "中山市农业农村局"


def test_the_c_locale_works(plan_file: Path) -> None:
    result = run("note", "4", "已公布", LC_ALL="C")
    assert (result.returncode, result.stderr) == (0, b"task 4: 1 note added\nwrote plan_2021.yaml\n")
    assert "text: 已公布\n" in plan_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "utf-8"}, {"PYTHONUTF8": "1"}], ids=str)
def test_bytes_that_are_no_text_are_refused(plan_file: Path, environment: dict[str, str]) -> None:
    before = plan_file.read_bytes()
    for typed, said in (("已公布".encode("gbk"), "（可能是 GBK）：已公布"), (b"\xff\xfe\x80abc", "不是 UTF-8 文字：")):
        result = subprocess.run(
            [*OPENGOV, "note", "4", "-"], input=typed, capture_output=True, check=False,
            env={**os.environ, "LANGUAGE": "zh", **environment},
        )  # fmt: skip
        assert result.returncode == 2
        assert said in result.stderr.decode()
    assert plan_file.read_bytes() == before


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_escape_codes_are_for_terminals(environment: dict[str, str]) -> None:
    result = run_all(("list", "-k", "公开"), ("stats",), ("show", "4"), ("list", "--format", "csv"), **environment)
    assert result.stderr == b"codes: 0 0 0 0\n"
    assert b"\x1b" not in result.stdout


def test_a_bug_of_ours_is_one_line_and_a_code_of_its_own() -> None:
    script = "import opengov_cli.cli.app as a; a.app = lambda **_: 1 / 0; import opengov_cli.__main__ as m; m.main()"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8")
    assert result.returncode == 70
    assert result.stderr.startswith("opengov: this is a bug: ZeroDivisionError")
    assert "Traceback" not in result.stderr


@posix
def test_a_full_disk_behind_the_output_is_named() -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*OPENGOV, "list"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 3
    assert b"the disk is full" in result.stderr
    assert b"bug" not in result.stderr


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_closed_streams_are_no_error(closed: str) -> None:
    command = f"{shlex.join(OPENGOV)} list --limit 1 {closed}"
    result = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (result.returncode, b"Traceback" in result.stderr) == (0, False)


def in_terminal(*arguments: str, editor: str) -> tuple[int, str]:
    """Run the program in a terminal, with a command as the editor."""
    return typing(*arguments, EDITOR=editor)


def writing(folder: Path, text: str, then: str = "") -> str:
    """The command of an editor that writes a text, does something more and closes."""
    script = folder / "editor.py"
    write = f"import sys; open(sys.argv[1], 'w', encoding='utf-8').write({text!r})"
    script.write_text(f"{write}; {then}", encoding="utf-8")
    return shlex.join([sys.executable, str(script)])


@posix
def test_a_note_is_written_in_the_editor(plan_file: Path, tmp_path: Path) -> None:
    assert in_terminal("note", "4", editor=writing(tmp_path, "编辑器里写的进展\n")) == (
        0,
        "task 4: 1 note added\nwrote plan_2021.yaml\n",
    )
    assert "text: 编辑器里写的进展\n" in plan_file.read_text(encoding="utf-8")


@posix
def test_what_was_written_in_the_editor_is_never_lost(tmp_path: Path) -> None:
    code, message = in_terminal("note", "4", editor=writing(tmp_path, "很长的进展\n", "sys.exit(1)"))
    assert (code, message.splitlines()[0].split("'")[0]) == (1, "opengov: the editor ")
    draft = Path(message.rsplit("your text is kept in ", 1)[1].strip())
    assert draft.read_text(encoding="utf-8") == "很长的进展\n"
    draft.unlink()


@posix
def test_a_plan_that_is_spoiled_meanwhile_is_told_with_its_problems(plan_file: Path, tmp_path: Path) -> None:
    spoil = f"open({str(plan_file)!r}, 'a', encoding='utf-8').write('坏: 1')"
    code, message = in_terminal("note", "4", editor=writing(tmp_path, "很长的进展\n", spoil))
    assert code == 1
    assert "[unknown-key]" in message
    Path(message.rsplit("your text is kept in ", 1)[1].strip()).unlink()


@posix
@pytest.mark.parametrize("arguments", [("99",), ("4", "--date", "2021-02-30"), ("4", "--by", "计划财务课")])
def test_nobody_writes_a_text_that_could_not_be_recorded(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, message = in_terminal("note", *arguments, editor=writing(tmp_path, "进展", "print('opened')"))
    assert code == (2 if "--date" in arguments else 1)
    assert "kept" not in message


@posix
def test_an_editor_that_fails_records_nothing(plan_file: Path, plan_text: str) -> None:
    code, message = in_terminal("note", "4", editor="no-such-editor")
    assert (code, message.splitlines()[0]) == (1, "opengov: the editor 'no-such-editor' failed")
    assert plan_file.read_text(encoding="utf-8") == plan_text


def test_neither_a_home_nor_git_is_needed_to_record(plan_file: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("HOME", "USERPROFILE", "PATH")}
    for arguments, code in ((("list", "--count"), 0), (("done", "4", "--note", "已公开"), 0), (("log",), 3)):
        result = subprocess.run(
            [*OPENGOV, *arguments], capture_output=True, check=False, env={**bare, "PATH": str(tmp_path / "none")}
        )
        assert result.returncode == code, result.stderr
        assert b"Traceback" not in result.stderr
    assert "已公开" in plan_file.read_text(encoding="utf-8")
    assert b"cannot run git" in result.stderr


def test_a_folder_may_have_any_name_and_a_file_the_line_ends_of_windows(plan_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "政务 公开 🎉" / "it's"
    folder.mkdir(parents=True)
    path = folder / "plan_2021.yaml"
    path.write_bytes(plan_file.read_bytes().replace(b"\n", b"\r\n"))
    result = subprocess.run([*OPENGOV, "done", "4"], cwd=folder, capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (0, b"")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert b"status: done\r\n" in path.read_bytes()


def test_notes_of_several_processes_at_once_all_land(plan_file: Path) -> None:
    """The same with 16 processes and 50 notes each: ``fuzz/writers.py``."""
    writers = [subprocess.Popen([sys.executable, "-c", TEN_NOTES, letter]) for letter in "甲乙丙丁"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    text = plan_file.read_text(encoding="utf-8")
    assert all(f"text: {letter}{n}\n" in text for letter in "甲乙丙丁" for n in range(10))


def answering(answer: str, *arguments: str) -> tuple[int, str]:
    """Run the program in a terminal of its own, and give an answer to what it asks."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen([*OPENGOV, *arguments], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, f"{answer}\n".encode())
        shown = b""
        while True:
            try:
                part = os.read(ours, 1000)
            except OSError:
                break
            shown += part
    os.close(ours)
    return process.returncode, shown.decode()


@posix
def test_in_a_terminal_a_change_of_many_tasks_is_asked_for(plan_file: Path, plan_text: str) -> None:
    code, shown = answering("n", "done", "1-29")
    assert (code, "change 29 tasks of plan_2021.yaml?" in shown, "nothing was written" in shown) == (1, True, True)
    assert plan_file.read_text(encoding="utf-8") == plan_text
    assert "?" not in answering("n", "done", "1-5")[1]
    assert "?" not in answering("n", "done", "6-12", "--yes")[1]
    assert "?" not in answering("n", "done", "13-29", "--dry-run")[1]
    assert answering("y", "done", "13-29")[0] == 0
    assert plan_file.read_text(encoding="utf-8").count("status: done") == 29
    assert run("reopen", "1-29").returncode == 0
    assert plan_file.read_text(encoding="utf-8") == plan_text


@posix
def test_in_a_terminal_what_is_taken_back_is_asked_for(plan_file: Path, plan_text: str) -> None:
    run("done", "4")
    assert answering("n", "undo")[0] == 1
    assert plan_file.read_text(encoding="utf-8") != plan_text
    assert answering("y", "undo")[0] == 0
    assert plan_file.read_text(encoding="utf-8") == plan_text
    assert answering("n", "redo", "--yes")[0] == 0


@posix
def test_a_note_is_corrected_in_the_editor(plan_file: Path, tmp_path: Path) -> None:
    run("note", "4", "第一条")
    script = tmp_path / "editor.py"
    script.write_text("import sys; path = sys.argv[1]; text = open(path).read(); open(path, 'w').write(text + '补充')")
    code, said = in_terminal("note", "4", "--edit", "1", editor=shlex.join([sys.executable, "-X", "utf8", str(script)]))
    assert (code, said.splitlines()[0]) == (0, "task 4: note 1 changed")
    assert "text: 第一条补充\n" in plan_file.read_text(encoding="utf-8")


def in_window(*arguments: str, pager: str | None) -> str:
    """What a terminal shows of the program, with a command as the pager, or what else says which one."""
    return (typing(*arguments) if pager is None else typing(*arguments, OPENGOV_PAGER=pager))[1]


@posix
def test_in_a_terminal_results_go_through_the_pager_and_talk_comes_behind_them() -> None:
    shown = in_window("list", "--columns", "id", pager="sed s/^/>/")
    assert shown.startswith(">中山市农业农村局2021年政务公开工作要点分工方案\n>\n>No.\n> ")
    assert shown.endswith("> 29\n29 tasks\n")


@posix
@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager", "less 'x"])
def test_without_a_pager_results_are_printed_at_once(pager: str) -> None:
    assert in_window("list", "--columns", "id", pager=pager).endswith(" 29\n29 tasks\n")
    assert in_window("--no-pager", "list", "--columns", "id", pager="sed s/^/>/").endswith(" 29\n29 tasks\n")


@posix
def test_the_pager_may_stand_in_ones_own_file_and_be_none_in_the_shared_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(f"{tmp_path}-config", "opengov", "config.toml")
    own.parent.mkdir(parents=True)
    own.write_text('pager = "sed s/^/>/"', encoding="utf-8")
    ids = ("list", "--columns", "id")
    assert in_window(*ids, pager=None).startswith(">中山市农业农村局")
    assert in_window(*ids, pager="sed s/^/+/").startswith("+中山市农业农村局")
    (tmp_path / "opengov.toml").write_text("pager = false", encoding="utf-8")
    assert in_window(*ids, pager=None).startswith("中山市农业农村局")
    assert in_window(*ids, pager="sed s/^/+/").startswith("+中山市农业农村局")
    monkeypatch.setenv("PAGER", "sed s/^/-/")
    assert in_window("--pager", *ids, pager=None).startswith("-中山市农业农村局")
    assert in_window("--pager", *ids, pager="").startswith("-中山市农业农村局")


@posix
def test_where_a_plan_stands_is_not_told_by_a_broken_configuration(tmp_path: Path) -> None:
    (tmp_path / "opengov.toml").write_text("untt = 1", encoding="utf-8")
    assert typing() == (2, "opengov: opengov.toml:1: there is no setting 'untt'\nhint: did you mean unit?\n")


@posix
def test_who_leaves_the_pager_early_has_seen_enough() -> None:
    assert in_window("show", "1-29", pager="head -n 1").count("\n") == 1


@posix
def test_in_a_terminal_a_long_text_is_cut_where_it_goes_on_unless_all_of_it_is_asked_for() -> None:
    short = in_window("list", "--columns", "id,requirement", "--limit", "14", pager="")
    full = in_window("list", "--columns", "id,requirement", "--limit", "14", "--full", pager="")
    assert "…" in short
    assert "…" not in full
    assert len(short.splitlines()) < len(full.splitlines())
    assert "…" not in run("list", "--columns", "id,requirement").stdout.decode()
