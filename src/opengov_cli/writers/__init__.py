"""Sheets out: one file per format, each with one ``render(sheet)``."""

from __future__ import annotations

from collections.abc import Callable

from ..extras import load
from ..sheet import Sheet

Render = Callable[[Sheet], bytes]

FORMATS = ("docx", "xlsx", "csv", "tsv", "md", "html", "json", "jsonl", "yaml")


def writer(name: str) -> Render:
    """The writer of a format; its module is imported only now. Raises MissingExtra."""
    render: Render = load(f"{__name__}.{name}").render
    return render
