"""What PyYAML's parsers stumble over, in the user's words and with the way out.

Their own messages are jargon, and those of the C parser differ from those of the Python one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import gettext as _

import yaml

from opengov_cli.plan.fields import OF_ENTRIES

# A dash without its space, or what people type and paste for one.
_DASH_ALONE = re.compile(r"-\w|[—–－﹣−‐‑·•]\s*\w")
_FIRST_KEY = re.compile(rf"(?:{'|'.join(table[0].key for table in OF_ENTRIES.values())})\s*:")


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The position to blame for a syntax error, and a sentence for it."""
    what = f"{error.context}: {error.problem}"
    kinds = (kind for kind in _KINDS if re.search(kind[0], what))
    _pattern, at_beginning, sentence = next(kinds, _OTHER)
    marks = (error.context_mark, error.problem_mark) if at_beginning else (error.problem_mark, error.context_mark)
    mark = next(filter(None, marks), None)
    # At the end of the text there is no character any more that could be blamed.
    position = min(mark.index if mark else 0, max(len(text.rstrip()) - 1, 0))
    return position, sentence(text, position)


def _unclosed_quotes(_text: str, _position: int) -> str:
    return _("the quotes that open here are never closed")


def _unclosed_bracket(text: str, position: int) -> str:
    return _("the '{bracket}' that opens here is never closed, or a comma is missing behind it").format(
        bracket=text[position]
    )


def _tab(_text: str, _position: int) -> str:
    return _("a tab stands here: use spaces")


def _backslash(_text: str, _position: int) -> str:
    return _("'\\' has a meaning of its own in double quotes: use single quotes")


def _no_colon(text: str, position: int) -> str:
    line = text[position:].partition("\n")[0]
    if re.search("[：﹕∶]", line):
        return _("a full-width colon stands here: write 'key: value' with a half-width colon and a space")
    return _("a colon is missing here: write 'key: value', or '- ' before an entry of a list")


def _second_colon(text: str, position: int) -> str:
    before = text[text.rfind("\n", 0, position) + 1 : position]
    if re.search(r":\s", before):
        return _("': ' stands inside the value: put the value in quotes")
    return _not_in_line(text, position)


def _first_character(text: str, position: int) -> str:
    if text[position] in "[{":
        return _unclosed_bracket(text, position)
    if text[position].isalnum():
        return _not_in_line(text, position)
    return _("a value may not begin with '{character}': put it in quotes").format(character=text[position])


def _behind_the_end(text: str, position: int) -> str:
    before = text[text.rfind("\n", 0, position) + 1 : position].rstrip()
    if before.endswith(("'", '"', "]", "}")):
        return _("text stands behind the closing {mark}: put the whole value in quotes").format(mark=before[-1])
    return _not_in_line(text, position)


def _not_in_line(text: str, position: int) -> str:
    line = text[text.rfind("\n", 0, position) + 1 :].partition("\n")[0].strip()
    if _DASH_ALONE.match(line):
        return _("a dash and a space begin an entry of a list: write '- '")
    if _FIRST_KEY.match(line):
        return _(
            "this line does not line up with those above it: if another entry begins here, put '- ' in front of it; "
            "else check the spaces at its beginning"
        )
    return _("this line does not line up with those above it: check the spaces at its beginning")


def _unreadable(_text: str, _position: int) -> str:
    return _("YAML cannot read this: put the value in quotes, or check the spaces at the beginning of the line")


_Sentence = Callable[[str, int], str]
# What the parser says -> whether the place it started from is to blame, and the sentence.
_KINDS: tuple[tuple[str, bool, _Sentence], ...] = (
    (r"a tab character|character '\\t'", False, _tab),
    (r"quoted scalar: .*end of stream", True, _unclosed_quotes),
    (r"quoted scalar: .*(escape|hexdecimal)", False, _backslash),
    (r"flow (sequence|mapping): .*expected ',' or", True, _unclosed_bracket),
    (r"could not find expected ':'", True, _no_colon),
    (r"mapping values are not allowed", False, _second_colon),
    (r"cannot start any token|entries are not allowed|node content", False, _first_character),
    (r"scanning an? (anchor|alias|tag|block scalar)|parsing a tag", True, _first_character),
    (r"expected (key|<block end>|'-' indicator)", False, _behind_the_end),
)
_OTHER: tuple[str, bool, _Sentence] = ("", False, _unreadable)
