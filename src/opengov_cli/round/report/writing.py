"""The writer of a report in a format, found by its name. Its module is imported only now."""

from __future__ import annotations

from opengov_cli.documents.libraries import load_module

from .paper import Paper


def render(paper: Paper, name: str) -> bytes:
    """The report on a plan or on several as a document of a format: md, html, docx or xlsx.

    Raises MissingExtra and TooLongForCell.
    """
    data: bytes = load_module(f"{__package__}.{name}").render(paper)
    return data
