"""Who reads a README literally gets what it says: every line runs as it stands, in order, in a fresh clone."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Opengov, git
from shell_lines import ShellLine, shell_lines

ROOT = Path(__file__).parents[1]
READMES = sorted(ROOT.glob("README*.md"))
each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)


def read(readme: Path) -> list[ShellLine]:
    return shell_lines(readme.read_text(encoding="utf-8"))


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the lines find in a fresh clone."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    git(tmp_path, "-c", "user.name=王芳", "-c", "user.email=office@example.gov.cn", "commit", "-q", "-m", "2021 年方案")
    return tmp_path


def run(lines: list[ShellLine], folder: Path) -> list[tuple[int, str]]:
    """The exit code of each line in one shell, and what it prints; the program is installed already."""
    mark = "a line ends here:"
    script = "\n".join(f"{line.command}\necho '{mark}'$?" for line in lines)
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    result = subprocess.run(
        ["bash", "-c", f"exec 2>&1\n{script}"],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path},
    )
    return [(int(code), printed) for printed, code in re.findall(rf"(.*?){mark}(\d+)\n", result.stdout, re.DOTALL)]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the lines are for a shell of Unix")
@each_readme
def test_every_line_behind_the_installation_runs_in_order_and_prints_what_stands_below_it(
    readme: Path, clone: Path
) -> None:
    lines = [line for line in read(readme) if not line.installs]
    for line, (code, printed) in zip(lines, run(lines, clone), strict=True):
        assert (line.command, code) == (line.command, 0)
        if line.printed is not None:
            assert (line.command, printed) == (line.command, line.printed)


def test_all_readmes_install_alike() -> None:
    """``.ci/run`` really runs these lines of the first one."""
    installing = [[line.command for line in read(readme) if line.installs] for readme in READMES]
    assert len(installing[0]) == 2
    assert installing[0] == installing[1]


# Commands that ask a person in a terminal for what is missing, or open an editor there.
ASKING = {"opengov init", "opengov edit 4"}


@each_readme
def test_no_command_of_the_tables_is_wrong_usage(opengov: Opengov, readme: Path, clone: Path) -> None:
    assert clone.is_dir()
    cells = re.findall(r"^\| (`opengov .*?) \|", readme.read_text(encoding="utf-8"), re.MULTILINE)
    commands = [command for cell in cells for command in re.findall(r"`(opengov [^`]+)`", cell)]
    assert len(commands) > 30
    wrong = {command for command in commands if opengov(*shlex.split(command)[1:]).code == 2}
    assert wrong <= ASKING
