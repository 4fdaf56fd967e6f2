"""Markdown with tables, as ``opengov`` and code hosts write them."""

from __future__ import annotations

from markdown_it import MarkdownIt

from ...document import Document
from ..encoding import decode
from .html import parse_html


def read(data: bytes) -> Document:
    """The paragraphs and tables of a text. Raises UnreadableDocument."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = markdown.parse(decode(data))
    for token in tokens:
        if token.nesting == 1 and token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
    return parse_html(f"<body>{markdown.renderer.render(tokens, markdown.options, {})}</body>")
