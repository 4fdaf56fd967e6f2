"""The clause that stands behind the text of an item, or on a line of its own below it.

It stands in brackets or behind labels: （责任单位：甲、乙；完成时限：6月底前）, 〔甲牵头，乙配合〕, 【责任单位】甲.
What other labels say beside it, as 责任领导, goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from opengov_cli.wording.clauses.clause import ClauseReading, read_clause
from opengov_cli.wording.clauses.supposed import supposed_names
from opengov_cli.wording.deadlines.deadline import DeadlineKind, read_deadline
from opengov_cli.wording.numerals import DIGITS
from opengov_cli.wording.vocabulary import (
    ANSWERS_LABEL,
    ANSWERS_VERB,
    LEADS_LABEL,
    LEADS_VERB,
    SUPPORTS_LABEL,
    SUPPORTS_VERB,
    UNIT,
    one_of,
)

from ..tables.column_headings import Meaning, meaning_of
from .line_marks import read_mark

_UNITS = (Meaning.LEAD, Meaning.UNITS, Meaning.CLAUSE)
_BESIDE_ITEM = (*_UNITS, Meaning.DEADLINE, Meaning.EXTRA, Meaning.PROGRESS)
_OPENING, _CLOSING = "（(〔[【［", "）)〕]】］"
_SEPARATORS = "；;，,。.、 \u3000\n"
_BRACKETS = re.escape(_OPENING + _CLOSING)
_LONGEST_LABEL = 14
_LABEL = re.compile(rf"(?![{DIGITS}])[^：:；;，,。\n{_BRACKETS}]{{2,{_LONGEST_LABEL}}}[：:]")
_BRACKETED_LABEL = re.compile(
    rf"[【〔\[［（(]\s*(?P<label>[^：:；;，,。、\n{_BRACKETS}]{{2,10}})\s*[】〕\]］）)]\s*[：:]?"
)
_ROLE = one_of(LEADS_LABEL, SUPPORTS_LABEL, ANSWERS_LABEL)
_AND = "[、/及和与]"
_UNITS_LABEL = re.compile(
    rf"(?:[省市县区镇]级?|主要|具体|总|共同)?(?:{_ROLE}{_AND}?){{1,3}}{UNIT}"
    rf"(?:{_AND}(?:{_ROLE}|{UNIT}|人|领导|完成|时限|时间)+)?|{LEADS_LABEL}|{SUPPORTS_LABEL}"
)
_DEADLINE = re.compile(
    r"(?:完成|办结|办理|落实|推进|整改|实施|责任|工作|任务|计划)*(?:时限|期限|时间|日期|节点|进度)+(?:要求|安排|节点)?|截止(?:时间|日期)?"
)
_CONTACT = re.compile("联系|电话")
# What may stand in front of a label: ★责任单位：甲.
_BULLET = re.compile(r"[★☆●○◆◇■□▲△※▪•·]\s*(?=(?P<label>[^：:；;，,。、\n]{2,10})[：:])")
_ONLY_UNITS = re.compile(
    r"各[^要应须将]{1,20}|(?!含|不含|包括|原|如|即|及|简称|以下|详见|见|除).*"
    rf"(?:局|委|办|厅|科|室|处|部|中心|{UNIT}|街道|镇|乡|政府|公司|队|所|院|站|集团|组|校|会|团|院校|村|社区)"
)
_BY_VERB = re.compile(rf"(?:{LEADS_VERB}|{SUPPORTS_VERB}|{ANSWERS_VERB})[^，。；]{{0,6}}[。；]?$")
_LABEL_IN_BRACKETS = re.compile(rf"[{re.escape(_OPENING)}][^：:{_BRACKETS}\n]{{2,{_LONGEST_LABEL}}}[：:]")
# Who answers for all that stands above: 以上由办公室负责，各科室配合.
_ABOVE = r"(?:(?:以上|上述)[^，。；由]{0,8}(?=由))?"
_SENTENCE = re.compile(rf"{_ABOVE}(?P<clause>由?[^。：:]{{2,60}})。?")
_DAY_ALONE = re.compile(r"[^，。；]{1,12}(?:前|底|内|完成|季度|月|推进|坚持|持续)|长期|全年|常态化|持续")
_LONGEST_DAY = 16
_LONGEST_BRACKETS = 1000
_MOST_BRACKETS = 8


@dataclass(frozen=True)
class Clause:
    """What a clause says, part by part: what its label means, the label or nothing, and the text as it is written.

    ``apart`` tells that it stands on a line of its own, ``in_front`` that it names units in front of what they do.
    """

    parts: tuple[tuple[Meaning, str, str], ...] = ()
    apart: bool = False
    in_front: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __add__(self, other: Clause) -> Clause:
        return Clause(self.parts + other.parts, self.apart or other.apart, self.in_front or other.in_front)

    def completed(self, other: Clause) -> Clause:
        """The clause with what another one says and this one does not: units, a deadline, further facts."""
        told = {_sort(meaning, label) for meaning, label, _text in self.parts}
        more = [part for part in other.parts if _sort(part[0], part[1]) not in told]
        in_front = other.in_front and any(part[0] in _UNITS for part in more)
        return Clause((*self.parts, *more), self.apart, self.in_front or in_front)

    @cached_property
    def units(self) -> str:
        """The parts that name units, word for word; a label that says no more than a column would goes."""
        named = [(meaning, label, text) for meaning, label, text in self.parts if meaning in _UNITS]
        if len(named) == 1 and named[0][0] is Meaning.CLAUSE:
            return named[0][2]
        return "；".join(f"{label}：{text}" if label else text for _meaning, label, text in named)

    @cached_property
    def deadline(self) -> str:
        """The deadline that stands behind a label."""
        return "；".join(text for meaning, _label, text in self.parts if meaning is Meaning.DEADLINE)

    @property
    def others(self) -> Iterator[tuple[Meaning, str, str]]:
        """What other labels say."""
        return (part for part in self.parts if part[0] not in (*_UNITS, Meaning.DEADLINE))


def split_off_clause(text: str) -> tuple[str, Clause]:
    """A text without the clause at its end, and that clause; a text that is nothing else leaves an empty one."""
    clause = Clause()
    rest = text
    for _group in range(_MOST_BRACKETS):
        found = _last_brackets(rest)
        more = (
            _read_inside(found.inside, behind_sentence=not found.before or found.before[-1] in "。；;！")
            if found
            else None
        )
        if not (found and more):
            break
        clause = more + clause
        # What ends the sentence behind the brackets ends it without them.
        rest = found.before if not found.before or found.before[-1] in "。；;！：" else found.before + found.behind
    before, labelled = _split_at_label(rest)
    if labelled:
        return before, labelled + clause
    return ("", spoken) if not clause and (spoken := _read_sentence(rest)) else (rest, clause)


def is_label(text: str) -> bool:
    """Whether a text is a label alone, as 责任单位："""
    return bool(_LABEL.fullmatch(text)) and _begins_with(text, _UNITS)


def are_units(names: Iterable[str]) -> bool:
    """Whether names are those of units, and no remark in their form."""
    return all(_ONLY_UNITS.fullmatch(re.sub(r"[（(].*?[)）]", "", name)) for name in names)


def clauses_within(text: str) -> Iterator[tuple[int, int, Clause]]:
    """The clauses in brackets that name units behind a label, each with where it begins and ends in a text."""
    ends = _ends_of_brackets(text)
    end = 0
    for match in _LABEL_IN_BRACKETS.finditer(text):
        if match.start() >= end and match.start() in ends:
            clause = Clause(_labelled(text[match.start() + 1 : ends[match.start()] - 1]))
            if clause.units:
                end = ends[match.start()]
                yield match.start(), end, clause


class _Brackets(NamedTuple):
    """A text that ends with brackets: what stands before, in and behind them."""

    before: str
    inside: str
    behind: str


def _sort(meaning: Meaning, label: str) -> str:
    """What parts of a clause say the same sort of thing: all that name units do."""
    if meaning in _UNITS:
        return Meaning.CLAUSE
    return label if meaning is Meaning.EXTRA else meaning


def _last_brackets(text: str) -> _Brackets | None:
    """What stands before, in and behind the brackets at the end of a text, if it ends with any."""
    bare = text.rstrip(_SEPARATORS)
    if not bare or bare[-1] not in _CLOSING:
        return None
    depth = 0
    for index in range(len(bare) - 1, -1, -1):
        depth += (bare[index] in _CLOSING) - (bare[index] in _OPENING)
        if depth == 0:
            return _Brackets(bare[:index].rstrip(), bare[index + 1 : -1].strip(), text[len(bare) :].strip())
    return None


def _ends_of_brackets(text: str) -> dict[int, int]:
    """Where brackets begin and behind which character they end, of those that do and are no longer than a clause."""
    ends: dict[int, int] = {}
    starts: list[int] = []
    for index, character in enumerate(text):
        if character in _OPENING:
            starts.append(index)
        elif character in _CLOSING and starts:
            start = starts.pop()
            if index - start <= _LONGEST_BRACKETS:
                ends[start] = index + 1
    return ends


def _read_inside(inside: str, *, behind_sentence: bool) -> Clause:
    """What stands in brackets as a clause; an empty one if it is none."""
    inside = re.sub(rf"^{_ABOVE}", "", inside)
    parts = _labelled(inside)
    if parts:
        is_contact = all(meaning is Meaning.EXTRA and _CONTACT.search(label) for meaning, label, _text in parts)
        return Clause() if is_contact else Clause(parts)
    by_verb = len(inside) <= _LONGEST_BRACKETS and bool(_BY_VERB.search(inside))
    supposed = supposed_names([inside], ()) if by_verb else ()
    reading = read_clause(inside, supposed) if len(inside) <= _LONGEST_BRACKETS else ClauseReading()
    named = [*reading.lead, *reading.units]
    # One of them at least has to be certain: （自行负责）.
    if len(named) <= len(supposed):
        is_day = len(inside) <= _LONGEST_DAY and bool(_DAY_ALONE.fullmatch(inside))
        dated = is_day and read_deadline(inside, 2000).kind not in (DeadlineKind.UNCLEAR, DeadlineKind.RELATIVE)
        return Clause(((Meaning.DEADLINE, "", inside),)) if dated else Clause()
    is_clause = by_verb or (are_units(named) and (behind_sentence or len(named) > 1 or len(inside) > 2))  # noqa: PLR2004
    return Clause(((Meaning.CLAUSE, "", inside),)) if is_clause else Clause()


def _read_sentence(line: str) -> Clause:
    """A line that is nothing but who answers: 办公室牵头，各科室配合."""
    match = _SENTENCE.fullmatch(line)
    mark, _rest = read_mark(line)
    # 二、财务科（牵头）、办公室 is a heading.
    if not match or not _BY_VERB.search(match["clause"]) or (mark and mark.is_of_heading):
        return Clause()
    reading = read_clause(match["clause"].removeprefix("由"))
    named = [*reading.lead, *reading.units]
    is_clause = bool(named) and all(map(_ONLY_UNITS.fullmatch, named))
    return Clause(((Meaning.CLAUSE, "", match["clause"]),)) if is_clause else Clause()


def _split_at_label(text: str) -> tuple[str, Clause]:
    """A text without the sentences at its end that begin with a label, and what these say."""
    plain = _BULLET.sub(_without_bullet, _BRACKETED_LABEL.sub(_as_label, text))
    start = len(plain)
    sentences = re.split("(?<=[。！\n])", plain)
    while sentences and (not sentences[-1].strip() or _begins_with(sentences[-1], _BESIDE_ITEM)):
        start -= len(sentences.pop())
    if sentences and start == len(plain):
        # A label may also follow within the last sentence: 公开预算 责任单位：财务科.
        inner = start - len(sentences[-1])
        starts = (inner + match.end() for match in re.finditer(rf"[；;\s{re.escape(_CLOSING)}]\s*", sentences[-1]))
        start = next((place for place in starts if _begins_with(plain[place : place + 40], _UNITS)), start)
    is_line = not plain[:start].strip()
    if start < len(plain) and (is_line or _begins_with(plain[start : start + 40], (*_UNITS, Meaning.DEADLINE))):
        return plain[:start].rstrip(), Clause(_labelled(plain[start:]))
    return text, Clause()


def _begins_with(text: str, meanings: tuple[Meaning, ...]) -> bool:
    """Whether a text begins with a label that means one of these."""
    match = _LABEL.match(text.lstrip())
    meaning = _meaning(match[0][:-1]) if match else None
    return meaning is not None and meaning in meanings


def _as_label(match: re.Match[str]) -> str:
    return f"{match['label']}：" if _meaning(match["label"]) else match[0]


def _without_bullet(match: re.Match[str]) -> str:
    return "" if _meaning(match["label"]) else match[0]


def _labelled(text: str) -> tuple[tuple[Meaning, str, str], ...]:
    """The parts of a clause behind their labels; none if no label that is known stands in it."""
    found: list[tuple[int, int, str, Meaning]] = []
    position = 0
    while match := _LABEL.search(text, position):
        # A name may stand right before a label: 甲、乙 配合单位：丙.
        label = match[0][:-1].split("、")[-1]
        for shown in (label.split()[-1] if label.split() else "", label):
            if meaning := _meaning(shown):
                start = match.start() + match[0].rindex(shown)
                found.append((start, match.end(), re.sub(r"\s", "", shown), meaning))
                break
        position = match.end()
    if not found:
        return ()
    before = text[: found[0][0]].strip(_SEPARATORS)
    ends = [start for start, _end, _label, _meaning in found[1:]] + [len(text)]
    parts = [
        (meaning, label, text[begin:end].strip(_SEPARATORS))
        for (_start, begin, label, meaning), end in zip(found, ends, strict=True)
    ]
    return (*([(Meaning.CLAUSE, "", before)] if before else []), *parts)


def _meaning(label: str) -> Meaning | None:
    """What a label means, if it is one of those that stand behind an item."""
    bare = re.sub(r"\s", "", label)
    meaning = meaning_of(bare)
    if meaning in _UNITS and not _UNITS_LABEL.fullmatch(bare):
        return None
    if meaning is Meaning.DEADLINE and not _DEADLINE.fullmatch(bare):
        return None
    is_known = meaning in (*_UNITS, Meaning.DEADLINE, Meaning.PROGRESS) or (meaning is Meaning.EXTRA and len(bare) <= 6)  # noqa: PLR2004
    return meaning if is_known else None
