"""Find, open and change a plan file: its bytes, its text and the plan that it holds.

The gate and what knows YAML are imported where a text is judged or changed: most commands ask an unchanged file, of
which ``snapshots`` tells all, and would pay more for these imports than for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from opengov_cli.plan.fields import SCHEMA
from opengov_cli.plan.model import Plan

from . import disk, snapshots
from .disk import Content
from .errors import FileExists, InvalidPlan, InvalidResult, NoPlan, OldSchema, PlanOfThatYear, SeveralPlans
from .snapshots import Known
from .text.places import NOWHERE, Entries

if TYPE_CHECKING:
    from .gate import Verdict
    from .text.edit import Edit
    from .text.entries import PlanText

PATTERNS = ("data/plan_*.y*ml", "plan_*.y*ml")
_NAME = re.compile("plan_([0-9]{4})[.]yaml")
# Stands in the project for clones, and inside the package for installations.
_EXAMPLES = (Path(__file__).parents[1] / "data", Path(__file__).parents[3] / "data")


@dataclass(frozen=True, slots=True)
class Register:
    """An opened plan file."""

    path: Path
    content: Content
    plan: Plan
    schema: int = SCHEMA
    entries: Entries = NOWHERE

    @property
    def known(self) -> PlanText:
        """What is known of its text."""
        from .text.entries import PlanText

        return PlanText(self.content.text, self.plan, self.entries)


@dataclass(frozen=True, slots=True)
class Change:
    """A plan file before and after it was rewritten; the two texts are equal where nothing was to do."""

    before: Register
    after: Register

    @property
    def is_none(self) -> bool:
        """Whether nothing was to do."""
        return self.before.content.digest == self.after.content.digest

    @property
    def diff(self) -> str:
        """The change as a unified diff; empty where nothing changes."""
        from .text.difference import unified

        before, after = (part.content.text.splitlines(keepends=True) for part in (self.before, self.after))
        path = self.before.path
        name = path.name if path.is_absolute() else path.as_posix()
        return "".join(map(_diff_line, unified(before, after, f"a/{name}", f"b/{name}")))


def find(start: Path, year: int | None = None) -> Path:
    """The plan file that a person in a folder means: the nearest folder's newest plan.

    Looks for ``data/plan_YEAR.yaml`` and ``plan_YEAR.yaml`` from the folder upwards; ``year`` takes the plan of that
    year instead of the newest. A copy under another name is never taken for the plan. Raises NoPlan, which names the
    copies where there is nothing else, and SeveralPlans for two plans of one year in a folder.
    """
    for folder in (start, *start.parents):
        plans = plans_in(folder)
        wanted = plans.get(max(plans, default=0) if year is None else year, [])
        if len({path.resolve() for path in wanted}) > 1:
            raise SeveralPlans(tuple(wanted))
        if wanted:
            return wanted[0]
        # Above them stands the plan of somebody else, or that of years ago.
        others = _others_in(folder, "" if year is None else str(year))
        if others:
            raise NoPlan(start, year, others)
    raise NoPlan(start, year)


def plans_in(folder: Path) -> dict[int, list[Path]]:
    """The plans of a folder by the years in their names; those in ``data/`` first."""
    found: dict[int, list[Path]] = {}
    for path in _like_plans(folder):
        year = year_in_name(path)
        if year is not None:
            found.setdefault(year, []).append(path)
    return found


def year_in_name(path: Path) -> int | None:
    """The year in the name of a plan file; None for a file of another name."""
    named = _NAME.fullmatch(path.name)
    return int(named[1]) if named else None


def judge_file(path: Path, today: date | None = None) -> tuple[Content | None, Verdict]:
    """What a plan file holds and what the gate says of it, given the day also of dates to come. Raises CannotRead."""
    from .gate import judge_bytes

    return judge_bytes(disk.read_bytes(path), today)


def load(path: Path) -> Register:
    """Open a plan file. Raises CannotRead, or InvalidPlan with all its problems."""
    return opened(path, disk.read_bytes(path))


def opened(path: Path, data: bytes) -> Register:
    """A plan file that holds these bytes; those that were judged before are not judged again. Raises InvalidPlan."""
    content = Content(data)
    known = snapshots.recall(content.digest)
    return Register(path, content, *known) if known else _kept(_judged(path, data))


def change(
    path: Path, decide: Callable[[Plan], Iterable[Edit]], meant: Callable[[Plan], Plan], *, write: bool = True
) -> Change:
    """Edit a plan file under its lock: all or nothing, and only if the result is the plan that was meant.

    ``decide`` and ``meant`` see the plan as it is once the lock is held. ``write=False`` only tells
    what would change. Raises what ``rewrite`` and ``decide`` raise.
    """

    def edited(before: Register) -> str:
        if before.schema != SCHEMA:
            raise OldSchema(path, before.schema)
        return before.known.edited(decide(before.plan))

    return rewrite(path, edited, meant, write=write)


def _remember(path: Path, before: Content, after: Content) -> None:
    from .journal import remember

    remember(path, before, after)


def rewrite(
    path: Path,
    new_text: Callable[[Register], str],
    meant: Callable[[Plan], Plan] | None,
    *,
    write: bool = True,
    remember: Callable[[Path, Content, Content], None] = _remember,
) -> Change:
    """Give a plan file another text under its lock: all or nothing, and only if it is the plan that was meant.

    ``new_text`` and ``meant`` see the file as it is once the lock is held; without ``meant`` any plan will do.
    ``write=False`` only tells what would change, and ``remember`` gets what was written. Raises CannotRead,
    InvalidPlan, InvalidResult, ChangedUnderneath and what ``new_text`` raises; AssertionError for a text that is a
    plan, but another one: a bug of ours, and nothing is written.
    """
    if not write:
        return _rewritten(load(path), new_text, meant)
    with disk.locked(path):
        rewritten = _rewritten(load(path), new_text, meant)
        if rewritten.before.content != rewritten.after.content:
            disk.replace(path, rewritten.after.content.text, rewritten.before.content)
            remember(path, rewritten.before.content, rewritten.after.content)
            _kept(rewritten.after)
        return rewritten


def mend(path: Path, broken: Content, text: str) -> None:
    """Give a file that is no valid plan the text of one, under its lock.

    Raises InvalidResult, CannotRead, and ChangedUnderneath where it is not the file any more that was read.
    """
    from .gate import judge

    verdict = judge(text)
    if verdict.plan is None:
        raise InvalidResult(path, verdict.problems)
    with disk.locked(path):
        disk.replace(path, text, broken)
        _remember(path, broken, Content.of(text, bom=broken.bom))


def create(path: Path, text: str) -> None:
    """Write a new plan file, if its text is a valid plan. Raises InvalidResult, FileExists and PlanOfThatYear."""
    from .gate import judge

    verdict = judge(text)
    if verdict.plan is None:
        raise InvalidResult(path, verdict.problems)
    refuse_existing(path)
    disk.create(path, text.encode())


def refuse_existing(path: Path) -> None:
    """Refuse to begin a plan in a file that is there, or by a name by which two plans of one year would be found.

    Raises FileExists and PlanOfThatYear.
    """
    # A folder is told as one when the file is to be made.
    if path.exists() and not path.is_dir():
        raise FileExists(path)
    folder = path.parent.parent if path.parent.name == "data" else path.parent
    of_year = plans_in(folder).get(year_in_name(path) or 0)
    if of_year:
        raise PlanOfThatYear(path, of_year[0])


def example() -> str:
    """The text of the plan that comes with the program: 中山市农业农村局, 2021."""
    for folder in _EXAMPLES:
        path = folder / "plan_2021.yaml"
        if path.is_file():
            return disk.decode(disk.read_bytes(path)).text
    raise NoPlan(_EXAMPLES[0], 2021)


def _judged(path: Path, data: bytes) -> Register:
    """A plan file whose bytes were not judged before. Raises InvalidPlan."""
    from .gate import judge_bytes

    content, verdict = judge_bytes(data)
    if content is None or verdict.plan is None:
        raise InvalidPlan(path, verdict.problems)
    return Register(path, content, verdict.plan, verdict.schema, verdict.entries)


def _kept(register: Register) -> Register:
    """A plan file, to be known again from now on."""
    snapshots.keep(register.content.digest, Known(register.plan, register.schema, register.entries))
    return register


def _rewritten(before: Register, new_text: Callable[[Register], str], meant: Callable[[Plan], Plan] | None) -> Change:
    try:
        text = new_text(before)
    except AssertionError as error:
        raise AssertionError(f"{before.path}: {error}") from error
    if text == before.content.text:
        return Change(before, before)
    after = _judged_again(before, text)
    if meant and after.plan != meant(before.plan):
        if before.schema != SCHEMA:
            raise OldSchema(before.path, before.schema)
        raise AssertionError(f"{before.path}: the edits come to another plan than the one that was meant")
    return Change(before, after)


def _judged_again(before: Register, text: str) -> Register:
    """The register with another text, of which only the tasks that differ are judged where that is enough.

    Raises InvalidResult.
    """
    from .gate import judge, judge_again

    content = Content.of(text, bom=before.content.bom)
    found = judge_again(text, before.known)
    if found:
        return replace(before, content=content, plan=found.plan, entries=found.entries)
    verdict = judge(text)
    if verdict.plan is None:
        raise InvalidResult(before.path, verdict.problems)
    return Register(before.path, content, verdict.plan, verdict.schema, verdict.entries)


def _diff_line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _others_in(folder: Path, year: str) -> tuple[Path, ...]:
    """The files of a folder that are called almost like plans, and mention the year."""
    return tuple(path for path in _like_plans(folder) if year_in_name(path) is None and year in path.name)


def _like_plans(folder: Path) -> Iterator[Path]:
    for pattern in PATTERNS:
        yield from sorted(path for path in folder.glob(pattern) if path.is_file())
