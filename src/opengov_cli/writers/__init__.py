"""Sheets out: one file per format, each with one ``write(sheet, stream)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from ..sheet import Sheet

Write = Callable[[Sheet, TextIO], None]

FORMATS = ("json", "csv", "tsv", "md")


def writer(name: str) -> Write:
    """The writer of a format; its module is imported only now."""
    write: Write = import_module(f".{name}", __name__).write
    return write
