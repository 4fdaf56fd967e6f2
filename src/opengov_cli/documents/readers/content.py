"""Which format a file really holds, whatever its name says: told by how its bytes begin and what is packed in it."""

from __future__ import annotations

import io
import re
import zipfile

from .foreign import ENCRYPTED, OLE

_ZIP = b"PK\x03\x04"
_XML = rb"(?:\xef\xbb\xbf)?\s*<\?xml\b.*?(?:%s)"
# What a file begins with, looked for in this order.
_BEGINNINGS = {
    name: re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for name, pattern in {
        "pdf": rb".{0,1024}%PDF-",
        "rtf": rb"\s*\{\\rtf",
        "html": rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|table)\b",
        # A web page in one file, as Word and browsers save it, is written like a letter.
        "mhtml": rb"\s*(?:mime-version|from|subject|content-type):.*?content-type:\s*(?:multipart/related|text/html)",
        # The XML of Office 2003, and a .docx in one file.
        "doc": _XML % rb"progid=.Word\.Document|office/word/2003/wordml|office/2006/xmlPackage",
        "xls": _XML % rb"progid=.Excel\.Sheet|urn:schemas-microsoft-com:office:spreadsheet",
    }.items()
}
_LOOKED_AT = 4096
_WORD_STREAM, *_EXCEL_STREAMS = (name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book\0"))
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1f]")


def format_of_content(data: bytes) -> str | None:
    """The name of the format that a file holds; None where its bytes do not tell, as those of any text."""
    if data.startswith(OLE):
        return _format_in_ole(data)
    if data.startswith(_ZIP):
        return _format_in_zip(data)
    beginning = data[:_LOOKED_AT]
    return next((name for name, pattern in _BEGINNINGS.items() if pattern.match(beginning)), None)


def is_text(data: bytes) -> bool:
    """Whether a file may be text that was given the name of another format."""
    return bool(data) and not data.startswith((OLE, _ZIP)) and not _CONTROLS.search(data)


def _format_in_ole(data: bytes) -> str | None:
    """The format in a file of Microsoft's old kind; an encrypted one is refused by the reader of .docx."""
    if ENCRYPTED in data:
        return "docx"
    is_word = _WORD_STREAM in data
    is_excel = any(stream in data for stream in _EXCEL_STREAMS)
    # A document may hold a sheet, and a workbook a letter: then the name has to tell.
    return None if is_word == is_excel else "doc" if is_word else "xls"


def _format_in_zip(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return None
    if "xl/workbook.bin" in names:
        return "xls"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    found = re.match(r"application/vnd\.oasis\.opendocument\.(text|spreadsheet)", kind)
    return {"text": "odt", "spreadsheet": "ods"}[found[1]] if found else None
