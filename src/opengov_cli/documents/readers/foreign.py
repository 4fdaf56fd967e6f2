"""Files that cannot be read here, each with what a person can do instead."""

from __future__ import annotations

import io
import zipfile
from gettext import gettext as _

from ..document import MOST_CELLS
from ..errors import UnreadableDocument

# A plan is some pages of text; a file that unpacks to more is broken or meant to do harm.
MAX_UNPACKED = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic")


def refuse(suffix: str) -> None:
    """Raise UnreadableDocument for a format that another program has to convert; nothing for an unknown one."""
    if suffix in (".doc", ".wps", ".dot", ".wpt", ".rtf", ".odt"):
        raise old_word(suffix)
    if suffix in (".xls", ".et", ".ods", ".xlsb"):
        raise old_excel(suffix)
    if suffix == ".pdf":
        raise UnreadableDocument(
            _("a PDF holds no tables that could be read with certainty"),
            _("get the Word or Excel file; or open the PDF in Word or WPS, which make a .docx of it, and check that"),
        )
    if suffix in _PICTURES:
        raise UnreadableDocument(
            _("a picture holds no text"), _("get the Word file, or let WPS or Word recognise the text")
        )


def old_word(suffix: str) -> UnreadableDocument:
    """The refusal of a format of Word before .docx, or of another office program."""
    return UnreadableDocument(
        _("{suffix} is not read here").format(suffix=suffix), _("open it in Word or WPS and save it as .docx")
    )


def old_excel(suffix: str) -> UnreadableDocument:
    """The refusal of a format of Excel before .xlsx, or of another office program."""
    return UnreadableDocument(
        _("{suffix} is not read here").format(suffix=suffix), _("open it in Excel or WPS and save it as .xlsx")
    )


def package(data: bytes, part: str, suffix: str) -> io.BytesIO:
    """The bytes of an Office file that holds a part, such as word/document.xml. Raises UnreadableDocument."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableDocument(
                _("the file is encrypted"), _("open it with its password, remove that under 文件 → 信息, and save it")
            )
        raise old_word(".doc") if suffix == ".docx" else old_excel(".xls")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken(suffix) from None
    if unpacked > MAX_UNPACKED:
        raise UnreadableDocument(_("the file unpacks to more than 200 MB"), _("remove its pictures and save it again"))
    if part not in names:
        raise broken(suffix)
    return io.BytesIO(data)


def too_many_cells() -> UnreadableDocument:
    """The refusal of a file whose tables are larger than those of any plan."""
    return UnreadableDocument(
        _("the tables of the file have more than {most} cells").format(most=f"{MOST_CELLS:,}"),
        _("save the plan's table alone in a file"),
    )


def broken(suffix: str) -> UnreadableDocument:
    """The refusal of a file that is damaged, or is not what its name says."""
    return UnreadableDocument(
        _("the file is damaged, or no {suffix} file").format(suffix=suffix),
        _("open it in the program that it comes from and save it again as {suffix}").format(suffix=suffix),
    )
