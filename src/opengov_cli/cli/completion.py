"""What there is to offer at the Tab key: names and numbers from the plan, and words; ``shells`` finds what fits.

Completion must be quick and must work while the plan is being mended: it asks what is known of the file, else reads it
without the gate, and offers nothing where it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from opengov_cli.errors import OpengovError

if TYPE_CHECKING:
    from opengov_cli.file.text.tree import Data
    from opengov_cli.plan.model import Task, Unit

    from .choices import Words

# What a function is given as ``begun`` stays as it is, up to a comma or a slash; all of its words begin so.


def unit_names(ctx: typer.Context) -> list[tuple[str, str]]:
    """The units, their groups and their aliases, these with the name that they stand for."""
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for unit in _entries(ctx, "units"):
        name, group, others = unit.get("name"), unit.get("group"), unit.get("aliases")
        names |= {text: "" for text in (name, group) if text and isinstance(text, str)}
        aliases |= {text: str(name) for text in (others if isinstance(others, list) else ()) if isinstance(text, str)}
    return [*names.items(), *((alias, name) for alias, name in aliases.items() if alias not in names)]


def categories(ctx: typer.Context) -> list[str]:
    """The categories, each once."""
    found = (task.get("category") for task in _entries(ctx, "tasks"))
    return [*dict.fromkeys(text for text in found if isinstance(text, str))]


def task_numbers(ctx: typer.Context, begun: str) -> list[tuple[str, str]]:
    """The task numbers with their requirements; behind a year and a slash, those of that year's plan."""
    year = re.search("([0-9]{4})/$", begun)
    if begun.endswith("/") and not year:
        return []
    return [
        (begun + number, str(task.get("requirement", "")))
        for task in _entries(ctx, "tasks", int(year[1]) if year else None)
        if isinstance(number := task.get("id"), str)
    ]


def statuses() -> list[tuple[str, str]]:
    """The statuses, with the other words for each."""
    from .choices import status_words

    return _with_other_words(status_words())


def roles() -> list[tuple[str, str]]:
    """The roles, with the other words for each."""
    from .choices import role_words

    return _with_other_words(role_words())


def columns(begun: str) -> list[tuple[str, str]]:
    """The columns of a list, with the other words for each, behind those that were chosen."""
    from opengov_cli.round.deadlines import COLUMNS

    from .choices import column_words

    return [(begun + word, others) for word, others in _with_other_words(column_words(COLUMNS))]


def sorts() -> list[tuple[str, str]]:
    """What a list can be ordered by, with the other words for each."""
    from .choices import sort_words

    return _with_other_words(sort_words())


def views(ctx: typer.Context) -> list[tuple[str, str]]:
    """The named views, with their options."""
    from .configuration.reading import MARK
    from .configuration.settings import settings_for
    from .configuration.views import as_typed

    return [(MARK + view.name, as_typed(view)) for view in settings_for(_plans_said(ctx)).views.values()]


def years(ctx: typer.Context) -> list[str]:
    """The years of the plans that can be meant, the newest first."""
    from opengov_cli.file.register import plans_in

    named = _plans_named(ctx)
    folders = [path for path in named if path.is_dir()] if named else [Path.cwd(), *Path.cwd().parents]
    found = next((plans for folder in folders if (plans := plans_in(folder))), {})
    return [str(year) for year in sorted(found, reverse=True)]


def _with_other_words(words: Words) -> list[tuple[str, str]]:
    """The word for each value in the language of the interface, and the others that are understood."""
    return [
        (first, _(", ").join(word for word in dict.fromkeys(others) if word != first))
        for first, *others in words.values()
    ]


def _entries(ctx: typer.Context, key: str, year: int | None = None) -> Iterator[dict[str, Data]]:
    """The entries of one list of the plan as they stand in the file, right or wrong; none if it cannot be read.

    Of several plans it is the newest, unless a year is asked for.
    """
    from opengov_cli.file.collection import plan_files
    from opengov_cli.file.disk import NotUtf8, decode, read_bytes
    from opengov_cli.file.register import find
    from opengov_cli.file.snapshots import recall

    plans, year = _plans_named(ctx), year or _said(ctx, "year")
    try:
        path = plan_files(plans, year)[-1] if plans else find(Path.cwd(), year)
        content = decode(read_bytes(path))
        if known := recall(content.digest):
            yield from map(_as_written, known.plan.units if key == "units" else known.plan.tasks)
        else:
            yield from _read(content.text, key)
    except (OpengovError, NotUtf8):
        return


def _as_written(part: Unit | Task) -> dict[str, Data]:
    """An entry of a known plan as it stands in the file."""
    from opengov_cli.plan.model import Unit

    if isinstance(part, Unit):
        return {"name": part.name, "aliases": [*part.aliases], "group": part.group}
    return {"id": str(part.id), "category": part.category, "requirement": part.requirement}


def _read(text: str, key: str) -> Iterator[dict[str, Data]]:
    """The entries of one list of a text. Raises OpengovError."""
    from opengov_cli.file.text.tree import data_of, parse_tree

    document = data_of(parse_tree(text).root)
    entries = document.get(key) if isinstance(document, dict) else None
    if isinstance(entries, list):
        yield from (entry for entry in entries if isinstance(entry, dict))


def _plans_named(ctx: typer.Context) -> list[Path]:
    """The files and folders that --plan names, or else the configuration."""
    from .configuration.settings import settings_for

    return _plans_said(ctx) or [*settings_for().plan]


def _plans_said(ctx: typer.Context) -> list[Path]:
    """The files and folders that --plan names."""
    return [Path(plan).expanduser() for plan in _said(ctx, "plan") or () if plan]


def _said(ctx: typer.Context, option: str) -> Any:  # noqa: ANN401 - whatever the option takes
    """What an option of the program was given behind the command, or before it."""
    return ctx.params.get(option) or ctx.find_root().params.get(option)
