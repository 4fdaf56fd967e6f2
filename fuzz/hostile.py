"""How long ``opengov check`` and ``opengov import`` take over hostile files, and how much memory: one line for each.

    python fuzz/hostile.py [NAME]…

Every file should be refused, or read, in under 3 seconds of processor time and 400 MB. Nothing is asserted: machines
differ. The small versions of these files are tests.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

GIVEN_UP = 60
MOST_MEMORY = 4_000_000_000
HEAD = "title: 方案\nissuer: 某局\nyear: 2021\nunits:\n  - name: 办公室\n"
SHEET = "xl/worksheets/sheet1.xml"


def tasks(count: int, line: str, number: Callable[[int], object] = lambda index: index + 1) -> str:
    """A plan of so many tasks that all have one more line."""
    return (
        HEAD
        + "tasks:\n"
        + "".join(
            f"  - id: {number(index)}\n    category: 分类\n    requirement: 要求{index}\n    {line}\n"
            for index in range(count)
        )
    )


def fifo(path: Path) -> None:
    os.mkfifo(path)


def zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def text(content: Callable[[], str]) -> Callable[[Path], None]:
    return lambda path: path.write_text(content(), encoding="utf-8", newline="") and None


def cut(content: str) -> str:
    """As much of a text as a plan may have."""
    return content[:5_990_000].rpartition("\n")[0] + "\n"


def large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(20_000_000_000)


def workbook(cell: str = "", merged: str = "", repeated: int = 0) -> Callable[[Path], None]:
    """A small plan as a workbook, with one stray cell, one merged range, or many of them."""

    def make(path: Path) -> None:
        from openpyxl import Workbook  # the measuring process stays small, since its size would count

        book = Workbook()
        sheet = book.active
        for row in (
            ["序号", "工作任务", "具体要求", "落实单位"],
            *([n, "分类", f"要求{n}", "办公室"] for n in range(1, 6)),
        ):
            sheet.append(row)
        if cell:
            sheet[cell] = "x"
        book.save(path)
        ranges = [merged] * bool(merged) + [f"A{row}:XFD{row}" for row in range(7, 7 + repeated)]
        if ranges:
            found = "".join(f'<mergeCell ref="{area}"/>' for area in ranges)
            rewritten(path, lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{found}</mergeCells>"))

    return make


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    """Give the first sheet of a workbook another XML."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = change(parts[SHEET].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


