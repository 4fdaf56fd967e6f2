"""Which tasks a command is asked for: options that are declared once here and arrive as one value."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import wraps
from gettext import gettext as _
from gettext import ngettext
from operator import attrgetter
from typing import Annotated, Any, NamedTuple

import typer

from opengov_cli.errors import listed
from opengov_cli.plan.errors import AmbiguousCategory, NoSuchCategory, NoSuchUnit
from opengov_cli.plan.model import Role, Status, Task
from opengov_cli.plan.query import Filter, Match, Sort, category_meant, select
from opengov_cli.plan.typed import typed_span

from . import completion
from .choices import typed_role, typed_sort, typed_status
from .options import MineOption, UnitOption, ViewsArgument
from .session import Session

# More names than these say nothing more.
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """The options that choose tasks, as typed: each field is an option, in the order of the help pages."""

    view: ViewsArgument = None
    unit: UnitOption = None
    mine: MineOption = False
    category: Annotated[
        str | None,
        typer.Option(
            "--category",
            "-c",
            metavar="TEXT",
            help=_("Tasks under categories that contain this text."),
            autocompletion=completion.categories,
        ),
    ] = None
    keyword: Annotated[
        list[str] | None,
        typer.Option(
            "--keyword", "-k", metavar="TEXT", help=_("Tasks that mention this; given again, all must match.")
        ),
    ] = None
    status: Annotated[
        list[Status] | None,
        typer.Option(
            "--status",
            "-s",
            metavar="STATUS",
            parser=typed_status,
            help=_("Tasks in this status; given again, any may match."),
            autocompletion=completion.statuses,
        ),
    ] = None
    role: Annotated[
        Role | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            parser=typed_role,
            help=_("With --unit: only where it answers in this role."),
            autocompletion=completion.roles,
        ),
    ] = None
    direct: Annotated[bool, typer.Option("--direct", help=_("With --unit: only tasks that name the unit itself."))] = (
        False
    )
    unassigned: Annotated[bool, typer.Option("--unassigned", help=_("Tasks that name no unit."))] = False
    overdue: Annotated[
        bool, typer.Option("--overdue", help=_("Tasks whose deadline has passed, and that are not done."))
    ] = False
    due_before: Annotated[
        str | None,
        typer.Option(
            "--due-before",
            metavar="DATE",
            help=_("Tasks due by a day, as 2021-06-30 or 6月底, or within 30d or 2w; what is overdue, too."),
        ),
    ] = None
    stale: Annotated[
        str | None,
        typer.Option("--stale", metavar="TIME", help=_("Tasks that are not done and got no note for 45d or 6w.")),
    ] = None
    sort: Annotated[
        Sort | None,
        typer.Option(
            "--sort",
            metavar="COLUMN",
            parser=typed_sort,
            help=_("Order by this instead of the plan's order."),
            autocompletion=completion.sorts,
        ),
    ] = None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The words that a task must mention."""
        return tuple(word.strip() for word in self.keyword or ())

    def wanted(self, session: Session) -> Filter:
        """What a task must be. Raises BadParameter, BadDate, BadSpan, AmbiguousCategory, and what finding a unit
        raises.
        """
        refuse_empty("--category", [] if self.category is None else [self.category])
        refuse_empty("--keyword", self.keyword)
        refuse_empty("--due-before", [] if self.due_before is None else [self.due_before])
        refuse_empty("--stale", [] if self.stale is None else [self.stale])
        if not self.unit and (self.role or self.direct):
            raise typer.BadParameter(_("--role and --direct go with --unit"))
        return Filter(
            units=units_named(session, self.unit),
            category=self._category_meant(session),
            keywords=self.keywords,
            statuses=tuple(self.status or ()),
            role=self.role,
            direct=self.direct,
            unassigned=self.unassigned,
            silent_since=session.today - typed_span(self.stale) if self.stale else None,
            conditions=tuple(self._conditions(session)),
            sort=self.sort,
            due=session.timetable.due if self.sort is Sort.DUE else attrgetter("due"),
        )

    def wanted_of_one(self, session: Session) -> Filter:
        """What a task of the one plan must be. Raises NoSuchCategory, and what ``wanted`` raises."""
        wanted = self.wanted(session)
        self.refuse_unknown_category(session.plan.categories)
        return wanted

    def refuse_unknown_category(self, categories: Iterable[str]) -> None:
        """Refuse a --category that is none of these, if there are any yet. Raises NoSuchCategory."""
        known = [*categories]
        # What fits several, each in a plan of its own, is no unknown one.
        with suppress(AmbiguousCategory):
            if known:
                category_meant(self._category, known)

    @property
    def _category(self) -> str:
        return (self.category or "").strip()

    def _category_meant(self, session: Session) -> str:
        """What a category of this plan must contain; what none contains is for whoever knows all plans. Raises
        AmbiguousCategory.
        """
        try:
            return category_meant(self._category, session.plan.categories) if self._category else ""
        except NoSuchCategory:
            return self._category

    def _conditions(self, session: Session) -> Iterator[Callable[[Task], bool]]:
        """What the deadline of a task must be. Raises BadDate."""
        if self.overdue:
            yield session.timetable.is_overdue
        if self.due_before:
            from opengov_cli.wording.deadlines.schedule import day_meant

            yield session.timetable.due_by(day_meant(self.due_before, session.plan.year, session.today))


