"""What the tests share: the real plan, a copy of it to change, and the command line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from typer import testing
from typer.testing import CliRunner

from opengov_cli.cli.app import app
from opengov_cli.cli.session import Session
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Plan

PLAN = Path(__file__).parents[1] / "data" / "plan_2021.yaml"
ANNEX = PLAN.with_name("annex_2021.txt")
# The runner would build all commands anew for each test, which takes longer than most tests.
testing._get_command = cache(testing._get_command)  # type: ignore[attr-defined]
# More of them take longer to start than they save.
MOST_PROCESSES = 8

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
# For as many cases as there is time for; what was found is made small with one of the others.
settings.register_profile(
    "long",
    max_examples=int(os.environ.get("HYPOTHESIS_CASES", "10000")),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """For the whole suite as many processes as cores; tests that are named run in this one, which starts at once."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return min(os.cpu_count() or 1, MOST_PROCESSES) if whole else 0


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str


Opengov = Callable[..., Result]
On = Callable[[str], None]
Commit = Callable[..., str]


@pytest.fixture(scope="session")
def known_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of all tests: the texts that many of them judge are judged once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _clean_environment(tmp_path: Path, known_plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same terminal, language and author for everybody, and a folder where no real plan is found."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("OPENGOV_", "LC_", "GIT_")) or name in (
            "LANG",
            "LANGUAGE",
            "CI",
            "NO_COLOR",
            "FORCE_COLOR",
            "TERM",
            "VISUAL",
            "EDITOR",
        ):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    # The user's own settings, and what is kept for `opengov undo`.
    monkeypatch.setenv("XDG_CONFIG_HOME", f"{tmp_path}-config")
    monkeypatch.setenv("XDG_STATE_HOME", f"{tmp_path}-state")
    monkeypatch.setenv("XDG_CACHE_HOME", str(known_plans))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture(scope="session")
def plan_text() -> str:
    """The text of the real plan."""
    return PLAN.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def plan(plan_text: str) -> Plan:
    """The real plan."""
    found = judge(plan_text).plan
    assert found is not None
    return found


@pytest.fixture
def plan_file(tmp_path: Path, plan_text: str) -> Iterator[Path]:
    """A copy of the real plan in the current folder."""
    path = tmp_path / "plan_2021.yaml"
    path.write_text(plan_text, encoding="utf-8", newline="")
    yield path
    assert sorted(tmp_path.glob(".opengov")) == [], "a lock or a temporary file was left behind"


@pytest.fixture
def folder(tmp_path: Path, plan_text: str) -> Path:
    """A folder with the plans of two years."""
    data = tmp_path / "data"
    data.mkdir()
    for year in (2022, 2021):
        text = plan_text.replace("2021", str(year)).replace("year: 2021", f"year: {year}")
        (data / f"plan_{year}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def other_office(folder: Path) -> Path:
    """The plan of another office."""
    path = folder / "方案.yaml"
    text = (folder / "data" / "plan_2021.yaml").read_text(encoding="utf-8")
    text = text.replace("中山市农业农村局2021", "中山市水务局2021")
    path.write_text(text.replace("issuer: 中山市农业农村局", "issuer: 中山市水务局"), encoding="utf-8")
    return path


@pytest.fixture
def commit(tmp_path: Path, plan_file: Path) -> Commit:
    """Commit all that changed, by an author on a day; the plan file is the first commit of a new repository."""

    def run(subject: str, author: str = "王芳", day: str = "2021-06-30") -> str:
        person = {"NAME": author, "EMAIL": "office@example.gov.cn", "DATE": f"{day}T12:00:00+08:00"}
        identity = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", subject, **identity)
        return git(tmp_path, "rev-parse", "HEAD")

    assert plan_file.is_file()
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "王芳")
    git(tmp_path, "config", "user.email", "office@example.gov.cn")
    run("2021 年方案", day="2021-03-01")
    return run


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git, which must succeed, and give what it prints."""
    result = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> On:
    """Let it be another day: ``on("2021-07-05")``."""
    return lambda day: monkeypatch.setattr(Session, "today", date.fromisoformat(day))


@pytest.fixture
def opengov() -> Opengov:
    """Run a command: ``opengov("list", "--unit", "计划财务科")``."""

    def run(*arguments: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, list(arguments), input=stdin, catch_exceptions=False, prog_name="opengov")
        return Result(result.exit_code, result.stdout, result.stderr)

    return run
