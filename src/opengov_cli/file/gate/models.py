"""Every single value of a plan file, judged by pydantic.

Values arrive as text (``tree`` types nothing), so numbers and dates are read here, strictly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from gettext import gettext as _
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from opengov_cli.plan import model

from ..text.tree import Data
from . import shapes
from .report import MOST_PROBLEMS, Enough, Report
from .sentences import explain


def _number(value: object) -> int:
    try:
        return model.parse_number(str(value))
    except ValueError:
        raise PydanticCustomError("number", "not a whole number from 1 up") from None


def _year(value: int) -> int:
    if value not in model.YEARS:
        raise PydanticCustomError("year", "not a year")
    return value


def _date(value: object) -> date:
    try:
        return model.parse_date(str(value))
    except ValueError:
        raise PydanticCustomError("date", "not a date that exists") from None


def _link(value: str) -> str:
    if not re.fullmatch(shapes.LINK_PATTERN, value):
        raise PydanticCustomError("link", "not an http(s) address")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("lines", "more than one line")
    return value


def _rule(value: object) -> model.DefaultLead:
    if value not in [*model.DefaultLead]:
        raise PydanticCustomError("rule", "neither first nor all")
    return model.DefaultLead(str(value))


def _extra(value: object) -> tuple[tuple[str, str], ...]:
    """Headings with their texts, each heading once; what is left empty says nothing."""
    if not isinstance(value, Mapping) or any(isinstance(text, list | Mapping) for text in value.values()):
        raise PydanticCustomError("extra", "not headings with texts")
    headings = [heading.strip() for heading in value]
    if len({*headings}) < len(headings) or not all(map(shapes.is_heading, headings)):
        raise PydanticCustomError("extra", "not headings with texts")
    texts = [(text or "").strip() for text in value.values()]
    return tuple((heading, text) for heading, text in zip(headings, texts, strict=True) if text)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(shapes.TEXT)]
Line = Annotated[Text, AfterValidator(_one_line), WithJsonSchema(shapes.LINE)]
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True), WithJsonSchema(shapes.OPTIONAL_TEXT)]
OptionalLine = Annotated[OptionalText, AfterValidator(_one_line), WithJsonSchema(shapes.OPTIONAL_LINE)]
Number = Annotated[int, BeforeValidator(_number), WithJsonSchema(shapes.NUMBER)]
Year = Annotated[Number, AfterValidator(_year), WithJsonSchema(shapes.YEAR)]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema(shapes.DATE)]
Link = Annotated[Line, AfterValidator(_link), WithJsonSchema(shapes.LINK)]
Status = Annotated[model.Status, WithJsonSchema(shapes.STATUS)]
DefaultLead = Annotated[model.DefaultLead, BeforeValidator(_rule), WithJsonSchema(shapes.DEFAULT_LEAD)]
Extra = Annotated[tuple[tuple[str, str], ...], BeforeValidator(_extra), WithJsonSchema(shapes.EXTRA)]
Version = Annotated[Literal["1"], WithJsonSchema(shapes.VERSION)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_empty(cls, value: object) -> object:
        """``notes:`` with nothing behind it is as good as no such key; a key that nobody knows stays, to be named."""
        if isinstance(value, Mapping):
            return {key: part for key, part in value.items() if part is not None or key not in cls.known_keys()}
        return value

    @classmethod
    @cache
    def known_keys(cls) -> tuple[str, ...]:
        """The keys as they stand in the file."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


class NoteModel(_Part):
    """One entry under ``notes:``."""

    model_config = ConfigDict(title=_("note"), json_schema_extra=shapes.SAYS_SOMETHING)

    date: Date = Field(description=_("The day of the note, such as 2021-06-30."))
    by: OptionalLine = Field("", description=_("Who recorded it: a unit or a person (登记单位)."))
    text: OptionalText = Field("", description=_("What was done (进展)."))
    problem: OptionalText = Field("", description=_("What stands in the way (存在问题)."))
    next: OptionalText = Field("", description=_("What comes next (下一步措施)."))
    links: tuple[Link, ...] = Field((), description=_("Public addresses that prove it (佐证链接)."))

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.links or self.problem or self.next):
            raise PydanticCustomError("note", "neither text nor links")
        return self

    def build(self) -> model.Note:
        """The value that the other rooms work with."""
        return model.Note(**dict(self))


# Values are built one by one, so that never all models of a plan are in memory.
Note = Annotated[NoteModel, AfterValidator(NoteModel.build)]


