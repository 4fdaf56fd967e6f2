"""Make the pictures of both READMEs: what the program prints in a terminal, and a page of Word.

    python docs/pictures/make.py

needs a Unix, LibreOffice and the extra ``pdf``. The progress in them is made up; everything else is the plan of 2021.
"""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from html import escape, unescape
from itertools import groupby
from pathlib import Path

import pypdfium2
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
PLAN = HERE.parents[1] / "data" / "plan_2021.yaml"
WIDTH = 80
LANGUAGES = ("en", "zh")
PICTURES = {
    "list": ["list", "--unit", "计划财务科", "--limit", "9"],
    "stats": ["stats"],
}
PROGRESS = (
    "done 1 --date 2021-03-12 --note 已公开农业农村“十四五”规划 --by 发展规划科",
    "start 2 --date 2021-04-20 --note 正在归集整理历史规划 --by 办公室",
    "done 4 --date 2021-06-30 --note 已公开部门预算和所属单位预算 --by 财务 --link https://example.gov.cn/budget",
    "start 5 --date 2021-06-30 --note 已公布上半年惠农补贴发放明细 --by 财务 --link https://example.gov.cn/1",
    "start 6 --date 2021-05-21 --note 已在三个村试点 --by 财务",
    "ongoing 7 --date 2021-02-08 --note 每周更新一次 --by 各科室",
    "ongoing 8 9 --date 2021-07-02 --note 已公开上半年信息 --by 发展规划科",
    "done 10-12 --date 2021-07-15 --note 已公开 --by 各科室",
    "done 17 18 22 --date 2021-08-30 --note 已完成 --by 办公室",
    "start 13-16 19 --date 2021-05-31 --note 正在推进 --by 海洋综合执法支队",
    "ongoing 27 28 --date 2021-04-09 --note 按月检查 --by 办公室",
)
# As Rich has it, without fonts that the reader's browser would have to fetch.
PAGE = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
text {{ font: 20px Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "PingFang SC", \
"Microsoft YaHei", monospace; white-space: pre; }}
.wide {{ font-size: 23px }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_TEXT = re.compile(
    r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" clip-path="[^"]+">(.*?)</text>'
)
# How wide Rich draws a cell, and how many of them a Chinese character takes.
CELL, WIDE = 12.2, 2
# So few keep the page small.
GREYS = 8


def main() -> None:
    """Write all pictures beside this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(PLAN, folder)
        for line in PROGRESS:
            opengov(folder, *line.split(), "--yes")
        for language in LANGUAGES:
            for subject, arguments in PICTURES.items():
                picture = svg(in_terminal(folder, language, *arguments), f"opengov {' '.join(arguments)}")
                (HERE / f"{subject}.{language}.svg").write_text(picture, encoding="utf-8", newline="\n")
        page_of_word(folder)


def opengov(folder: Path, *arguments: str) -> None:
    """Run the program, which must succeed."""
    environment = {**os.environ, "XDG_STATE_HOME": str(folder)}
    command = [sys.executable, "-m", "opengov_cli", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def in_terminal(folder: Path, language: str, *arguments: str) -> str:
    """What a command prints in a terminal, with the codes for colours."""
    ours, theirs = pty.openpty()
    environment = {"COLUMNS": str(WIDTH), "TERM": "xterm-256color", "LANGUAGE": language, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "opengov_cli", "--no-pager", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **environment}
    ):
        os.close(theirs)
        shown = b""
        with suppress(OSError):
            while data := os.read(ours, 4096):
                shown += data
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def svg(printed: str, title: str) -> str:
    """A window with what was printed, in which Chinese takes two cells and everything else one."""
    console = Console(record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(printed), highlight=False)
    drawn = console.export_svg(title=title, code_format=PAGE, unique_id="terminal")
    return _TEXT.sub(_in_its_cells, drawn)


def _in_its_cells(text: re.Match[str]) -> str:
    """A text of Rich as one element for each run of wide and of narrow characters, each as long as its cells."""
    style, x, y, content = text.groups()
    place, parts = float(x), []
    for cells, run in groupby(unescape(content), cell_len):
        characters = "".join(run)
        length = cell_len(characters) * CELL
        if characters.strip("\N{NO-BREAK SPACE}"):
            parts.append(
                f'<text class="{style}{" wide" * (cells == WIDE)}" x="{place:g}" y="{y}" textLength="{length:g}">'
                f"{escape(characters)}</text>"
            )
        place += length
    return "".join(parts)


def page_of_word(folder: Path) -> None:
    """The first page of the 落实情况表 as LibreOffice lays it out."""
    opengov(folder, "export", "-o", "word.docx", "--progress")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "word.docx"], cwd=folder, check=True, capture_output=True
    )
    page = pypdfium2.PdfDocument(folder / "word.pdf")[0].render(scale=1)
    page.to_pil().convert("L").quantize(GREYS).save(HERE / "word.png", optimize=True)


if __name__ == "__main__":
    main()
