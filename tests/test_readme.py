"""The README's transcripts are what the program prints."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import ANNEX, Opengov

ROOT = Path(__file__).parents[1]


def transcripts(text: str) -> list[tuple[str, str]]:
    """Each command of the console blocks with the output below it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [
        (command, output)
        for block in blocks
        for command, _, output in (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:])
    ]


@pytest.mark.usefixtures("commit")
@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("README*.md")))
def test_a_transcript_is_what_the_program_prints(opengov: Opengov, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "zh-CN" in name:
        monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    shutil.copy(ANNEX, ANNEX.name)
    found = transcripts((ROOT / name).read_text(encoding="utf-8"))
    assert found
    for command, expected in found:
        result = opengov(*shlex.split(command)[1:])
        assert result.out + result.err == expected, command
