"""Every single value of a plan file, judged by pydantic.

Values arrive as text (``locate`` types nothing), so numbers and dates are read here, strictly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from .. import plan
from ..locate import Data
from .report import Report
from .sentences import explain

YEARS = range(1949, 2200)


def _number(value: object) -> int:
    try:
        return plan.parse_number(str(value))
    except ValueError:
        raise PydanticCustomError("number", "not a whole number from 1 up") from None


def _year(value: int) -> int:
    if value not in YEARS:
        raise PydanticCustomError("year", "not a year")
    return value


def _date(value: object) -> date:
    try:
        return plan.parse_date(str(value))
    except ValueError:
        raise PydanticCustomError("date", "not a date that exists") from None


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _link(value: str) -> str:
    try:
        parts = urlsplit(value)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        complete = False
    if not complete or any(character.isspace() for character in value):
        raise PydanticCustomError("link", "not an http(s) address")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("lines", "more than one line")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[Text, AfterValidator(_one_line)]
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True)]
OptionalLine = Annotated[OptionalText, AfterValidator(_one_line)]
Number = Annotated[int, BeforeValidator(_number)]
Year = Annotated[Number, AfterValidator(_year)]
Date = Annotated[date, BeforeValidator(_date)]
Status = Annotated[plan.Status, BeforeValidator(_stripped)]
Link = Annotated[Line, AfterValidator(_link)]


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
    def known_keys(cls) -> tuple[str, ...]:
        """The keys as they stand in the file."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


class NoteModel(_Part):
    """One entry under ``notes:``."""

    date: Date
    by: OptionalLine = ""
    text: OptionalText = ""
    links: tuple[Link, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text and not self.links:
            raise PydanticCustomError("note", "neither text nor links")
        return self

    def build(self) -> plan.Note:
        """The value that the other rooms work with."""
        return plan.Note(**dict(self))


class UnitModel(_Part):
    """One entry under ``units:`` of the file."""

    name: Line
    aliases: tuple[Line, ...] = ()
    group: OptionalLine = ""

    def build(self) -> plan.Unit:
        """The value that the other rooms work with."""
        return plan.Unit(**dict(self))


class TaskModel(_Part):
    """One entry under ``tasks:``."""

    id: Number
    category: Line
    requirement: Text
    lead: tuple[Line, ...] = ()
    units: tuple[Line, ...] = ()
    duty: OptionalLine = ""
    deadline: OptionalLine = ""
    due: Date | None = None
    status: Status = plan.Status.TODO
    completed: Date | None = None
    notes: tuple[NoteModel, ...] = ()

    def build(self) -> plan.Task:
        """The value that the other rooms work with."""
        return plan.Task(**{**dict(self), "notes": tuple(note.build() for note in self.notes)})


class PlanModel(_Part):
    """The whole file."""

    version: Literal["1"] = Field("1", alias="schema")
    title: Line
    issuer: Line
    year: Year
    units: tuple[UnitModel, ...] = ()
    tasks: tuple[TaskModel, ...] = ()

    def build(self) -> plan.Plan:
        """The value that the other rooms work with."""
        units = tuple(unit.build() for unit in self.units)
        tasks = tuple(task.build() for task in self.tasks)
        return plan.Plan(self.title, self.issuer, self.year, units, tasks)


# Which model judges the entries of a list, by the list's key.
ENTRIES: dict[str, type[_Part]] = {"tasks": TaskModel, "units": UnitModel, "notes": NoteModel}


def validate(data: Data, report: Report, *, complete: bool) -> plan.Plan | None:
    """The plan, or None after adding every problem to the report.

    ``complete`` is False for a file that could be read in part only: what is missing from it may
    stand in the rest.
    """
    try:
        return PlanModel.model_validate(data).build()
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            if complete or detail["type"] != "missing":
                explain(detail["type"], detail["loc"], _known_keys(detail["loc"]), report)
    return None


def _known_keys(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that may stand beside the last one of a path."""
    parent = path[:-1]
    model = ENTRIES.get(str(parent[-2]), PlanModel) if len(parent) > 1 else PlanModel
    return model.known_keys()
