"""Files that cannot be read here, each with what a person can do instead."""

from __future__ import annotations

import io
import zipfile
from gettext import gettext as _

from ..document import MOST_CELLS
from ..errors import UnreadableDocument

# A plan is some pages of text; a file that unpacks to more is broken or meant to do harm.
MAX_UNPACKED = 200_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic")
_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")


def refuse_picture(suffix: str, data: bytes) -> None:
    """Raise UnreadableDocument for a picture, by its name or by how it begins."""
    if suffix in _PICTURES or data.startswith(_PICTURE_MARKS):
        raise UnreadableDocument(
            _("a picture holds no text"), _("get the Word file, or let WPS or Word recognise the text")
        )


def old_word() -> UnreadableDocument:
    """The refusal of a format of Word before .docx, or of another office program."""
    return UnreadableDocument(
        _("a document of an older Word, of WPS or OpenDocument is not read here by itself"),
        _("open it in Word or WPS and save it as .docx; or install LibreOffice: it is then converted by itself"),
    )


def old_excel() -> UnreadableDocument:
    """The refusal of a format of Excel before .xlsx, or of another office program."""
    return UnreadableDocument(
        _("a workbook of an older Excel, of WPS or OpenDocument is not read here by itself"),
        _("open it in Excel or WPS and save it as .xlsx; or install LibreOffice: it is then converted by itself"),
    )


def package(data: bytes, folder: str, suffix: str) -> io.BytesIO:
    """The bytes of an Office file with its parts in a folder, such as word/. Raises UnreadableDocument."""
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise UnreadableDocument(
                _("the file is encrypted"), _("open it with its password, remove that under 文件 → 信息, and save it")
            )
        raise old_word() if suffix == ".docx" else old_excel()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise broken(suffix) from None
    if unpacked > MAX_UNPACKED:
        raise UnreadableDocument(_("the file unpacks to more than 200 MB"), _("remove its pictures and save it again"))
    if not any(name.startswith(folder) for name in names):
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
