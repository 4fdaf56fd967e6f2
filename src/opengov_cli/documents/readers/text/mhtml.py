"""A web page in one file, as Word and browsers save it, often under the name of a Word file."""

from __future__ import annotations

import email
from email.errors import MessageError
from gettext import gettext as _

from ...document import Document
from ...errors import UnreadableDocument
from . import html


def read(data: bytes) -> Document:
    """The paragraphs and tables of the page. Raises UnreadableDocument."""
    try:
        parts = email.message_from_bytes(data.lstrip()).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
        content = page.get_payload(decode=True) if page else None
        charset = page.get_content_charset() if page else None
    except (MessageError, RecursionError, LookupError, ValueError):
        content = charset = None
    if not isinstance(content, bytes):
        raise UnreadableDocument(_("the file holds no HTML"), _("save the page again"))
    return html.read_in(content, charset)
