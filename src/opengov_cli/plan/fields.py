"""The keys of a plan file: one row for each, in the order in which they are written.

What has to know every key asks these tables: layout, edits, merge, differences, search, rows and labels. The models of
the gate and the values of ``model`` are written out, for pydantic and mypy; ``tests/test_fields.py`` holds them, and
everything else that shows or reads keys, to these tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from gettext import gettext

from .clause import SEPARATOR
from .model import Note, Plan, Task, Unit

# The format that these tables describe.
SCHEMA = 1
# Marks words for the catalogue; they are translated when somebody asks for them.
N_ = str
Part = Plan | Unit | Task | Note


class Kind(Enum):
    """What sort of value stands under a key."""

    NUMBER = auto()
    LINE = auto()
    TEXT = auto()
    NAMES = auto()
    LINKS = auto()
    DATE = auto()
    STATUS = auto()
    RULE = auto()
    HEADINGS = auto()
    PARTS = auto()

    @property
    def is_list(self) -> bool:
        """Whether the file holds a list of texts."""
        return self in (Kind.NAMES, Kind.LINKS)

    @property
    def is_searched(self) -> bool:
        """Whether keywords are looked for in the value; numbers and statuses are asked for in other ways."""
        return self not in (Kind.NUMBER, Kind.STATUS, Kind.RULE)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a plan, a unit, a task or a note; a key that is not required is left out while it is empty.

    ``word`` is what it is called in English, as the catalogue knows it, ``chinese`` what people write for the key by
    hand; no file may have it.
    """

    key: str
    kind: Kind
    word: str
    required: bool = False
    chinese: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a person reads instead of the key, in the language of the interface."""
        return gettext(self.word)


PLAN = (
    Field("title", Kind.LINE, N_("Title"), required=True, chinese=("标题", "名称", "方案名称")),
    Field("issuer", Kind.LINE, N_("Issuer"), required=True, chinese=("发文单位", "印发单位", "发文机关", "单位名称")),
    Field("year", Kind.NUMBER, N_("Year"), required=True, chinese=("年度", "年份")),
    Field("default_lead", Kind.RULE, N_("Who leads by default"), chinese=("默认牵头",)),
    Field("every_task", Kind.NAMES, N_("Units of every task"), chinese=("所有事项的单位",)),
    Field("units", Kind.PARTS, N_("Units"), chinese=("单位", "单位名单", "落实单位")),
    Field("tasks", Kind.PARTS, N_("Tasks"), chinese=("事项", "任务", "工作任务", "事项列表")),
)
UNIT = (
    Field("name", Kind.LINE, N_("Name"), required=True, chinese=("名称", "单位", "单位名称", "全称")),
    Field("aliases", Kind.NAMES, N_("Aliases"), chinese=("简称", "别名")),
    Field("group", Kind.LINE, N_("Group"), chinese=("所属", "统称", "组", "分组", "所属统称")),
)
TASK = (
    Field("id", Kind.NUMBER, N_("No."), required=True, chinese=("序号", "编号")),
    Field("category", Kind.LINE, N_("Category"), required=True, chinese=("工作任务", "类别", "分类")),
    Field("requirement", Kind.TEXT, N_("Requirement"), required=True, chinese=("具体要求", "要求", "工作要求", "内容")),
    Field("number", Kind.LINE, N_("Own number"), chinese=("原序号", "原编号")),
    Field("lead", Kind.NAMES, N_("Lead"), chinese=("牵头", "牵头单位", "牵头科室")),
    Field("units", Kind.NAMES, N_("Other units"), chinese=("其余单位", "落实单位", "责任单位", "配合单位", "单位")),
    Field("duty", Kind.LINE, N_("Duty"), chinese=("职责", "分工")),
    Field("clause", Kind.TEXT, N_("Units"), chinese=("落实单位原文", "单位原文")),
    Field("deadline", Kind.TEXT, N_("Deadline"), chinese=("时限", "时限要求", "完成时限")),
    Field("due", Kind.DATE, N_("Due"), chinese=("到期", "到期日", "截止日期")),
    Field("extra", Kind.HEADINGS, N_("Other headings"), chinese=("其他", "其他栏目")),
    Field("status", Kind.STATUS, N_("Status"), chinese=("状态", "办理状态")),
    Field("completed", Kind.DATE, N_("Completed"), chinese=("完成日期", "办结日期", "完成时间")),
    Field("notes", Kind.PARTS, N_("Notes"), chinese=("进展", "完成情况", "落实情况")),
)
NOTE = (
    Field("date", Kind.DATE, N_("Date"), required=True, chinese=("日期", "时间")),
    Field("by", Kind.LINE, N_("By"), chinese=("登记单位", "登记人", "单位")),
    Field("text", Kind.TEXT, N_("Text"), chinese=("文字", "内容", "进展")),
    Field("problem", Kind.TEXT, N_("Problem"), chinese=("存在问题", "问题")),
    Field("next", Kind.TEXT, N_("Next step"), chinese=("下一步措施", "下一步")),
    Field("links", Kind.LINKS, N_("Links"), chinese=("佐证链接", "链接", "佐证")),
)
# The keys of the plan itself, without its two lists.
HEAD = tuple(field for field in PLAN if field.kind is not Kind.PARTS)
# The parts of the clause, which people read and compare as one.
OF_CLAUSE = ("lead", "units", "duty")
# Which table tells the entries of a list, by the list's key.
OF_ENTRIES = {"units": UNIT, "tasks": TASK, "notes": NOTE}
EVERY_KEY = tuple(dict.fromkeys(field.key for table in (PLAN, UNIT, TASK, NOTE) for field in table))


def key_meant(word: str, known: Iterable[str]) -> str | None:
    """The key that a Chinese word stands for where the ``known`` keys may stand, or None."""
    places = {*known}
    tables = (table for table in (PLAN, UNIT, TASK, NOTE) if places.issuperset(keys(table)))
    return next((field.key for table in tables for field in table if word in field.chinese), None)


def fields_of(part: Part) -> tuple[Field, ...]:
    """The table of a plan, a unit, a task or a note."""
    match part:
        case Plan():
            return PLAN
        case Unit():
            return UNIT
        case Task():
            return TASK
        case Note():
            return NOTE


def keys(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """The keys of a table, in the order of the file."""
    return tuple(field.key for field in fields)


def text_of(value: object) -> str:
    """A value of any kind as one text, empty where there is nothing."""
    if not isinstance(value, tuple):
        return str(value or "")
    if value and isinstance(value[0], tuple):
        return "\n".join(f"{heading}：{text}" for heading, text in value)
    return SEPARATOR.join(map(str, value))


def searched_texts(part: Part) -> Iterator[str]:
    """The texts of a part that keywords are looked for in, those of its notes among them."""
    for field in fields_of(part):
        if not field.kind.is_searched:
            continue
        match getattr(part, field.key):
            case str() | date() as value:
                yield str(value)
            case tuple() as values:
                for value in values:
                    yield from (value,) if isinstance(value, str) else _inner(value)


def _inner(value: object) -> Iterator[str]:
    if isinstance(value, Note):
        yield from searched_texts(value)
    elif isinstance(value, tuple):
        yield from map(str, value)
