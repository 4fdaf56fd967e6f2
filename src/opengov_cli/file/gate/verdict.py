"""The verdict on the text of a plan file: the Plan, or the list of all its problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from opengov_cli.plan.fields import SCHEMA
from opengov_cli.plan.model import Plan

from ..disk import MAX_BYTES, Content, NotUtf8, decode
from ..text.entries import entries_of
from ..text.places import NOWHERE, Entries
from ..text.problem import Lines, Problem, Severity
from ..text.tree import MappingNode, Tree, data_of, parse_tree, position_of
from ..text.words import forget
from ..text.words import sentence as _
from .lines import mend_lines
from .migration import can_migrate, migrated, schema_of
from .report import MOST_PROBLEMS, Enough, Report
from .rules import check_rules
from .texts import check_texts

MAX_CHARACTERS = 6_000_000
MAX_LINES = 200_000
_MOST_BREAKS = 1000
# What only YAML takes for the end of a line, and editors do not.
_OTHER_ENDS = {"\r": "CR", "\x85": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a text: the plan unless there are errors, and every problem."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    # The format that the text is written in; an older one is read, but not edited.
    schema: int = SCHEMA
    entries: Entries = NOWHERE


def judge(text: str, today: date | None = None) -> Verdict:
    """Judge the text of a plan file (without a BOM); given the day, also dates that have not come yet."""
    forget()
    too_much = unfit(text)
    if too_much:
        return Verdict(None, (too_much,))
    scratch, mended = mend_lines(text)
    document = parse_tree(scratch)
    explained = {problem.line for problem in mended}
    problems = [*mended, *(problem for problem in document.problems if not _follows(problem, explained))]
    stopped = _stopped(document, problems)
    if stopped or not isinstance(document.root, MappingNode):
        return Verdict(None, _sorted(stopped))
    schema = schema_of(document.root)
    if can_migrate(schema):
        problems.append(_older(document, schema))
        document = replace(document, root=migrated(document.root))
    return _judged(document, problems, schema, today)


def _stopped(document: Tree, problems: list[Problem]) -> list[Problem]:
    """The problems of a file whose values nobody need look at; none where they are to be judged."""
    too_large = [problem for problem in document.problems if problem.code == "size"]
    if too_large:
        return too_large
    if document.root is None:
        return problems or [_at_start("empty-file", _("the file is empty: `opengov init` starts a plan"))]
    # Whoever has broken YAML's own rules a thousand times has more to do than to look at values.
    if len(document.problems) > _MOST_BREAKS or any(problem.code == "nesting" for problem in problems):
        return problems
    if not isinstance(document.root, MappingNode):
        message = _("a plan starts with keys such as 'title:'; this file is a list or a plain text")
        return [*problems, _at_start("not-a-plan", message)]
    newer = schema_of(document.root)
    return [_newer(document, newer)] if newer > SCHEMA else []


def _judged(document: Tree, problems: list[Problem], schema: int, today: date | None) -> Verdict:
    """The verdict on a tree in the format of today, with the problems that were found before."""
    # Only here: a file that is not YAML at all should not pay for pydantic's import.
    from . import models

    report = Report(document)
    complete = all(problem.code != "syntax" for problem in document.problems)
    plan = None
    try:
        check_texts(report)
        plan = models.validate(data_of(document.root), report, complete=complete)
        check_rules(report, today)
    except Enough:
        message = _("there are more than {most} problems: no more are looked for")
        problems.append(_at_start("too-many", message.format(most=f"{MOST_PROBLEMS:,}")))
    # Behind the place where reading stopped may stand what a warning misses.
    everything = _sorted([*problems, *(problem for problem in report.problems if complete or problem.is_error)])
    if plan is None or any(problem.is_error for problem in everything):
        return Verdict(None, everything, schema)
    return Verdict(plan, everything, schema, entries_of(document))


def judge_bytes(data: bytes, today: date | None = None) -> tuple[Content | None, Verdict]:
    """What the bytes of a plan file hold, None if they are no text, and what the gate says of it."""
    if len(data) > MAX_BYTES:
        return None, Verdict(None, (_too_large(),))
    try:
        content = decode(data)
    except NotUtf8 as error:
        return None, Verdict(None, (_undecodable(error),))
    return content, judge(content.text, today)


def unfit(text: str) -> Problem | None:
    """What makes a text no plan before anything is read in it: its size, or lines that end as those of no editor do."""
    if len(text) > MAX_CHARACTERS:
        return _too_large()
    lines = text.count("\n")
    if lines > MAX_LINES:
        message = _("the file is too large for a plan: it has more than {most} lines").format(most=f"{MAX_LINES:,}")
        return Problem(MAX_LINES + 1, 1, Severity.ERROR, "size", message)
    for end, name in _OTHER_ENDS.items():
        if text.count(end) - (text.count("\r\n") if end == "\r" else 0) > lines:
            message = _("the lines of this file end in {name}, as those of no editor of today: save it with LF or CRLF")
            column = text.index(end) + 1
            return Problem(1, column, Severity.ERROR, "line-ends", message.format(name=name))
    return None


def _too_large() -> Problem:
    return _at_start("size", _("the file is too large for a plan (over 6 million characters)"))


def _newer(document: Tree, schema: int) -> Problem:
    """The one problem of a file that a newer program has written: what else is in it means something else there."""
    message = _("this plan needs a newer opengov: it has the schema {schema}, and this one reads schema {known}")
    line, column = Lines(document.text).place(position_of(document.root, ("schema",)))
    return Problem(line, column, Severity.ERROR, "schema-version", message.format(schema=schema, known=SCHEMA))


def _older(document: Tree, schema: int) -> Problem:
    message = _("this plan has the old schema {schema}: `opengov fmt` writes it as schema {known}")
    line, column = Lines(document.text).place(position_of(document.root, ("schema",)))
    return Problem(line, column, Severity.WARNING, "schema-version", message.format(schema=schema, known=SCHEMA))


def _undecodable(error: NotUtf8) -> Problem:
    """The problem of a file whose bytes are not UTF-8; it is never converted by guess."""
    if error.encoding:
        message = _("the file is {encoding}, not UTF-8: save it as UTF-8").format(encoding=error.encoding)
    else:
        message = _("byte {offset} of the file is not UTF-8: save the file as UTF-8").format(offset=error.offset + 1)
    return Problem(error.line, 1, Severity.ERROR, "encoding", message)


def _at_start(code: str, message: str) -> Problem:
    return Problem(1, 1, Severity.ERROR, code, message)


def _follows(problem: Problem, explained: set[int]) -> bool:
    """Whether the parser only stumbles over a line that has been explained better."""
    return problem.code == "syntax" and bool(explained & {problem.line, problem.line - 1})


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """In the order of the file, each once."""
    return tuple(sorted(set(problems), key=attrgetter("line", "column", "severity", "code", "message")))
