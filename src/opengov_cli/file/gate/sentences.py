"""What pydantic found, in the user's words: its own are for programmers and in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _

from opengov_cli.plan.fields import NOTE, PLAN, TASK, UNIT
from opengov_cli.plan.statuses import BY_WORD, Status
from opengov_cli.plan.text import closest

from ..text.tree import KeyPath
from .report import Report

# Keys whose values are lists of texts.
_LISTS = {field.key for table in (PLAN, UNIT, TASK, NOTE) for field in table if field.kind.is_list}


@dataclass(frozen=True, slots=True)
class _Finding:
    """One value that pydantic refused, as the sentences need it."""

    subject: str
    key: str
    text: str
    known: tuple[str, ...]


def explain(kind: str, path: KeyPath, known: tuple[str, ...], report: Report) -> None:
    """Report one pydantic error by its type (its messages change between versions).

    ``known`` are the keys that may stand where the path's last one stands.
    """
    code, sentence, at_key = _KINDS.get(kind, _OTHER)
    words = [step for step in path if isinstance(step, str)]
    finding = _Finding(report.subject(path), words[-1] if words else "", report.text(path), known)
    report.error(path, code, sentence(finding), at_key=at_key)


def did_you_mean(guess: str | None) -> str:
    """The end of a sentence that offers a guess; empty without one."""
    return _("; did you mean {guess}?").format(guess=guess) if guess else ""


def _unknown_key(found: _Finding) -> str:
    if re.search("[：﹕∶]", found.key):
        return _("a full-width colon stands in '{key}': write 'key: value' with a half-width colon and a space").format(
            key=found.key
        )
    sentence = _("{subject} has a key '{key}' that plans do not have")
    return sentence.format(subject=found.subject, key=found.key) + did_you_mean(closest(found.key, found.known))


def _missing(found: _Finding) -> str:
    return _("{subject} has no '{key}'").format(subject=found.subject, key=found.key)


def _unknown_status(found: _Finding) -> str:
    guess = BY_WORD.get(found.text) or closest(found.text, Status)
    if guess == found.text:
        return _("blanks stand around the status of {subject}: write {status}").format(
            subject=found.subject, status=found.text
        )
    if not guess:
        return _("the status '{text}' of {subject} is none of {choices}").format(
            text=found.text, subject=found.subject, choices=", ".join(Status)
        )
    return _("{subject} has the unknown status '{text}'").format(subject=found.subject, text=found.text) + did_you_mean(
        guess
    )


def _not_a_list(found: _Finding) -> str:
    if found.text and found.key in _LISTS and not set(found.text) & set("[]【】、，"):
        return _("'{key}' of {subject} must be a list: write {key}: [{text}]").format(
            key=found.key, subject=found.subject, text=found.text
        )
    return _("'{key}' of {subject} must be a list").format(key=found.key, subject=found.subject)


def _with(template: Callable[[], str]) -> Callable[[_Finding], str]:
    """A sentence that only fills in the finding; looked up late, when the language is known."""
    return lambda found: template().format(subject=found.subject, key=found.key, text=found.text)


_KINDS: dict[str, tuple[str, Callable[[_Finding], str], bool]] = {
    "extra_forbidden": ("unknown-key", _unknown_key, True),
    "missing": ("missing-key", _missing, True),
    "enum": ("unknown-status", _unknown_status, False),
    "tuple_type": ("wrong-type", _not_a_list, False),
    "string_type": ("wrong-type", _with(lambda: _("'{key}' of {subject} must be a text")), False),
    "string_too_short": ("empty", _with(lambda: _("'{key}' of {subject} is empty")), False),
    "model_type": (
        "wrong-type",
        _with(lambda: _("an entry of '{key}' must have keys, each with a colon and a value")),
        False,
    ),
    "number": (
        "bad-number",
        _with(lambda: _("'{key}' of {subject} must be a whole number from 1 up, not '{text}'")),
        False,
    ),
    "year": ("bad-year", _with(lambda: _("'{key}' of {subject} is no year: '{text}'")), False),
    "rule": ("unknown-rule", _with(lambda: _("'{key}' of {subject} is first or all, not '{text}'")), False),
    "date": (
        "bad-date",
        _with(lambda: _("'{key}' of {subject} is not a date that exists: '{text}' (write 2021-06-30)")),
        False,
    ),
    "link": ("bad-link", _with(lambda: _("the link '{text}' of {subject} is not a complete http(s) address")), False),
    "extra": (
        "wrong-type",
        _with(lambda: _("'{key}' of {subject} must be headings with their texts, each heading once")),
        False,
    ),
    "note": ("empty", _with(lambda: _("{subject} has neither a text nor a link")), False),
    "lines": ("lines", _with(lambda: _("'{key}' of {subject} must be one line")), False),
    "literal_error": (
        "schema-version",
        _with(lambda: _("this file has the schema '{text}', which this opengov does not know: it reads schema 1")),
        False,
    ),
}
_OTHER = ("wrong-type", _with(lambda: _("'{key}' of {subject} cannot be read: '{text}'")), False)
