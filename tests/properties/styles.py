"""Plan files as people write them: the same kind of plan in any legal style of YAML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.emit import Value, entry, flow, item, scalar
from opengov_cli.plan.model import Note, Status

WORDS = (
    st.text("公开预算决算政策解读，。、；（）《》“”：#: -'\"[]{}&*!|>%@`a1𠮷😀", min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
UNITS = ("办公室（审批办）", "计划财务科", "海洋综合执法支队")
HEAD = "title: 方案\nissuer: 局\nyear: 2021\nunits:\n"
COMMENTS = ("# 注释", "  # 缩进的注释", "      # 更深的注释", "")

# Progress recorded one after another: each for the task with a number.
STEPS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.builds(
            ProgressRecord,
            st.just(date(2021, 6, 30)),
            st.sampled_from([*Status, None]),
            st.one_of(
                st.none(), st.builds(Note, st.just(date(2021, 6, 30)), st.sampled_from(["已公布", "第一行\n第二行"]))
            ),
        ),
    ),
    max_size=6,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def notes(draw: Draw) -> dict[str, Value]:
    """A note as the file holds it."""
    note: dict[str, Value] = {"date": draw(st.dates().filter(lambda day: day.year > 1000))}
    if draw(st.booleans()):
        note["by"] = draw(st.sampled_from(UNITS))
    note["text"] = draw(st.lists(WORDS, min_size=1, max_size=2).map("\n".join))
    return note


@st.composite
def files(draw: Draw) -> str:
    """The text of a valid plan file in a style that somebody may like."""
    dash = draw(st.sampled_from([0, 2]))
    lines = [HEAD.rstrip("\n"), *(line for name in UNITS for line in item({"name": name}, dash))]
    tasks = [draw(_pairs(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]
    if draw(st.sampled_from([False, False, False, True])):
        lines += _flow_tasks(draw, tasks)
        tasks = []
    else:
        lines.append("tasks:")
    for pairs in tasks:
        lines += _flow_task(draw, pairs, dash) if draw(st.booleans()) else _block_task(draw, pairs, dash)
        lines += draw(st.lists(st.sampled_from(COMMENTS[:2]), max_size=2))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines += draw(st.sampled_from([[], [""]]))
    return str(newline.join(lines))


@st.composite
def _pairs(draw: Draw, number: int) -> list[tuple[str, Value | None]]:
    """The keys of a task in any order, optional ones now and then missing or empty."""
    pairs: list[tuple[str, Value | None]] = [
        ("id", number),
        ("category", draw(WORDS)),
        ("requirement", draw(WORDS) + str(number)),
        ("units", draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))),
    ]
    if draw(st.booleans()):
        pairs.append(("status", draw(st.sampled_from(["todo", "doing", "ongoing", "done", None]))))
        if pairs[-1][1] == "done":
            pairs.append(("completed", draw(st.sampled_from(["2021-06-01", None]))))
    if draw(st.booleans()):
        found = draw(st.lists(notes(), max_size=3))
        # Now and then one stands twice.
        pairs.append(("notes", draw(st.sampled_from([None, found, found, [*found, *found[:1]]]))))
    if draw(st.booleans()):
        pairs.append(("duty", "按职责分工落实"))
    if draw(st.booleans()):
        pairs.append(("extra", draw(st.dictionaries(WORDS, WORDS, min_size=1, max_size=2))))
    if draw(st.booleans()):
        pairs.append(("clause", draw(st.one_of(st.none(), WORDS))))
    shuffled: list[tuple[str, Value | None]] = draw(st.permutations(pairs))
    return shuffled


def _flow_tasks(draw: Draw, tasks: list[list[tuple[str, Value | None]]]) -> list[str]:
    """All tasks in brackets, on one line or each on its own."""
    between = draw(st.sampled_from([", ", ",\n  ", "\n  , "]))
    parts = [f"{{{', '.join(_flow_pair(draw, key, value) for key, value in pairs)}}}" for pairs in tasks]
    return f"tasks: [{between.join(parts)}{draw(st.sampled_from([']', ', ]', ' ]  # 一行']))}".split("\n")


def _flow_task(draw: Draw, pairs: list[tuple[str, Value | None]], dash: int) -> list[str]:
    parts = [_flow_pair(draw, key, value) for key, value in pairs]
    comma = draw(st.sampled_from([", ", ",\n" + " " * (dash + 4)]))
    end = draw(st.sampled_from(["}", ",}", " }  # 一行"]))
    return f"{' ' * dash}- {{{comma.join(parts)}{end}".split("\n")


def _flow_pair(draw: Draw, key: str, value: Value | None) -> str:
    if value is None:
        return f"{_key(draw, key)}{draw(st.sampled_from([': ', ': ~', '', ' ']))}"
    form = draw(st.sampled_from(["{}: {}", "{}: {}", "? {} : {}"]))
    return str(form.format(_key(draw, key), _flow(draw, value)))


def _block_task(draw: Draw, pairs: list[tuple[str, Value | None]], dash: int) -> list[str]:
    lines: list[str] = []
    column = " " * (dash + 2)
    for key, value in pairs:
        mark = draw(st.sampled_from([":", ":", f"\n{column}:"]))
        head = column + ("? " if mark != ":" else "") + _key(draw, key) + mark
        if value is None:
            lines.append(head + draw(st.sampled_from(["", " ~", "  # 待补"])))
        elif isinstance(value, list) and value and draw(st.booleans()):
            lines.append(head)
            for part in value:
                lines += item(part, dash + 2 + draw(st.sampled_from([dash])))
        elif isinstance(value, dict) and draw(st.booleans()):
            lines.append(head)
            lines += [line for name, part in value.items() for line in entry(name, part, dash + 6)]
        else:
            lines.append(f"{head} {_flow(draw, value)}" + draw(st.sampled_from(["", "  # 行尾", " "])))
        lines += [column + comment for comment in draw(st.lists(st.sampled_from(COMMENTS), max_size=1)) if comment]
    return "\n".join([" " * dash + "- " + lines[0].lstrip(" "), *lines[1:]]).split("\n")


def _key(draw: Draw, key: str) -> str:
    quote = draw(st.sampled_from(["", "", "'", '"']))
    return f"{quote}{key}{quote}"


def _flow(draw: Draw, value: Value) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True, quote=draw(st.sampled_from(["", "'", '"'])))
    return flow(value)
