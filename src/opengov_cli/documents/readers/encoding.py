"""The text of a document in the encodings that offices use: UTF-8, UTF-16 with a BOM, else GB18030.

A document is read once and never written back, so that it may be converted, unlike the register.
"""

from __future__ import annotations

import codecs
from gettext import gettext as _

from ..errors import UnreadableDocument

_MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(data: bytes) -> str:
    """The text of a file, with plain newlines. Raises UnreadableDocument."""
    marked = next((encoding for mark, encoding in _MARKED.items() if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableDocument(_("the file is no text in UTF-8, UTF-16 or GBK"), _("save it as UTF-8"))
