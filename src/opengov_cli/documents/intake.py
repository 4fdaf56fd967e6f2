"""A document that an office sends → a new plan file, or what changes in a plan file that exists.

In both cases the document is read first, and nothing is written: what comes out is a value that tells what was read
and which plan it makes. Whoever has shown that to a person calls ``write``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path

from opengov_cli.file import register
from opengov_cli.file.disk import read_bytes
from opengov_cli.file.errors import ChangedUnderneath
from opengov_cli.file.text.edit import apply
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.template import usual_title
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.plan.model import DefaultLead, Plan, Task
from opengov_cli.plan.text import clean
from opengov_cli.plan.units import Directory

from .draft import Draft, Told, draft_document, likeliest_headings
from .draft.choices import UNGUIDED, Guidance, as_chosen, check_headings
from .draft.names import proposals, units_named
from .draft.reported import Reported
from .draft.tables.sheets import only_sheet
from .errors import NoSuchSheet, NoTable, NoTasks, NotStated
from .readers.lookup import MOST_BYTES, reader_for, too_large
from .update.matching import printed_number
from .update.part import Part
from .update.update import Brought, Update


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of a plan beside its document; it counts more than what the document says."""

    title: str = ""
    issuer: str = ""
    year: int = 0
    default_lead: DefaultLead | None = None
    every_task: tuple[str, ...] = ()
    guidance: Guidance = UNGUIDED
    day: date | None = None


NOTHING_STATED = Stated()


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
    """What a document brings into the plan of a file, and what was read in the document.

    ``brought`` tells what a person has to see first: while there are questions nothing can be written, and where it
    needs agreement nothing should be.
    """

    source: Draft | Plan
    path: Path
    update: Update
    brought: Brought

    def write(self, *, dry_run: bool = False) -> register.Change:
        """Bring the document into the file as it is now; a dry run only tells how it would change.

        Raises ChangedUnderneath where the plan has changed so that a person would have to agree to something else, and
        what ``register.rewrite`` raises.
        """
        assert not self.brought.questions  # noqa: S101 - they have no answer yet

        def brought(plan: Plan) -> Brought:
            now = self.update.on(plan)
            if now.questions or (now.needs_agreement and plan != self.brought.before):
                raise ChangedUnderneath(self.path)
            return now

        return register.rewrite(
            self.path,
            lambda held: apply(held.content.text, brought(held.plan).edits),
            lambda plan: brought(plan).plan,
            write=not dry_run,
        )


def make_plan(document: Path, stated: Stated, today: date) -> NewPlan:
    """The new plan that a document and a person make together.

    Raises what ``read_document`` raises, and NotStated for what neither of them tells.
    """
    source = read_document(document, (), today, stated)
    return NewPlan(source, overridden(source, stated) if isinstance(source, Plan) else plan_of_draft(source, stated))


def update_plan(
    document: Path, path: Path, today: date, stated: Stated = NOTHING_STATED, *, only: Part | None = None
) -> UpdatedPlan:
    """What a document brings into the plan file of this path, whose head stays; ``only`` chooses texts or progress.

    Of what is ``stated``, the guidance and the day count. Raises CannotRead and InvalidPlan for the plan file, and what
    ``read_document`` raises.
    """
    before = register.load(path).plan
    source = read_document(document, Directory(before).spellings, today, replace(stated, year=before.year))
    if isinstance(source, Plan):
        # A plan that was written whole tells every field of its tasks; another document those that it has columns for.
        update = Update(source.tasks, tuple(map(_reported, source.tasks)), source.units, only=only)
    else:
        update = Update(source.tasks, source.reported, (), source.columns, only)
    return UpdatedPlan(source, path, update, update.on(before))


def _reported(task: Task) -> Reported:
    """What a task of a whole plan tells beside its texts."""
    return Reported("", printed_number(task), task.status, task.completed, "", task.notes)


def read_document(path: Path, known: Collection[str], today: date, stated: Stated) -> Draft | Plan:
    """What a document says: the draft of a plan, or a whole plan where the document was written by this program.

    ``known`` and ``today`` are those of ``draft_document``; of what is ``stated``, the year, the day and the guidance
    count. Raises CannotRead, UnknownFormat, MissingExtra, UnreadableDocument, NoTable, NoTasks, SheetNotTold, and
    NoSuchHeading and NoSuchSheet for what is stated but does not stand there.
    """
    guidance = stated.guidance
    data = read_bytes(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise too_large()
    document = reader_for(path, data)(data)
    if isinstance(document, Plan):
        if guidance.sheet:
            raise NoSuchSheet(guidance.sheet, ())
        return document
    if guidance.sheet:
        document = only_sheet(document, guidance.sheet)
    drafted = draft_document(document, known, today, stated.year, Told(as_chosen(guidance.columns), stated.day))
    headings = drafted.headings if drafted else likeliest_headings(document)
    check_headings(guidance.columns, headings)
    if drafted is None:
        raise NoTable(path, headings, document.doubts)
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
