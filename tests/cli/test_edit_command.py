"""``opengov edit``: the plan file in the user's own editor."""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Opengov, git
from opengov_cli.cli.interactive.editor import editor_words
from opengov_cli.cli.terminal.console import Output
from terminals import typing

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals and /dev are those of Unix")
BROKEN = "text.replace('status: todo', 'status: 快了', 1)"
BUDGET = "text.replace('及相关报表公开', '公开')"
Editor = Callable[..., None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Let the editor make of the text what an expression says, the first time it opens and then each next time."""
    monkeypatch.setattr(Output, "can_ask", True)
    folder = tmp_path.with_name(f"{tmp_path.name}-editor")
    (folder / "drafts").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "drafts"))

    def set_up(*texts: str, then: str = "") -> None:
        script = folder / "editor.py"
        script.write_text(
            "import os, sys, time, pathlib, signal\n"
            f"texts = {texts!r}\n"
            f"times = pathlib.Path({str(folder / 'times')!r})\n"
            "time_ = int(times.read_text()) if times.exists() else 0\n"
            "times.write_text(str(time_ + 1))\n"
            "file = pathlib.Path(sys.argv[-1])\n"
            "text = file.read_bytes().decode()\n"
            "file.write_bytes(eval(texts[min(time_, len(texts) - 1)]).encode())\n"
            f"{then}\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-X", "utf8", str(script)]))

    return set_up


def kept(message: str) -> Path:
    """The file in which a text is kept."""
    return Path(message.rsplit("your text is kept in ", 1)[1].strip())


def drafts() -> list[Path]:
    """The files in which texts wait."""
    return [*Path(tempfile.gettempdir()).iterdir()]


def test_what_was_edited_takes_the_place_of_the_plan_and_can_be_taken_back(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str
) -> None:
    editor(BUDGET)
    result = opengov("edit", "4")
    assert (result.code, result.err) == (
        0,
        "task 4: Requirement changed\n1 task changed\nwrote plan_2021.yaml\n",
    )
    assert plan_file.read_text(encoding="utf-8") == plan_text.replace("及相关报表公开", "公开")
    assert opengov("undo", "--yes").code == 0
    assert plan_file.read_text(encoding="utf-8") == plan_text
    assert drafts() == []


@pytest.mark.usefixtures("plan_file")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text", "nothing was changed\n"),
        ("'# 说明\\n' + text", "only the layout or comments changed\nwrote plan_2021.yaml\n"),
        ("text.replace('- id: 29', '- id: 30')", "task 30: No. 29 → 30\n1 task changed\nwrote plan_2021.yaml\n"),
    ],
)
def test_it_is_said_what_changed(opengov: Opengov, editor: Editor, text: str, said: str) -> None:
    editor(text)
    result = opengov("edit", "4")
    assert (result.code, result.err) == (0, said)


def test_line_ends_and_bom_of_the_plan_stay(opengov: Opengov, editor: Editor, plan_file: Path) -> None:
    data = b"\xef\xbb\xbf" + plan_file.read_bytes().replace(b"\n", b"\r\n")
    plan_file.write_bytes(data)
    editor(BUDGET)
    assert opengov("edit", "4").code == 0
    assert plan_file.read_bytes() == data.replace("及相关报表公开".encode(), "公开".encode())


def test_a_broken_text_is_told_and_edited_again_where_it_is_broken(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str
) -> None:
    editor(BROKEN, "text.replace('快了', 'doing')")
    result = opengov("edit", "29", stdin="\n")
    assert result.code == 0
    assert "plan_2021.yaml:33:13: error: " in result.err
    assert "  1  go back into the editor\n" in result.err
    assert result.err.endswith("task 1: todo → doing\n1 task changed\nwrote plan_2021.yaml\n")
    assert plan_file.read_text(encoding="utf-8") == plan_text.replace("status: todo", "status: doing", 1)


def test_a_broken_text_can_be_kept_for_later(opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str) -> None:
    editor(BROKEN)
    result = opengov("edit", "4", stdin=f"9\n{'9' * 5000}\n二\n２\n")
    assert (result.code, plan_file.read_text(encoding="utf-8")) == (1, plan_text)
    draft = kept(result.err)
    assert result.err.endswith(
        "opengov: plan_2021.yaml is as it was\n"
        f"hint: mend it, check it with `opengov check {draft}`, and put it in the place of plan_2021.yaml; "
        f"your text is kept in {draft}\n"
    )
    assert "快了" in draft.read_text(encoding="utf-8")
    assert opengov("check", str(draft)).code == 1


def test_a_broken_text_can_be_dropped(opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str) -> None:
    editor(BROKEN)
    result = opengov("edit", "4", stdin="3\n")
    assert (result.code, result.err.endswith("nothing was written\n")) == (1, True)
    assert (plan_file.read_text(encoding="utf-8"), drafts()) == (plan_text, [])


def test_who_leaves_the_question_loses_nothing(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str
) -> None:
    editor(BROKEN)
    result = opengov("edit", "4", stdin="")
    assert (result.code, plan_file.read_text(encoding="utf-8")) == (130, plan_text)
    assert kept(result.err).is_file()


def test_what_others_recorded_meanwhile_stays(opengov: Opengov, editor: Editor, plan_file: Path) -> None:
    note = [sys.executable, "-m", "opengov_cli", "note", "4", "别人写的", "--date", "2021-06-30"]
    editor(BUDGET, then=f"import subprocess\nsubprocess.run({note!r}, check=True, cwd={str(plan_file.parent)!r})")
    result = opengov("edit", "4")
    assert (result.code, result.err.splitlines()[-2:]) == (0, ["1 task changed", "wrote plan_2021.yaml"])
    text = plan_file.read_text(encoding="utf-8")
    assert "预算、决算公开。" in text
    assert "text: 别人写的\n" in text


def test_where_others_changed_the_same_the_text_is_kept(opengov: Opengov, editor: Editor, plan_file: Path) -> None:
    other = "plan.write_text(plan.read_text('utf-8').replace('及相关报表公开', '都公开'), 'utf-8')"
    editor(BUDGET, then=f"plan = pathlib.Path({str(plan_file)!r})\n{other}")
    result = opengov("edit", "4")
    assert result.code == 1
    assert "was changed by somebody else in the meantime" in result.err
    assert "都公开" in plan_file.read_text(encoding="utf-8")
    assert "预算、决算公开。" in kept(result.err).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["text", BUDGET])
def test_an_editor_that_fails_changes_nothing_and_loses_nothing(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str, text: str
) -> None:
    editor(text, then="sys.exit(1)")
    result = opengov("edit", "4")
    assert (result.code, plan_file.read_text(encoding="utf-8")) == (1, plan_text)
    assert ("your text is kept in" in result.err) is (text == BUDGET)


def test_a_dry_run_shows_what_was_edited(opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str) -> None:
    editor(BUDGET)
    result = opengov("edit", "4", "--dry-run")
    assert "+    requirement: 积极推进部门所属单位预算、决算公开。\n" in result.out
    assert plan_file.read_text(encoding="utf-8") == plan_text


@pytest.mark.usefixtures("commit")
def test_what_was_edited_can_be_committed(opengov: Opengov, editor: Editor, tmp_path: Path) -> None:
    editor("text.replace('status: todo', 'status: doing', 1)")
    assert opengov("edit", "1", "--commit").code == 0
    assert git(tmp_path, "log", "-1", "--format=%s").startswith("第1条：未启动 → 推进中")


@pytest.mark.usefixtures("plan_file")
@pytest.mark.parametrize("command", ["edit", "note"])
def test_outside_git_nobody_writes_what_is_to_be_committed(opengov: Opengov, editor: Editor, command: str) -> None:
    editor("text + '已公开'")
    result = opengov(command, "4", "--commit")
    assert (result.code, "git" in result.err, "kept" in result.err, drafts()) == (1, True, False, [])


@pytest.mark.usefixtures("plan_file")
def test_editors_find_the_schema_beside_the_draft(opengov: Opengov, editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "plan.schema.json").write_text("{}", encoding="utf-8")
    seen = tmp_path / "seen"
    editor("text", then=f"pathlib.Path({str(seen)!r}).write_text(' '.join(sorted(os.listdir(file.parent))))")
    opengov("edit", "4")
    assert seen.read_text(encoding="utf-8") == "plan.schema.json plan_2021.yaml"


BROKEN_PLAN = ("status: todo", "status: 快了")


def test_a_broken_plan_is_mended_from_its_first_error_on(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Output, "interactive", True)
    plan_file.write_text(plan_text.replace(*BROKEN_PLAN, 1), encoding="utf-8")
    editor("text.replace('快了', '慢了')", "text.replace('慢了', 'todo')")
    result = opengov("edit", "--commit", stdin="\n1\n")
    assert (result.code, plan_file.read_text(encoding="utf-8")) == (0, plan_text)
    assert result.err.startswith("plan_2021.yaml:33:13: error: ")
    assert result.err.endswith("wrote plan_2021.yaml\nit was no valid plan before: commit it with git yourself\n")


def test_a_broken_plan_stays_as_it_was_where_it_is_not_mended(
    opengov: Opengov, editor: Editor, plan_file: Path, plan_text: str
) -> None:
    broken = plan_text.replace(*BROKEN_PLAN, 1)
    plan_file.write_text(broken, encoding="utf-8")
    editor("text + '# 说明\\n'")
    assert opengov("edit", "4", stdin="\n3\n").code == 1
    assert opengov("edit", "4", stdin="").code == 130
    assert opengov("edit", "4", "--dry-run").code == 1
    editor("text.replace('快了', 'todo')", then=f"open({str(plan_file)!r}, 'a').write('# other\\n')")
    result = opengov("edit", "4", stdin="\n")
    assert (result.code, plan_file.read_text(encoding="utf-8")) == (1, broken + "# other\n")
    assert "快了" not in kept(result.err).read_text(encoding="utf-8")


def test_bytes_that_are_no_text_are_not_edited(opengov: Opengov, editor: Editor, plan_file: Path) -> None:
    plan_file.write_bytes("标题: 方案".encode("gbk"))
    editor("1 / 0")
    assert (opengov("edit", "4").code, drafts()) == (1, [])


def test_a_plan_without_tasks_is_edited_where_they_will_stand(
    opengov: Opengov, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opengov("init", "--issuer", "某局", "--year", "2022")
    monkeypatch.setattr(Output, "interactive", True)
    editor("text.replace('  # ', '  ')")
    result = opengov("edit")
    assert (result.code, result.err.splitlines()[0]) == (0, "task 1: added")
    assert "\n  - id: 1\n" in (tmp_path / "plan_2022.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("plan_file")
def test_a_bug_loses_no_text(opengov: Opengov, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    from opengov_cli.git.merge import meanwhile

    monkeypatch.setattr(meanwhile, "rewrite", None)
    editor(BUDGET)
    with pytest.raises(TypeError):
        opengov("edit", "4")
    [folder] = drafts()
    assert "预算、决算公开。" in (folder / "plan_2021.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("number", "code"), [("99", 1), ("4-6", 2), ("四", 2)])
@pytest.mark.usefixtures("plan_file")
def test_a_task_that_is_not_there_opens_nothing(opengov: Opengov, editor: Editor, number: str, code: int) -> None:
    editor("1 / 0")
    result = opengov("edit", number)
    assert result.code in (1, code)
    assert "editor" not in result.err


@pytest.mark.usefixtures("plan_file")
def test_without_a_terminal_nothing_opens(opengov: Opengov) -> None:
    result = opengov("edit", "4")
    assert (result.code, result.err.splitlines()[0]) == (2, "opengov: there is no terminal to edit in")


@posix
@pytest.mark.usefixtures("plan_file")
def test_ctrl_c_belongs_to_the_editor(editor: Editor, plan_file: Path) -> None:
    interrupted = "os.kill(os.getppid(), signal.SIGINT); time.sleep(0.5)"
    editor(BUDGET, then=f"{interrupted}\nfile.write_bytes(file.read_bytes() + b'# end\\n')")
    code, _shown = typing("edit", "4")
    assert (code, plan_file.read_text(encoding="utf-8").endswith("# end\n")) == (0, True)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vi", ["vi", "+57", "FILE"]),
        ("/usr/bin/vim.basic -n", ["/usr/bin/vim.basic", "-n", "+57", "FILE"]),
        ("nano", ["nano", "+57", "FILE"]),
        ("emacsclient -t", ["emacsclient", "-t", "+57", "FILE"]),
        ("code", ["code", "--wait", "-g", "FILE:57"]),
        ("code --wait", ["code", "--wait", "-g", "FILE:57"]),
        ("code -n -w", ["code", "-n", "-w", "-g", "FILE:57"]),
        ("gvim", ["gvim", "-f", "+57", "FILE"]),
        ("subl -w", ["subl", "-w", "FILE:57"]),
        ("hx", ["hx", "FILE:57"]),
        ("notepad.exe", ["notepad.exe", "FILE"]),
        ("env X=1 vim", ["env", "X=1", "vim", "FILE"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(command: str, words: list[str]) -> None:
    assert editor_words(command.split(), Path("FILE"), 57) == words


def test_a_text_of_its_own_begins_at_its_beginning() -> None:
    assert editor_words(["code"], Path("FILE"), 1) == ["code", "--wait", "FILE"]
    assert editor_words(["vim"], Path("FILE"), 1) == ["vim", "FILE"]
