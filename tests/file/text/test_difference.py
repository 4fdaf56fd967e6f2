"""The difference of two texts by lines."""

from __future__ import annotations

import subprocess
from difflib import unified_diff
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.file.text.difference import unified

LINES = st.lists(
    st.sampled_from(["甲\n", "乙\n", "丙\n", "丁\n", "    status: todo\n", "    status: done\n"]), max_size=30
)


def applied(before: list[str], lines: list[str]) -> list[str]:
    """The text after a unified diff, whose context has to be that of the text."""
    after: list[str] = []
    position = 0
    for line in lines[2:]:
        if line.startswith("@@"):
            start, _comma, count = line.split()[1][1:].partition(",")
            begin = int(start) - (count != "0")
            after += before[position:begin]
            position = begin
            continue
        if line[0] != "+":
            assert before[position] == line[1:]
            position += 1
        if line[0] != "-":
            after.append(line[1:])
    return after + before[position:]


@given(LINES, LINES)
def test_what_it_takes_out_and_puts_in_leads_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    lines = list(unified(before, after, "a", "b"))
    assert bool(lines) == (before != after)
    assert applied(before, lines) == after


def test_git_takes_it_for_a_patch(plan_text: str, tmp_path: Path) -> None:
    changed = plan_text.replace("status: todo", "status: done").replace("  - id: 7\n", "  # 第七条\n  - id: 7\n")
    (tmp_path / "plan").write_text(plan_text, "utf-8", newline="")
    patch = "".join(unified(plan_text.splitlines(keepends=True), changed.splitlines(keepends=True), "a/plan", "b/plan"))
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "plan").read_text("utf-8") == changed


def test_a_small_change_looks_as_the_library_shows_it(plan_text: str) -> None:
    before = plan_text.splitlines(keepends=True)
    after = plan_text.replace("    status: todo\n", "    status: done\n", 1).splitlines(keepends=True)
    assert list(unified(before, after, "a", "b")) == list(unified_diff(before, after, "a", "b"))
