"""Sheets out: one file per format in a folder per family, each with one ``render(sheet)``."""

from __future__ import annotations

from collections.abc import Callable

from opengov_cli.plan.rows import Listing

from ..libraries import load_module

__all__ = ["writer"]

Render = Callable[[Listing], bytes]

_FAMILIES = {"office": ("docx", "xlsx"), "text": ("csv", "tsv", "md", "html"), "data": ("json", "jsonl", "yaml")}


def writer(name: str) -> Render:
    """The writer of a format; its module is imported only now. Raises MissingExtra."""
    family = next(family for family, names in _FAMILIES.items() if name in names)
    render: Render = load_module(f"{__name__}.{family}.{name}").render
    return render
