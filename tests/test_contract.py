"""What every room and every command owes to the others, read from the source itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import Opengov
from opengov_cli.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "opengov_cli"
FILES = sorted(SOURCE.rglob("*.py"))

# Library -> the rooms that may import it.
LIBRARIES = {
    "typer": (
        "cli/app.py",
        "cli/choices.py",
        "cli/commands/",
        "cli/completion.py",
        "cli/filtering.py",
        "cli/interactive/",
        "cli/merging.py",
        "cli/options.py",
        "cli/printing.py",
        "cli/recording.py",
        "cli/shells/offers.py",
        "cli/usage/",
    ),
    "rich": ("cli/terminal/",),
    "shellingham": ("cli/shells/setup.py",),
    "prompt_toolkit": ("cli/interactive/picker.py",),
    "yaml": ("file/text/tree.py", "file/text/syntax.py"),
    "pydantic": ("file/gate/",),
    "pydantic_core": ("file/gate/",),
    "filelock": ("file/storage/lock.py",),
    "msgspec": ("file/snapshots.py", "documents/writers/data/json.py"),
    "platformdirs": ("file/storage/home.py",),
    "docx": ("documents/readers/office/", "documents/writers/office/docx", "round/report/docx.py"),
    "openpyxl": (
        "documents/readers/office/",
        "documents/writers/office/xlsx",
        "round/ledger/writing.py",
        "round/report/xlsx.py",
    ),
    "lxml": ("documents/readers/text/html.py", "documents/readers/text/unseen.py", "documents/readers/office/"),
    "pdfplumber": ("documents/readers/pages/extraction.py",),
    "pdfminer": ("documents/readers/pages/extraction.py",),
    "markdown_it": ("documents/readers/text/md.py",),
    "icalendar": ("round/reminders/ics.py",),
    "jinja2": ("documents/writers/text/html.py", "round/report/html.py"),
}


def room(path: Path) -> str:
    """A file as the tables name it."""
    return path.relative_to(SOURCE).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The source of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str, int]]:
    """Every import of a file: line, module, and how many dots stand before it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module, node.level
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name, node.level) for alias in node.names)


def own_imports(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every file or folder of ours that a file imports, by its path below ``opengov_cli``."""
    here = path.relative_to(SOURCE).parent.parts
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.ImportFrom):
            continue
        module = tuple((node.module or "").split(".")) if node.module else ()
        if node.level:
            module = (*here[: len(here) - node.level + 1], *module)
        elif module[:1] == ("opengov_cli",):
            module = module[1:]
        else:
            continue
        for alias in node.names:
            inner = SOURCE.joinpath(*module, alias.name)
            is_module = inner.is_dir() or inner.with_suffix(".py").exists()
            yield node.lineno, (*module, alias.name) if is_module else module


@cache
def face(folder: tuple[str, ...]) -> set[str]:
    """What the face of a folder lets others import; of names that are no files it says nothing."""
    body = parsed(SOURCE.joinpath(*folder, "__init__.py")).body
    lists = (node.value for node in body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
    return {name for found in lists for name in ast.literal_eval(found)}


def test_a_library_stays_in_its_room() -> None:
    stray = [
        f"{room(path)}:{line} imports {module}"
        for path in FILES
        for line, module, level in imports(path)
        if not level
        and (library := module.split(".")[0]) not in {*sys.stdlib_module_names, "opengov_cli"}
        and not room(path).startswith(LIBRARIES.get(library, ()))
    ]
    assert stray == []


def test_a_relative_import_stays_in_its_room() -> None:
    """What leaves a room is written with its full name, so that the arrows can be read at the top of each file."""
    stray = [
        f"{room(path)}:{line} imports {'.' * level}{module}"
        for path in FILES
        for line, module, level in imports(path)
        if 0 < len(path.relative_to(SOURCE).parts) - 1 < level
    ]
    assert stray == []


def test_only_what_a_face_names_is_imported_from_outside() -> None:
    """``__all__`` of a folder's ``__init__.py`` names the files in it that others may import."""
    stray = [
        f"{room(path)}:{line} imports {'.'.join(module)}"
        for path in FILES
        for line, module in own_imports(path)
        for depth in range(1, len(module))
        if not path.is_relative_to(SOURCE.joinpath(*module[:depth])) and module[depth] not in face(module[:depth])
    ]
    assert stray == []


def test_below_the_command_line_nothing_prints_or_exits() -> None:
    terminal = {"print", "input", "exit", "SystemExit", "stdin", "isatty", "stdout", "stderr"}
    # What git printed is its result's stdout and stderr.
    permitted = {("git/process.py", "stdout"), *(("git/repository.py", name) for name in ("stdin", "stdout", "stderr"))}
    stray = [
        f"{room(path)}:{node.lineno} says {name}"
        for path in FILES
        if not room(path).startswith(("cli/", "__main__"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute)
        and (name := node.id if isinstance(node, ast.Name) else node.attr) in terminal
        and (room(path), name) not in permitted
    ]
    assert stray == []


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

    program: Any = typer.main.get_group(app)
    for name in program.members:
        for parameter in program.get_command(None, name).params:
            assert getattr(parameter, "help", None), f"{name}: {parameter.name}"


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_no_yaml_and_no_pydantic(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom opengov_cli.cli.app import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit: pass\n"
        "libraries = {'yaml', 'pydantic', 'filelock', 'platformdirs', 'tomllib'}\n"
        "print(sorted(libraries & sys.modules.keys()), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"}
    )
    import typer

    loaded = result.stderr.splitlines()[-1]
    minor = tuple(map(int, typer.__version__.split(".")[:2]))
    assert loaded == "[]" or minor >= (0, 29), "from 0.29 on, Typer itself imports pydantic"


@pytest.mark.parametrize(
    ("arguments", "loaded"), [(["--help"], []), (["list", "--help"], ["ask", "ask.list"])], ids=str
)
def test_a_command_is_loaded_when_it_is_called(arguments: list[str], loaded: list[str]) -> None:
    script = (
        "import sys\nfrom opengov_cli.cli.app import app\n"
        f"try: app({arguments!r})\n"
        "except SystemExit: pass\n"
        "loaded = [name.partition('cli.commands.')[2] for name in sorted(sys.modules)]\n"
        "print(*filter(None, loaded), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"}
    )
    assert result.stderr.split() == loaded
