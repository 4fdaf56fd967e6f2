"""Our scripts for the shells, and where each shell finds them."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from opengov_cli.errors import OpengovError

_SCRIPTS = {
    shell: Path(__file__).with_name("scripts") / f"opengov.{ending}"
    for shell, ending in (("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("powershell", "ps1"), ("pwsh", "ps1"))
}


@dataclass(eq=False)
class UnknownShell(OpengovError):
    """A shell that we have no script for; empty where none was named and none was found."""

    name: str
    exit_code = 2

    def __str__(self) -> str:
        if not self.name:
            return _("it is not known which shell this is")
        return _("there is no completion for the shell '{name}'").format(name=self.name)

    @property
    def hint(self) -> str:
        """Which shells there are."""
        return _("run it in one of these: {shells}").format(shells=_(", ").join(_SCRIPTS))


@dataclass(eq=False)
class ProfileOfYourOwn(OpengovError):
    """PowerShell, which reads completion from the profile of its user."""

    def __str__(self) -> str:
        return _("PowerShell completes what your profile says, which is not changed for you")

    @property
    def hint(self) -> str:
        """The line that it needs."""
        line = "opengov --show-completion | Out-String | Invoke-Expression"
        return _("add this line to the file that $PROFILE names: `{line}`").format(line=line)


def script(shell: str) -> str:
    """What a shell runs so that its Tab key asks us. Raises UnknownShell."""
    if shell not in _SCRIPTS:
        raise UnknownShell(shell)
    return _SCRIPTS[shell].read_text(encoding="utf-8")


def install(shell: str, home: Path) -> list[Path]:
    """The files that were written or added to, so that each new shell of this kind completes.

    Raises UnknownShell and ProfileOfYourOwn.
    """
    text = script(shell)
    match shell:
        case "bash":
            target = home / ".bash_completions" / "opengov.sh"
            settings, line = home / ".bashrc", f"source {shlex.quote(str(target))}"
        case "zsh":
            target = home / ".zfunc" / "_opengov"
            settings = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
            line = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
        case "fish":
            target = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish/completions/opengov.fish"
            settings, line = target, ""
        case _:
            raise ProfileOfYourOwn
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    if line and line not in (known := _lines(settings)):
        with settings.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" * (known[-1:] not in ([], [""])) + f"{line}\n")
        return [target, settings]
    return [target]


def _lines(path: Path) -> list[str]:
    """The lines of a file, the last of which is empty where it ends as it should; none of one that is not there."""
    return path.read_text(encoding="utf-8", errors="replace").split("\n") if path.exists() else []


def shell_around() -> str:
    """The shell that this process was started from. Raises UnknownShell."""
    from shellingham import ShellDetectionFailure, detect_shell

    try:
        return str(detect_shell()[0])
    except ShellDetectionFailure as error:
        raise UnknownShell("") from error
