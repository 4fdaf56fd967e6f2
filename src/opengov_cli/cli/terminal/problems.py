"""Problems as lines, as JSON and as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def as_text(files: Iterable[FileProblems]) -> str:
    """``path:line:column: error: sentence [code]``, which editors can jump to."""
    labels = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    return "".join(
        f"{part.path}:{found.line}:{found.column}: {labels[found.severity]}: {found.message} [{found.code}]\n"
        for part in files
        for found in part.problems
    )


def as_json(files: Iterable[FileProblems]) -> str:
    """One envelope with a list of problems."""
    problems = [
        {
            "path": str(part.path),
            "line": found.line,
            "column": found.column,
            "severity": found.severity.value,
            "code": found.code,
            "message": found.message,
        }
        for part in files
        for found in part.problems
    ]
    envelope = {"kind": "problems", "version": VERSION, "problems": problems}
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def as_github(files: Iterable[FileProblems]) -> str:
    """Workflow commands that GitHub shows beside the lines of a review."""
    return "".join(
        f"::{found.severity.value} file={_property(part.path.as_posix())},line={found.line},col={found.column},"
        f"title={_property(found.code)}::{_escaped(found.message)}\n"
        for part in files
        for found in part.problems
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