class UnitModel(_Part):
    """One entry under ``units:`` of the file."""

    model_config = ConfigDict(title=_("unit"))

    name: Line = Field(description=_("The unit's full name (单位名称)."))
    aliases: tuple[Line, ...] = Field((), description=_("Other names that the plan uses for it (简称)."))
    group: OptionalLine = Field("", description=_("The collective name that includes it, such as 各科室 (统称)."))

    def build(self) -> model.Unit:
        """The value that the other rooms work with."""
        return model.Unit(**dict(self))


Unit = Annotated[UnitModel, AfterValidator(UnitModel.build)]


class TaskModel(_Part):
    """One entry under ``tasks:``."""

    model_config = ConfigDict(title=_("task"))

    id: Number = Field(description=_("The task's number in the plan (序号)."))
    category: Line = Field(description=_("The heading that the task stands under (工作任务)."))
    requirement: Text = Field(description=_("The task's text, word for word (具体要求)."))
    number: OptionalLine = Field("", description=_("The plan's own number, where it is not the id (原序号)."))
    lead: tuple[Line, ...] = Field((), description=_("The units that the plan names with 牵头 (牵头单位)."))
    units: tuple[Line, ...] = Field(
        (), description=_("The other units that the plan names, all of them where none leads (落实单位).")
    )
    duty: OptionalLine = Field("", description=_("The closing words of the clause, such as 按职责分工落实."))
    clause: OptionalText = Field(
        "", description=_("The clause word for word, where lead, units and duty do not give it back (落实单位).")
    )
    deadline: OptionalText = Field("", description=_("The deadline in the plan's words, such as 年底前 (时限要求)."))
    due: Date | None = Field(None, description=_("The calendar date of the deadline, such as 2021-12-31 (到期日)."))
    extra: Extra = Field((), description=_("What the plan says under other headings, word for word (其他栏目)."))
    status: Status = Field(
        model.Status.TODO,
        description=_("How far the task is: todo 未启动, doing 推进中, ongoing 长期推进 or done 已完成 (状态)."),
    )
    completed: Date | None = Field(None, description=_("The day on which it was done (完成日期); goes with done."))
    notes: tuple[Note, ...] = Field((), description=_("The records of progress, oldest first (进展)."))

    def build(self) -> model.Task:
        """The value that the other rooms work with."""
        return model.Task(**dict(self))


Task = Annotated[TaskModel, AfterValidator(TaskModel.build)]


class PlanModel(_Part):
    """The whole file."""

    model_config = ConfigDict(title=_("plan"))

    version: Version = Field("1", alias="schema", description=_("The version of this file format: 1."))
    title: Line = Field(description=_("The plan's title (标题)."))
    issuer: Line = Field(description=_("The office that issues it (发文单位)."))
    year: Year = Field(description=_("The year that it is for (年度)."))
    default_lead: DefaultLead | None = Field(
        None, description=_("Who leads where a clause names no lead: the first unit, or all (牵头规则).")
    )
    every_task: tuple[Line, ...] = Field((), description=_("Units that belong to every task (所有事项的单位)."))
    units: tuple[Unit, ...] = Field((), description=_("The units that the plan names (单位)."))
    tasks: tuple[Task, ...] = Field((), description=_("The plan's numbered duties, in its order (事项)."))

    def build(self) -> model.Plan:
        """The value that the other rooms work with."""
        return model.Plan(**{key: value for key, value in self if key != "version"})


# Which model judges the entries of a list, by the list's key.
ENTRIES: dict[str, type[_Part]] = {"tasks": TaskModel, "units": UnitModel, "notes": NoteModel}


def validate(data: Data, report: Report, *, complete: bool) -> model.Plan | None:
    """The plan, or None after adding every problem to the report.

    ``complete`` is False for a file that could be read in part only: what is missing from it may
    stand in the rest.
    """
    try:
        return PlanModel.model_validate(data).build()
    except ValidationError as error:
        if error.error_count() > MOST_PROBLEMS:
            # Each error is a dictionary of its own; those of the first values tell what is wrong.
            validate(_first(data, [MOST_PROBLEMS // 4]), report, complete=False)
            raise Enough from None
        for detail in error.errors(include_url=False, include_context=False, include_input=False):
            if complete or detail["type"] != "missing":
                explain(detail["type"], detail["loc"], _known_keys(detail["loc"]), report)
    return None


def _first(data: Data, left: list[int]) -> Data:
    """As many of the values as are left to be taken, in their order."""
    left[0] -= 1
    if isinstance(data, list):
        return [_first(part, left) for part in data if left[0] > 0]
    if isinstance(data, dict):
        return {key: _first(part, left) for key, part in data.items() if left[0] > 0}
    return data


def _known_keys(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand beside the last one of a path."""
    parent = path[:-1]
    model = ENTRIES.get(str(parent[-2]), PlanModel) if len(parent) > 1 else PlanModel
    return model.known_keys()
