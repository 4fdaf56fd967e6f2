"""The user's own editor, and a text that is written in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from opengov_cli.errors import OpengovError

from ..terminal.programs import command_words, wait_for

# Editors that open a file at a line, by how they are told; any other one opens it at its beginning.
_PLUS = frozenset(
    "vi vim nvim view gvim nano pico emacs emacsclient gedit jed joe kak mcedit mg micro ne xed".split()  # noqa: SIM905
)
_COLON = frozenset(("subl", "sublime_text", "hx", "helix", "zed", "zeditor"))
_GOTO = frozenset(("code", "code-insiders", "code-oss", "codium", "cursor", "windsurf"))
# Editors with windows of their own, and what lets them return only when the file is closed.
_WAIT = {**dict.fromkeys((*_GOTO, "gedit", "subl", "sublime_text", "xed", "zed", "zeditor"), "--wait"), "gvim": "-f"}


@dataclass(eq=False)
class EditorFailed(OpengovError):
    """The editor could not be started, or said that it failed."""

    command: str

    def __str__(self) -> str:
        return _("the editor '{command}' failed").format(command=self.command)

    @property
    def hint(self) -> str:
        """How to choose another one."""
        return _("set EDITOR to another one")


@dataclass(eq=False)
class DraftKept(OpengovError):
    """What was written in the editor could not be recorded; it waits in a file."""

    error: OpengovError
    path: Path

    def __str__(self) -> str:
        return str(self.error)

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """That of the failure itself."""
        return self.error.exit_code

    @property
    def hint(self) -> str:
        """The way out of the failure, and where the text is."""
        kept = _("your text is kept in {path}").format(path=self.path)
        return _("{hint}; {more}").format(hint=self.error.hint, more=kept) if self.error.hint else kept


@contextmanager
def written(begun: str = "") -> Iterator[str]:
    """Let the user write a text, or go on with one. A failure inside the block keeps the text in its file.

    Raises EditorFailed, and DraftKept in the place of any OpengovError.
    """
    descriptor, name = tempfile.mkstemp(prefix="opengov-", suffix=".txt")
    os.close(descriptor)
    draft = Path(name)
    draft.write_text(begun, encoding="utf-8")
    try:
        edit(draft)
    except EditorFailed as error:
        if draft.exists() and draft.stat().st_size:
            raise DraftKept(error, draft) from error
        draft.unlink(missing_ok=True)
        raise
    text = draft.read_text(encoding="utf-8", errors="surrogateescape") if draft.exists() else ""
    try:
        yield text
    except OpengovError as error:
        if not text.strip():
            draft.unlink(missing_ok=True)
            raise
        raise DraftKept(error, draft) from error
    draft.unlink(missing_ok=True)


def edit(file: Path, line: int = 1) -> None:
    """Let the user edit a file in VISUAL, else EDITOR, from a line on. Raises EditorFailed."""
    named = (os.environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    command = next(filter(None, named), "notepad" if sys.platform == "win32" else "vi")
    # An editor draws on the terminal also where the results go to a file.
    screen = sys.stderr if sys.stderr.isatty() and not sys.stdout.isatty() else None
    try:
        program, *words = editor_words(command_words(command), file, line)
        # Windows finds what is no .exe, as code.cmd, by its whole path only.
        words = [shutil.which(program) or program, *words]
        failed = wait_for(subprocess.Popen(words, stdout=screen))  # noqa: S603 - the user's own choice
    except (OSError, ValueError) as error:
        raise EditorFailed(command) from error
    if failed:
        raise EditorFailed(command)


def editor_words(words: list[str], file: Path, line: int) -> list[str]:
    """The words with which an editor opens a file at a line, and returns when it is closed."""
    name = Path(words[0]).stem.casefold() if words else ""
    wait = _WAIT.get(name)
    if wait and not {wait, "-w"}.intersection(words):
        words = [*words, wait]
    if line > 1 and name in _PLUS:
        return [*words, f"+{line}", str(file)]
    if line > 1 and name in _GOTO:
        return [*words, "-g", f"{file}:{line}"]
    return [*words, f"{file}:{line}" if line > 1 and name in _COLON else str(file)]
