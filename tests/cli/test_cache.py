"""What is kept so that plans need not be judged again."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov
from opengov_cli.file import snapshots


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", f"{tmp_path}-cache")


@pytest.mark.usefixtures("plan_file")
def test_what_is_kept_is_shown_and_deleted(opengov: Opengov) -> None:
    folder, kept = opengov("cache").out.splitlines()
    assert Path(folder) == snapshots.folder()
    assert kept == "0 plans (0.0 MB), of at most 4000 plans (256.0 MB)"
    opengov("list")
    assert opengov("cache").out.splitlines()[1].startswith("1 plan (0.0 MB), of at most")
    deleted = opengov("cache", "clear")
    assert (deleted.code, deleted.out, deleted.err) == (0, "", "deleted: 1 plan (0.0 MB)\n")
    assert snapshots.stock() == (0, 0)


def test_without_a_plan_there_is_a_cache_all_the_same(opengov: Opengov) -> None:
    assert opengov("cache").code == 0
    assert opengov("cache", "clear").err == "deleted: 0 plans (0.0 MB)\n"


def test_a_cache_that_is_turned_off_says_so(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENGOV_NO_CACHE", "1")
    assert "OPENGOV_NO_CACHE is set" in opengov("cache").err


def test_it_is_told_in_chinese(opengov: Opengov, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    assert "0 份方案（0.0 MB），最多 4000 份方案（256.0 MB）" in opengov("cache").out


def test_only_what_is_to_be_done_with_it_can_be_named(opengov: Opengov) -> None:
    result = opengov("cache", "clean")
    assert result.code == 2
    assert "clear" in result.err
