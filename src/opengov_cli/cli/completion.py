"""What the shell offers at the Tab key: names and numbers from the plan.

Completion must be quick and must work while the plan is being mended: it asks what is known of the file, else reads it
without the gate, and offers nothing where it cannot.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from opengov_cli.errors import OpengovError

if TYPE_CHECKING:
    from opengov_cli.file.text.tree import Data
    from opengov_cli.plan.model import Task, Unit

_HELP_LENGTH = 40


def unit_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """The units, aliases and groups that start with what was typed, or else those that contain it."""
    names: list[Data] = []
    for unit in _entries(ctx, "units"):
        aliases = unit.get("aliases")
        names += [unit.get("name"), unit.get("group"), *(aliases if isinstance(aliases, list) else ())]
    return _offered(names, incomplete)


def categories(ctx: typer.Context, incomplete: str) -> list[str]:
    """The categories that start with what was typed, or else those that contain it."""
    return _offered([task.get("category") for task in _entries(ctx, "tasks")], incomplete)


def task_numbers(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The task numbers that start with what was typed, behind their year too; each with the beginning of its
    requirement.
    """
    year, slash, begun = incomplete.rpartition("/")
    return [
        (year + slash + number, str(task.get("requirement", ""))[:_HELP_LENGTH])
        for task in _entries(ctx, "tasks", int(year) if year.isdecimal() else None)
        if isinstance(number := task.get("id"), str) and number.startswith(begun)
    ]


def statuses(incomplete: str) -> list[str]:
    """The statuses that start with what was typed, in the language of the interface first."""
    from .choices import completed, status_words

    return completed(incomplete, status_words())


def roles(incomplete: str) -> list[str]:
    """The roles that start with what was typed, in the language of the interface first."""
    from .choices import completed, role_words

    return completed(incomplete, role_words())


def columns(incomplete: str) -> list[str]:
    """The columns of a list that start with what was typed behind the last comma."""
    from opengov_cli.round.deadlines import COLUMNS

    from .choices import column_words, completed

    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{word}" for word in completed(begun, column_words(COLUMNS))]


def sorts(incomplete: str) -> list[str]:
    """What a list can be ordered by that starts with what was typed."""
    from .choices import completed, sort_words

    return completed(incomplete, sort_words())


def _offered(names: list[Data], incomplete: str) -> list[str]:
    """The names that start with what was typed, or else those that contain it, each once."""
    from opengov_cli.plan.text import fold

    wanted = fold(incomplete)
    containing = [name for name in dict.fromkeys(names) if isinstance(name, str) and wanted in fold(name)]
    starting = [name for name in containing if fold(name).startswith(wanted)]
    # A shell shows only what begins with the word; one that filters itself may show the others.
    return starting or containing


def _entries(ctx: typer.Context, key: str, year: int | None = None) -> Iterator[dict[str, Data]]:
    """The entries of one list of the plan as they stand in the file, right or wrong; none if it cannot be read.

    Of several plans it is the newest, unless a year is asked for.
    """
    from opengov_cli.file.collection import plan_files
    from opengov_cli.file.disk import NotUtf8, decode, read_bytes
    from opengov_cli.file.register import find
    from opengov_cli.file.snapshots import recall

    # Behind the command, or before it.
    said = {**ctx.find_root().params, **{key: value for key, value in ctx.params.items() if value}}
    named = said.get("plan") or os.environ.get("OPENGOV_PLAN", "").split(os.pathsep)
    plans = [Path(plan).expanduser() for plan in named if plan]
    year = year or said.get("year")
    try:
        path = plan_files(plans, year)[-1] if plans else find(Path.cwd(), year)
        content = decode(read_bytes(path))
    except (OpengovError, NotUtf8):
        return
    if known := recall(content.digest):
        yield from map(_as_written, known.plan.units if key == "units" else known.plan.tasks)
        return
    from opengov_cli.file.text.tree import data_of, parse_tree

    document = data_of(parse_tree(content.text).root)
    entries = document.get(key) if isinstance(document, dict) else None
    if isinstance(entries, list):
        yield from (entry for entry in entries if isinstance(entry, dict))


def _as_written(part: Unit | Task) -> dict[str, Data]:
    """An entry of a known plan as it stands in the file."""
    from opengov_cli.plan.model import Unit

    if isinstance(part, Unit):
        return {"name": part.name, "aliases": [*part.aliases], "group": part.group}
    return {"id": str(part.id), "category": part.category, "requirement": part.requirement}
