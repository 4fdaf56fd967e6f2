"""What the gate and an edit cost, as a multiple of PyYAML's own loading of the same text.

    python benchmarks/gate.py

The best of 5 runs of each on plans of 29, 290 and 2900 tasks: the multiples should hardly grow.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from opengov_cli.file.gate import judge
from opengov_cli.file.text.edit import Set, apply
from opengov_cli.file.text.layout import dump
from opengov_cli.file.text.tree import parse_tree

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def seconds(run: Callable[[], object]) -> float:
    taken = []
    for _round in range(5):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def enlarged(times: int) -> str:
    """The real plan so many times over, each task with a number and a text of its own."""
    plan = judge(PLAN.read_text(encoding="utf-8")).plan
    if plan is None:
        raise SystemExit("data/plan_2021.yaml has errors")
    tasks = tuple(
        replace(task, id=len(plan.tasks) * turn + task.id, requirement=f"{task.requirement}（{turn}）")
        for turn in range(times)
        for task in plan.tasks
    )
    return dump(replace(plan, tasks=tasks))


def main() -> None:
    for times in (1, 10, 100):
        text = enlarged(times)
        base = seconds(lambda text=text: yaml.load(text, Loader=LOADER))  # noqa: S506 - a safe loader
        runs: dict[str, Callable[[], object]] = {
            "tree.parse_tree": lambda text=text: parse_tree(text),
            "gate.judge": lambda text=text: judge(text),
            "edit.apply": lambda text=text: apply(text, [Set(("tasks", 0, "status"), "done")]),
        }
        print(f"{29 * times} tasks: yaml.load {base * 1000:.1f} ms")
        for name, run in runs.items():
            taken = seconds(run)
            print(f"  {name:14} {taken * 1000:8.1f} ms {taken / base:5.2f} x")


if __name__ == "__main__":
    main()
