"""Three versions of a plan file become one: by meaning, or by lines where that is not possible for any reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from opengov_cli.file import disk
from opengov_cli.file.disk import Content, NotUtf8
from opengov_cli.file.gate import judge, judge_bytes
from opengov_cli.file.text.problem import Problem

from .by_lines import doubtful, merge_by_lines
from .sides import side_of
from .three_way import Merged, NotPlans, merge
from .way import Way


class How(Enum):
    """In which way a text came about."""

    MEANING = auto()
    # One of the versions is no valid plan.
    LINES = auto()
    # All are, but no text was found that says what they come to.
    DOUBTFUL = auto()
    # It is as somebody left it: with the sides that are not decided yet it is no plan.
    KEPT = auto()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The bytes that came out; ``clean`` unless somebody has to decide between the sides or mend the result."""

    data: bytes
    clean: bool
    how: How
    problems: tuple[Problem, ...]


def reconcile(base: bytes, ours: bytes, theirs: bytes, way: Way = Way()) -> Reconciled:  # noqa: B008 - cannot change
    """Merge three versions of a plan file, whatever they are.

    Any failure, also a bug, ends in a merge by lines, with markers around all that theirs brought.
    """
    try:
        return _by_meaning(base, ours, theirs, way)
    except (NotUtf8, NotPlans):
        data, went_well = merge_by_lines(base, ours, theirs, way)
        how = How.LINES
    except Exception:  # noqa: BLE001 - a bug of ours may cost a merge, but nobody's work
        data, went_well = doubtful(base, ours, theirs, way)
        how = How.DOUBTFUL
    try:
        problems = judge_bytes(data)[1].problems
    except Exception:  # noqa: BLE001 - the gate itself may be what fails
        return Reconciled(data, False, how, ())
    return Reconciled(data, went_well and not any(found.is_error for found in problems), how, problems)


def _by_meaning(base: bytes, ours: bytes, theirs: bytes, way: Way) -> Reconciled:
    old, own, their = (disk.decode(data) for data in (base, ours, theirs))
    merged = merge(old.text, own.text, their.text, way.style)
    if way.favour:
        text = side_of(merged.text, way.favour)
        merged = Merged(text, 0, judge(text).problems)
    return Reconciled(Content.of(merged.text, bom=own.bom).data, merged.clean, How.MEANING, merged.problems)
