"""Laws of merging: nothing that a side wrote is dropped, nothing that nobody wrote appears."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from clerks import one_side
from opengov_cli.file.format import format_text
from opengov_cli.file.gate import judge
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.edit import Edit, Insert, Remove, Set, apply
from opengov_cli.file.text.emit import Value
from opengov_cli.file.text.layout import part_fields
from opengov_cli.file.text.order import reordered
from opengov_cli.file.text.tree import KeyPath
from opengov_cli.git.merge.reconcile import How, reconcile
from opengov_cli.git.merge.three_way import Merged, NotByMeaning, merge
from opengov_cli.plan.changes import compare, pair_tasks
from opengov_cli.plan.model import Note, Plan, Status, Task
from styles import UNITS, WORDS, Draw, files

DAYS = st.sampled_from([date(2021, 6, 1), date(2021, 6, 30), date(2021, 7, 1)])


@st.composite
def changes(draw: Draw, text: str) -> str:
    """The text after some work of one clerk: progress, texts mended by hand, tasks added and removed."""
    for _ in range(draw(st.integers(0, 4))):
        plan = _plan(text)
        kind = draw(st.sampled_from(["edit"] * 8 + ["order", "comments", "layout"]))
        if kind == "order":
            text = draw(_another_order(text, plan))
        elif kind == "comments":
            text = draw(_other_comments(text))
        elif kind == "layout":
            text = format_text(text)
        elif plan.tasks:
            text = apply(text, draw(_edits(plan)))
        assume(judge(text).plan)
    return text


@st.composite
def _another_order(draw: Draw, text: str, plan: Plan) -> str:
    """The text with its tasks, or the notes of one, in another order."""
    lists: list[tuple[KeyPath, int]] = [(("tasks",), len(plan.tasks))]
    lists += [(("tasks", index, "notes"), len(task.notes)) for index, task in enumerate(plan.tasks) if task.notes]
    path, count = draw(st.sampled_from(lists))
    return reordered(text, {path: draw(st.permutations(range(count)))})


@st.composite
def _other_comments(draw: Draw, text: str) -> str:
    """The text with a comment of its own line more, less, or in other words."""
    lines = text.splitlines(keepends=True)
    index = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(["more", "less", "other"]))
    changed = [*lines]
    if kind == "more":
        changed.insert(index, f"{' ' * draw(st.integers(0, 6))}# {draw(st.sampled_from('甲乙丙丁'))}\n")
    elif commented := [number for number, line in enumerate(lines) if line.lstrip().startswith("#")]:
        number = draw(st.sampled_from(commented))
        changed[number] = "" if kind == "less" else lines[number].rstrip("\r\n") + "改\n"
    after = "".join(changed)
    # A comment may not stand inside a block text or a quoted one.
    return after if judge(after).plan == judge(text).plan else text


@st.composite
def _edits(draw: Draw, plan: Plan) -> list[Edit]:
    index = draw(st.integers(0, len(plan.tasks) - 1))
    task, path = plan.tasks[index], ("tasks", index)
    number = max(task.id for task in plan.tasks) + draw(st.integers(1, 2))
    note = Note(draw(DAYS), draw(WORDS), draw(st.sampled_from(UNITS)))
    kinds: list[list[Edit]] = [
        [*ProgressRecord(draw(DAYS), draw(st.sampled_from(Status))).edits(plan, [task])],
        [*ProgressRecord(note.date, None, note).edits(plan, [task])],
        [Set((*path, "requirement"), draw(WORDS) + str(task.id))],
        [Set((*path, "requirement"), f"{task.requirement}，{draw(WORDS)}")] if "\n" not in task.requirement else [],
        [Set((*path, "extra"), {"备注": draw(WORDS)})],
        draw(_renamed_unit(plan)),
        draw(_keys(path)),
        [Remove((*path, "notes", index)) for index in range(draw(st.integers(0, len(task.notes))))],
        draw(_mended_notes(path, task)),
        [Insert(("tasks",), index, [_new_task(number, draw(WORDS))])],
        [
            Insert(("tasks",), index, [_new_task(task.id, draw(WORDS))]),
            *(Set(("tasks", at, "id"), plan.tasks[at].id + 1) for at in range(index, len(plan.tasks))),
            *([Set((*path, "requirement"), f"{task.requirement}，{draw(WORDS)}")] if draw(st.booleans()) else []),
        ],
        [Remove(path)] if len(plan.tasks) > 1 else [],
    ]
    chosen: list[Edit] = draw(st.sampled_from(kinds))
    return chosen


@st.composite
def _renamed_unit(draw: Draw, plan: Plan) -> list[Edit]:
    """A unit of another name, in the list and wherever tasks name it."""
    number = draw(st.integers(0, len(plan.units) - 1))
    old, new = plan.units[number].name, draw(st.sampled_from(["综合科", "审批处"]))
    if new in {unit.name for unit in plan.units}:
        return []
    edits: list[Edit] = [Set(("units", number, "name"), new)]
    for index, task in enumerate(plan.tasks):
        for key in ("lead", "units"):
            names = getattr(task, key)
            if old in names:
                edits.append(Set(("tasks", index, key), tuple(new if name == old else name for name in names)))
    return edits


@st.composite
def _keys(draw: Draw, path: KeyPath) -> list[Edit]:
    """Several keys of a task that are set or taken away at once."""
    what = draw(st.dictionaries(st.sampled_from(["number", "duty", "clause", "deadline", "extra"]), st.booleans()))
    status = [Set((*path, "status"), draw(st.sampled_from(["todo", "doing"])))] if draw(st.booleans()) else []
    keys = [Set((*path, key), draw(WORDS)) for key, stays in what.items() if stays and key != "extra"]
    return [*keys, *status, *(Remove((*path, key)) for key, stays in what.items() if not stays)]


@st.composite
def _mended_notes(draw: Draw, path: KeyPath, task: Task) -> list[Edit]:
    """Notes of which one has other words, or stands twice."""
    if not task.notes:
        return []
    index = draw(st.integers(0, len(task.notes) - 1))
    note = task.notes[index]
    if draw(st.booleans()):
        return [Insert((*path, "notes"), index, [part_fields(note)])]
    mended = replace(note, text=draw(WORDS))
    return [Remove((*path, "notes", index)), Insert((*path, "notes"), index + 1, [part_fields(mended)])]


def _new_task(number: int, words: str) -> dict[str, Value]:
    return {"id": number, "category": "新", "requirement": f"{words}{number}", "units": [UNITS[0]]}


@st.composite
def versions(draw: Draw) -> tuple[str, str, str]:
    """A base and what two clerks made of it."""
    base = draw(files())
    return base, draw(changes(base)), draw(changes(base))


def _merged(base: str, ours: str, theirs: str) -> Merged:
    """The three merged, unless it has to be done by lines: then that is what the law of failures looks at."""
    try:
        return merge(base, ours, theirs)
    except NotByMeaning:
        reject()


@cache
def _plan(text: str) -> Plan:
    plan = judge(text).plan
    assert plan is not None
    return plan


def _notes(plan: Plan) -> Counter[tuple[int, Note]]:
    return Counter((task.id, note) for task in plan.tasks for note in task.notes)


def _without_order(plan: Plan) -> Plan:
    """What both put in at one place may stand in either order, after whose work came first."""
    tasks = [replace(task, notes=tuple(sorted(task.notes, key=repr))) for task in plan.tasks]
    return replace(plan, tasks=tuple(sorted(tasks, key=lambda task: task.id)))


@given(files().flatmap(lambda base: st.tuples(st.just(base), changes(base))))
def test_what_one_side_alone_changed_is_taken(pair: tuple[str, str]) -> None:
    base, changed = pair
    assert merge(base, changed, base).text == changed
    assert merge(base, changed, changed).text == changed
    merged = merge(base, base, changed)
    assert merged.clean
    assert not compare(_without_order(_plan(merged.text)), _without_order(_plan(changed)))


@given(versions())
def test_fields_are_whose_who_changed_them(texts: tuple[str, str, str]) -> None:
    merged = _merged(*texts)
    assume(merged.clean)
    base, ours, theirs, result = (_by_number(_plan(text)) for text in (*texts, merged.text))
    for number in base.keys() & ours.keys() & theirs.keys() & result.keys() - _renumbered(*texts):
        for name in ("requirement", "status", "completed", "deadline", "units"):
            old, own, their, now = (getattr(tasks[number], name) for tasks in (base, ours, theirs, result))
            assert now == (their if own == old else own)


@given(versions())
def test_every_note_that_a_side_wrote_is_there_once(texts: tuple[str, str, str]) -> None:
    merged = _merged(*texts)
    assume(merged.clean)
    base, ours, theirs = (_by_number(_plan(text)) for text in texts)
    result = _by_number(_plan(merged.text))
    for number in result.keys() - _renumbered(*texts) - _replaced(*texts):
        old, own, their = (Counter(tasks[number].notes if number in tasks else ()) for tasks in (base, ours, theirs))
        written = (own - old) | (their - old)
        # What both took away is gone once.
        kept = old - ((old - own) | (old - their))
        assert Counter(result[number].notes) == kept + written


@given(versions())
def test_the_other_way_round_gives_the_same_plan(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    one, other = _merged(base, ours, theirs), _merged(base, theirs, ours)
    assert one.clean == other.clean
    if one.clean:
        assert not compare(_without_order(_plan(one.text)), _without_order(_plan(other.text)))


@given(versions())
def test_either_side_of_a_conflict_is_a_plan(texts: tuple[str, str, str]) -> None:
    merged = _merged(*texts)
    if not (merged.contests or merged.clean):
        return
    # Numbers that both gave to different tasks are for people to mend.
    assume(not _renumbered(*texts))
    both: Counter[Any] = Counter()
    for side in (0, 1):
        verdict = judge(one_side(merged.text, side))
        # A unit that one side renamed and the other names is there on one side of the conflict only.
        if {problem.code for problem in verdict.problems if problem.is_error} <= {"unknown-unit"} and not verdict.plan:
            return
        assert verdict.plan, verdict.problems
        both |= _notes(verdict.plan)
    written = _notes(_plan(texts[1])) - _notes(_plan(texts[0]))
    assert not written - both


def _renumbered(base: str, *sides: str) -> set[int]:
    """The numbers that mean another task on one of the sides than in base."""
    return {
        number
        for side in sides
        for old, task in pair_tasks(_plan(base).tasks, _plan(side).tasks)
        if old and task and old.id != task.id
        for number in (old.id, task.id)
    }


def _replaced(base: str, *sides: str) -> set[int]:
    """The numbers under which a side has a task so unlike that of base that it is a new one, with notes of its own."""
    return {
        task.id
        for side in sides
        for old, task in pair_tasks(_plan(base).tasks, _plan(side).tasks)
        if task and not old and _plan(base).find(task.id)
    }


def _by_number(plan: Plan) -> dict[int, Task]:
    return {task.id: task for task in plan.tasks}


@given(versions(), st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(0, 6)), max_size=4))
def test_every_comment_of_either_side_stays(texts: tuple[str, str, str], remarks: list[tuple[bool, int, int]]) -> None:
    base, *sides = texts
    for number, (which, line, indent) in enumerate(remarks):
        lines = sides[which].splitlines(keepends=True)
        lines.insert(line % len(lines), f"{' ' * indent}# 备注{number}\n")
        commented = "".join(lines)
        # A comment may not stand inside a block text or a quoted one.
        if judge(commented).plan == judge(sides[which]).plan:
            sides[which] = commented
    merged = _merged(base, *sides)
    for number in range(len(remarks)):
        written = any(f"# 备注{number}" in side for side in sides)
        assert (f"# 备注{number}" in merged.text) is written
    if merged.clean:
        assert _without_order(_plan(merged.text)) == _without_order(_plan(_merged(*texts).text))


@given(versions())
def test_whatever_comes_out_nothing_that_a_side_wrote_is_lost(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = texts
    result = reconcile(base.encode(), ours.encode(), theirs.encode())
    found = result.data.decode()
    assert result.clean is (judge(found).plan is not None)
    if result.how is How.DOUBTFUL and not result.clean:
        assert "<<<<<<< " in found
    for side in (ours, theirs):
        for text in _words(_plan(side)) - _words(_plan(base)):
            assert text in found
    for old, side in ((ours, theirs), (theirs, ours)):
        if old == base:
            assert _without_order(_plan(found)) == _without_order(_plan(side))


def _words(plan: Plan) -> set[str]:
    """The words of requirements and notes that stand in the file as they are, whatever the quotes."""
    words = {task.requirement for task in plan.tasks} | {note.text for task in plan.tasks for note in task.notes}
    return {text for text in words if text and not set(text) & set("\n'\"\\")}
