"""The pictures in the READMEs show what the program prints today."""

from __future__ import annotations

import re
import sys
from html import unescape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from conftest import Opengov

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are those of Unix")
def test_a_picture_shows_what_the_program_prints(opengov: Opengov, plan_file: Path) -> None:
    """Where one does not, ``python docs/pictures/make.py`` makes all of them anew."""
    make = maker()
    for line in make.PROGRESS:
        assert opengov(*line.split()).code == 0
    for language in make.LANGUAGES:
        for name, arguments in make.PICTURES.items():
            printed = re.sub(r"\x1b\[[\d;]*m", "", make.in_terminal(plan_file.parent, language, *arguments))
            assert shown(PICTURES / f"{name}.{language}.svg") == "".join(printed.split())


def maker() -> Any:
    """The script that makes the pictures."""
    specification = spec_from_file_location("make", PICTURES / "make.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def shown(picture: Path) -> str:
    """The characters in the window of a picture, without blanks."""
    terminal = picture.read_text(encoding="utf-8").partition("-matrix")[2]
    return "".join(unescape("".join(re.findall(r"<text [^>]*>(.*?)</text>", terminal))).split())
