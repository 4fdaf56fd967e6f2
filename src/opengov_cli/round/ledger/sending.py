"""Ledgers as files: one for each unit, named after it, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from opengov_cli.documents.errors import DocumentExists
from opengov_cli.documents.export import write
from opengov_cli.documents.libraries import load_module
from opengov_cli.file import disk
from opengov_cli.plan.text import fold

from .sheet import Ledger
from .sheet import ledgers as ledgers  # noqa: PLC0414

# What Windows has no name for.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 60


def file_names(units: Iterable[str]) -> Iterator[str]:
    """The names of the files for units, which every system takes and no two of which are the same."""
    taken: set[str] = set()
    for unit in units:
        stem = name = "台账_" + _FORBIDDEN.sub("_", unit)[:_LONGEST].strip(" .")
        number = 1
        while fold(name) in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(fold(name))
        yield f"{name}.xlsx"


def send(folder: Path, ledgers: Sequence[Ledger], *, force: bool = False) -> tuple[Path, ...]:
    """The files of the ledgers, written into a folder, which is made if need be.

    Raises DocumentExists before anything is written, unless forced; CannotWrite, TooLongForCell and MissingExtra.
    """
    paths = [folder / name for name in file_names(ledger.unit for ledger in ledgers)]
    for path in paths:
        if path.exists() and not force:
            raise DocumentExists(path)
    render = load_module("opengov_cli.round.ledger.writing").render
    rendered = [(path, render(ledger)) for path, ledger in zip(paths, ledgers, strict=True)]
    disk.make_folder(folder)
    for path, data in rendered:
        write(path, data, force=force)
    return tuple(paths)
