"""Markdown with tables, as ``opengov`` and code hosts write them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from ...document import Document
from ..encoding import decode
from .html import parse_html

# Bold type that ends with a Chinese full stop and goes on without a blank is none to CommonMark.
_BOLD = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*\n`<>]*[^\s*`<>\\])\*\*(?!\*)")


def read(data: bytes) -> Document:
    """The paragraphs and tables of a text. Raises UnreadableDocument."""
    # Numbers in front of items are text of the plan, a line is a line, and blanks before one are only its indent.
    markdown = MarkdownIt("commonmark", {"breaks": True}).enable("table").disable(["list", "code"])
    tokens = markdown.parse(_BOLD.sub(r"<strong>\1</strong>", decode(data)))
    for token in tokens:
        if token.type in ("tr_open", "paragraph_open", "heading_open") and token.map:
            token.attrSet("data-line", str(token.map[0] + 1))
    return parse_html(f"<body>{markdown.renderer.render(tokens, markdown.options, {})}</body>")
