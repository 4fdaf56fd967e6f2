"""Where lines begin and end in the text of a plan."""

from __future__ import annotations

from opengov_cli.file.text.spans import newline_of


def test_most_lines_say_which_line_ending_a_text_has() -> None:
    assert newline_of("一\r\n二\n三\n") == "\n"
    assert newline_of("一\r\n二\r\n三\n") == "\r\n"
