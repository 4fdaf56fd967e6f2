"""A law of mending lines: a text of which no line begins doubtfully is what going through all its lines makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.file.gate.lines import _readable, _without_conflicts, mend_lines
from opengov_cli.file.text.problem import Problem
from styles import files

PIECES = (*"： :\t\u3000\xa0\r\n'\"|\u200b\x85", "- ", "status", "=======")


@given(st.data(), files())
def test_lines_need_mending_only_where_one_begins_doubtfully(drawing: st.DataObject, text: str) -> None:
    for piece in drawing.draw(st.lists(st.sampled_from(PIECES), max_size=3)):
        place = drawing.draw(st.integers(0, len(text)))
        text = text[:place] + piece * drawing.draw(st.integers(1, 2)) + text[place + drawing.draw(st.integers(0, 2)) :]
    problems: list[Problem] = []
    mended = "\n".join(_readable(_without_conflicts(text.split("\n"), problems), problems))
    assert mend_lines(text) == (mended, problems)
