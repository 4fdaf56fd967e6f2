"""How merges of random work come out: put in, renumbered, reworded, moved, deleted, commented, renamed, all at once.

Run it with ``python benchmarks/merging.py [CASES] [SECONDS]``.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date

from opengov_cli.file.gate import judge
from opengov_cli.file.text.layout import dump
from opengov_cli.git.merge.reconcile import How, reconcile
from opengov_cli.plan.model import Note, Plan, Status, Task, Unit

WORDS = "加大惠民惠农政策资金发放信息公开力度及时公布财政预决算乡村振兴食品安全监测审批服务指南解读回应关切平台建设"


def main(cases: int = 10_000, seconds: float = 3600) -> None:
    found: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for seed in range(cases):
        if time.monotonic() > end:
            break
        found["cases"] += 1
        found.update(outcome(seed))
    print(dict(found))


def outcome(seed: int) -> list[str]:
    """What became of one case, and what is wrong with it."""
    chance = random.Random(seed)  # noqa: S311
    base = Plan("方案", "局", 2021, units=(Unit("财务科"), Unit("办公室")))
    base = replace(base, tasks=tuple(_task(chance, number + 1) for number in range(chance.randint(2, 5))))
    sides = [_worked(chance, base) for _side in range(2)]
    texts = [_commented(chance, dump(plan)) for plan in sides]
    if not all(judge(text).plan for text in texts):
        return ["no plan to begin with"]
    result = reconcile(dump(base).encode(), texts[0].encode(), texts[1].encode())
    text = result.data.decode()
    notes = [[note.text for plan in (side,) for task in plan.tasks for note in task.notes] for side in (base, *sides)]
    said = [
        {task.requirement for task in plan.tasks} | set(found)
        for plan, found in zip((base, *sides), notes, strict=True)
    ]
    lost = [word for side in said[1:] for word in side - said[0] if word not in text]
    faults = [f"lost in {seed}"] if lost else []
    if result.clean and (judge(text).plan is None or "<<<<<<<" in text):
        faults.append(f"no plan in {seed}")
    if not result.clean and "<<<<<<<" not in text:
        faults.append(f"no markers in {seed}")
    kind = "clean" if result.clean else "conflict"
    return [kind if result.how is How.MEANING else f"{kind} by lines", *faults]


def _task(chance: random.Random, number: int) -> Task:
    return Task(number, chance.choice(("甲", "乙")), _words(chance), units=(chance.choice(("财务科", "办公室")),))


def _words(chance: random.Random) -> str:
    return "".join(chance.choice(WORDS) for _ in range(chance.randint(2, 20)))


def _worked(chance: random.Random, plan: Plan) -> Plan:
    tasks = [*plan.tasks]
    units = plan.units
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(tasks))
        match chance.choice(("note", "note", "status", "reword", "insert", "move", "delete", "unit")):
            case "note":
                note = Note(date(2021, chance.randint(1, 12), 1), _words(chance) + str(chance.random()))
                tasks[at] = replace(tasks[at], notes=(*tasks[at].notes, note))
            case "status":
                tasks[at] = replace(tasks[at], status=chance.choice((Status.DOING, Status.ONGOING)))
            case "reword":
                tasks[at] = replace(tasks[at], requirement=tasks[at].requirement + "，" + _words(chance))
            case "insert":
                tasks = [replace(task, id=task.id + 1) if task.id >= tasks[at].id else task for task in tasks]
                tasks.insert(at, _task(chance, tasks[at].id - 1))
            case "move":
                tasks.insert(chance.randrange(len(tasks)), tasks.pop(at))
            case "delete" if len(tasks) > 1:
                del tasks[at]
            case "unit" if units[0].name == "财务科":
                units = (Unit("财务处"), *units[1:])
                tasks = [
                    replace(task, units=tuple("财务处" if name == "财务科" else name for name in task.units))
                    for task in tasks
                ]
    return replace(plan, units=units, tasks=tuple(tasks))


def _commented(chance: random.Random, text: str) -> str:
    lines = text.splitlines()
    if chance.random() < 1 / 3:
        lines.insert(chance.randrange(len(lines)), f"# {_words(chance)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
