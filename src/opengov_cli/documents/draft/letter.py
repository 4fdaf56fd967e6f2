"""The letter around a plan: addressee, preamble, signature and all else that states no task, told by kind.

Nothing of a document is left out without a word, and a person who reads these words wants to see what it was and where
it begins, not each line of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from opengov_cli.wording.numerals import DIGITS, HAN_COUNT, HAN_DIGITS

from ..document import Doubt, Paragraph


class Kind(Enum):
    """What a line is that states no task."""

    ANNEX = "annex"
    ADDRESSEE = "addressee"
    PREAMBLE = "preamble"
    CHAPTER = "chapter"
    INTRODUCTION = "introduction"
    CLAUSE = "clause"
    SIGNATURE = "signature"
    FILLED_IN = "filled in"
    CONTACT = "contact"
    ATTACHMENTS = "attachments"
    COPIES = "copies"
    REMARK = "remark"
    TABLE = "table"
    TASKS = "tasks"
    TEXT = "text"


class LeftOut(NamedTuple):
    """Lines that follow each other and were left out together."""

    kind: Kind
    lines: tuple[Paragraph, ...]


_NUMBER = rf"[{DIGITS}{HAN_COUNT}]"
_DATE = rf"(?:[{DIGITS}]{{4}}|[{HAN_DIGITS}]{{4}})\s*年\s*{_NUMBER}{{1,3}}\s*月\s*{_NUMBER}{{1,3}}\s*日"
_OFFICE = r"[^，。；：:、！？\d]{2,30}(?:局|厅|委|办|府|院|部|中心|公司|会|街道|镇|乡|室|处|组|所|站|队|科)"
_SIGNATURE = re.compile(rf"(?:{_OFFICE}\s*)?[（(]?{_DATE}[)）]?(?:印发)?")
_SIGNED = re.compile(rf"{_OFFICE}(?:（(?:代章|盖章|章)）)?")
# The first that matches counts; a line of a kind that is not here is told by where it stands.
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.ANNEX, re.compile(rf"附\s*件\s*{_NUMBER}{{0,3}}\s*[:：]?")),
    (Kind.ATTACHMENTS, re.compile(rf"附\s*件\s*{_NUMBER}{{0,3}}\s*[:：].+|附\s*[:：].+")),
    (Kind.SIGNATURE, _SIGNATURE),
    (
        Kind.COPIES,
        re.compile(
            rf"(?:抄\s*送|抄\s*报|主\s*送|分\s*送)\s*[:：].*|.*{_DATE}\s*印\s*发|[（(]此件.*[)）]"
            r"|[（(]?(?:信息)?公开(?:选项|属性|方式|类型|形式)\s*[:：].*"
        ),
    ),
    (
        Kind.CONTACT,
        re.compile(
            r"[（(]?\s*(?:联\s*系\s*人|联系(?:电话|方式|单位|科室|地址|邮箱)|咨询电话|电子邮[箱件]|邮箱|传真|电话|地址|邮编)"
            r"[^：:]{0,6}[：:].*"
        ),
    ),
    (
        Kind.FILLED_IN,
        re.compile(r"(?:填\s*表|填\s*报|审\s*核|制\s*表|复\s*核)\s*(?:人|单\s*位|日\s*期|时\s*间)\s*(?:[:：]|\s).*"),
    ),
    (Kind.REMARK, re.compile(r"[（(]?(?:备\s*注|注|附\s*注|说\s*明)\s*[0-9]?\s*[:：].*")),
    (Kind.PREAMBLE, re.compile(r".*[〔\[（(][12][0-9]{3}[〕\]）)]\s*第?\s*[0-9]+\s*号|特此通知.?")),
)
_ADDRESSEE = re.compile(r"(?=.*(?:各|单位|部门|科室|政府|局|处|站|所|办|公司|队|村|社区))[^。；！？]{2,120}[：:]")
_LISTED = re.compile(rf"(?P<number>[{DIGITS}]{{1,2}})\s*[.．、]")
_NO_TASKS = re.compile(
    r"(?:加强|强化|严格|切实|做好|落实|健全|抓好|明确|进一步|工作|的|和|与|、|有关|相关|几点|总体|基本|指导|组织|监督|保障|督导|考核"
    r"|检查|评价|实施|责任|推进|报送|年度|主要)*"
    r"(?:总体(?:要求|思路|目标)|指导思想|基本原则|(?:工作|总体|主要|年度)?目标|(?:工作|有关|相关|几点|报送|总体)要求|组织(?:领导|保障|实施)"
    r"|保障措施|工作保障|组织与保障|监督检查|督导考核|考核评价|监督考核|督查考核|工作步骤|实施步骤|进度安排|时间安排|附则|联系方式)。?"
)
_SHOWN_OF_LINE = 20
_SHOWN = 80


def states_no_tasks(title: str) -> bool:
    """Whether a chapter with such a title states how and why the work is done, and not what."""
    return bool(_NO_TASKS.fullmatch(re.sub(r"\s", "", title)))


def kinds_of_lines(lines: Sequence[str]) -> list[Kind | None]:
    """What each line is if its words alone tell that it states no task; None for any other."""
    kinds = [next((kind for kind, form in _FORMS if form.fullmatch(line)), None) for line in lines]
    listed = 0
    for index, line in enumerate(lines):
        if kinds[index] is Kind.ATTACHMENTS:
            first = _LISTED.search(line)
            listed = int(first["number"]) if first else 0
        elif listed and (another := _LISTED.match(line)) and int(another["number"]) == listed + 1:
            kinds[index] = Kind.ATTACHMENTS
            listed += 1
        else:
            listed = 0
        if kinds[index] is Kind.SIGNATURE:
            _mark_signed(kinds, lines, index)
    return kinds


def is_addressee(line: str) -> bool:
    """Whether a line above a plan names those to whom it is sent."""
    return bool(_ADDRESSEE.fullmatch(line))


def parts_of_letter(lines: Iterable[Paragraph], title: str, other: Kind) -> Iterator[LeftOut]:
    """Lines around a plan by kind; ``other`` is what the words of a line do not tell.

    What stands in the title, and the word 附件 above it, is not left out.
    """
    listed = [line for line in lines if not in_title(line.text, title)]
    for line, kind in zip(listed, kinds_of_lines([line.text for line in listed]), strict=True):
        told = kind or (Kind.ADDRESSEE if other is Kind.PREAMBLE and is_addressee(line.text) else other)
        if told is not Kind.ANNEX:
            yield LeftOut(told, (line,))


def signing_office(signature: Sequence[str]) -> str:
    """The office that a signature names; empty if it names none."""
    names = (re.sub(rf"[（(]?{_DATE}[)）]?(?:印发)?|（(?:代章|盖章|章)）", "", line).strip() for line in signature)
    return next((re.sub(r"\s", "", name) for name in names if name), "")


def in_title(line: str, title: str) -> bool:
    """Whether a line is the title of a plan or a part of it."""
    bare = re.sub(rf"\s|^附\s*件\s*{_NUMBER}{{0,3}}\s*[:：]?", "", line)
    return not bare or bare in re.sub(r"\s", "", title)


def doubts_of_letter(left_out: Sequence[LeftOut]) -> Iterator[Doubt]:
    """One doubt for each kind of what was left out, with the place and the first words of what it was."""
    for kind in dict.fromkeys(part.kind for part in left_out):
        parts = [part for part in left_out if part.kind is kind]
        count = sum(len(part.lines) for part in parts)
        shown = " | ".join(_first_words(part.lines[0].text) for part in parts)
        message = (
            ngettext(
                "{kind}: {count} line beside the table ends with a clause and was left out: {text}",
                "{kind}: {count} lines beside the table end with clauses and were left out: {text}",
                count,
            )
            if kind is Kind.TASKS
            else ngettext(
                "{kind}: {count} line that is no task was left out: {text}",
                "{kind}: {count} lines that are no tasks were left out: {text}",
                count,
            )
        )
        text = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        yield Doubt(parts[0].lines[0].place, message.format(kind=_words(kind), count=count, text=text))


def _mark_signed(kinds: list[Kind | None], lines: Sequence[str], dated: int) -> None:
    """Take the names of offices right above a date for a signature."""
    for index in range(dated - 1, max(dated - 4, -1), -1):
        if kinds[index] is not None or not _SIGNED.fullmatch(lines[index]):
            return
        kinds[index] = Kind.SIGNATURE


def _first_words(text: str) -> str:
    return text if len(text) <= _SHOWN_OF_LINE else text[:_SHOWN_OF_LINE] + "…"


def _words(kind: Kind) -> str:
    """The words that tell a person what a kind is."""
    return {
        Kind.ANNEX: _("annex"),
        Kind.ADDRESSEE: _("addressee"),
        Kind.PREAMBLE: _("text above the plan"),
        Kind.CHAPTER: _("chapters without tasks, such as 工作要求"),
        Kind.INTRODUCTION: _("introductions of chapters"),
        Kind.CLAUSE: _("clauses of headings, as all items below name their own units"),
        Kind.SIGNATURE: _("signature and date"),
        Kind.FILLED_IN: _("who filled it in"),
        Kind.CONTACT: _("whom to ask"),
        Kind.ATTACHMENTS: _("list of annexes"),
        Kind.COPIES: _("copies and publication"),
        Kind.REMARK: _("remarks"),
        Kind.TABLE: _("tables without the headings of a plan"),
        Kind.TASKS: _("text that looks like tasks"),
        Kind.TEXT: _("other text"),
    }[kind]
