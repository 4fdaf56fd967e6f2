"""Readers and writers are imported here, because some need a library that not every user has installed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

# The name in an import -> the name to install, where the two differ.
_PACKAGES = {"docx": "python-docx", "markdown_it": "markdown-it-py"}


def load_module(name: str, extra: str = "office") -> ModuleType:
    """A module by its full name, imported only now. Raises MissingExtra with the extra that brings its library."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        from .errors import MissingExtra

        library = (error.name or "").partition(".")[0]
        raise MissingExtra(_PACKAGES.get(library, library), extra) from error
