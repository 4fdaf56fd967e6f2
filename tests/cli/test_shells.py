"""The Tab key in real shells: what a line has become when Tab and Enter were pressed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from conftest import PLAN
from opengov_cli.cli.shells.setup import script

SHELLS = {
    "bash": ("bash --norc --noprofile -i", "bind 'set enable-bracketed-paste off'; source ./script"),
    "zsh": ("zsh -f -i", "autoload -Uz compinit; compinit -u -D; source ./script"),
    "fish": ("fish --no-config --private -i", "source ./script"),
}
# Answers the shell, and else tells the words that it was called with.
PROGRAM = f"""#!/bin/sh
if [ -n "$_OPENGOV_COMPLETE" ]; then exec {sys.executable} -m opengov_cli; fi
printf called
printf ' <%s>' "$@"
echo ' end'
"""
NAMES = ("综合办 (对外)", "重点 $项目 '一' 办", "督查[专]班*", "联络:办")
Become = Callable[[str], str]


@pytest.fixture(scope="module", params=SHELLS)
def become(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Become]:
    """What a line is that ends with Tab, in one of the shells: its words as the program gets them."""
    pexpect: Any = pytest.importorskip("pexpect")
    shell, setting = SHELLS[request.param]
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    folder = tmp_path_factory.mktemp(request.param)
    program = folder / "opengov"
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    (folder / "script").write_text(script(request.param), encoding="utf-8")
    units = "".join(f'  - name: "{name}"\n' for name in NAMES)
    plan = PLAN.read_text(encoding="utf-8").replace("\nunits:\n", f"\nunits:\n{units}")
    (folder / "plan_2021.yaml").write_text(plan, encoding="utf-8")
    views = '[views.late]\noverdue = true\n[views."财务 (季)"]\nunit = "财务"\n'
    (folder / "opengov.toml").write_text(views, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("OPENGOV_", "LANG", "LC_"))},
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "zh",
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "TERM": "xterm",
    }
    terminal = pexpect.spawn(shell, env=environment, cwd=folder, encoding="utf-8", dimensions=(40, 200), timeout=20)

    def pressed(line: str) -> str:
        terminal.send(f"{line}\r")
        terminal.expect(r"called(.*) end\r")
        return str(terminal.match[1]).strip()

    terminal.send(f"{setting}\r")
    pressed("opengov")
    yield lambda line: pressed(f"{line}\t")
    terminal.close(force=True)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("list --unit=计", "<list> <--unit=计划财务科>", id="behind ="),
        pytest.param("list -u 办公室（", "<list> <-u> <办公室（审批办）>", id="full-width brackets"),
        pytest.param("list -u 综", "<list> <-u> <综合办 (对外)>", id="a blank and brackets"),
        pytest.param(r"list -u 综合办\ \(", "<list> <-u> <综合办 (对外)>", id="behind a backslash"),
        pytest.param("list -u 重", "<list> <-u> <重点 $项目 '一' 办>", id="quotes and a dollar"),
        pytest.param("list -u '重", "<list> <-u> <重点 $项目 '一' 办>", id="quotes in quotes"),
        pytest.param('list -u "重', "<list> <-u> <重点 $项目 '一' 办>", id="a dollar in double quotes"),
        pytest.param(r'list -u "重点 \$项', "<list> <-u> <重点 $项目 '一' 办>", id="behind a dollar in double quotes"),
        pytest.param("list -u 督", "<list> <-u> <督查[专]班*>", id="what stands for names of files"),
        pytest.param("list -u 联络:", "<list> <-u> <联络:办>", id="a colon"),
        pytest.param("list --columns 状态,序", "<list> <--columns> <状态,序号>", id="a comma"),
        pytest.param("list @l", "<list> <@late>", id="a view"),
        pytest.param("list @late @财", "<list> <@late> <@财务 (季)>", id="a view with a blank and brackets"),
        pytest.param("--plan pl", "<--plan> <plan_2021.yaml>", id="a file"),
    ],
)
def test_a_line_has_become(become: Become, line: str, words: str) -> None:
    assert become(f"opengov {line}") == words


@pytest.mark.parametrize(
    ("line", "in_fish", "words"),
    [
        ("list -u jhc", "<list> <-u> <jihuacaiwuke>", "<list> <-u> <计划财务科>"),
        ("list -u 'zong", "<list> <-u> <zonghebanduiwai>", "<list> <-u> <综合办 (对外)>"),
        ("list --unit=jhc", "<list> <--unit=jihuacaiwuke>", "<list> <--unit=计划财务科>"),
    ],
)
def test_pinyin_has_become(become: Become, request: pytest.FixtureRequest, line: str, in_fish: str, words: str) -> None:
    """Fish puts only what the typed letters stand in in their place: there it is the whole pinyin, shown beside the
    name, which the program takes.
    """
    assert become(f"opengov {line}") == (in_fish if _shell(request) == "fish" else words)


def test_what_several_are_spelled_like_stays(become: Become, request: pytest.FixtureRequest) -> None:
    """In zsh the first of them is taken, and the next Tab takes the other."""
    found = "发展规划科" if _shell(request) == "zsh" else "gui"
    assert become("opengov list -u gui") == f"<list> <-u> <{found}>"


def _shell(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["become"])
