"""A requirement in a few words, as messages and reports call a task by."""

from __future__ import annotations

import re

# So many characters of a requirement are enough to know a task by.
_ENOUGH = 36


def first_words(requirement: str) -> str:
    """The beginning of a requirement: its first sentence, or so many of its clauses or characters as are enough."""
    first = re.split(r"[。；;\n]", requirement.strip())[0]
    if len(first) <= _ENOUGH:
        return first
    end = max(first.rfind(mark, 0, _ENOUGH) for mark in "，、")
    return f"{first[: end if end > 0 else _ENOUGH]}…"
