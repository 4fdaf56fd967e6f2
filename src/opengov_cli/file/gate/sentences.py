"""What pydantic found, in the user's words: its own are for programmers and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from opengov_cli.errors import listed
from opengov_cli.plan.fields import NOTE, OF_ENTRIES, PLAN, TASK, UNIT, key_meant
from opengov_cli.plan.statuses import BY_WORD, Status

from ..text.problem import shortened
from ..text.tree import KeyPath
from ..text.words import sentence as _
from .report import Report

# Marks sentences for the catalogue.
N_ = str
# Keys whose values are lists of texts.
_LISTS = {field.key for table in (PLAN, UNIT, TASK, NOTE) for field in table if field.kind.is_list}


@dataclass(frozen=True, slots=True)
class _Finding:
    """One value that pydantic refused, as the sentences need it: texts as they can be quoted."""

    subject: str
    key: str
    text: str
    known: tuple[str, ...]
    report: Report


def explain(kind: str, path: KeyPath, known: tuple[str, ...], report: Report) -> None:
    """Report one pydantic error by its type (its messages change between versions).

    ``known`` are the keys that may stand where the path's last one stands.
    """
    words = [step for step in path if isinstance(step, str)]
    finding = _Finding(
        report.subject(path), shortened(words[-1]) if words else "", shortened(report.text(path)), known, report
    )
    if kind in _SPECIAL:
        code, sentence, at_key = _SPECIAL[kind]
        report.error(path, code, sentence(finding), at_key=at_key)
    else:
        code, template = _PLAIN.get(kind, _OTHER)
        report.error(path, code, _(template).format(subject=finding.subject, key=finding.key, text=finding.text))


def did_you_mean(guess: str | None) -> str:
    """The end of a sentence that offers a guess; empty without one."""
    return _("; did you mean {guess}?").format(guess=guess) if guess else ""


def _unknown_key(finding: _Finding) -> str:
    if re.search("[：﹕∶]", finding.key):
        return _("a full-width colon stands in '{key}': write 'key: value' with a half-width colon and a space").format(
            key=finding.key
        )
    sentence = _("{subject} has a key '{key}' that plans do not have")
    guess = key_meant(finding.key, finding.known) or finding.report.closest(
        finding.key, " ".join(finding.known), finding.known
    )
    return sentence.format(subject=finding.subject, key=finding.key) + did_you_mean(guess)


def _missing(finding: _Finding) -> str:
    return _("{subject} has no '{key}'").format(subject=finding.subject, key=finding.key)


def _unknown_status(finding: _Finding) -> str:
    guess = BY_WORD.get(finding.text) or finding.report.closest(finding.text, "status", Status)
    if guess == finding.text:
        return _("blanks stand around the status of {subject}: write {status}").format(
            subject=finding.subject, status=finding.text
        )
    if not guess:
        return _("the status '{text}' of {subject} is none of {choices}").format(
            text=finding.text, subject=finding.subject, choices=listed(Status)
        )
    sentence = _("{subject} has the unknown status '{text}'").format(subject=finding.subject, text=finding.text)
    return sentence + did_you_mean(guess)


def _not_a_list(finding: _Finding) -> str:
    if finding.text and finding.key in _LISTS and not set(finding.text) & set("[]【】、，"):
        # Of lines without their dashes YAML makes one text.
        parts = ", ".join(part.lstrip("-") for part in finding.text.split())
        return _("'{key}' of {subject} must be a list: write {key}: [{text}]").format(
            key=finding.key, subject=finding.subject, text=parts
        )
    if not finding.text and finding.key in OF_ENTRIES:
        return _("'{key}' of {subject} must be a list: put '- ' in front of each entry").format(
            key=finding.key, subject=finding.subject
        )
    return _("'{key}' of {subject} must be a list").format(key=finding.key, subject=finding.subject)


# Kinds that need more than their values filled in: the code, the sentence, and whether the key is to blame.
_SPECIAL: dict[str, tuple[str, Callable[[_Finding], str], bool]] = {
    "extra_forbidden": ("unknown-key", _unknown_key, True),
    "missing": ("missing-key", _missing, True),
    "enum": ("unknown-status", _unknown_status, False),
    "tuple_type": ("wrong-type", _not_a_list, False),
}
# Every other kind: the code and the sentence, which is translated when it is told.
_PLAIN = {
    "string_type": ("wrong-type", N_("'{key}' of {subject} must be a text")),
    "string_too_short": ("empty", N_("'{key}' of {subject} is empty")),
    "model_type": ("wrong-type", N_("an entry of '{key}' must have keys, each with a colon and a value")),
    "number": ("bad-number", N_("'{key}' of {subject} must be a whole number from 1 up, not '{text}'")),
    "year": ("bad-year", N_("'{key}' of {subject} is no year: '{text}'")),
    "rule": ("unknown-rule", N_("'{key}' of {subject} is first or all, not '{text}'")),
    "date": ("bad-date", N_("'{key}' of {subject} is not a date that exists: '{text}' (write 2021-06-30)")),
    "link": ("bad-link", N_("the link '{text}' of {subject} is not a complete http(s) address")),
    "extra": ("wrong-type", N_("'{key}' of {subject} must be headings with their texts, each heading once")),
    "note": ("empty", N_("{subject} has neither a text nor a link")),
    "lines": ("lines", N_("'{key}' of {subject} must be one line")),
    "literal_error": (
        "schema-version",
        N_("this file has the schema '{text}', which this opengov does not know: it reads schema 1"),
    ),
}
_OTHER = ("wrong-type", N_("'{key}' of {subject} cannot be read: '{text}'"))
