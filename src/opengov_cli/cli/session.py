"""The Session: plan, output, today and author, each opened when a command asks for it.

This is the place of lazy imports: YAML, pydantic and Rich load here or not at all.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .terminal.console import Output, output

if TYPE_CHECKING:
    from opengov_cli.file.register import Register
    from opengov_cli.plan.model import Plan
    from opengov_cli.plan.units import Directory
    from opengov_cli.round.schedule import Timetable


@dataclass(frozen=True)
class Session:
    """One run of the program. ``plan_option`` and ``year`` are what --plan and --year say."""

    plan_option: Path | None = None
    year: int | None = None
    debug: bool = False

    def told(self, plan: str = "", year: int | None = None) -> Session:
        """The session with what was said behind the command, which counts more than what stands before it."""
        return replace(self, plan_option=Path(plan) if plan else self.plan_option, year=year or self.year)

    @cached_property
    def output(self) -> Output:
        """Where to print."""
        return output()

    @cached_property
    def path(self) -> Path:
        """The plan file: --plan, else OPENGOV_PLAN, else the nearest one. Raises NoPlan."""
        from opengov_cli.file.register import find

        if self.plan_option:
            return self.plan_option
        here = Path.cwd()
        nearest = find(here, self.year)
        # A path below the current folder is shorter to read, and an editor's terminal can follow it.
        return nearest.relative_to(here) if nearest.is_relative_to(here) else nearest

    @cached_property
    def path_in_history(self) -> Path:
        """The plan file; where there are no files, as in a bare clone, what HEAD has. Raises NoPlan, NoGit."""
        from opengov_cli.file.errors import NoPlan
        from opengov_cli.git.errors import NotInGit
        from opengov_cli.git.versions import plan_in_head

        try:
            return self.path
        except NoPlan:
            with suppress(NotInGit):
                if found := plan_in_head(Path.cwd(), self.year):
                    return found
            raise

    @cached_property
    def register(self) -> Register:
        """The opened plan file. Raises CannotRead or InvalidPlan."""
        from opengov_cli.file.register import load

        return load(self.path)

    @property
    def plan(self) -> Plan:
        """The plan in the file."""
        return self.register.plan

    @cached_property
    def directory(self) -> Directory:
        """The plan's names of units."""
        from opengov_cli.plan.units import Directory

        return Directory(self.plan)

    @property
    def today(self) -> date:
        """The day that a record without --date belongs to."""
        return date.today()  # noqa: DTZ011 - the calendar on the office's wall

    @cached_property
    def timetable(self) -> Timetable:
        """How the plan's tasks stand to their deadlines today."""
        from opengov_cli.round.schedule import Timetable

        return Timetable(self.plan, self.today)

    @property
    def author(self) -> str:
        """Who records, unless --by says so: OPENGOV_BY, else git's user.name, else nobody.

        Raises AmbiguousUnit and NoSuchUnit for what OPENGOV_BY says, as --by does.
        """
        from opengov_cli.file.recording import author
        from opengov_cli.git.repository import user_name

        named = os.environ.get("OPENGOV_BY", "").strip()
        if named:
            return author(named, self.directory)
        return self.directory.resolve(user_name(self.path.resolve().parent))
