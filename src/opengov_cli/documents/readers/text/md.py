"""Markdown with tables, as ``opengov`` and code hosts write them."""

from __future__ import annotations

from markdown_it import MarkdownIt

from ...document import Document
from ..encoding import decode
from .html import parse_html
from .separated import between_bars, has_bars


def read(data: bytes) -> Document:
    """The paragraphs and tables of a text. Raises UnreadableDocument."""
    text = decode(data)
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = markdown.parse(text)
    if not any(token.type == "table_open" for token in tokens) and has_bars(text.split("\n")):
        # The line below the headings is missing, without which Markdown knows no table.
        return Document(tuple(between_bars(text.split("\n"))))
    for token in tokens:
        if token.nesting == 1 and token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
    return parse_html(f"<body>{markdown.renderer.render(tokens, markdown.options, {})}</body>")
