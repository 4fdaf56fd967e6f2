"""Which plans differ between two sides, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from opengov_cli.file import disk
from opengov_cli.file.errors import NoPlan, SeveralPlans
from opengov_cli.file.text.difference import unified
from opengov_cli.plan.changes import PlanChange, compare

from .errors import InNeither, NoFilesHere, NotInGit
from .raw import Difference
from .repository import Repository
from .sides import FILES, AskedFrom, DiffSide, Where, doubtful, sides
from .versions import Version, is_plan, judged, year_of

# A plan may have been called something else; git is asked for all that could be one.
_PATTERNS = (":(glob)**/*.yaml", ":(glob)**/*.yml")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Request:
    """What to compare, as typed: words for the sides; ``named`` for one plan by its file, ``year`` for those of a year.

    ``cached`` takes what is staged instead of the files.
    """

    old: str = ""
    new: str = ""
    cached: bool = False
    named: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One plan on two sides, and the path of its file where it has one; what cannot be read has no tasks to compare."""

    path: str
    old: Version
    new: Version
    change: PlanChange

    @classmethod
    def of(cls, path: str, old: Version, new: Version) -> Comparison:
        """Two versions of a plan with what changed between them."""
        readable = not (old.is_broken or new.is_broken)
        return cls(path, old, new, compare(old.plan, new.plan) if readable else PlanChange((), (), ()))

    def __bool__(self) -> bool:
        return bool(self.change) or (self.is_by_lines and self.old.text != self.new.text)

    @property
    def is_by_lines(self) -> bool:
        """Whether one of the versions is no valid plan, so that only lines can be compared."""
        return self.old.is_broken or self.new.is_broken

    @property
    def is_on_both_sides(self) -> bool:
        """Whether it is neither new nor gone."""
        return self.old.is_there and self.new.is_there

    @property
    def title(self) -> str:
        """What the plan is called; its path where nobody can read that."""
        return self.new.plan.title or self.old.plan.title or self.path

    @property
    def lines(self) -> list[str]:
        """What changed line by line, in the manner of ``git diff``."""
        before, after = (version.text.splitlines() for version in (self.old, self.new))
        name = PurePosixPath(self.path).name if Path(self.path).is_absolute() else self.path
        return [*unified(before, after, f"a/{name}", f"b/{name}", end="")]


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What two sides differ in: what people call them, and each plan that is not the same.

    ``titled`` tells whether it must be said which plan is meant. ``doubtful`` are words that are revisions and files.
    """

    old: str
    new: str
    plans: tuple[Comparison, ...]
    titled: bool
    doubtful: tuple[str, ...] = ()


def report(place: AskedFrom, wanted: Request) -> Comparisons:
    """The plans that differ between two sides, or the one that is named.

    Raises NoSuchRevision, NothingInCommon, NotInGit, NoGit, NoPlan, CannotRead, NoFilesHere and InNeither.
    """
    both = old, new = sides(place, wanted.old, wanted.new, cached=wanted.cached)
    titled = False
    if Where.ALONE in (old.where, new.where):
        plans = [alone(place, old, new)]
    else:
        if place.repository.bare and FILES in both:
            raise NoFilesHere(place.repository.root)
        meant = meant_name(place)
        pairs = differing(place.repository, old, new, meant)
        if wanted.named:
            plans = [named(place, old, new, pairs)]
        else:
            pairs = [pair for pair in pairs if wanted.year in (None, year_of(pair.name))]
            plans = [comparison for pair in pairs if (comparison := compared(place.repository, old, new, pair))]
            titled = len(plans) > 1 or not all(
                plan.path == shown(place.repository, meant) and plan.is_on_both_sides for plan in plans
            )
    only_file = plans[0].new.name if len(plans) == 1 else ""
    return Comparisons(
        old.name, new.name or only_file, tuple(plans), titled, tuple(doubtful(place, (wanted.old, wanted.new), both))
    )


def meant_name(place: AskedFrom) -> str:
    """The name in git of the plan that every other command takes, too; empty without one."""
    try:
        return place.repository.name(place.plan)
    except (NoPlan, SeveralPlans, NotInGit):
        return ""


def alone(place: AskedFrom, old: DiffSide, new: DiffSide) -> Comparison:
    """Two versions of which one is a plan file, or a plan in git, that was named itself."""
    file = old.file or new.file
    before, after = (_version_alone(place, side, file) for side in (old, new))
    return Comparison.of(file or after.name, before, after)


def named(place: AskedFrom, old: DiffSide, new: DiffSide, pairs: Iterable[Difference]) -> Comparison:
    """The plan that was named on both sides, also where it is the same on both. Raises CannotRead and InNeither."""
    repository, name = place.repository, meant_name(place)
    found = next((pair for pair in pairs if name in (pair.old_name, pair.new_name)), None)
    if found:
        return compared(repository, old, new, found)
    before, after = (_data(place, side, name) for side in (old, new))
    path = place.plan.as_posix()
    if before is None and after is None and not place.plan.exists():
        raise InNeither(place.plan, old.name, new.name)
    version = judged(after, _name(new, path), _label(new, path))
    same = replace(version, name=_name(old, path))
    return Comparison.of(path, same if before == after else judged(before, same.name, _label(old, path)), version)


def compared(repository: Repository, old: DiffSide, new: DiffSide, pair: Difference) -> Comparison:
    """One plan that differs, read on both sides."""
    before, after = shown(repository, pair.old_name), shown(repository, pair.new_name)
    data = repository.blob(pair.after) if pair.after else None
    if new == FILES and pair.has_new:
        data = disk.read_bytes(repository.root / pair.new_name)
    return Comparison.of(
        after,
        judged(repository.blob(pair.before) if pair.before else None, _name(old, before), _label(old, before)),
        judged(data, _name(new, after), _label(new, after)),
    )


def differing(repository: Repository, old: DiffSide, new: DiffSide, meant: str) -> list[Difference]:
    """The plans that git finds different, by their names; a plan of another year is another plan."""
    patterns = (*_PATTERNS, *([f":(literal){meant}"] if meant else []))
    arguments = _arguments(old, new)
    found: dict[str, Difference] = {}
    for pair in repository.differences(arguments, patterns) if arguments is not None else ():
        if pair.in_conflict and new != FILES:
            # Nothing of it is staged yet.
            continue
        for part in _parts(pair, meant):
            if not (pair.in_conflict and part.name in found):
                found[part.name] = _in_conflict(repository, old, part) if pair.in_conflict else part
    if new == FILES:
        for name in repository.untracked(patterns):
            if name == meant or is_plan(name):
                before = found[name].before if name in found else None
                found[name] = Difference(name, name, before, None, has_new=True)
    return [pair for pair in found.values() if pair.before != pair.after or (new == FILES and pair.has_new)]


def shown(repository: Repository, name: str) -> str:
    """Where a file stands, told from the current folder if it is below that; in a bare repository, its name."""
    path, here = repository.root.resolve() / name, Path.cwd().resolve()
    if repository.bare:
        return name
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _arguments(old: DiffSide, new: DiffSide) -> list[str] | None:
    """What to ask ``git diff`` for two sides; None where they are one."""
    match old.where, new.where:
        case Where.TREE, Where.INDEX:
            return ["--cached", old.tree]
        case Where.INDEX, Where.TREE:
            return ["--cached", "-R", new.tree]
        case Where.INDEX, Where.INDEX:
            return None
        case _:
            return [side.tree for side in (old, new) if side.tree]


def _parts(pair: Difference, meant: str) -> Iterator[Difference]:
    """A file that got another name: one plan, or one that is gone and another one that came."""
    was, is_now = (name == meant or is_plan(name) for name in (pair.old_name, pair.new_name))
    years = {year_of(name) for name in (pair.old_name, pair.new_name)} - {None}
    if pair.old_name == pair.new_name or (is_now and len(years) < _TWO):
        if is_now:
            yield pair
        return
    if was:
        yield Difference(pair.old_name, pair.old_name, pair.before, None, has_new=False)
    if is_now:
        yield Difference(pair.new_name, pair.new_name, None, pair.after, pair.has_new)


def _in_conflict(repository: Repository, old: DiffSide, pair: Difference) -> Difference:
    """Of a file in conflict: what the old side has, and what git left in the working tree."""
    there = (repository.root / pair.name).is_file()
    return replace(pair, before=repository.find(f"{old.tree or ':2'}:{pair.name}"), has_new=there)


def _version_alone(place: AskedFrom, side: DiffSide, file: str) -> Version:
    if side.where is Where.ALONE:
        return judged(side.data, side.name, side.name)
    path = place.repository.root / file if file else place.plan
    if side == FILES:
        path = path if path.is_file() else place.plan
        return judged(disk.read_bytes(path), path.as_posix(), path.as_posix())
    return judged(_data(place, side, file or meant_name(place)), side.name, _label(side, file or path.as_posix()))


def _data(place: AskedFrom, side: DiffSide, name: str) -> bytes | None:
    """The bytes of a file on one side; a revision may know it by its older name."""
    if side == FILES:
        return disk.read_bytes(place.plan)
    if side.where is Where.TREE:
        is_commit = place.repository.find(side.tree + "^{commit}")
        return place.repository.read(side.tree, name) if is_commit else None
    blob = place.repository.find(f":0:{name}")
    return place.repository.blob(blob) if blob else None


def _name(side: DiffSide, path: str) -> str:
    return side.name or path


def _label(side: DiffSide, path: str) -> str:
    """What stands before the line of a problem."""
    return f"{side.name.removesuffix(':')}:{path}" if side.name else path
