"""Modules that need a library which only some users have."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from .errors import MissingExtra

# Module -> what it is installed as, where that is another name.
_PACKAGES = {"docx": "python-docx", "markdown_it": "markdown-it-py"}


def load_module(name: str) -> ModuleType:
    """A module by its full name, imported only now. Raises MissingExtra."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        raise MissingExtra(_PACKAGES.get(library, library)) from error
