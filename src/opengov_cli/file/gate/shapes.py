"""What each kind of value looks like from outside, as JSON Schema: for editors, which read the YAML themselves.

An editor gives numbers and truth values their types, so a text may reach it as one of them; a
number may stand in quotes or in full-width digits. The patterns mean the same to Python and to
JavaScript: where the two differ on blanks, ``_CLEAN`` has refused the character before.
"""

from __future__ import annotations

import re
from gettext import gettext as _
from typing import Any

from opengov_cli.plan.model import DefaultLead
from opengov_cli.plan.statuses import Status

from .texts import CONTROLS

Shape = dict[str, Any]

# A link that is complete: scheme, host, and no blank anywhere.
LINK_PATTERN = r"[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s/?#]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@:\[\]]+)(?::[0-9]*)?(?:[/?#]\S*)?"

_CLEAN = rf"^(?![\s\S]*[{CONTROLS}])"
_SCALAR = ["string", "number", "boolean"]
_TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMBER = "0{0,5}[1-9][0-9]{0,5}"
_YEAR = "0{0,5}(?:1949|19[5-9][0-9]|2[01][0-9][0-9])"
_DASH = "[-－]"
_LEAP_YEAR = "(?:[0-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DATE = (
    f"(?!0000)[0-9][0-9][0-9][0-9]{_DASH}(?:(?:0[1-9]|1[0-2]){_DASH}(?:0[1-9]|1[0-9]|2[0-8])"
    f"|(?:0[13-9]|1[0-2]){_DASH}(?:29|30)|(?:0[13578]|1[02]){_DASH}31)|{_LEAP_YEAR}{_DASH}02{_DASH}29"
)


def _alone(pattern: str) -> str:
    """A pattern for a whole value; blanks may stand around it."""
    return rf"{_CLEAN}\s*(?:{pattern})\s*$"


def _any_width(pattern: str) -> str:
    """A pattern that takes every digit in full width, too; counts in braces stay counts."""

    def widened(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        return f"[{digits}{digits.translate(_TO_FULL_WIDTH)}]" if digits else match[0]

    return re.sub(r"\[([-0-9]+)\]|([0-9])|\{.*?\}", widened, pattern)


def _shape(types: str | list[str], pattern: str, message: str, **bounds: int) -> Shape:
    """``errorMessage`` is what editors say; validators pass it over."""
    return {"type": types, **bounds, "pattern": pattern, "errorMessage": message}


_TEXT_MESSAGE = _("write a text, without tabs and invisible characters")
_LINE_MESSAGE = _("write a text on one line, without tabs and invisible characters")

TEXT = _shape(_SCALAR, rf"{_CLEAN}[\s\S]*\S", _TEXT_MESSAGE)
OPTIONAL_TEXT = _shape(_SCALAR, _CLEAN, _TEXT_MESSAGE)
LINE = _shape(_SCALAR, _alone(r"\S.*"), _LINE_MESSAGE)
OPTIONAL_LINE = _shape(_SCALAR, _alone(r"(?:\S.*)?"), _LINE_MESSAGE)
LINK = _shape("string", _alone(LINK_PATTERN), _("write a complete address that begins with http:// or https://"))
DATE = _shape("string", _alone(_any_width(_DATE)), _("write a date that exists, such as 2021-06-30"))
NUMBER = _shape(
    ["integer", "string"],
    _alone(_any_width(_NUMBER)),
    _("write a whole number from 1 up"),
    minimum=1,
    maximum=999_999,
)
YEAR = _shape(
    ["integer", "string"],
    _alone(_any_width(_YEAR)),
    _("write a year, such as 2021"),
    minimum=1949,
    maximum=2199,
)
VERSION: Shape = {"enum": [1, "1"]}
STATUS: Shape = {
    "enum": [status.value for status in Status],
    "enumDescriptions": [status.meaning for status in Status],
}
DEFAULT_LEAD: Shape = {
    "enum": [rule.value for rule in DefaultLead],
    "enumDescriptions": [_("the unit named first"), _("all units named")],
}
# YAML reads no key of more than 1024 characters.
HEADING: Shape = {"maxLength": 200, "pattern": LINE["pattern"]}
EXTRA: Shape = {
    "type": "object",
    "propertyNames": HEADING,
    "additionalProperties": {**OPTIONAL_TEXT, "type": [*_SCALAR, "null"]},
}
# A note that says something: in a text or with a link.
SAYS_SOMETHING: Shape = {
    "anyOf": [
        *({"required": [key], "properties": {key: TEXT}} for key in ("text", "problem", "next")),
        {"required": ["links"], "properties": {"links": {"type": "array", "minItems": 1}}},
    ]
}


def is_heading(text: str) -> bool:
    """Whether a text can be the key of a value under ``extra``."""
    return len(text) <= HEADING["maxLength"] and bool(re.search(HEADING["pattern"], text))
