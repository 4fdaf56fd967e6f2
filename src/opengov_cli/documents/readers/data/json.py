"""JSON as ``opengov export`` and ``opengov list`` write it: a whole plan."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from gettext import gettext as _
from typing import Any

from opengov_cli.file.disk import NotUtf8, decode
from opengov_cli.file.text.emit import Value, entry
from opengov_cli.plan.clause import compose
from opengov_cli.plan.model import Plan

from ...errors import UnreadableDocument
from . import yaml

# What is worked out of a task, and not kept in the file.
_DERIVED = ("clause", "role", "through", "answers")


def read(data: bytes) -> Plan:
    """The plan of one envelope. Raises UnreadableDocument."""
    envelope = parsed(text_of(data))
    return whole(envelope, envelope.get("tasks") if isinstance(envelope, dict) else None)


def text_of(data: bytes) -> str:
    """The text of JSON, which is UTF-8. Raises UnreadableDocument."""
    try:
        return decode(data).text
    except NotUtf8:
        raise _not_ours() from None


def parsed(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """What a text of JSON holds. Raises UnreadableDocument."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _not_ours() from None


def whole(envelope: object, tasks: object) -> Plan:
    """The plan of an envelope and its rows of tasks, judged by the gate. Raises UnreadableDocument."""
    head = envelope.get("plan") if isinstance(envelope, dict) else None
    if not isinstance(head, dict) or not isinstance(tasks, list):
        raise _not_ours()
    rows = [_kept(row) if isinstance(row, dict) else row for row in tasks]
    fields = _values({"schema": 1, **head, "tasks": rows})
    assert isinstance(fields, dict)  # noqa: S101 - of a mapping
    return yaml.judged("\n".join(line for key, value in fields.items() for line in entry(key, value, 0)) + "\n")


def _kept(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the file holds of a row: a clause only where lead, units and duty do not give it back."""
    fields = {key: value for key, value in row.items() if key not in _DERIVED}
    clause = row.get("clause") or ""
    names = [row.get(key) or () for key in ("lead", "units")]
    listed = all(
        isinstance(names_of, Iterable) and all(isinstance(name, str) for name in names_of) for names_of in names
    )
    if not (listed and clause == compose(tuple(names[0]), tuple(names[1]), str(row.get("duty") or ""))):
        fields["clause"] = clause
    return fields


def _values(value: Any) -> Value:  # noqa: ANN401
    """What JSON holds as values of a file; nothing stands for null."""
    if isinstance(value, dict):
        return {str(key): _values(part) for key, part in value.items() if part not in (None, "", [], {})}
    if isinstance(value, list):
        return [_values(part) for part in value]
    return value if isinstance(value, str | int) and not isinstance(value, bool) else str(value)


def _not_ours() -> UnreadableDocument:
    return UnreadableDocument(
        _("this JSON is no plan"), _("`opengov export --format json` writes what `opengov import` reads")
    )
