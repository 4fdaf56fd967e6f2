"""``opengov init``."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Opengov


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--issuer", "某局", "--year", "2024", "-u", ""], "an office and a unit need a name"),
        (["--issuer", "　", "--year", "2024"], "an office and a unit need a name"),
        (["--issuer", "某局", "--year", "0"], "--year takes a whole number from 1 up"),
        (["--example", "--title", "别的"], "--example writes its plan as it is: it goes without other options"),
    ],
)
def test_odd_values_are_refused(opengov: Opengov, tmp_path: Path, arguments: list[str], message: str) -> None:
    result = opengov("init", *arguments)
    assert (result.code, result.err.splitlines()[0]) == (2, f"opengov: {message}")
    assert list(tmp_path.iterdir()) == []


def test_a_new_plan_passes_the_gate(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("init", "--issuer", "中山市农业农村局", "--year", "2022", "-u", "办公室", "-u", "计划财务科")
    assert result.code == 0
    text = (tmp_path / "plan_2022.yaml").read_text(encoding="utf-8")
    assert "title: 中山市农业农村局2022年政务公开工作要点分工方案\n" in text
    assert "  - name: 计划财务科\n" in text
    assert (opengov("check").out, opengov("check").code) == ("", 0)
    assert opengov("list").err.startswith("the plan has no tasks yet: edit plan_2022.yaml")


def test_the_template_shows_a_task_that_the_gate_takes(opengov: Opengov, tmp_path: Path) -> None:
    opengov("init", "--issuer", "中山市农业农村局", "--year", "2022")
    path = tmp_path / "plan_2022.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line.replace("  # ", "  ", 1) for line in lines), encoding="utf-8")
    result = opengov("check")
    assert (result.out, result.code) == ("", 0)
    assert opengov("list", "--count").out == "1\n"


def test_editors_find_the_schema_beside_a_new_plan(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("--plan", "plan_2022.yaml", "init", "--issuer", "某局", "--year", "2022")
    assert "wrote plan.schema.json, with which editors complete and check the plan\n" in result.err
    modeline = (tmp_path / "plan_2022.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert modeline == "# yaml-language-server: $schema=plan.schema.json"
    schema = tmp_path / "plan.schema.json"
    assert schema.read_text(encoding="utf-8") == opengov("schema").out


def test_a_schema_that_is_there_stays(opengov: Opengov, tmp_path: Path) -> None:
    (tmp_path / "plan.schema.json").write_text("mine", encoding="utf-8")
    result = opengov("init", "--issuer", "某局", "--year", "2022")
    assert (result.code, "plan.schema.json" in result.err) == (0, False)
    assert (tmp_path / "plan.schema.json").read_text(encoding="utf-8") == "mine"


def test_the_example_is_the_plan_of_2021(opengov: Opengov, tmp_path: Path, plan_text: str) -> None:
    assert opengov("init", "--example").code == 0
    assert (tmp_path / "plan_2021.yaml").read_text(encoding="utf-8") == plan_text
    assert opengov("list", "--unit", "计划财务科", "--direct", "--count").out == "3\n"
    assert [path.name for path in tmp_path.iterdir()] == ["plan_2021.yaml"]


def test_a_file_that_is_there_stays(opengov: Opengov, tmp_path: Path) -> None:
    path = tmp_path / "plan_2021.yaml"
    path.write_text("mine", encoding="utf-8")
    for arguments in (("--example",), ("--issuer", "某局", "--year", "2021")):
        result = opengov("init", *arguments)
        assert (result.code, result.err.splitlines()[0]) == (1, "opengov: plan_2021.yaml exists already")
    assert path.read_text(encoding="utf-8") == "mine"


def test_another_name_for_the_file(opengov: Opengov, tmp_path: Path) -> None:
    assert opengov("--plan", "方案.yaml", "init", "--example").code == 0
    assert (tmp_path / "方案.yaml").exists()


def test_a_folder_is_where_the_plan_is_written(opengov: Opengov, tmp_path: Path) -> None:
    tmp_path.joinpath("data").mkdir()
    assert opengov("--plan", "data", "init", "--issuer", "某局", "--year", "2022").code == 0
    assert tmp_path.joinpath("data", "plan_2022.yaml").exists()


def test_without_a_terminal_it_asks_for_options(opengov: Opengov) -> None:
    result = opengov("init")
    assert result.code == 2
    assert "--issuer" in result.err


@pytest.mark.parametrize(
    "arguments",
    [("--issuer", "某局", "--year", "99999"), ("--issuer", "某局", "--year", "2022", "-u", "甲", "-u", "甲")],
)
def test_what_would_not_be_a_plan_is_not_written(opengov: Opengov, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = opengov("init", "--issuer", "某局", *arguments)
    assert (result.code, list(tmp_path.iterdir())) == (1, [])
    assert result.err.startswith("opengov: refused: ")


@pytest.mark.parametrize("existing", ["data/plan_2021.yaml", "plan_2021.yaml"])
def test_no_second_plan_of_a_year_is_begun_beside_the_first(
    opengov: Opengov, tmp_path: Path, plan_text: str, existing: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / existing).write_text(plan_text, encoding="utf-8")
    for command in (["init", "--example"], ["import", existing], ["import", existing, "-o", "data/plan_2021.yaml"]):
        result = opengov(*command)
        assert (result.code, existing in result.err, "nothing was written" in result.err) == (1, True, True)
    assert opengov("import", existing, "-o", "另一份.yaml").code == 0
    assert [path.name for path in tmp_path.rglob("plan_*.yaml")] == ["plan_2021.yaml"]
    (tmp_path / "下级").mkdir()
    assert opengov("--plan", "下级", "init", "--example").code == 0
