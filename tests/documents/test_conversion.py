"""Formats of older and other programs go through LibreOffice, and files are read as what they are."""

from __future__ import annotations

import os
import stat
import sys
import textwrap
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from annexes import annex_as_word
from conftest import Opengov
from opengov_cli.documents.export import render, select
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.readers.converted import libreoffice
from opengov_cli.documents.readers.program import run
from opengov_cli.plan.model import Plan
from opengov_cli.plan.query import Filter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_WORD, OLD_EXCEL = (OLE + b"\0" * 100 + name.encode("utf-16-le") for name in ("WordDocument", "Workbook"))
PLAIN_FAKE = """
    import pathlib, sys
    *options, source = sys.argv[1:]
    folder = pathlib.Path(options[options.index("--outdir") + 1])
    suffix = options[options.index("--convert-to") + 1]
    assert options[0].startswith("-env:UserInstallation=file:///"), options
    assert pathlib.Path(source).name in ("document.doc", "document.rtf", "document.xls"), source
    folder.mkdir()
    made = pathlib.Path(__file__).with_name(f"made.{suffix}")
    (folder / f"document.{suffix}").write_bytes(made.read_bytes())
"""


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found; it is empty."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(libreoffice, "_MAC", folder / "none")
    for name in libreoffice._PROGRAM_FILES:
        monkeypatch.delenv(name, raising=False)
    return folder


def _pretend(folder: Path, source: str) -> Path:
    """Put a program of Python where ``soffice`` is looked for."""
    script = folder / "pretended.py"
    script.write_text(textwrap.dedent(source), encoding="utf-8")
    if sys.platform == "win32":
        program = folder / "soffice.bat"
        program.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
    else:
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def _workbook(plan: Plan) -> bytes:
    return render(plan, select(plan, Filter()), FORMATS["xlsx"], progress=False)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.doc", OLD_WORD), ("-o.wps", OLD_WORD), ("a.docx", OLD_WORD), ("附 件.rtf", rb"{\rtf1 x}"), ("a", OLD_WORD)],
)
def test_an_old_document_is_converted_and_that_is_said(
    opengov: Opengov, tmp_path: Path, programs: Path, name: str, data: bytes
) -> None:
    program = _pretend(programs, PLAIN_FAKE)
    (programs / "made.docx").write_bytes(annex_as_word())
    (tmp_path / name).write_bytes(data)
    result = opengov("import", "-o", "-", "--", name)
    assert (result.code, result.out.count("- id:")) == (0, 29)
    assert result.err.count(f"warning: LibreOffice converted the document ({program})") == 1


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsx"])
def test_an_old_workbook_is_converted(opengov: Opengov, tmp_path: Path, programs: Path, plan: Plan, name: str) -> None:
    _pretend(programs, PLAIN_FAKE)
    (programs / "made.xlsx").write_bytes(_workbook(plan))
    (tmp_path / name).write_bytes(OLD_EXCEL)
    result = opengov("import", name, "-o", "-", "--issuer", plan.issuer, "--year", "2021")
    assert (result.code, result.out.count("- id:")) == (0, 29)


@pytest.mark.parametrize(("name", "data", "wanted"), [("a.wps", OLD_WORD, ".docx"), ("a.et", OLD_EXCEL, ".xlsx")])
def test_without_libreoffice_both_ways_out_are_told(
    opengov: Opengov, tmp_path: Path, name: str, data: bytes, wanted: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = opengov("import", name)
    assert result.code == 3
    assert f"save it as {wanted}; or install LibreOffice: it is then converted by itself" in result.err


def test_a_conversion_that_fails_says_what_to_do(opengov: Opengov, tmp_path: Path, programs: Path) -> None:
    _pretend(programs, "raise SystemExit(1)")
    (tmp_path / "a.doc").write_bytes(OLD_WORD)
    result = opengov("import", "a.doc")
    assert (result.code, "LibreOffice could not convert the file" in result.err) == (3, True)


def test_a_conversion_that_hangs_is_given_up(
    opengov: Opengov, tmp_path: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend(programs, "import time; time.sleep(600)")
    monkeypatch.setattr(libreoffice, "LONGEST", 0.1)
    (tmp_path / "a.doc").write_bytes(OLD_WORD)
    result = opengov("import", "a.doc")
    assert (result.code, "did not convert the file within" in result.err) == (3, True)


def test_what_a_program_has_started_is_ended_with_it(tmp_path: Path) -> None:
    """A named pipe would do, but Windows has none: the one that was started holds a file, and a beat in it."""
    beats = tmp_path / "beats"
    child = f"import time\nwhile True:\n    open({str(beats)!r}, 'ab').write(b'x')\n    time.sleep(0.01)"
    parent = (
        f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {child!r}])\n"
        f"while True: time.sleep(0.01)"
    )
    assert run([sys.executable, "-c", parent], 1) is False
    assert beats.exists()
    size = beats.stat().st_size
    assert run([sys.executable, "-c", "import time; time.sleep(0.1)"], 60) is True
    assert beats.stat().st_size == size


