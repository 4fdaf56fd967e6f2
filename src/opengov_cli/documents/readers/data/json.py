"""JSON as ``opengov export`` and ``opengov list`` write it: a whole plan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from opengov_cli.file.disk import NotUtf8, decode
from opengov_cli.file.text.emit import Value, entry
from opengov_cli.plan.clause import compose
from opengov_cli.plan.model import Plan
from opengov_cli.plan.rows import OF_DEADLINE

from ...errors import UnreadableDocument
from .yaml import judged_plan

_DEEPEST = 20
# Keys that are worked out of a task, which its file does not keep.
_DERIVED = ("clause", "role", "through", "answers", *OF_DEADLINE)


def read(data: bytes) -> Plan:
    """The plan of one envelope. Raises UnreadableDocument."""
    envelope = parse_json(json_text(data))
    return plan_of_rows(envelope, envelope.get("tasks") if isinstance(envelope, dict) else None)


def json_text(data: bytes) -> str:
    """The text of a JSON file, which is UTF-8. Raises UnreadableDocument."""
    try:
        return decode(data).text
    except NotUtf8:
        raise _not_ours() from None


def parse_json(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """The value that a text of JSON holds. Raises UnreadableDocument."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise _not_ours() from None
    if _is_deep(value):
        raise _not_ours()
    return value


def _is_deep(value: object) -> bool:
    """Whether lists and mappings lie in each other deeper than in any plan."""
    level = [value]
    for _depth in range(_DEEPEST):
        level = [
            part
            for outer in level
            for part in (outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ())
        ]
    return bool(level)


def plan_of_rows(envelope: object, rows: object) -> Plan:
    """The plan with the head that an envelope holds and with a task for each row. Raises UnreadableDocument.

    Both may be any JSON. They are written as the text of a plan file, which the gate judges as it judges every file.
    """
    head = envelope.get("plan") if isinstance(envelope, dict) else None
    if not isinstance(head, dict) or not isinstance(rows, list):
        raise _not_ours()
    tasks = [_task_fields(row) if isinstance(row, dict) else row for row in rows]
    fields = _without_empty({"schema": 1, **head, "tasks": tasks})
    lines = [line for key, value in fields.items() for line in entry(key, value, 0)]
    return judged_plan("\n".join(lines) + "\n")


def _task_fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row that the file keeps; the clause only where the other fields do not give it back."""
    fields = {key: value for key, value in row.items() if key not in _DERIVED}
    clause = row.get("clause") or ""
    if clause != _composed_clause(row):
        fields["clause"] = clause
    return fields


def _composed_clause(row: Mapping[str, Any]) -> str | None:
    """The clause that lead, units and duty of a row make, or None where they are no names."""
    lead, units = row.get("lead") or [], row.get("units") or []
    if not all(isinstance(names, list) and all(isinstance(name, str) for name in names) for names in (lead, units)):
        return None
    return compose(tuple(lead), tuple(units), str(row.get("duty") or ""))


def _file_value(value: Any) -> Value:  # noqa: ANN401
    """A value of JSON as a plan file has it: what is no text and no whole number becomes text."""
    if isinstance(value, dict):
        return _without_empty(value)
    if isinstance(value, list):
        return [_file_value(part) for part in value]
    return value if isinstance(value, str | int) and not isinstance(value, bool) else str(value)


def _without_empty(fields: Mapping[str, Any]) -> dict[str, Value]:
    """A mapping of JSON as a plan file has it, without the keys that say nothing."""
    return {str(key): _file_value(value) for key, value in fields.items() if value not in (None, "", [], {})}


def _not_ours() -> UnreadableDocument:
    return UnreadableDocument(
        _("this JSON is no plan"), _("`opengov export --format json` writes what `opengov import` reads")
    )
