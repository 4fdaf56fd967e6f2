"""Markdown with tables, as ``opengov`` and code hosts write them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from ...document import Document
from ..encoding import decode
from .html import parse_html
from .separated import between_bars, has_bars

# Bold type that ends with a Chinese full stop and goes on without a blank is none to CommonMark.
_BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*\n`<>]*[^\s*`<>\\])\*\*(?!\*)")


def read(data: bytes) -> Document:
    """The paragraphs and tables of a text. Raises UnreadableDocument."""
    text = decode(data)
    # Numbers in front of items are text of the plan, a line is a line, and blanks before one are only its indent.
    markdown = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"]).disable(["list", "code"])
    tokens = markdown.parse(_BOLD.sub(r"<strong>\1</strong>", text))
    if not any(token.type == "table_open" for token in tokens) and has_bars(text.split("\n")):
        # The line below the headings is missing, without which Markdown knows no table.
        return Document(tuple(between_bars(text.split("\n"))))
    for token in tokens:
        if token.nesting == 1 and token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
    return parse_html(f"<body>{markdown.renderer.render(tokens, markdown.options, {})}</body>")
