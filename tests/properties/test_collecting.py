"""Whatever units fill into their ledgers is in the plan once: no note is lost, doubled or anybody else's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PLAN
from ledgers import SENT, TODAY
from ledgers import filled as filled_in
from ledgers import sent as sent_to
from opengov_cli.file.gate import judge
from opengov_cli.file.text.edit import apply
from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Note, Plan, Status
from opengov_cli.plan.text import clean
from opengov_cli.plan.units import Directory
from opengov_cli.round.ledger.collecting import Collection, Ledgers
from opengov_cli.round.ledger.entries import Entry, FilledLedger
from opengov_cli.round.ledger.fingerprint import fingerprint, read_rows, write_rows
from opengov_cli.round.ledger.reading import read_ledger
from opengov_cli.round.ledger.sheet import ledgers

WORDS = st.text("已公开预算决算（）：；\n ", min_size=1, max_size=8).map(str.strip).filter(bool)
LINKS = st.lists(st.sampled_from(["http://a.cn/1", "http://a.cn/2", "https://b.cn"]), max_size=2, unique=True)


@cache
def plan() -> Plan:
    """The real plan."""
    found = judge(PLAN.read_text("utf-8")).plan
    assert found
    return found


@cache
def sent() -> dict[str, FilledLedger]:
    """The ledgers of all units, as they come back empty."""
    return {
        ledger.unit: FilledLedger(ledger.unit, fingerprint(ledger), (), (), (), is_filled=False)
        for ledger in ledgers(plan(), SENT)
    }


@st.composite
def filled(draw: st.DrawFn) -> tuple[FilledLedger, ...]:
    """Ledgers in which some rows are filled, each in its own way."""
    files = []
    for unit in draw(st.lists(st.sampled_from(sorted(sent())), min_size=1, max_size=4, unique=True)):
        empty = sent()[unit]
        rows = draw(st.lists(st.sampled_from(sorted(empty.fingerprint.tasks)), max_size=4))
        entries = tuple(
            Entry(
                unit,
                task,
                empty.fingerprint.tasks[task],
                SENT,
                f"{unit}!A{row}",
                f"{unit}!H{row}",
                draw(st.none() | st.sampled_from([*Status])),
                draw(st.none() | st.dates(date(2021, 1, 1), TODAY)),
                draw(WORDS),
                draw(st.just("") | WORDS),
                draw(st.just("") | WORDS),
                tuple(draw(LINKS)),
                person=draw(st.sampled_from(["", "王芳"])),
            )
            for row, task in enumerate(rows, start=4)
        )
        files.append(replace(empty, entries=entries, is_filled=bool(entries)))
    return tuple(files)


def collected(before: Plan, files: tuple[FilledLedger, ...], today: date = TODAY) -> Collection:
    """What ledgers bring into a plan."""
    return Ledgers(files, today).on(before)


def words_of(note: Note) -> tuple[str, ...]:
    """What is left of a note when blanks and its links do not count."""
    day = note.date.isoformat()
    return (day, note.by, *("".join(text.split()) for text in (note.text, note.problem, note.next)))


@given(filled())
def test_every_filled_row_is_one_note_of_its_unit(files: tuple[FilledLedger, ...]) -> None:
    collection = collected(plan(), files)
    contrary = {doubt.place for doubt in collection.problems}
    directory = Directory(plan())
    for task in collection.plan.tasks:
        answers = directory.answers(task)
        units = {answer.unit for answer in answers if answer.role is answers[0].role}
        rows = [
            entry
            for file in files
            for entry in file.entries
            if entry.task == task.id and not any(entry.status_place in place.split(", ") for place in contrary)
        ]
        meant = {words_of(entry.note(TODAY, decides=units == {entry.unit})) for entry in rows}
        assert Counter(map(words_of, task.notes)) == Counter(meant)
        assert {link for entry in rows for link in entry.links} == {link for note in task.notes for link in note.links}


@given(filled())
def test_a_status_is_what_all_say_who_decide(files: tuple[FilledLedger, ...]) -> None:
    directory = Directory(plan())
    for task in collected(plan(), files).plan.tasks:
        answers = directory.answers(task)
        units = {answer.unit for answer in answers if answer.role is answers[0].role}
        said = {
            (entry.unit, entry.status)
            for file in files
            for entry in file.entries
            if entry.task == task.id and entry.unit in units and entry.status
        }
        statuses = {status for _unit, status in said}
        agreed = len(statuses) == 1 and {unit for unit, _status in said} == units
        assert task.status is (statuses.pop() if agreed else Status.TODO)


@given(filled(), st.dates(TODAY, date(2021, 12, 31)))
def test_collecting_twice_is_collecting_once(files: tuple[FilledLedger, ...], later: date) -> None:
    once = collected(plan(), files)
    twice = collected(once.plan, files, later)
    assert twice.plan == once.plan
    assert twice.edits == ()


@given(filled())
def test_the_edits_of_the_file_come_to_the_plan_that_is_shown(files: tuple[FilledLedger, ...]) -> None:
    collection = collected(plan(), files)
    assert judge(apply(dump(plan()), collection.edits)).plan == collection.plan


@given(filled())
def test_the_order_of_files_makes_no_difference(files: tuple[FilledLedger, ...]) -> None:
    there, back = collected(plan(), files), collected(plan(), files[::-1])
    for one, other in zip(there.plan.tasks, back.plan.tasks, strict=True):
        assert one.status is other.status
        assert Counter(map(words_of, one.notes)) == Counter(map(words_of, other.notes))


@given(filled())
def test_another_plan_takes_nothing(files: tuple[FilledLedger, ...]) -> None:
    other = replace(plan(), issuer="别的局")
    collection = collected(other, files)
    assert collection.plan == other
    assert len(collection.problems) == len(files)


@given(st.lists(st.lists(st.text(max_size=8) | st.integers().map(str), min_size=8, max_size=8), max_size=4))
def test_other_rows_are_no_fingerprint(rows: list[list[str]]) -> None:
    assert read_rows(rows) is None
    ours = [*write_rows(sent()["计划财务科"].fingerprint)]
    for row in rows:
        for place in range(len(ours)):
            read_rows([*ours[:place], row, *ours[place + 1 :]])


# What a clerk types or pastes; a text that begins with = is a formula.
TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=30).filter(
    lambda text: not text.startswith("=")
)


@settings(max_examples=10)
@given(
    st.dictionaries(
        st.sampled_from([4, 5, 6, 3, 29]), st.tuples(TYPED, TYPED, TYPED, st.dates(date(2021, 1, 1), TODAY))
    )
)
def test_what_is_typed_into_cells_is_what_is_read(rows: dict[int, tuple[str, str, str, date]]) -> None:
    headings = ("进展情况", "存在问题", "下一步措施", "日期")
    filling = {number: dict(zip(headings, cells, strict=True)) for number, cells in rows.items()}
    unit = "办公室（审批办）" if 29 in rows else "计划财务科"
    ours = sent()[unit].fingerprint.tasks
    filling = {number: cells for number, cells in filling.items() if number in ours}
    found = read_ledger(Path("a.xlsx"), filled_in(sent_to(plan(), unit), filling), TODAY)
    assert found.problems == ()
    expected = {
        number: (*(clean(text).strip() for text in cells[:3]), cells[3])
        for number, cells in rows.items()
        if number in ours and any(clean(text) for text in cells[:3])
    }
    assert {entry.task: (entry.text, entry.problem, entry.next, entry.day) for entry in found.entries} == expected


def test_a_fingerprint_comes_back_as_it_was() -> None:
    for file in sent().values():
        assert read_rows([*write_rows(file.fingerprint)]) == file.fingerprint
