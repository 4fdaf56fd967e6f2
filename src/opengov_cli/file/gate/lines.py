"""What YAML would choke on or swallow in silence, found line by line.

Each such place is mended in a scratch copy with the same lines, so that everything behind it can
be checked as well. The file itself is never mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from opengov_cli.plan.fields import EVERY_KEY

from ..text.problem import Problem, Severity
from ..text.words import sentence as _

KEYS = ("schema", *EVERY_KEY)

_MARKER = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?")
# Controls, soft hyphens, zero-width and direction marks, what only YAML takes for a line break and what it refuses.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]|\r(?!$)",
    re.MULTILINE,
)
_WIDE_BLANKS = str.maketrans({"\t": "  ", "\u3000": "  ", "\xa0": " "})
_KEY = (
    r"(?P<before>\s*+(?:-\s++)*+(?P<quote>[\"']?)(?P<key>" + "|".join(KEYS) + r")(?P=quote)\s*+)"
    r"(?:：|:(?=[^\s]|[\u3000\xa0]))"
)
_FIELD = re.compile(_KEY + r"(?P<blank>[\u3000\xa0]?)(?P<value>.*)", re.DOTALL)
# How a line begins that may have to be mended.
_DOUBTFUL = re.compile(rf" *+[\t\u3000\xa0]|[<|=>]{{7}}|{_KEY}")
_BEFORE_KEY = re.compile(r" *+(?:- ++)*+")
# Nothing that has matched is tried again in parts: a line of a million blanks would take for ever.
_BLOCK_SCALAR = re.compile(r"(?P<before> *+(?:- ++)*+)(?:[^#]*: ++)?[|>][-+0-9]*+\s*+(?:#.*)?")


def mend_lines(text: str) -> tuple[str, list[Problem]]:
    """A scratch copy that YAML can go on reading, and a problem for each place that was mended."""
    problems: list[Problem] = []
    lines = text.split("\n")
    if not (_UNSEEN.search(text) or any(map(_DOUBTFUL.match, lines))):
        return text, problems
    mended = "\n".join(_readable(_without_conflicts(lines, problems), problems))
    # A large plan is not held twice.
    return (mended if problems else text), problems


def _without_conflicts(lines: Iterable[str], problems: list[Problem]) -> Iterator[str]:
    """Blank the markers that git left, and their side, so that ours is read."""
    begun, theirs = 0, False
    for number, line in enumerate(lines, start=1):
        marker = _MARKER.fullmatch(line)
        if not marker:
            yield "" if theirs else line
            continue
        if not begun or marker[1][0] == "<":
            message = _("git left a conflict here: keep the right lines and remove the markers")
            problems.append(Problem(number, 1, Severity.ERROR, "conflict-marker", message))
        begun = 0 if marker[1][0] == ">" else begun or number
        theirs = bool(begun) and marker[1][0] in "|="
        yield ""


def _readable(lines: Iterable[str], problems: list[Problem]) -> Iterator[str]:
    block_indent = -1
    columns, last = {0}, 0
    opened = False
    for number, raw in enumerate(lines, start=1):
        line = _without_unseen(raw, number, problems)
        content = line.lstrip(" ")
        if block_indent >= 0 and (not content.strip() or len(line) - len(content) > block_indent):
            yield line
            continue
        found, line = line, _indented(line, columns, last, number, problems)
        mended = _with_colon(line, number, len(found) - len(line), problems)
        if mended != line and not opened and len(line) - len(line.lstrip(" ")) > last:
            # Set too deep as well: as it stands, YAML would read nothing behind it.
            mended = " " * last + mended.lstrip(" ")
        line = mended
        block = _BLOCK_SCALAR.fullmatch(line)
        block_indent = len(block["before"]) if block else -1
        if content.strip() and not content.startswith("#"):
            last = _width(line)
            columns.add(last)
            opened = line.rstrip().endswith(":")
        yield line


def _without_unseen(line: str, number: int, problems: list[Problem]) -> str:
    unseen = _UNSEEN.search(line)
    if not unseen:
        return line
    code = f"U+{ord(unseen[0]):04X}"
    name = unicodedata.name(unseen[0], "")
    if name:
        message = _("an invisible character ({code} {name}) stands here: remove it").format(code=code, name=name)
    else:
        message = _("a control character ({code}) stands here: remove it").format(code=code)
    problems.append(Problem(number, unseen.start() + 1, Severity.ERROR, "control-character", message))
    return _UNSEEN.sub("", line)


def _width(line: str) -> int:
    """How deep the first word of a line stands, behind its dashes."""
    before = _BEFORE_KEY.match(line)
    return before.end() if before else 0


def _indented(line: str, columns: set[int], last: int, number: int, problems: list[Problem]) -> str:
    """A line whose indentation is spaces only, like that of an earlier line or else of the last one."""
    content = line.lstrip(" \t\u3000\xa0")
    blanks = line[: len(line) - len(content)]
    wrong = next((blank for blank in blanks if blank != " "), None)
    if wrong is None:
        return line
    if wrong == "\t":
        code, message = "tab", _("a tab indents this line: use spaces")
    else:
        code, message = "fullwidth-space", _("a full-width space indents this line: use plain spaces")
    problems.append(Problem(number, blanks.index(wrong) + 1, Severity.ERROR, code, message))
    width = len(blanks.translate(_WIDE_BLANKS))
    return " " * (width if content.startswith("-") or width in columns else last) + content


def _with_colon(line: str, number: int, shift: int, problems: list[Problem]) -> str:
    """A line in which a known key is followed by a colon and a space, as YAML wants it.

    ``shift`` is how much further to the right it stood before its indentation was mended.
    """
    field = _FIELD.fullmatch(line)
    if not field:
        return line
    column = field.end("before") + 1
    if line[column - 1] == "：":
        code = "fullwidth-colon"
        message = _("a full-width colon follows '{key}': write '{key}: ' with a half-width colon and a space")
    elif field["blank"]:
        code = "fullwidth-space"
        message = _("a full-width space follows '{key}:': write a plain space")
    else:
        code = "colon"
        message = _("no space follows '{key}:': write '{key}: ' before the value")
    problems.append(Problem(number, column + shift, Severity.ERROR, code, message.format(key=field["key"])))
    return f"{field['before']}: {field['value'].lstrip()}"
