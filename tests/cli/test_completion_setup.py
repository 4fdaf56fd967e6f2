"""How the Tab key comes to complete: the scripts for the shells, and where they are put."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import shellingham

from conftest import Opengov


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person, with nothing in it."""
    folder = tmp_path / "my home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return folder


def started_from(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have been started from a shell."""
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, f"/usr/bin/{shell}"))


@pytest.mark.parametrize(
    ("shell", "script", "settings", "line"),
    [
        ("bash", ".bash_completions/opengov.sh", ".bashrc", "source '{home}/.bash_completions/opengov.sh'"),
        ("zsh", ".zfunc/_opengov", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
        ("fish", ".config/fish/completions/opengov.fish", "", ""),
    ],
)
def test_a_shell_is_set_up_once(
    opengov: Opengov,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    shell: str,
    script: str,
    settings: str,
    line: str,
) -> None:
    """What stands in its settings stays, also where the last line has no end."""
    started_from(shell, monkeypatch)
    if settings:
        (home / settings).write_text("alias ll='ls -l'\nexport LC_ALL=zh_CN.UTF-8", encoding="utf-8")
    told = opengov("--install-completion")
    assert told.code == 0
    written = [f"wrote {home / name}\n" for name in (script, settings) if name]
    assert told.err == "".join(written) + "the Tab key completes in each terminal that you open from now on\n"
    assert (home / script).read_text(encoding="utf-8") == opengov("--show-completion").out
    again = opengov("--install-completion")
    assert again.err.startswith(f"wrote {home / script}\nthe Tab key")
    if settings:
        wanted = f"alias ll='ls -l'\nexport LC_ALL=zh_CN.UTF-8\n{line.format(home=home)}\n"
        assert (home / settings).read_text(encoding="utf-8") == wanted


def test_settings_that_are_not_there_are_begun(opengov: Opengov, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    started_from("bash", monkeypatch)
    assert opengov("--install-completion").code == 0
    assert (home / ".bashrc").read_text(encoding="utf-8") == f"source '{home}/.bash_completions/opengov.sh'\n"


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion", "--version"])
def test_what_only_stands_in_a_line_is_not_done_at_the_tab_key(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, home: Path, option: str
) -> None:
    started_from("bash", monkeypatch)
    monkeypatch.setenv("_OPENGOV_COMPLETE", "complete_bash")
    monkeypatch.setenv("_OPENGOV_LINE", f"opengov {option} rep")
    monkeypatch.setenv("_OPENGOV_WORD", "rep")
    assert opengov().out == "report\n"
    assert [*home.iterdir()] == []


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_is_told_what_its_profile_needs(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, home: Path, shell: str
) -> None:
    started_from(shell, monkeypatch)
    told = opengov("--install-completion")
    assert told.code == 1
    assert "`opengov --show-completion | Out-String | Invoke-Expression`" in told.err
    assert [*home.iterdir()] == []
    assert "Register-ArgumentCompleter -Native -CommandName opengov" in opengov("--show-completion").out


def test_an_unknown_shell_is_named(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    started_from("tcsh", monkeypatch)
    told = opengov("--install-completion")
    assert told.code == 2
    assert told.err == (
        "opengov: there is no completion for the shell 'tcsh'\n"
        "hint: run it in one of these: bash, zsh, fish, powershell, pwsh\n"
    )


def test_where_no_shell_is_found_that_is_said(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", nothing)
    told = opengov("--show-completion")
    assert (told.code, told.err.splitlines()[0]) == (2, "opengov: it is not known which shell this is")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_one_that_its_shell_reads(opengov: Opengov, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    started_from(shell, monkeypatch)
    script = opengov("--show-completion").out
    assert subprocess.run([shell, "-n"], input=script, capture_output=True, check=True, encoding="utf-8").stderr == ""
