"""What stands around a plan's table: its title, office and year, and rules for all of its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from opengov_cli.plan.model import YEARS
from opengov_cli.wording.numerals import DIGITS, HAN_COUNT, HAN_DIGITS, read_number

_YEAR = re.compile(rf"(?P<year>[12][0-9]{{3}}|[二一][{HAN_DIGITS}0]{{3}})\s*年")
_TITLE = re.compile(r"方案|要点|分工|任务|清单|台账|分解|计划|一览|安排|责任表|措施")
_ANNEX = re.compile(rf"附\s*件\s*[{DIGITS}{HAN_COUNT}]*\s*[:：]?\s*")
_OFFICE = re.compile(r"(?:局|厅|委|办|府|院|部|中心|公司|会|街道|镇|乡|办公室|办事处)$")
_LONGEST_LINE = 40
_SENTENCE_END = re.compile(r"[。；;！!？?]")
_SUBJECT = re.compile(
    r"(?:全面|深入|贯彻|落实|推进|深化|加强|进一步|基层|主动)*(?:政务|政府信息|信息|党务)公开|工作要点|工作任务|重点工作"
)
# What stands before and behind the office: 关于印发《中山市农业农村局…》的通知.
_AROUND_OFFICE = re.compile(r"^(?:关于)?(?:印发|贯彻落实|落实)?[《〈]?|[《〈（(].*$|(?:关于|的|印发|贯彻|落实|推进).*$")
_RULE = re.compile(
    # The text behind the first of these words is looked through once: longer ones would take for ever.
    r"^(?:(?!第一|首位|首个|排名|排在|列前|未|没有).)*+(?:第一|首位|首个|排名|排在|列前|未|没有).*牵头"
)
_PARTS = re.compile("[。；;\n]")


class Head(NamedTuple):
    """What a document says of the plan as a whole; empty, or 0, where it does not tell."""

    title: str
    issuer: str
    year: int


def read_head(lines: Sequence[str]) -> Head:
    """The title among the lines above a table, and the office and the year in it."""
    title = _title([line.strip() for line in lines])
    named = _YEAR.search(title) or next(filter(None, map(_YEAR.search, reversed(lines))), None)
    year = (read_number(named["year"]) or 0) if named else 0
    return Head(title, _issuer(title), year if year in YEARS else 0)


def beside_title(lines: Sequence[str], title: str) -> list[str]:
    """The lines above a table that are neither its title nor a part of it, nor the number of an annex."""
    whole = "".join(title.split())
    return [line for line in lines if not (_ANNEX.fullmatch(line) or _bare_line(line) in whole)]


def stated_rules(lines: Sequence[str]) -> Iterator[str]:
    """Sentences around a table that seem to say who leads."""
    for line in lines:
        yield from (part.strip() for part in _PARTS.split(line) if _RULE.search(part))


def looks_like_title(line: str) -> bool:
    """Whether a line reads like the title of a plan or of a report on it."""
    return bool(_TITLE.search(line)) and not _SENTENCE_END.search(line)


def _bare_line(line: str) -> str:
    return "".join(_ANNEX.sub("", line, count=1).split() if _ANNEX.match(line) else line.split())


def _title(lines: Sequence[str]) -> str:
    """The last line that reads like a title, with the lines above that it goes on from."""
    bare = [_ANNEX.sub("", line, count=1) if _ANNEX.match(line) else line for line in lines]
    titles = [index for index, line in enumerate(bare) if looks_like_title(line)]
    if not titles:
        return ""
    first = last = titles[-1]
    while first and _goes_on("".join(bare[first : last + 1]), bare[first - 1]):
        first -= 1
    return re.sub(r"\s+", " ", "".join(bare[first : last + 1])).strip()


def _goes_on(title: str, above: str) -> bool:
    """Whether a title goes on from the line above it: that of the office, or the one with the year."""
    if not above or len(above) > _LONGEST_LINE or re.search(r"[，。；：:（(]", above):
        return False
    return not _YEAR.search(title) or bool(not _issuer(title) and _OFFICE.search(above))


def _issuer(title: str) -> str:
    """The office that a title begins with: 中山市农业农村局 of 中山市农业农村局2021年政务公开工作要点分工方案."""
    year = _YEAR.search(title)
    parts = [title[: year.start()], title[year.end() :]] if year else [title]
    for part in parts:
        before_subject = _SUBJECT.split(part.removeprefix("度"), maxsplit=1)[0]
        name = _AROUND_OFFICE.sub("", before_subject).strip()
        if re.search(r"[一-鿿]{2}", name):
            return name
    return ""
