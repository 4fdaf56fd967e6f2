"""Laws of editing: the data change as meant, and every other byte stays where it was."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import takewhile

from hypothesis import assume, given
from hypothesis import strategies as st

from opengov_cli.file.gate import judge
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.edit import Append, Edit, Insert, Remove, Set, apply
from opengov_cli.file.text.emit import Value
from opengov_cli.file.text.tree import KeyPath, data_of, find_node, parse_tree
from opengov_cli.plan.model import Plan, Status
from styles import STEPS, WORDS, Draw, files, notes


def _plan(text: str) -> Plan:
    verdict = judge(text)
    assert verdict.plan is not None, verdict.problems
    return verdict.plan


def _plain(value: Value) -> object:
    """A value as the reading of the file gives it: texts, lists and dictionaries."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else str(value)


def _edited(found: object, edits: list[Edit]) -> object:
    """The same edits made on the data: what editing the text must come to."""
    for edit in edits:
        target = found
        for step in edit.path[:-1]:
            target = target[step]  # type: ignore[index]
        assert isinstance(target, dict)
        key = edit.path[-1]
        match edit:
            case Set():
                target[key] = _plain(edit.value)
            case Append():
                target[key] = [*(target.get(key) or []), _plain(edit.item)]
            case Remove():
                target.pop(key, None)
    return found


def _filled(found: object) -> object:
    """The data without the keys behind which nothing stands: they mean the same as no key."""
    if isinstance(found, dict):
        filled = {key: _filled(part) for key, part in found.items()}
        return {key: part for key, part in filled.items() if part not in (None, [], {})}
    return [_filled(part) for part in found] if isinstance(found, list) else found


KEYS = ("category", "requirement", "number", "units", "duty", "clause", "deadline", "extra", "status", "completed")


@st.composite
def several(draw: Draw, plan: Plan) -> list[Edit]:
    """Edits of one call, no two of one place: keys, notes and tasks that are set, put in and taken away."""
    edits: list[Edit] = []
    removed = draw(st.sets(st.integers(0, len(plan.tasks) - 1), max_size=2))
    for index, task in enumerate(plan.tasks):
        path = ("tasks", index)
        if index in removed:
            edits.append(Remove(path))
            continue
        for key, what in draw(st.dictionaries(st.sampled_from(KEYS), st.sampled_from("-+"))).items():
            value: dict[str, Value] = {
                "units": draw(st.lists(WORDS, min_size=1, max_size=2)),
                "extra": {draw(WORDS): draw(WORDS)},
            }
            edits.append(Remove((*path, key)) if what == "-" else Set((*path, key), value.get(key) or draw(WORDS)))
        count = len(task.notes)
        gone = draw(st.sets(st.integers(0, count - 1))) if count else ()
        edits += [Remove((*path, "notes", number)) for number in gone]
        at = st.integers(0, count + 1)
        edits += [Insert((*path, "notes"), draw(at), draw(st.lists(notes(), min_size=1, max_size=2))) for _ in range(2)]
    new = [{"id": 90 + number, "category": draw(WORDS)} for number in range(draw(st.integers(0, 3)))]
    edits += [Insert(("tasks",), draw(st.integers(0, len(plan.tasks))), [task]) for task in new]
    shuffled: list[Edit] = draw(st.permutations(edits))
    return shuffled


def _edited_at_once(found: object, edits: list[Edit], path: KeyPath = ()) -> object:
    """The data as all edits of one call leave them, by the paths that they had before."""
    gone = {edit.path[-1] for edit in edits if isinstance(edit, Remove) and edit.path[:-1] == path}
    put = [edit for edit in edits if isinstance(edit, Set) and edit.path[:-1] == path]
    if isinstance(found, dict):
        items = [edit.path[-1] for edit in edits if isinstance(edit, Insert) and edit.path[:-1] == path]
        after = (
            {key: found.get(key) or [] for key in items} | found | {edit.path[-1]: _plain(edit.value) for edit in put}
        )
        return {key: _edited_at_once(part, edits, (*path, key)) for key, part in after.items() if key not in gone}
    inserts = [edit for edit in edits if isinstance(edit, Insert) and edit.path == path]
    if not (isinstance(found, list) or inserts):
        return found
    result: list[object] = []
    items = found if isinstance(found, list) else []
    for index in range(len(items) + 1):
        for edit in inserts:
            if min(edit.index, len(items)) == index:
                result += [_plain(item) for item in edit.items]
        if index < len(items) and index not in gone:
            result.append(_edited_at_once(items[index], edits, (*path, index)))
    return result


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@given(files(), STEPS)
def test_editing_the_text_is_editing_the_data(text: str, steps: list[tuple[int, ProgressRecord]]) -> None:
    for number, progress in steps:
        plan = _plan(text)
        task = plan.find(number)
        if task is None:
            continue
        edits = list(progress.edits(plan, [task]))
        before = data_of(parse_tree(text).root)
        text = apply(text, edits)
        assert _filled(data_of(parse_tree(text).root)) == _filled(_edited(before, edits))
        _plan(text)


@given(st.data())
def test_several_edits_of_one_call_are_what_each_of_them_means(drawing: st.DataObject) -> None:
    text = drawing.draw(files())
    edits = drawing.draw(several(_plan(text)))
    before = data_of(parse_tree(text).root)
    after = parse_tree(apply(text, edits))
    assert not after.problems
    assert _filled(data_of(after.root)) == _filled(_edited_at_once(before, edits))


@given(files(), notes())
def test_a_note_only_adds_characters(text: str, note: dict[str, Value]) -> None:
    root = parse_tree(text).root
    # The brackets or the tilde of an empty list give way to the list: a line that changes.
    assume(find_node(root, ("tasks", 0, "notes")) is None or data_of(find_node(root, ("tasks", 0, "notes"))))
    after = apply(text, [Append(("tasks", 0, "notes"), note)])
    assert _alike(text, after) + _alike(text[::-1], after[::-1]) >= len(text)


@given(files(), st.sampled_from(Status))
def test_a_status_changes_nothing_but_itself_and_its_date(text: str, status: Status) -> None:
    plan = _plan(text)
    progress = ProgressRecord(date(2021, 6, 30), status)
    after = apply(text, progress.edits(plan, plan.tasks[:1]))
    old, new = Counter(text.splitlines()), Counter(after.splitlines())
    # A date that goes may take its key and the dash before it along.
    assert (old - new).total() <= (4 if "completed" in text else 1)
    assert (new - old).total() <= 2


@given(files())
def test_going_forth_and_back_gives_the_same_bytes(text: str) -> None:
    def moved(text: str, status: Status) -> str:
        plan = _plan(text)
        return apply(text, ProgressRecord(date(2021, 6, 30), status).edits(plan, plan.tasks[:1]))

    begun = moved(text, Status.DOING)
    assume("completed" not in begun)
    assert moved(moved(begun, Status.DONE), Status.DOING) == begun