CHECKED: dict[str, Callable[[Path], None]] = {
    "fifo": fifo,
    "link to /dev/zero": zero,
    "20 GB of nothing": large,
    "200,000 anchors": text(lambda: "title: 方案\ntasks:\n" + "".join(f"- &a{n} x\n" for n in range(200_000))),
    "100,000 warnings": text(lambda: cut(tasks(100_000, "status: todo"))),
    "100,000 errors": text(lambda: cut(tasks(100_000, "statsu: x"))),
    "100,000 bad dates": text(lambda: cut(tasks(100_000, "due: x"))),
    "100,000 unknown units": text(lambda: cut(tasks(100_000, "units: [办公式]"))),
    "100,000 tasks of one number": text(lambda: cut(tasks(100_000, "units: [办公室]", lambda _index: 1))),
    "300,000 flow items, duplicate ids": text(lambda: HEAD + "tasks: [" + "{id: 1}, " * 300_000 + "]\n"),
    "300,000 keys, one name": text(lambda: "".join(f"a: {n}\n" for n in range(300_000))),
    "200,000 keys, all different": text(lambda: "".join(f"k{n}: {n}\n" for n in range(200_000))),
    "900,000 comment lines": text(lambda: HEAD + "# x\n" * 900_000),
    "1,300,000 empty flow items": text(lambda: "tasks: [" + "[]," * 1_300_000 + "]\n"),
    "3,000,000 scalars": text(lambda: "tasks: [" + "x," * 2_990_000 + "]\n"),
    "2,000 levels of indentation": text(lambda: "".join(" " * n + "a:\n" for n in range(2_000))),
    "2,000 dashes in a line": text(lambda: "- " * 2_990_000 + "\n"),
    "3,000,000 brackets": text(lambda: "title: " + "[" * 2_990_000 + "\n"),
    "a line of 100 MB": text(lambda: "title: " + "x" * 100_000_000 + "\n"),
    "a line of 5,9 MB": text(lambda: "title: " + "x" * 5_900_000 + "\n"),
    "a line of blanks": text(lambda: "title: x" + " " * 5_900_000 + "#\n"),
    "a line of quotes": text(lambda: "title: '" + "''" * 2_900_000 + "\n"),
    "2,000,000 CR": text(lambda: "title: x\r" * 400_000),
    "NEL": text(lambda: "title: x\x85" * 400_000),
    "1,900,000 tabs": text(lambda: "\tx\n" * 1_300_000),
    "conflict markers": text(lambda: "<<<<<<< a\n" * 390_000),
    "full-width colons": text(lambda: "title：x\n" * 400_000),
    "controls": text(lambda: "a\x01\n" * 1_300_000),
    "long text, every line a key": text(lambda: "title: |\n" + "  title: x\n" * 390_000),
    "quoted text over lines": text(lambda: "title: '" + "公\n  " * 1_190_000 + "'\n"),
    "80,000 units in one circle": text(
        lambda: (
            "title: 方案\nissuer: 某局\nyear: 2021\nunits:\n"
            + "".join(f"  - {{name: u{n}, group: u{(n + 1) % 80_000}}}\n" for n in range(80_000))
        )
    ),
    "aliases of 80,000 units": text(
        lambda: (
            "title: 方案\nissuer: 某局\nyear: 2021\nunits:\n"
            + "".join(f"  - {{name: u{n}, aliases: [a]}}\n" for n in range(80_000))
        )
    ),
    "one text 100,000 times": text(
        lambda: cut(
            HEAD
            + "tasks:\n"
            + "".join(f"  - {{id: {n + 1}, category: c, requirement: r, units: [办公室]}}\n" for n in range(100_000))
        )
    ),
}
UNITS = "title: 方案\nissuer: 某局\nyear: 2021\nunits:\n"
# As large as the gate still reads.
CHECKED |= {
    "9,500 warnings": text(lambda: tasks(9_500, "status: todo")),
    "9,500 unknown keys": text(lambda: tasks(9_500, "statsu: x")),
    "9,500 bad dates": text(lambda: tasks(9_500, "due: x")),
    "8,000 unknown units": text(lambda: tasks(8_000, "units: [办公式]")),
    "8,000 tasks of one number": text(lambda: tasks(8_000, "units: [办公室]", lambda _index: 1)),
    "40,000 done tasks in one line each": text(
        lambda: (
            HEAD + "tasks:\n" + "".join(f"- {{id: {n}, status: done, completed: 2020-01-01}}\n" for n in range(40_000))
        )
    ),
    "190,000 anchors": text(lambda: "title: 方案\ntasks:\n" + "".join(f"- &a{n} x\n" for n in range(190_000))),
    "190,000 units that are numbers": text(lambda: HEAD + "every_task: [" + "x, " * 190_000 + "]\n"),
    "190,000 unlike unknown units": text(
        lambda: HEAD + "every_task: [" + "".join(f"办公{n}, " for n in range(190_000)) + "]\n"
    ),
    "140,000 flow items, duplicate ids": text(lambda: HEAD + "tasks: [" + "{id: 1}, " * 140_000 + "]\n"),
    "190,000 empty flow items": text(lambda: HEAD + "tasks: [" + "{}, " * 190_000 + "]\n"),
    "180,000 keys of one name": text(lambda: "".join(f"a: {n}\n" for n in range(180_000))),
    "180,000 different keys": text(lambda: HEAD + "".join(f"k{n}: {n}\n" for n in range(180_000))),
    "180,000 keys of ten letters": text(lambda: HEAD + "".join(f"statuse{n}: {n}\n" for n in range(180_000))),
    "190,000 comment lines": text(lambda: HEAD + "# x\n" * 190_000),
    "2,000 tasks of 20 comments": text(lambda: HEAD + "tasks:\n" + "# x\n" * 190_000),
    "190,000 tabs": text(lambda: "".join("\t" * (n % 9) + f"x{n}: a\n" for n in range(190_000))),
    "190,000 conflict markers": text(lambda: "<<<<<<< a\n" * 190_000),
    "190,000 full-width colons": text(lambda: "title：x\n" * 190_000),
    "190,000 controls": text(lambda: "a\x01\n" * 190_000),
    "a text of 190,000 keys": text(lambda: "title: |\n" + "  title: x\n" * 190_000),
    "a quoted text of 190,000 lines": text(lambda: "title: '" + "公\n  " * 190_000 + "'\n"),
    "a quoted text of 190,000 empty lines": text(lambda: "title: '" + "\n" * 190_000 + "'\n"),
    "a line of blanks before a key": text(lambda: " " * 5_900_000 + "title: x\n"),
    "a line of dashes behind a text": text(lambda: "title: x\n" + "- " * 2_900_000 + "\n"),
    "a line of colons": text(lambda: "title: " + ": " * 2_900_000 + "\n"),
    "48,000 units in one circle": text(
        lambda: UNITS + "".join(f"  - {{name: u{n}, group: u{(n + 1) % 48_000}}}\n" for n in range(48_000))
    ),
    "48,000 units in a chain": text(
        lambda: UNITS + "".join(f"  - {{name: u{n}, group: u{n + 1}}}\n" for n in range(48_000))
    ),
    "48,000 units of one alias": text(
        lambda: UNITS + "".join(f"  - {{name: u{n}, aliases: [a]}}\n" for n in range(48_000))
    ),
    "30,000 units, 180,000 unknown": text(
        lambda: (
            UNITS
            + "".join(f"  - name: 办公室第{n}\n" for n in range(30_000))
            + "every_task: ["
            + "".join(f"办公室{n}, " for n in range(180_000))
            + "]\n"
        )
    ),
    "a long name in 30,000 sentences": text(
        lambda: (
            UNITS
            + f"  - name: {'长' * 1_000_000}\n    aliases: ["
            + "a, " * 140_000
            + "]\n  - name: a\n    aliases: ["
            + "长" * 1_000_000
            + "]\n"
        )
    ),
}
IMPORTED: dict[str, Callable[[Path], None]] = {
    "a cell at A1048576": workbook("A1048576"),
    "a cell at XFD1048576": workbook("XFD1048576"),
    "A7:XFD1048576 merged": workbook(merged="A7:XFD1048576"),
    "A1:XFD1048576 merged": workbook(merged="A1:XFD1048576"),
    "50,000 rows merged": workbook(repeated=50_000),
}


