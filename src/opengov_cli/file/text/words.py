"""The sentences of problems in the language of the day, each looked up once for all problems of a text.

The library looks for the file of a language again for every sentence, which costs more than all the rest of a problem.
"""

from __future__ import annotations

import gettext
from functools import cache


@cache
def sentence(message: str) -> str:
    """The sentence in the language of the day."""
    return gettext.gettext(message)


def forget() -> None:
    """Look every sentence up anew: the language may be another one by now."""
    sentence.cache_clear()
