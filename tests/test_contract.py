"""What every room and every command owes to the others, read from the source itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "opengov_cli"
FILES = sorted(SOURCE.rglob("*.py"))

# Library -> the rooms that may import it.
ROOMS = {
    "typer": ("cli/",),
    "rich": ("cli/",),
    "yaml": ("locate.py", "syntax.py"),
    "pydantic": ("schema/",),
    "pydantic_core": ("schema/",),
    "filelock": ("files.py",),
    "docx": ("readers/docx.py", "readers/wordnumbers.py", "writers/docx"),
    "openpyxl": ("readers/xlsx.py", "writers/xlsx.py"),
    "lxml": ("readers/html.py", "readers/docx.py", "readers/wordnumbers.py"),
    "markdown_it": ("readers/md.py",),
    "jinja2": ("writers/html.py",),
}
# Room -> the only rooms of ours that it may import; the others only have to stay out of cli/.
ARROWS = {
    "plan.py": (),
    "matching.py": (),
    "problems.py": (),
    "table.py": (),
    "clause.py": ("plan",),
    "documenterrors.py": ("errors",),
    "extras.py": ("documenterrors",),
    "progress.py": ("matching", "plan"),
    "deadlines.py": ("matching",),
    "unitnames.py": ("clause", "matching"),
    "reading.py": ("clause", "matching", "unitnames"),
    "draft/headings.py": ("matching",),
    "draft/numbering.py": (),
    "draft/rows.py": ("headings", "reading", "table"),
    "draft/head.py": ("plan",),
    "draft/names.py": ("matching", "plan"),
    "draft/tasks.py": ("deadlines", "headings", "numbering", "plan", "progress", "reading", "record", "rows"),
    "intake.py": ("documenterrors", "draft", "files", "layout", "locate", "plan", "readers", "record", "template"),
    "update.py": ("draft", "draft.headings", "edit", "layout", "plan"),
    "annex.py": ("clause", "plan", "progress", "sheet"),
    "export.py": ("annex", "documenterrors", "errors", "files", "plan", "query", "sheet", "writers", "writers.md"),
    "errors.py": ("plan", "problems"),
    "files.py": ("errors",),
    "git.py": ("giterrors",),
    "giterrors.py": ("errors",),
    "compare.py": ("clause", "plan"),
    "message.py": ("clause", "compare", "plan", "query"),
    "conflict.py": ("edit", "files", "locate", "plan", "render", "span"),
    "carry.py": ("comments", "files", "locate", "plan", "span"),
    "merge.py": ("carry", "compare", "conflict", "edit", "layout", "locate", "plan", "problems", "render", "schema"),
    "reconcile.py": ("files", "git", "giterrors", "merge", "problems", "schema"),
    "gitsetup.py": ("files", "git"),
    "versions.py": ("compare", "errors", "files", "git", "plan", "register", "schema"),
    "history.py": ("compare", "directory", "errors", "git", "matching", "plan", "problems", "versions"),
    "directory.py": ("errors", "matching", "plan"),
    "query.py": ("directory", "errors", "matching", "plan"),
    "locate.py": ("problems", "syntax"),
    "render.py": ("locate",),
    "comments.py": ("locate", "span"),
    "edit.py": ("files", "locate", "plan", "render", "span"),
    "span.py": ("files", "locate"),
    "layout.py": ("locate", "plan", "render"),
    "fmt.py": ("comments", "files", "layout", "locate", "plan", "render", "schema"),
    "sheet.py": ("clause", "compare", "directory", "git", "history", "plan", "query", "tally"),
    "tally.py": ("directory", "plan"),
}


def room(path: Path) -> str:
    """A file as the tables name it."""
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str, int]]:
    """Every import of a file: line, module, and how many dots stand before it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module, node.level
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name, node.level) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=room)
def test_a_library_stays_in_its_room(path: Path) -> None:
    stray = [
        f"{room(path)}:{line} imports {module}"
        for line, module, level in imports(path)
        if not level
        and (library := module.split(".")[0]) not in sys.stdlib_module_names
        and not room(path).startswith(ROOMS.get(library, ()))
    ]
    assert stray == []


@pytest.mark.parametrize("path", FILES, ids=room)
def test_the_arrows_between_the_rooms_run_one_way(path: Path) -> None:
    below_cli = not room(path).startswith(("cli/", "__main__"))
    allowed = ARROWS.get(room(path))
    stray = [
        f"{room(path)}:{line} imports {module}"
        for line, module, level in imports(path)
        if level and ((below_cli and module.split(".")[0] == "cli") or (allowed is not None and module not in allowed))
    ]
    assert stray == []


@pytest.mark.parametrize("path", [path for path in FILES if not room(path).startswith(("cli/", "__main__"))], ids=room)
def test_below_the_command_line_nothing_prints_or_exits(path: Path) -> None:
    names = {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    # What git printed is its result's stdout and stderr.
    terminal = {"print", "input", "exit", "SystemExit", "stdin", "isatty"} | (
        set() if room(path) == "git.py" else {"stdout", "stderr"}
    )
    assert names & terminal == set()


@pytest.mark.parametrize("command", [name for family in COMMANDS.values() for name in family])
def test_a_command_explains_itself_and_all_its_options(opengov: Opengov, command: str) -> None:
    result = opengov(*command.split(), "--help")
    assert result.code == 0
    line = next(commands[command][1] for commands in COMMANDS.values() if command in commands)
    assert line in " ".join(result.out.split())
    assert f"opengov {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_option_has_help() -> None:
    import typer

    from opengov_cli.cli.app import app

    for name, command in typer.main.get_group(app).commands.items():
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_no_yaml_and_no_pydantic(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom opengov_cli.cli.app import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit: pass\n"
        "print(sorted({'yaml', 'pydantic', 'filelock'} & sys.modules.keys()), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"}
    )
    import typer

    loaded = result.stderr.splitlines()[-1]
    minor = tuple(map(int, typer.__version__.split(".")[:2]))
    assert loaded == "[]" or minor >= (0, 29), "from 0.29 on, Typer itself imports pydantic"
