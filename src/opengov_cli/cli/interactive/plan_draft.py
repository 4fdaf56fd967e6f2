"""A copy of a plan file that somebody edits: it is judged before it can take the place of the plan."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import typer

from opengov_cli.errors import OpengovError
from opengov_cli.file.disk import Content
from opengov_cli.file.register import judge_file
from opengov_cli.file.text.problem import Problem
from opengov_cli.file.text.template import SCHEMA_NAME

from ..machine.problems import FileProblems, as_text, foremost
from ..terminal.console import Output
from .agreement import REFUSED
from .editor import DraftKept, edit
from .questions import choice

# So many problems are shown before the question what to do; the editor is no place for more.
_SHOWN = 10
# Answers to the question, by their places; the first one goes back.
_KEEP, _DROP = 2, 3


@dataclass(eq=False)
class NotBroughtIn(OpengovError):
    """What was written is no valid plan, and its author leaves it for later."""

    path: Path
    draft: Path

    def __str__(self) -> str:
        return _("{path} is as it was").format(path=self.path)

    @property
    def hint(self) -> str:
        """How to go on with it."""
        return _("mend it, check it with `opengov check {draft}`, and put it in the place of {path}").format(
            draft=self.draft, path=self.path
        )


@contextmanager
def edited(output: Output, path: Path, opened: Content, line: int) -> Iterator[str]:
    """Let a person edit the text of a plan file from a line on, until it is a valid plan.

    What they wrote stays in a file unless it is brought in or they drop it. Raises DraftKept in the place of any
    OpengovError, Exit with 1 where they drop it, and Abort.
    """
    draft = _draft(path, opened)
    try:
        yield _valid_text(output, path, draft, line)
    except typer.Exit:
        _remove(draft)
        raise
    except BaseException as error:
        if not _differs(draft, opened):
            _remove(draft)
            raise
        if isinstance(error, OpengovError):
            raise DraftKept(error, draft) from error
        output.say(_("your text is kept in {path}").format(path=draft))
        raise
    _remove(draft)


def _draft(path: Path, opened: Content) -> Path:
    """A copy of the plan by its own name, in a folder of its own; beside it the schema that editors look for there."""
    draft = Path(tempfile.mkdtemp(prefix="opengov-")) / path.name
    draft.write_bytes(opened.data)
    with suppress(OSError):
        shutil.copyfile(path.with_name(SCHEMA_NAME), draft.with_name(SCHEMA_NAME))
    return draft


def _remove(draft: Path) -> None:
    shutil.rmtree(draft.parent, ignore_errors=True)


def _differs(draft: Path, opened: Content) -> bool:
    """Whether anything was written that could be lost."""
    return draft.exists() and draft.read_bytes() != opened.data


def _valid_text(output: Output, path: Path, draft: Path, line: int) -> str:
    """What the person wrote, once the gate takes it; until then they choose what becomes of it."""
    while True:
        edit(draft, line)
        content, verdict = judge_file(draft)
        if content and verdict.plan:
            return content.text
        line = tell_errors(output, draft, verdict.problems)
        answer = choice(
            output,
            _("What now"),
            (
                _("go back into the editor"),
                _("keep what you wrote for later; the plan stays as it was"),
                _("take your change back"),
            ),
        )
        if answer == _KEEP:
            raise NotBroughtIn(path, draft)
        if answer == _DROP:
            output.say(_("nothing was written"))
            raise typer.Exit(REFUSED)


def tell_errors(output: Output, path: Path, problems: Sequence[Problem]) -> int:
    """The line of the first error, once it is told what is wrong."""
    errors = tuple(problem for problem in problems if problem.is_error)
    shown = foremost([FileProblems(path, errors)], _SHOWN)
    output.say(as_text(shown).rstrip("\n"))
    output.say(ngettext("{count} error", "{count} errors", len(errors)).format(count=len(errors)))
    return errors[0].line
