"""Text of a plan inside Markdown: tables that are written and whatever a terminal prints for a comment."""

from __future__ import annotations

import re

# An ampersand is text unless a name and a semicolon follow: addresses stay readable.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")


def escape(text: str) -> str:
    """The text on one line of source, in which Markdown interprets nothing: readers see it as it is."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "<br>")
