"""Problems as lines that editors jump from, as JSON, and as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from opengov_cli.file.text.problem import Problem, Severity
from opengov_cli.plan.rows import VERSION


@dataclass(frozen=True, slots=True)
class FileProblems:
    """What the gate said of one file."""

    path: Path
    problems: tuple[Problem, ...]


# Nobody reads more, and a terminal would take its time.
ENOUGH = 1000


def foremost(files: Sequence[FileProblems], most: int = ENOUGH) -> list[FileProblems]:
    """At most so many of all problems, errors before warnings, each file with its own in their order."""
    errors = min(most, sum(problem.is_error for part in files for problem in part.problems))
    left = {True: errors, False: most - errors}
    return [FileProblems(part.path, tuple(_first(part.problems, left))) for part in files]


def _first(problems: Iterable[Problem], left: dict[bool, int]) -> Iterator[Problem]:
    """The problems as long as any of their kind are left, which are counted down."""
    for problem in problems:
        if left[problem.is_error]:
            left[problem.is_error] -= 1
            yield problem


def as_text(files: Iterable[FileProblems]) -> str:
    """``path:line:column: error: sentence [code]``, which editors can jump to."""
    labels = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    return "".join(
        f"{file.path}:{problem.line}:{problem.column}: {labels[problem.severity]}: {problem.message} [{problem.code}]\n"
        for file in files
        for problem in file.problems
    )


def as_json(files: Iterable[FileProblems], more: int = 0) -> str:
    """One envelope with a list of problems, and how many ``more`` were found."""
    problems = [
        {
            "path": str(file.path),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
        }
        for file in files
        for problem in file.problems
    ]
    envelope = {"kind": "problems", "version": VERSION, "problems": problems, **({"more": more} if more else {})}
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def as_github(files: Iterable[FileProblems]) -> str:
    """Workflow commands that GitHub shows beside the lines of a review."""
    return "".join(
        f"::{problem.severity.value} file={_property(file.path.as_posix())},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_escaped(problem.message)}\n"
        for file in files
        for problem in file.problems
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
