"""Many processes that write one plan at once: every note lands, and nobody is told that the file is in use.

Run it with ``python fuzz/writers.py [WRITERS] [NOTES]``; it prints the figures, and exits with 1 where a
note is missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"


def main(writers: int = 16, notes: int = 50) -> int:
    with TemporaryDirectory() as folder:
        path = Path(folder, "plan_2021.yaml")
        path.write_bytes(PLAN.read_bytes())
        environment = {**os.environ, "XDG_STATE_HOME": f"{folder}/state", "OPENGOV_PLAN": str(path)}

        def write(number: int) -> list[tuple[str, int, float, str]]:
            return [add_note(f"note {number}-{count}", environment) for count in range(notes)]

        began = time.monotonic()
        with ThreadPoolExecutor(writers) as pool:
            runs = [run for found in pool.map(write, range(writers)) for run in found]
        taken = time.monotonic() - began
        text = path.read_text(encoding="utf-8")
        left = sorted(found.name for found in Path(folder).iterdir() if found.name not in {"state", path.name})
    landed = sum(f"text: {note}\n" in text for note, *_rest in runs)
    seconds = sorted(run[2] for run in runs)
    print(f"{writers} processes with {notes} notes each in {taken:.0f} s: {landed} of {len(runs)} notes landed")
    print(f"exit codes: {dict(Counter(code for _note, code, *_rest in runs))}; left behind: {left}")
    print(f"seconds for one note: median {seconds[len(seconds) // 2]:.2f}, longest {seconds[-1]:.2f}")
    print(f"said that they wait: {sum('waiting for' in said for *_run, said in runs)}")
    for _note, code, _seconds, said in runs:
        if code:
            print(said, end="")
    return int(landed != writers * notes or bool(left))


def add_note(note: str, environment: dict[str, str]) -> tuple[str, int, float, str]:
    """The note, the exit code, the seconds and the talk of one ``opengov note``."""
    began = time.monotonic()
    command = [sys.executable, "-m", "opengov_cli", "note", "5", note]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=environment)
    return note, result.returncode, time.monotonic() - began, result.stderr


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
