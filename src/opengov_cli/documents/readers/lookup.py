"""The reader of a file, found by the name of the file and by what it really holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from opengov_cli.plan.model import Plan

from ..document import Document
from ..errors import UnreadableDocument
from ..formats import FORMATS, format_to_read
from ..libraries import load_module
from . import foreign

# A document may hold pictures, which the plan file does not.
MOST_BYTES = 50_000_000
Read = Callable[[bytes], Document | Plan]

_NAMED_OFFICE = (".doc", ".docx", ".xls", ".xlsx")
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|table)\b", re.IGNORECASE
)


def too_large() -> UnreadableDocument:
    """The refusal of a file that is larger than any document with a plan."""
    return UnreadableDocument(_("the file is larger than 50 MB"), _("remove its pictures and save it again"))


def reader_for(path: Path, data: bytes = b"") -> Read:
    """The reader of a file with this name and these data; its module is imported only now.

    Many systems hand out web pages that are called Word or Excel files: these are read as what they are. Raises
    UnreadableDocument for a format that another program has to convert first, UnknownFormat and MissingExtra.
    """
    suffix = path.suffix.lower()
    if suffix in _NAMED_OFFICE and _WEB_PAGE.match(data):
        held = FORMATS["html"]
    else:
        foreign.refuse(suffix)
        held = format_to_read(path)
    read: Read = load_module(f"{__package__}.{held.reader}").read
    return read
