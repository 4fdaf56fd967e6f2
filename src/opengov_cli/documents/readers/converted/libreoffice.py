"""LibreOffice converts a document, in a folder of its own and with settings of its own, and not for ever."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory

from ...document import Document, Doubt
from ...errors import UnreadableDocument
from ...formats import FORMATS
from .. import foreign
from ..content import format_of_content
from ..program import run

# The first start on a slow computer takes half a minute.
LONGEST = 120
MOST_CONVERTED = 50_000_000
_NAMES = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PROGRAM_FILES = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
# No macros, and nothing fetched that a document only links to.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def find() -> Path | None:
    """The program, or None where it is not installed: on the path, or where its installers put it."""
    return next(filter(Path.is_file, _places()), None)


def converted(
    data: bytes, suffix: str, wanted: str, read: Callable[[bytes], Document], not_read: UnreadableDocument
) -> Document:
    """What the reader of the ``wanted`` format finds after LibreOffice has made a file of it, as ``convert`` does."""
    document = read(convert(data, suffix, wanted, not_read))
    message = _("LibreOffice converted the document ({program})").format(program=find())
    return replace(document, doubts=(Doubt("", message), *document.doubts))


def convert(data: bytes, suffix: str, wanted: str, not_read: UnreadableDocument) -> bytes:
    """The bytes of a file of the ``wanted`` format that LibreOffice makes of this one.

    ``suffix`` is that of files whose content does not tell more. Raises UnreadableDocument, which is ``not_read`` where
    LibreOffice is not installed.
    """
    held = format_of_content(data)
    if held is None and not data.startswith(foreign.OLE):
        raise foreign.broken(suffix)
    program = find()
    if program is None:
        raise not_read
    return _convert(program, data, FORMATS[held].suffixes[0] if held else suffix, wanted)


def _places() -> Iterator[Path]:
    yield from (Path(found) for name in _NAMES if (found := shutil.which(name)))
    yield _MAC
    yield from (
        Path(folder, "LibreOffice", "program", "soffice.exe")
        for name in _PROGRAM_FILES
        if (folder := os.environ.get(name))
    )


def _convert(program: Path, data: bytes, suffix: str, wanted: str) -> bytes:
    """The bytes of the file that LibreOffice makes. Raises UnreadableDocument."""
    with TemporaryDirectory(prefix="opengov-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target, profile = folder / f"document{suffix}", folder / f"made/document{wanted}", folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source.write_bytes(data)
        in_time = run(
            [
                str(program),
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                wanted.removeprefix("."),
                "--outdir",
                str(target.parent),
                str(source),
            ],
            LONGEST,
        )
        if not in_time:
            raise UnreadableDocument(
                _("LibreOffice did not convert the file within {seconds} seconds").format(seconds=LONGEST),
                _("open it in Word, Excel or WPS and save it as {suffix}").format(suffix=wanted),
            )
        if not target.is_file() or target.stat().st_size > MOST_CONVERTED:
            raise UnreadableDocument(
                _("LibreOffice could not convert the file: it is damaged, or has a password"),
                _("open it in Word, Excel or WPS and save it as {suffix}").format(suffix=wanted),
            )
        return target.read_bytes()
