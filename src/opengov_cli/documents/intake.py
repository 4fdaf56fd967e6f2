"""A document that an office sends → a new plan file, or what changes in a plan file that exists.

In both cases the document is read first, and nothing is written: what comes out is a value that tells what was read
and which plan it makes. Whoever has shown that to a person calls ``write``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from opengov_cli.file import register
from opengov_cli.file.disk import read_bytes
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.template import usual_title
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.changes import PlanChange, TaskChange, compare
from opengov_cli.plan.model import DefaultLead, Plan
from opengov_cli.plan.text import clean
from opengov_cli.plan.units import Directory

from .draft import Draft, Told, draft_document, likeliest_headings
from .draft.choices import Choice, as_chosen, check_headings
from .draft.names import proposals, units_named
from .errors import NoTable, NoTasks, NotStated
from .readers.lookup import MOST_BYTES, reader_for, too_large
from .update import Update


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of a plan beside its document; it counts more than what the document says."""

    title: str = ""
    issuer: str = ""
    year: int = 0
    default_lead: DefaultLead | None = None
    every_task: tuple[str, ...] = ()
    columns: tuple[Choice, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The plan that a document makes, and what was read in the document."""

    source: Draft | Plan
    plan: Plan

    @property
    def usual_path(self) -> Path:
        """Where its file belongs if nobody says otherwise: plan_YEAR.yaml in the current folder."""
        return Path(f"plan_{self.plan.year}.yaml")

    @property
    def text(self) -> str:
        """The text of its file, with what the names suggest of groups and aliases as comments below them."""
        return dump(self.plan, dict(_proposals(self.plan)))

    def write(self, path: Path) -> None:
        """Write its file. Raises InvalidResult, FileExists and CannotWrite."""
        register.create(path, self.text)


@dataclass(frozen=True, slots=True)
class UpdatedPlan:
    """What a document changes in the plan of a file, and what was read in the document.

    ``plan`` is the plan as it would become. ``refused`` are the tasks whose texts would change although nobody has
    agreed to that; while there are any, the file has to stay as it is.
    """

    source: Draft | Plan
    path: Path
    plan: Plan
    change: PlanChange
    refused: tuple[TaskChange, ...]
    update: Update

    def write(self, *, dry_run: bool = False) -> register.Change:
        """Bring the document into the file as it is now; a dry run only tells how it would change.

        Raises what ``register.rewrite`` raises.
        """
        assert not self.refused  # noqa: S101 - a person was to be asked first
        return register.rewrite(
            self.path,
            lambda held: self.update.text(held.content.text, held.plan),
            self.update.applied,
            write=not dry_run,
        )


def make_plan(document: Path, stated: Stated, today: date) -> NewPlan:
    """The new plan that a document and a person make together.

    Raises what ``read_document`` raises, and NotStated for what neither of them tells.
    """
    source = read_document(document, (), today, stated)
    return NewPlan(source, overridden(source, stated) if isinstance(source, Plan) else plan_of_draft(source, stated))


def update_plan(
    document: Path, path: Path, today: date, *, agreed: bool, choices: Sequence[Choice] = ()
) -> UpdatedPlan:
    """What a document changes in the plan file of this path; its head and its progress stay.

    New tasks and units only come in addition, but the texts of tasks that are there already change only if a person has
    ``agreed``. ``choices`` is what a person says of the document's columns. Raises CannotRead and InvalidPlan for the
    plan file, and what ``read_document`` raises.
    """
    before = register.load(path).plan
    source = read_document(
        document, Directory(before).spellings, today, Stated(year=before.year, columns=tuple(choices))
    )
    # A plan that was written whole tells every field of its tasks; another document those that it has columns for.
    units, columns = (source.units, ()) if isinstance(source, Plan) else ((), source.columns)
    update = Update(source.tasks, units, columns)
    after = update.applied(before)
    change = compare(before, after)
    refused = () if agreed else tuple(task for task in change.tasks if task.before)
    return UpdatedPlan(source, path, after, change, refused, update)


def read_document(path: Path, known: Collection[str], today: date, stated: Stated) -> Draft | Plan:
    """What a document says: the draft of a plan, or a whole plan where the document was written by this program.

    ``known`` and ``today`` are those of ``draft_document``; of what is ``stated``, the year, the columns and the day
    count. Raises CannotRead, UnknownFormat, MissingExtra, UnreadableDocument, NoTable, NoTasks, and NoSuchHeading for a
    heading that is stated but does not stand there.
    """
    data = read_bytes(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise too_large()
    document = reader_for(path, data)(data)
    if isinstance(document, Plan):
        return document
    drafted = draft_document(document, known, today, stated.year, Told(as_chosen(stated.columns), stated.day))
    headings = drafted.headings if drafted else likeliest_headings(document)
    check_headings(stated.columns, headings)
    if drafted is None:
        raise NoTable(path, headings)
    if not drafted.tasks:
        raise NoTasks(path, headings)
    return drafted


def plan_of_draft(drafted: Draft, stated: Stated) -> Plan:
    """The plan that a draft and a person state together, with its units in the order in which they come.

    Raises NotStated for what neither of them tells.
    """
    head = drafted.head
    year = stated.year or head.year
    issuer = clean(stated.issuer or head.issuer)
    title = clean(stated.title or head.title)
    missing = [option for option, told in (("--issuer NAME", issuer), ("--year YEAR", year)) if not told]
    if missing:
        raise NotStated(tuple(missing))
    every_task = tuple(map(clean, stated.every_task))
    return Plan(
        title or usual_title(issuer, year),
        issuer,
        year,
        stated.default_lead,
        every_task,
        units_named(drafted.tasks, every_task),
        drafted.tasks,
    )


def overridden(plan: Plan, stated: Stated) -> Plan:
    """A plan that was read whole, with what a person states in place of what it says."""
    given = {key: getattr(stated, key) for key in ("title", "issuer", "year", "default_lead", "every_task")}
    units = (*plan.units, *units_named((), stated.every_task, plan.units))
    return replace(plan, **{key: value for key, value in given.items() if value}, units=units)


def _proposals(plan: Plan) -> Iterator[tuple[KeyPath, list[str]]]:
    """The groups and aliases that names of units suggest, as comment lines and the key below which they stand."""
    proposed = {
        ("units", index, "name"): [f"    # {line}" for line in proposals(unit, plan)]
        for index, unit in enumerate(plan.units)
        if not (unit.group or unit.aliases)
    }
    if any(proposed.values()):
        yield (
            ("units",),
            ["  # " + _("Proposed below: groups and aliases. Remove the '# ' where one is right, else the line.")],
        )
    yield from proposed.items()
