"""The one table of formats, and what is written out beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from opengov_cli.cli.commands.exchange.export import ExportFormat
from opengov_cli.cli.options import RowsFormat
from opengov_cli.documents.formats import FORMATS, READABLE, Format, Shows, format_to_read
from opengov_cli.documents.libraries import load_module
from opengov_cli.documents.readers.lookup import reader_for

WRITTEN = [entry for entry in FORMATS.values() if entry.writer]


def test_export_offers_every_format_that_is_written() -> None:
    assert [*ExportFormat] == [entry.name for entry in WRITTEN]


def test_commands_that_list_offer_a_table_and_the_formats_that_print_rows() -> None:
    assert {*RowsFormat} == {"table"} | {entry.name for entry in FORMATS.values() if entry.prints_rows}


def test_no_name_of_a_file_tells_two_formats() -> None:
    suffixes = [suffix for entry in FORMATS.values() for suffix in entry.suffixes]
    assert len(suffixes) == len({*suffixes})


@pytest.mark.parametrize("suffix", READABLE)
def test_every_format_that_is_read_has_its_reader(suffix: str) -> None:
    read = reader_for(Path(f"a{suffix}"))
    assert read.__module__ == f"opengov_cli.documents.readers.{READABLE[suffix].reader}"


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_what_is_written_can_be_read_again_and_says_what_it_shows(entry: Format) -> None:
    assert entry.shows
    assert all(format_to_read(Path(f"方案{suffix}")) is entry for suffix in entry.suffixes)


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_a_writer_writes_what_its_format_shows_and_nothing_else(entry: Format) -> None:
    expected = {
        "render_listing": entry.prints_rows or entry.shows is Shows.TASKS,
        "render_annex": entry.shows in (Shows.PRINTED_ANNEX, Shows.ANNEX, Shows.WORKSHEET),
        "render_plan": entry.shows is Shows.PLAN,
    }
    writer = load_module(f"opengov_cli.documents.writers.{entry.writer}")
    assert {name for name in vars(writer) if name.startswith("render")} == {name for name in expected if expected[name]}
