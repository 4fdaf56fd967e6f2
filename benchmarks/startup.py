"""How long a whole command takes, as a multiple of a Python that does nothing.

    python benchmarks/startup.py

Medians of 15 runs of each, taken in turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"
ROUNDS = 15
OPENGOV = ["-m", "opengov_cli", "--plan", str(PLAN)]
RUNS = {
    "python, nothing": ["-c", "pass"],
    "import typer": ["-c", "import typer"],
    "opengov --help": [*OPENGOV, "--help"],
    "opengov list": [*OPENGOV, "list"],
    "opengov list --format json": [*OPENGOV, "list", "--format", "json"],
    "opengov done 4 --dry-run": [*OPENGOV, "done", "4", "--dry-run"],
}


def seconds(arguments: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    rounds = [{name: seconds(arguments) for name, arguments in RUNS.items()} for _round in range(ROUNDS)]
    medians = {name: median(taken[name] for taken in rounds) for name in RUNS}
    base = medians["python, nothing"]
    for name, taken in medians.items():
        print(f"{name:28} {taken * 1000:6.0f} ms {taken / base:6.1f} x")


if __name__ == "__main__":
    main()
