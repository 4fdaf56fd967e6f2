"""Sheets out: one file per format, each with one ``render(sheet)``."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..documenterrors import MissingExtra
from ..sheet import Sheet

Render = Callable[[Sheet], bytes]

FORMATS = ("docx", "xlsx", "csv", "tsv", "md", "html", "json", "jsonl", "yaml")
# Module -> what it is installed as, where that is another name.
_PACKAGES = {"docx": "python-docx"}


def writer(name: str) -> Render:
    """The writer of a format; its module is imported only now. Raises MissingExtra."""
    try:
        render: Render = import_module(f".{name}", __name__).render
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        raise MissingExtra(_PACKAGES.get(library, library)) from error
    return render
