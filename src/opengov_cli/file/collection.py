"""Several plans that are asked about together: of several years, of several offices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from opengov_cli.errors import OpengovError

from .errors import NoPlan, NoSuchYear, SeveralPlans, UnreadablePlans
from .register import Register, load, plans_in, year_in_name


@dataclass(frozen=True, slots=True)
class Collection:
    """Opened plans, by year; ``failures`` tell of those that could not be opened."""

    registers: tuple[Register, ...]
    failures: tuple[OpengovError, ...]


def open_all(named: Sequence[Path], year: int | None = None) -> Collection:
    """The plans that files and folders stand for, each read once; those of one year in the order of their names.

    Raises UnreadablePlans where none can be opened, and NoSuchYear.
    """
    files, failures = _files(named, year)
    registers: list[Register] = []
    for path in files:
        try:
            registers.append(load(path))
        except OpengovError as error:
            failures.append(error)
    if not registers:
        raise UnreadablePlans(tuple(failures), len(failures))
    return Collection(tuple(sorted(registers, key=lambda register: register.plan.year)), tuple(failures))


def plan_files(named: Sequence[Path], year: int | None = None) -> tuple[Path, ...]:
    """The files that files and folders stand for: of a folder its plans and those in ``data/``, by year.

    ``year`` leaves those of other years out. Raises NoPlan where there are none, and NoSuchYear.
    """
    files, failures = _files(named, year)
    if not files:
        raise failures[0]
    return tuple(files)


def plan_of_year(named: Sequence[Path], year: int) -> Path:
    """The one file of a year among those that files and folders stand for.

    Raises NoPlan, NoSuchYear, and SeveralPlans where it might be one of several.
    """
    path, *others = plan_files(named, year)
    if others:
        raise SeveralPlans((path, *others))
    return path


def _files(named: Iterable[Path], year: int | None) -> tuple[list[Path], list[OpengovError]]:
    """Each file once, and which folders have none; never nothing at all. Raises NoSuchYear."""
    found: dict[Path, Path] = {}
    empty: list[OpengovError] = []
    for path in named:
        files = [path]
        if path.is_dir():
            plans = plans_in(path)
            files = [file for of_year in sorted(plans) for file in plans[of_year]]
            empty += () if files else (NoPlan(path, None),)
        for file in files:
            found.setdefault(file.resolve(), file)
    files = [file for file in found.values() if year is None or _is_of(file, year)]
    if found and not files:
        raise NoSuchYear(year or 0, tuple(found.values()))
    return files, empty


def _is_of(path: Path, year: int) -> bool:
    """Whether a file is of a year, as its name says or else itself; one that cannot be opened may be."""
    named = year_in_name(path)
    if named is not None:
        return named == year
    try:
        return load(path).plan.year == year
    except OpengovError:
        return True