def _zipped(name: str, content: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.txt", "a.bin", "a", "a.xlsx", "a.csv"])
def test_a_real_docx_under_another_name_is_read(opengov: Opengov, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(annex_as_word())
    result = opengov("import", name, "-o", "-")
    assert (result.code, result.out.count("- id:"), "LibreOffice" in result.err) == (0, 29, False)


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.dat", "a", "a.docx", "a.csv"])
def test_a_real_xlsx_under_another_name_is_read(opengov: Opengov, tmp_path: Path, plan: Plan, name: str) -> None:
    (tmp_path / name).write_bytes(_workbook(plan))
    result = opengov("import", name, "-o", "-", "--issuer", plan.issuer, "--year", "2021")
    assert (result.code, result.out.count("- id:")) == (0, 29)


TABLE = (
    "<table><tr><td>工作任务</td><td>具体要求</td><td>落实单位</td></tr>"
    "<tr><td>规划</td><td>公开规划。</td><td>办公室</td></tr></table>"
)


@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.xls", "a.mht", "a"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_web_page_in_one_file_is_read_whatever_its_name(
    opengov: Opengov, tmp_path: Path, name: str, charset: str
) -> None:
    lines = (
        "From: <saved by Word>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="=x="',
        "",
        "--=x=",
        f'Content-Type: text/html; charset="{charset}"',
        "Content-Transfer-Encoding: 8bit",
        "",
        f"<html><body><p>某局2021年政务公开分工方案</p>{TABLE}</body></html>",
        "--=x=",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "AAAA",
        "--=x=--",
        "",
    )
    (tmp_path / name).write_bytes("\r\n".join(lines).encode(charset))
    result = opengov("import", name, "-o", "-")
    assert (result.code, "requirement: 公开规划。" in result.out) == (0, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xls", "工作任务\t具体要求\t落实单位\n规划\t公开规划。\t办公室\n"),
        ("a.xlsx", "工作任务,具体要求,落实单位\n规划,公开规划。,办公室\n"),
        ("a.doc", "工作任务\t具体要求\t落实单位\n规划\t公开规划。\t办公室\n"),
    ],
)
def test_text_that_is_called_an_office_file_is_read_as_text(
    opengov: Opengov, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_bytes(text.encode("gb18030"))
    result = opengov("import", name, "-o", "-", "--issuer", "某局", "--year", "2021")
    assert (result.code, "requirement: 公开规划。" in result.out) == (0, True)


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.bin", b"\x89PNG\r\n", 3, "a picture holds no text"),
        ("a.bin", b"\0\1\2", 2, "tells no format"),
        ("a", "工作任务".encode(), 2, "tells no format"),
        ("a.bin", _zipped("a.txt", "x"), 2, "tells no format"),
        ("a.doc", b"\0\1\2", 3, "damaged, or no .doc file"),
        ("a.doc", b"", 3, "damaged, or no .doc file"),
        ("a.wps", OLE + "EncryptedPackage".encode("utf-16-le"), 3, "the file is encrypted"),
        ("a.doc", _zipped("mimetype", "application/vnd.oasis.opendocument.text"), 3, "install LibreOffice"),
        ("a.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', 3, "install LibreOffice"),
        ("a.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', 3, "install LibreOffice"),
    ],
)
def test_what_neither_name_nor_content_makes_readable_is_told(
    opengov: Opengov, tmp_path: Path, name: str, data: bytes, code: int, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = opengov("import", name)
    assert (result.code, said in result.err) == (code, True)


REAL = libreoffice.find()


@pytest.mark.skipif(REAL is None, reason="LibreOffice is not installed here")
def test_libreoffice_itself_converts_rich_text(
    opengov: Opengov, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REAL
    monkeypatch.setenv("PATH", os.pathsep.join((str(REAL.parent), "/usr/bin", "/bin")))
    cells = "".join(f"\\cellx{1000 * column}" for column in (1, 2, 3))
    rows = ("Category", "Requirement", "Clause"), ("Planning", "Publish it", "Office")
    lines = ("".join(f"\\intbl {text}\\cell " for text in row) for row in rows)
    text = "".join(f"\\trowd{cells} {line}\\row" for line in lines)
    (tmp_path / "a.rtf").write_text(f"{{\\rtf1\\ansi {text}}}", encoding="ascii")
    result = opengov("import", "a.rtf", "-o", "-", "--issuer", "某局", "--year", "2021")
    assert (result.code, "requirement: Publish it" in result.out) == (0, True)
