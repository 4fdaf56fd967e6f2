"""Words as a shell takes them, in what people are advised to type."""

from __future__ import annotations

import shlex


def shell_word(word: str) -> str:
    """A word as a shell takes it for one; Chinese characters and marks need no quotes."""
    doubtful = "".join(character for character in word if character.isascii() or not character.isprintable())
    return word if word and doubtful in ("", shlex.quote(doubtful)) else shlex.quote(word)
