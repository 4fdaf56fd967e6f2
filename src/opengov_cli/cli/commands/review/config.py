"""``opengov config``: what is set, and where."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from opengov_cli.errors import OpengovError

from ...choices import configured_columns
from ...configuration.errors import MOST_TOLD, BrokenConfiguration, Refused
from ...configuration.keys import KEYS
from ...configuration.lines import Place
from ...configuration.places import own_path, shown
from ...configuration.reading import MARK
from ...configuration.views import as_typed, problems_of
from ...options import FormatOption, RowsFormat
from ...printing import write_listing
from ...session import Session
from ...usage.failures import tell
from ...words.language import VARIABLES, current

if TYPE_CHECKING:
    from opengov_cli.plan.rows import Fact, Row

    from ...configuration.reading import Setting

BROKEN = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A setting or a view: its value, which kind of place that comes from, and the place itself."""

    key: str
    value: Fact
    source: str
    place: Place | str = ""

    @classmethod
    def of(cls, key: str, setting: Setting) -> Line:
        """The line of what a file or a variable sets."""
        value = [*map(str, setting.value)] if isinstance(setting.value, tuple) else setting.value
        return cls(key, value, "file" if isinstance(setting.place, Place) else "variable", setting.place)

    @property
    def text(self) -> Fact:
        """The value as files write it."""
        return str(self.value).lower() if isinstance(self.value, bool) else self.value

    def for_people(self) -> Row:
        """The line of a table."""
        words = {"found": _("found"), "git": "git config user.name", "default": _("built in"), "nothing": _("not set")}
        return {"key": self.key, "value": self.text, "source": words.get(self.source, str(self.place))}

    def for_programs(self, *, as_text: bool) -> Row:
        """The same with the parts of its place."""
        if isinstance(self.place, Place):
            parts: Row = {"name": shown(self.place.path).as_posix(), "line": self.place.line}
        else:
            parts = {"name": self.place or None, "line": None}
        return {"key": self.key, "value": self.text if as_text else self.value, "source": self.source, **parts}


def config(ctx: typer.Context, output_format: FormatOption = RowsFormat.TABLE) -> None:
    """Show each setting, and where it comes from; and the named views."""
    session: Session = ctx.obj
    views = session.settings.views.values()
    lines = [_line(session, name) for name in KEYS]
    lines += [Line(MARK + view.name, as_typed(view), "file", view.place) for view in views]
    _print(session, lines, output_format)
    own = own_path()
    sentence = _("your own file is {path}") if own in session.settings.files else _("your own file would be {path}")
    session.output.say(sentence.format(path=own))
    program: Any = ctx.find_root().command
    problems = [
        *session.settings.problems,
        *_unusable(session),
        *problems_of(views, program.get_command(ctx, "list")),
    ]
    for problem in problems[:MOST_TOLD]:
        tell(session.output, problem)
    if len(problems) > 1:
        session.output.say(str(BrokenConfiguration(problems)))
    if problems:
        raise typer.Exit(BROKEN)


def _unusable(session: Session) -> Iterator[Refused]:
    """What a list would refuse: a plan that is not there, or columns that are none."""
    try:
        several = session.several
        if setting := session.settings.found.get("columns"):
            configured_columns(setting, several=several)
    except Refused as error:
        yield error


def _print(session: Session, lines: Sequence[Line], output_format: RowsFormat) -> None:
    from opengov_cli.plan.rows import Listing

    listing = Listing("settings", None, ("key", "value", "source"), tuple(line.for_people() for line in lines))
    if output_format is RowsFormat.TABLE:
        from ...terminal.tables import listing_tables

        session.output.show(*listing_tables(listing, session.output.width))
        return
    if output_format is not RowsFormat.MD:
        rows = tuple(line.for_programs(as_text=output_format is not RowsFormat.JSON) for line in lines)
        listing = replace(listing, columns=tuple(rows[0]), rows=rows)
    write_listing(session, listing, output_format)


def _line(session: Session, key: str) -> Line:
    """A setting, from where it counts most: an option, a variable, a file, the system or the program."""
    setting = session.settings.found.get(key)
    typed: dict[str, Fact] = {
        "plan": [*map(str, session.plans)] or None,
        "language": session.lang,
        "pager": session.pager,
    }
    option = typed.get(key)
    if setting and isinstance(setting.place, str) and option in (None, Line.of(key, setting).value):
        # Typer takes OPENGOV_PLAN for --plan.
        return Line.of(key, setting)
    if option is not None:
        return Line(key, option, "option", KEYS[key].option)
    return Line.of(key, setting) if setting else _usual(session, key)


def _usual(session: Session, key: str) -> Line:
    """What holds where nobody set anything: what the system says, or the program."""
    match key:
        case "plan":
            with suppress(OpengovError):
                return Line(key, [str(session.path)], "found")
        case "by":
            from opengov_cli.git.repository import user_name

            with suppress(OpengovError):
                if name := user_name(Path.cwd()):
                    return Line(key, name, "git")
        case "commit":
            return Line(key, False, "default")
        case "language":
            named = next((name for name in VARIABLES if os.environ.get(name)), "")
            return Line(key, current(), "variable" if named else "default", named)
        case "pager":
            named = "PAGER" if "PAGER" in os.environ else ""
            pager = os.environ.get("PAGER", shutil.which("less")) or False
            return Line(key, pager, "variable" if named else "default", named)
    return Line(key, None, "nothing")
