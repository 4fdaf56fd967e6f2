"""A text written in the user's own editor."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from opengov_cli.errors import OpengovError

from ..terminal.programs import command_words


@dataclass(eq=False)
class EditorFailed(OpengovError):
    """The editor could not be started, or said that it failed."""

    command: str

    def __str__(self) -> str:
        return _("the editor '{command}' failed").format(command=self.command)

    @property
    def hint(self) -> str:
        """How to do without it, or choose another one."""
        return _("set EDITOR to another one, or give the text on the command line")


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
        """Where the text is."""
        return _("your text is kept in {path}").format(path=self.path)


@contextmanager
def written(begun: str = "") -> Iterator[str]:
    """Let the user write a text, or go on with one. A failure inside the block keeps the text in its file.

    Raises EditorFailed, and DraftKept in the place of any OpengovError.
    """
    descriptor, name = tempfile.mkstemp(prefix="opengov-", suffix=".txt")
    os.close(descriptor)
    draft = Path(name)
    draft.write_text(begun, encoding="utf-8")
    _edit(draft)
    text = draft.read_text(encoding="utf-8", errors="surrogateescape") if draft.exists() else ""
    try:
        yield text
    except OpengovError as error:
        if not text.strip():
            draft.unlink(missing_ok=True)
            raise
        raise DraftKept(error, draft) from error
    draft.unlink(missing_ok=True)


def _edit(draft: Path) -> None:
    default = "notepad" if sys.platform == "win32" else "vi"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or default
    try:
        words = command_words(command)
        result = subprocess.run([*words, str(draft)], check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError):
        failed = True
    else:
        failed = result.returncode != 0
    if failed:
        if draft.exists() and draft.stat().st_size:
            raise DraftKept(EditorFailed(command), draft)
        draft.unlink(missing_ok=True)
        raise EditorFailed(command)
