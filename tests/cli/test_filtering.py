"""The options that choose tasks: the same for every command that takes them, wherever they stand among its own."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import Any

import pytest
import typer

from conftest import Opengov
from opengov_cli.cli.app import COMMANDS, function_of
from opengov_cli.cli.filtering import FilterOptions, takes_filter

COMMAND_BY_NAME = {
    name: function_of(reference) for family in COMMANDS.values() for name, (reference, _line) in family.items()
}
OPTIONS = [field.name for field in fields(FilterOptions)]


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        ("list", ["ctx"], ["limit", "columns", "output_format", "count", "reverse", "full"]),
        ("export", ["ctx", "target", "output_format", "progress", "force"], []),
    ],
)
def test_typer_sees_them_in_the_place_of_the_value(command: str, before: list[str], after: list[str]) -> None:
    assert [*inspect.signature(COMMAND_BY_NAME[command]).parameters] == [*before, *OPTIONS, *after]


def test_they_arrive_as_one_value() -> None:
    arrived = []

    @takes_filter
    def command(ctx: typer.Context | None, filter_options: FilterOptions, limit: int = 0) -> None:
        arrived.append((ctx, filter_options, limit))

    typed: dict[str, Any] = dict.fromkeys(OPTIONS) | {"unit": ["办公室"], "keyword": ["公开"]}
    command(ctx=None, limit=3, **typed)
    assert arrived == [(None, FilterOptions(**typed), 3)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--status", "未启动", "--unit", "财务", "--role", "牵头"),
        ("--status", "未开始", "--unit", "财务", "--role", "LEAD"),
        ("-s", "todo", "-u", "财务", "--role", "lead", "--sort", "序号"),
        ("-s", "todo", "-u", "财务", "--role", "lead", "--sort", "No."),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("plan_file")
def test_what_is_printed_is_taken_in_both_languages(
    opengov: Opengov, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    listed = opengov("list", *arguments, "--columns", "序号,status,角色", "--format", "csv")
    assert listed.out == "id,status,role\n4,todo,lead\n5,todo,lead\n6,todo,lead\n"
