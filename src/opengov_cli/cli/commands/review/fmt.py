"""``opengov fmt``: plan files in the canonical layout."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from opengov_cli.errors import OpengovError

from ...session import Session
from ...usage.failures import tell

WOULD_CHANGE = 1


def fmt(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE]…", readable=False, help=_("Plan files, or folders of them. Default: the plan.")),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Write nothing; name the files that would change, and exit with 1."))
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=_("Write nothing; show what would change, and exit with 1."))
    ] = False,
) -> None:
    """Bring plan files into the usual layout; comments and meaning stay."""
    from opengov_cli.file.format import format_text
    from opengov_cli.file.register import rewrite

    session: Session = ctx.obj
    write = not (check or diff)
    sentence = _("formatted {path}") if write else _("would format {path}")
    changed, failures = 0, []
    paths = session.named(files)
    for path in paths:
        try:
            change = rewrite(path, lambda before: format_text(before.content.text), lambda plan: plan, write=write)
        except OpengovError as error:
            # The other files are done all the same.
            failures.append(tell(session.output, error))
            continue
        if change.before.content != change.after.content:
            changed += 1
            if diff:
                session.output.text(change.diff)
            session.output.say(sentence.format(path=path))
    _say_summary(session, changed, len(paths) - changed - len(failures), write=write)
    code = max([*failures, WOULD_CHANGE if changed and not write else 0])
    if code:
        raise typer.Exit(code)


def _say_summary(session: Session, changed: int, unchanged: int, *, write: bool) -> None:
    if write:
        count = ngettext("{count} file formatted", "{count} files formatted", changed)
    else:
        count = ngettext("{count} file would be formatted", "{count} files would be formatted", changed)
    rest = ngettext("{count} file unchanged", "{count} files unchanged", unchanged)
    session.output.say(_(", ").join([count.format(count=changed), rest.format(count=unchanged)]))