class Selection(NamedTuple):
    """A plan, what was asked of it, and its tasks that fit."""

    plan: Session
    wanted: Filter
    matches: tuple[Match, ...]


def select_each(session: Session, options: FilterOptions) -> list[Selection]:
    """The tasks that fit of each plan that was asked for.

    A unit that only some of the plans know has no tasks in the others, which is said. Raises what ``wanted`` raises,
    NoSuchUnit and NoSuchCategory where no plan knows the unit or has such a category.
    """
    found = []
    for one, known in units_of_each(session, options.unit):
        wanted = Filter() if known is None else replace(options, unit=known).wanted(one)
        found.append(Selection(one, wanted, () if known is None else select(one.plan, wanted)))
    options.refuse_unknown_category(category for one in found for category in one.plan.plan.categories)
    return found


def units_of_each(session: Session, typed: Sequence[str] | None) -> list[tuple[Session, list[str] | None]]:
    """Each plan that was asked for, with those of the units that it knows; None where it knows none of them.

    Which plans do not know a unit is said. Raises NoSuchUnit where no plan does, and AmbiguousUnit.
    """
    units = [*(typed or ())]
    if not session.several:
        return [(session, units)]
    found: list[tuple[Session, list[str] | None]] = []
    strangers: dict[str, list[Session]] = {}
    for one in session.each:
        known = [unit for unit in units if _knows(one, unit)]
        for unit in units:
            if unit not in known:
                strangers.setdefault(unit, []).append(one)
        found.append((one, known if known or not units else None))
    for unit, plans in strangers.items():
        if len(plans) == len(found):
            plans[-1].directory.find(unit)
        _say_unknown(session, unit, plans)
    return found


def _knows(session: Session, unit: str) -> bool:
    try:
        session.directory.find(unit)
    except NoSuchUnit:
        # An empty name is refused elsewhere.
        return not unit.strip()
    return True


def _say_unknown(session: Session, unit: str, plans: Sequence[Session]) -> None:
    sentence = ngettext(
        "{count} plan lists no unit '{unit}': {plans}", "{count} plans list no unit '{unit}': {plans}", len(plans)
    )
    names = [one.name for one in plans[:_ENOUGH]] + ["…"] * (len(plans) > _ENOUGH)
    session.output.say(sentence.format(count=len(plans), unit=unit, plans=listed(names)))


def units_named(session: Session, typed: Sequence[str] | None) -> tuple[str, ...]:
    """The units that --unit names, each once. Raises BadParameter, and what finding a unit raises."""
    refuse_empty("--unit", typed)
    return tuple(dict.fromkeys(session.directory.find(unit) for unit in typed or ()))


def with_mine(session: Session, typed: Sequence[str] | None, *, mine: bool) -> list[str] | None:
    """The units that --unit and --mine name. Raises NobodysUnit."""
    units = [*(typed or ()), *([session.settings.unit] if mine else ())]
    return units or None


def refuse_empty(option: str, typed: Sequence[str] | None) -> None:
    """Refuse an option as a script gives it whose variable is not set: it asks for nothing, and would list all."""
    if not all(text.strip() for text in typed or ()):
        raise typer.BadParameter(_("{option} is empty").format(option=option))


def takes_filter(command: Callable[..., None], without: Collection[str] = ()) -> Callable[..., None]:
    """The command as Typer is to see it: in the place of its FilterOptions stand the options themselves, but those that
    it goes ``without``.
    """
    every = inspect.signature(FilterOptions, eval_str=True).parameters
    options = {name: parameter for name, parameter in every.items() if name not in without}
    own = inspect.signature(command, eval_str=True).parameters
    place = next(name for name, parameter in own.items() if parameter.annotation is FilterOptions)

    @wraps(command)
    def taking_options(**given: Any) -> None:  # noqa: ANN401 - whatever the options are
        filter_options = FilterOptions(**{name: given.pop(name) for name in options})
        if filter_options.mine:
            filter_options = replace(filter_options, unit=with_mine(given["ctx"].obj, filter_options.unit, mine=True))
        command(**given, **{place: filter_options})

    parameters = [
        shown for name, parameter in own.items() for shown in (options.values() if name == place else (parameter,))
    ]
    # Typer asks inspect.signature for the options of a command, and that looks here first.
    taking_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return taking_options
