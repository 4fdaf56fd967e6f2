"""Questions that are answered on a line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.cli.terminal.console import Output
from terminals import INTERRUPT, typing

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are those of Unix")
BACKSPACE = "\x7f"


@posix
def test_a_chinese_answer_is_corrected_character_by_character(tmp_path: Path) -> None:
    keys = (
        ("Office: ", f"中山市水利{BACKSPACE}务局\n"),
        ("Year [", "2022\n"),
        ("Title [", "\n"),
        ("Unit 1: ", "\n"),
        ("Category 1: ", "\n"),
    )
    code, _shown = typing("init", keys=keys, LC_ALL="C.UTF-8")
    assert code == 0
    assert "issuer: 中山市水务局\n" in (tmp_path / "plan_2022.yaml").read_text(encoding="utf-8")


@posix
def test_ctrl_c_leaves_a_question_and_the_command(tmp_path: Path) -> None:
    code, shown = typing("init", keys=(("Office: ", "某局\n"), ("Year [", INTERRUPT)))
    assert (code, "Traceback" in shown, list(tmp_path.iterdir())) == (130, False, [])


@posix
@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "zh_CN.GBK"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, locale: str) -> None:
    """As a terminal sends them that is set to another encoding."""
    code, shown = typing("init", keys=(("Office: ", "\udcbe\udcd6\udcff\n"),), LC_ALL=locale, LANGUAGE="en")
    assert (code, "Traceback" in shown, "opengov: the input is no text in UTF-8" in shown) == (2, False, True), shown
    assert list(tmp_path.iterdir()) == []


def test_a_default_is_shown_and_taken(opengov: Opengov, monkeypatch: pytest.MonkeyPatch, plan_file: Path) -> None:
    monkeypatch.setattr(Output, "can_ask", True)
    assert plan_file.is_file()
    assert "Office [中山市农业农村局]: Year [" in opengov("init", stdin="\n").err
