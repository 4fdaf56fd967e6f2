"""A line that is being typed, as shells split it into words."""

from __future__ import annotations

import re
import shlex
from typing import NamedTuple

# Stands at the cursor while a line is split, so that the word there is not lost when it is empty. No text has it.
_CURSOR = "\ue000"


class Line(NamedTuple):
    """A line up to the cursor: the words behind the program, the one at the cursor, and the mark that quotes it."""

    words: list[str]
    typed: str
    quote: str = ""


def read_line(line: str, escape: str = "\\") -> Line:
    """The words of a line; the last one may be empty, half, or in a quotation that is not closed."""
    lexer = shlex.shlex(line + _CURSOR, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", escape
    words: list[str] = []
    quote = ""
    try:
        words += lexer
    except ValueError:
        words.append(lexer.token)
        quote = str(vars(lexer)["state"])
    typed = words[-1].removesuffix(_CURSOR)
    # A shell also reads these behind a backslash in a double quotation; shlex does not.
    return Line(words[1:-1], re.sub(r"\\([$`])", r"\1", typed) if quote == '"' else typed, quote)
