"""The Session: plan, output, today and author, each opened when a command asks for it.

This is the place of lazy imports: YAML, pydantic and Rich load here or not at all.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.errors import reason_of

from .configuration.settings import Settings, settings_for
from .terminal.console import Output, output

if TYPE_CHECKING:
    from opengov_cli.file.collection import Collection
    from opengov_cli.file.register import Register
    from opengov_cli.plan.model import Plan
    from opengov_cli.plan.units import Directory
    from opengov_cli.wording.deadlines.schedule import Timetable


@dataclass(frozen=True)
class Session:
    """One run of the program. ``plans``, ``year``, ``pager`` and ``lang`` are what options of these names say, and
    ``settings`` what the configuration does.

    Of several plans each is a session of its own, which has ``opened`` it; what needs one plan refuses to choose.
    """

    plans: tuple[Path, ...] = ()
    year: int | None = None
    debug: bool = False
    pager: bool | None = None
    lang: str | None = None
    opened: Register | None = None
    settings: Settings = field(default_factory=Settings)

    def told(self, plan: Sequence[str] = (), year: int | None = None, lang: str | None = None) -> Session:
        """The session with what was said behind the command, which counts more than what stands before it."""
        plans = tuple(map(Path, plan))
        settings = settings_for(plans) if plans else self.settings
        return replace(
            self, plans=plans or self.plans, year=year or self.year, lang=lang or self.lang, settings=settings
        )

    @cached_property
    def asked(self) -> tuple[Path, ...]:
        """The plans that --plan names, or else the configuration, unless it has none of the year that is asked for.

        Raises Refused where the configuration names what is not there.
        """
        configured = self.settings.plan
        if self.plans or not configured:
            return self.plans
        for plan in configured:
            if not plan.exists():
                from opengov_cli.file.errors import CannotRead

                with self.settings.placed("plan"):
                    raise CannotRead(plan, reason_of(FileNotFoundError(errno.ENOENT, "")))
        if self.year is None:
            return configured
        from opengov_cli.file.collection import plan_files
        from opengov_cli.file.errors import NoSuchYear

        try:
            plan_files(configured, self.year)
        except NoSuchYear:
            return ()
        return configured

    @property
    def several(self) -> bool:
        """Whether plans are asked for that may be several: more than one is named, or a folder."""
        return len(self.asked) > 1 or any(plan.is_dir() for plan in self.asked)

    @cached_property
    def collection(self) -> Collection:
        """All plans that were asked for. Raises UnreadablePlans and NoSuchYear."""
        from opengov_cli.file.collection import open_all

        return open_all(self.asked, self.year)

    @cached_property
    def each(self) -> tuple[Session, ...]:
        """A session for each plan that was asked for; for one plan this one."""
        if not self.several:
            return (self,)
        with self.output.working(_("reading the plans")):
            registers = self.collection.registers
        return tuple(replace(self, plans=(register.path,), opened=register) for register in registers)

    def refuse_unreadable(self) -> None:
        """Name the plans that were asked for and could not be opened. Raises UnreadablePlans."""
        from opengov_cli.file.errors import UnreadablePlans

        collection = self.__dict__.get("collection")
        if collection and collection.failures:
            raise UnreadablePlans(collection.failures, len(collection.registers) + len(collection.failures))

    def of_year(self, year: int) -> Session:
        """The session of the plan of a year, for a task that was named with it.

        Raises NoSuchYear, SeveralPlans, and what finding a plan raises.
        """
        from opengov_cli.file.collection import plan_of_year

        of_year = replace(self, year=year)
        return replace(of_year, plans=(plan_of_year(of_year.asked, year),) if of_year.asked else ())

    @property
    def plan_option(self) -> Path | None:
        """The one file that --plan names, which need not be there. Raises WhichPlan."""
        from opengov_cli.file.errors import WhichPlan

        if len(self.plans) > 1:
            raise WhichPlan(self.plans)
        return self.plans[0] if self.plans else None

    @cached_property
    def output(self) -> Output:
        """Where to print."""
        return output()

    @cached_property
    def path(self) -> Path:
        """The plan file: --plan, else OPENGOV_PLAN, else that of a file, else the nearest. Raises NoPlan, WhichPlan."""
        from opengov_cli.file.errors import WhichPlan
        from opengov_cli.file.register import find

        if self.asked:
            path, *others = self.files
            if others:
                raise WhichPlan((path, *others))
            return path
        here = Path.cwd()
        nearest = find(here, self.year)
        # A path below the current folder is shorter to read, and an editor's terminal can follow it.
        return nearest.relative_to(here) if nearest.is_relative_to(here) else nearest

    @property
    def files(self) -> tuple[Path, ...]:
        """The plan files that were asked for, which need not be good ones. Raises NoPlan."""
        from opengov_cli.file.collection import plan_files

        if not self.several:
            return self.asked or (self.path,)
        return plan_files(self.asked, self.year)

    def named(self, files: Sequence[Path] | None) -> tuple[Path, ...]:
        """The plan files that arguments name, a folder all that are in it; without any those that were asked for.

        Raises NoPlan.
        """
        from opengov_cli.file.collection import plan_files

        named = dict.fromkeys(file for path in files or () for file in plan_files((path,)))
        return tuple(named) or self.files

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

    @property
    def name(self) -> str:
        """What the plan is called beside others: its path, in which bytes that are no text are told by their codes."""
        return self.path.as_posix().encode(errors="backslashreplace").decode()

    @cached_property
    def register(self) -> Register:
        """The opened plan file. Raises CannotRead or InvalidPlan."""
        from opengov_cli.file.register import load

        return self.opened or load(self.path)

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
        from opengov_cli.wording.deadlines.schedule import Timetable

        return Timetable(self.plan, self.today)

    @property
    def author(self) -> str:
        """Who records, unless --by says so: whom the configuration names, else git's user.name, else nobody.

        Raises Refused where the configuration names a unit that is ambiguous or misspelled.
        """
        from opengov_cli.file.recording import author
        from opengov_cli.git.repository import user_name

        if "by" in self.settings.found:
            with self.settings.placed("by") as named:
                return author(named, self.directory)
        return self.directory.resolve(user_name(self.path.resolve().parent))

    @property
    def shows_in_pager(self) -> str | bool:
        """The command that shows long results, or whether the usual one does."""
        configured = self.settings.pager
        if self.pager is None:
            return configured
        return self.pager and (configured or True)
