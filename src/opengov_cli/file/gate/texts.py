"""What was written in a value: cut off, folded, or holding characters that nobody sees."""

from __future__ import annotations

import re

from ..text.problem import Severity
from ..text.tree import ScalarNode, scalars_below
from ..text.words import sentence as _
from .lines import KEYS
from .report import Report

_WIDE = (
    "[\u00b7\u2014\u2018-\u201d\u2026\u2e80-\u303e\u3040-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_WIDE_GAP = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
# A class for regular expressions, also those of editors.
# A tab or an escape such as "\x1b" inside quotes passes the look at the raw lines.
CONTROLS = (
    r"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_CONTROL = re.compile(rf"[{CONTROLS}\ud800-\udfff]")
_LIKE_ENTRY = re.compile(rf"\n[^\S\n]*+(?P<line>- |(?:{'|'.join(KEYS)})[\"']?\s*[:：])")
# Fields of running text, where ' # ' is likelier a lost half than a remark.
_PROSE = ("title", "requirement", "text")
_CUT = re.compile(r"[ \t]+#(?P<space>[ \t]?)[^\r\n]*")


def check_texts(report: Report) -> None:
    """Add the problems of every text in the document."""
    for key, scalar in scalars_below(report.document.root):
        _cut_off(report, key, scalar)
        _folded(report, scalar)
        _swallowed(report, scalar)
        _unseen(report, scalar)


def _cut_off(report: Report, key: str, scalar: ScalarNode) -> None:
    """`` #`` begins a comment, so a text that goes on with it is cut off in silence."""
    if scalar.style:
        return
    behind = _CUT.match(report.document.text, scalar.end)
    if not behind:
        return
    if not behind["space"]:
        message = _("the text is cut off here: ' #' begins a comment; put the value in quotes")
        report.at(behind.start(), Severity.ERROR, "cut-off", message)
    elif key in _PROSE and not scalar.is_null:
        message = _(
            "what follows ' # ' is a comment, not part of the text; put the value in quotes if it belongs to it"
        )
        report.at(behind.start(), Severity.WARNING, "comment", message)


def _folded(report: Report, scalar: ScalarNode) -> None:
    source = report.document.text[scalar.start : scalar.end]
    if scalar.style == "|" or "\n" not in source:
        return
    if len(_WIDE_GAP.findall(scalar.value)) > len(_WIDE_GAP.findall(source)):
        message = _("folding puts a space between two Chinese characters: write the text on one line")
        report.at(scalar.start, Severity.ERROR, "folded", message)


def _swallowed(report: Report, scalar: ScalarNode) -> None:
    """A line that looks like a key or an entry, but goes on with the text of the line above."""
    if scalar.style in ("|", ">"):
        return
    line = _LIKE_ENTRY.search(report.document.text, scalar.start, scalar.end)
    if line:
        message = _("this line is part of the text above it: check the quotes and the spaces at its beginning")
        report.at(line.start("line"), Severity.ERROR, "swallowed", message)


def _unseen(report: Report, scalar: ScalarNode) -> None:
    control = _CONTROL.search(scalar.value)
    if not control:
        return
    if control[0] == "\t":
        report.at(scalar.start, Severity.ERROR, "tab", _("a tab stands in the text: use spaces"))
    else:
        message = _("a control character (U+{code:04X}) stands in the text: remove it").format(code=ord(control[0]))
        report.at(scalar.start, Severity.ERROR, "control-character", message)
