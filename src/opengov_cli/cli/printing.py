"""What commands share that print rows of the plan or write documents of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from opengov_cli.errors import listed

from .options import RowsFormat
from .session import Session

if TYPE_CHECKING:
    from opengov_cli.documents.formats import Format
    from opengov_cli.plan.rows import Listing

PIPE = Path("-")
# Columns that a narrow terminal can do without.
_SPARE = ("aliases", "group")


def across(session: Session, listing_of: Callable[[Session], Listing]) -> Listing:
    """The rows of the plan; where several were asked for those of each, with plan and year."""
    from opengov_cli.plan.rows import join

    if not session.several:
        return listing_of(session)
    return join([(one.name, listing_of(one)) for one in session.each])


def print_listing(session: Session, listing: Listing, output_format: RowsFormat) -> None:
    """Print rows in the format that was asked for; a person is told when there are none."""
    if output_format is not RowsFormat.TABLE:
        write_listing(session, listing, output_format)
    elif listing.rows:
        from .terminal.tables import listing_tables

        session.output.show(*listing_tables(for_people(listing), session.output.width, spare=_SPARE))
    else:
        say_nothing_yet(session, listing.kind)


def say_nothing_yet(session: Session, kind: str) -> None:
    """Say that there are no rows of a kind in the plan yet, and how some come into it."""
    if kind == "units":
        sentence = _("the plan lists no units yet: edit {path}")
    else:
        sentence = _(
            "the plan has no tasks yet: edit {path}, or add with `opengov add` or `opengov import --into {path}`"
        )
    session.output.say(sentence.format(path=listed(map(str, session.files))))


def write_listing(session: Session, listing: Listing, output_format: str) -> None:
    """Print rows in a format that is no table of the terminal; Markdown has the words of one."""
    if output_format == RowsFormat.MD:
        from .machine.rows import as_markdown

        session.output.data(as_markdown(listing))
    else:
        session.output.write(listing, output_format)


def for_people(listing: Listing) -> Listing:
    """The same rows; where they are of several plans, with no more columns about these than tell them apart."""
    from opengov_cli.plan.rows import ORIGIN

    plans = [part.plan for _name, part in listing.parts if part.plan]
    if not plans:
        return listing
    issuers = {plan.issuer for plan in plans}
    unlike = len({(plan.year, plan.issuer) for plan in plans}) == len(plans)
    needed = ("plan",) if not unlike else ("issuer",) if len(issuers) > 1 else ()
    others = tuple(key for key in listing.columns if key not in ORIGIN)
    return replace(listing, columns=("year", *needed, *others))


def format_asked(session: Session, target: Path | None, named: str | None) -> Format:
    """The format of a document that was asked for by its name, or by that of its file, if it can go where it is to go.

    Raises BadParameter, UnknownFormat and CannotWrite.
    """
    from opengov_cli.documents.formats import FORMATS, format_to_write
    from opengov_cli.file.errors import CannotWrite

    if target and target.is_dir():
        raise CannotWrite(target, _("it is a folder"))
    if named is None:
        if target is None or target == PIPE:
            raise typer.BadParameter(_("name a file with -o, or a format with --format"))
        return format_to_write(target)
    chosen = FORMATS[named]
    piped = target == PIPE and not session.output.interactive
    if not (chosen.is_text or piped or target not in (None, PIPE)):
        raise typer.BadParameter(_("{format} is not for a terminal: name a file with -o").format(format=chosen.name))
    return chosen


def deliver(session: Session, data: bytes, target: Path | None, *, is_text: bool, force: bool) -> bool:
    """Write a document to its file, or else print it; whether there is a file.

    Raises DocumentExists and CannotWrite.
    """
    from opengov_cli.documents.export import write

    if target and target != PIPE:
        write(target, data, force=force)
        return True
    if is_text:
        session.output.data(data.decode())
    else:
        session.output.raw(data)
    return False


def refuse_plan_itself(session: Session, target: Path | None) -> None:
    """Refuse to write a document over a plan that it is made of. Raises BadParameter and NoPlan."""
    if target and target != PIPE and target.resolve() in {path.resolve() for path in session.files}:
        raise typer.BadParameter(_("{path} is the plan itself: name another file").format(path=target))
