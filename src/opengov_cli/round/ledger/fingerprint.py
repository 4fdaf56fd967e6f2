"""What a ledger carries with it unseen: whose it is, of which plan and day, and what its locked cells said.

It stands in a sheet that Excel, WPS and LibreOffice keep and do not show, as rows of texts. Of each locked cell it has
a digest, so that a cell that was edited can be told from a task that has changed in the plan since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from opengov_cli.plan.model import YEARS, Plan
from opengov_cli.plan.text import fold

from .sheet import LOCKED, Column, Ledger, LedgerRow

SHEET = "_opengov"
_FORMAT = ("opengov ledger", "1")
_HEAD = ("plan", "year", "unit", "sent")
# Enough to tell the cells of one ledger from each other.
_LENGTH = 16

Digests = Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The plan of a ledger and its year, its unit and day, and digests of its locked cells by the tasks' numbers."""

    plan: str
    year: int
    unit: str
    sent: date
    tasks: Mapping[int, Digests]


def digest(text: str) -> str:
    """A text in few characters; blanks and forms of characters, which come and go in cells, make no difference."""
    return hashlib.sha256("".join(fold(text).split()).encode()).hexdigest()[:_LENGTH]


def digest_of_plan(plan: Plan) -> str:
    """What tells one plan from another: the office and the year."""
    return digest(f"{plan.issuer} {plan.year}")


def fingerprint(ledger: Ledger) -> Fingerprint:
    """The fingerprint of a ledger."""
    tasks = {row.task: _digests(row) for row in ledger.rows}
    return Fingerprint(digest_of_plan(ledger.plan), ledger.plan.year, ledger.unit, ledger.sent, tasks)


def write_rows(found: Fingerprint) -> Iterator[tuple[str, ...]]:
    """The rows of texts that a fingerprint is kept as."""
    yield _FORMAT
    yield from zip(_HEAD, (found.plan, str(found.year), found.unit, found.sent.isoformat()), strict=True)
    yield ("task", *LOCKED)
    for task, digests in found.tasks.items():
        yield (str(task), *(digests[column] for column in LOCKED))


def read_rows(rows: Sequence[Sequence[str]]) -> Fingerprint | None:
    """The fingerprint that rows of texts hold; None where they hold none, or one of another form."""
    begin = len(_HEAD) + 1
    if len(rows) <= begin or tuple(rows[0][:2]) != _FORMAT or tuple(row[0] for row in rows[1:begin]) != _HEAD:
        return None
    plan, year, unit, sent = (row[1] for row in rows[1:begin])
    try:
        columns = [Column(heading) for heading in rows[begin][1:]]
        tasks = {int(row[0]): dict(zip(columns, row[1:], strict=True)) for row in rows[begin + 1 :]}
        found = Fingerprint(plan, int(year), unit, date.fromisoformat(sent), tasks)
    except ValueError:
        return None
    return found if {*columns} == {*LOCKED} and found.year in YEARS else None


def _digests(row: LedgerRow) -> Digests:
    return {column: digest(row.texts[column]) for column in LOCKED}