def measured(command: list[str]) -> tuple[str, float, float, str]:
    """The exit code, the seconds, the MB and the last sentence of a command."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))

    with tempfile.TemporaryFile() as out:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=out, preexec_fn=bounded)  # noqa: PLW1509 - one thread
        while not (waited := os.wait4(process.pid, os.WNOHANG))[0]:
            if time.monotonic() - begun > 10 * GIVEN_UP or (
                time.monotonic() - begun > GIVEN_UP / 3 and idle(process.pid)
            ):
                process.kill()
            time.sleep(0.01)
        _pid, status, usage = waited
        process.returncode = 0
        size = out.tell()
        out.seek(max(out.seek(0, 2) - 400, 0))
        said = out.read().decode(errors="replace").strip().split("\n")
    return (
        str(os.waitstatus_to_exitcode(status)),
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1000,
        f"{size} {said[0][:110] if len(said) < 3 else said[-1][:110]}",
    )


def made_apart(make: Callable[[Path], None], path: Path) -> None:
    """Make a file in another process: what ours needs at most would count for those that it starts."""
    pid = os.fork()
    if not pid:
        make(path)
        os._exit(0)
    os.waitpid(pid, 0)


def idle(pid: int) -> bool:
    """Whether a process has hardly used the processor: it waits for something that never comes."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) < 0.7 * os.sysconf("SC_CLK_TCK")


def main() -> None:
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, make) in enumerate((*CHECKED.items(), *IMPORTED.items())):
            if wanted and not any(word in name for word in wanted):
                continue
            path = Path(folder, f"{number}.yaml" if name in CHECKED else f"{number}.xlsx")
            made_apart(make, path)
            words = (
                ["check", str(path)]
                if name in CHECKED
                else ["import", str(path), "--dry-run", "--issuer", "x", "--year", "2021"]
            )
            code, seconds, memory, said = measured([sys.executable, "-m", "opengov_cli", *words])
            print(f"{name:34} exit {code:>4} {seconds:7.2f} s {memory:7.0f} MB  {said}", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
