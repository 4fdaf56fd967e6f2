"""What stands around a plan's table: its title, office and year, and rules for all of its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from opengov_cli.plan.model import YEARS
from opengov_cli.wording.numerals import DIGITS, HAN_COUNT, HAN_DIGITS, read_number

from .levels import level_of

_YEAR = re.compile(rf"(?P<year>[12][0-9]{{3}}|[二一][{HAN_DIGITS}0]{{3}})\s*年")
_TITLE = re.compile(r"方案|要点|分工|任务|清单|台账|分解|计划|一览|安排|责任表|措施|实事|重点工作|通知")
# 任务分工 or 主要任务 alone is the heading of a chapter.
_BARE_HEADING = re.compile(
    r"(?:(?:重点|主要|工作|年度|具体|目标|总体|责任|任务|保障|公开|有关)*(?:任务|分工|措施|安排|清单|分解|要点|工作|计划|实事)(?:及|和|与)?)+"
)
_ISSUED = re.compile("(?:印发|转发)[《〈](?P<title>[^》〉]+)[》〉].*通知$")
_ANNEX = re.compile(rf"附\s*件\s*[{DIGITS}{HAN_COUNT}]*\s*[:：]?\s*")
_OFFICE = re.compile(r"(?:局|厅|委|办|府|院|部|中心|公司|会|街道|镇|乡|办公室|办事处)$")
_LONGEST_LINE = 40
_SENTENCE_END = re.compile(r"[。；;！!？?]|[：:]$")
_SUBJECT = re.compile(
    r"优化营商环境|营商环境|法治政府|重点任务|[0-9十]*件?(?:为民办|民生)实事|校务公开"
    r"|(?:全面|深入|贯彻|落实|推进|深化|加强|进一步|基层|主动)*(?:政务|政府信息|信息|党务)公开|工作要点|工作任务|重点工作"
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


def read_head(lines: Sequence[str], title: str = "") -> Head:
    """The title among the lines above the tasks, unless it is known already, and the office and the year in it."""
    title = title or _title([line.strip() for line in lines])
    named = _YEAR.search(title) or next(filter(None, map(_YEAR.search, reversed(lines))), None)
    year = (read_number(named["year"]) or 0) if named else 0
    return Head(title, _issuer(title), year if year in YEARS else 0)


def stated_rules(lines: Sequence[str]) -> Iterator[str]:
    """Sentences around a table that seem to say who leads."""
    for line in lines:
        yield from (part.strip() for part in _PARTS.split(line) if _RULE.search(part))


def _title(lines: Sequence[str]) -> str:
    """The last line that reads like a title, with the lines above that it goes on from."""
    bare = [_ANNEX.sub("", line, count=1) if _ANNEX.match(line) else line for line in lines]
    titles = [index for index, line in enumerate(bare) if looks_like_title(line)]
    if not titles:
        return ""
    first = last = next((index for index in reversed(titles) if not bare[index].endswith("通知")), titles[-1])
    while first and _goes_on("".join(bare[first : last + 1]), bare[first - 1]):
        first -= 1
    title = re.sub(r"\s+", " ", "".join(bare[first : last + 1])).strip()
    issued = _ISSUED.search(title)
    return issued["title"] if issued else title


def looks_like_title(line: str) -> bool:
    """Whether a line reads like the title of a plan or of a report on it: it is no sentence and no chapter."""
    is_heading = level_of(line) is not None or bool(_BARE_HEADING.fullmatch(line))
    return bool(_TITLE.search(line)) and not _SENTENCE_END.search(line) and not is_heading


def _goes_on(title: str, above: str) -> bool:
    """Whether a title goes on from the line above it: that of the office, or the one with the year."""
    if not above or len(above) > _LONGEST_LINE or re.search(r"[，。；：:（(]", above):
        return False
    is_office = bool(_OFFICE.search(above)) and not above.startswith("各")
    if _YEAR.search(title):
        return is_office and not _issuer(title)
    return is_office or above.endswith(("年", "年度"))


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
