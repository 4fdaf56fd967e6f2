"""What a command loads before it answers: the second time nothing that judges a plan, and for programs no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from opengov_cli.file.register import load

# From 0.29 on Typer itself imports it.
JUDGING = {"yaml", *(["pydantic"] if tuple(map(int, typer.__version__.split(".")[:2])) < (0, 29) else [])}
SCRIPT = """
import sys
from opengov_cli.__main__ import main
libraries = {*sys.argv.pop(1).split(",")}
try:
    main()
finally:
    print(*sorted(libraries & sys.modules.keys()), file=sys.stderr)
"""


def loaded(libraries: set[str], *arguments: str, **environment: str) -> list[str]:
    """Which of these libraries a command loads in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, ",".join(sorted(libraries)), *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    return result.stderr.splitlines()[-1].split()


@pytest.fixture(autouse=True)
def known_plan(plan_file: Path) -> Path:
    """A plan that was opened before."""
    load(plan_file)
    return plan_file


ASKED = ["list", "list --unit 计划财务科", "show 5", "units", "categories", "stats", "pending", "links"]


@pytest.mark.parametrize("command", ASKED)
def test_an_unchanged_plan_is_asked_without_what_judges_it(command: str) -> None:
    assert loaded(JUDGING, *command.split()) == []


@pytest.mark.parametrize("command", [*ASKED, "list --overdue --count"])
def test_programs_are_answered_without_what_draws_tables(command: str) -> None:
    form = [] if "--count" in command else ["--format", "json"]
    assert loaded({*JUDGING, "rich"}, *command.split(), *form) == []


def test_names_are_completed_without_what_judges_a_plan_or_draws_tables() -> None:
    line = {"_OPENGOV_COMPLETE": "complete_bash", "_OPENGOV_LINE": "opengov list --unit 计", "_OPENGOV_WORD": "计"}
    assert loaded({*JUDGING, "rich"}, **line) == []


def test_a_changed_plan_is_judged(known_plan: Path) -> None:
    known_plan.write_text(known_plan.read_text(encoding="utf-8") + "# 新\n", encoding="utf-8")
    assert loaded({"yaml"}, "list") == ["yaml"]
