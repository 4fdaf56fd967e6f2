"""The options that choose tasks: the same for every command that takes them, wherever they stand among its own."""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import Any

import pytest
import typer

from opengov_cli.cli.app import COMMANDS
from opengov_cli.cli.filtering import FilterOptions, takes_filter

COMMAND_BY_NAME = {name: command for family in COMMANDS.values() for name, (command, _line) in family.items()}
OPTIONS = [field.name for field in fields(FilterOptions)]


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        ("list", ["ctx"], ["limit", "columns", "output_format", "count"]),
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
