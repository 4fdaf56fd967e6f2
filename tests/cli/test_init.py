"""``opengov init``."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import On, Opengov
from opengov_cli.cli.terminal.console import Output
from opengov_cli.file.gate import judge
from opengov_cli.plan.model import Plan, Unit


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--issuer", "某局", "--year", "2024", "-u", ""], "an office, a unit and a category need a name"),
        (["--issuer", "　", "--year", "2024"], "an office, a unit and a category need a name"),
        (["--issuer", "某局", "--year", "2024", "-c", "　"], "an office, a unit and a category need a name"),
        (["--issuer", "某局", "--year", "2024", "-u", "各科室："], "an office, a unit and a category need a name"),
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


@pytest.mark.parametrize("arguments", [("--year", "99999"), ("--year", "2022", "-u", "计划财务科：计划财务科")])
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


@pytest.fixture
def _asked(monkeypatch: pytest.MonkeyPatch, on: On) -> None:
    """Somebody is there to be asked."""
    monkeypatch.setattr(Output, "can_ask", True)
    on("2022-01-10")


def written(folder: Path, year: int = 2022) -> Plan:
    """The plan in the new file."""
    plan = judge((folder / f"plan_{year}.yaml").read_text(encoding="utf-8")).plan
    assert plan is not None
    return plan


@pytest.mark.usefixtures("_asked")
def test_in_a_terminal_one_is_asked_for_what_a_plan_needs(opengov: Opengov, tmp_path: Path) -> None:
    units = "各科室:办公室（审批办）、计划财务科\n农科中心，计划财务科\n海洋综合执法支队\n\n"
    result = opengov(
        "init", stdin=f"\n中山市农业农村局\n二〇二二\n２０２３\n\n{units}做好财政信息公开\n加强政策解读\n\n"
    )
    assert result.code == 0
    assert "Title [中山市农业农村局2023年政务公开工作要点分工方案]: " in result.err
    assert "计划财务科 is named again: it stands in the plan once\n" in result.err
    plan = written(tmp_path, 2023)
    assert (plan.issuer, plan.title) == ("中山市农业农村局", "中山市农业农村局2023年政务公开工作要点分工方案")
    assert plan.units == (
        Unit("办公室（审批办）", group="各科室"),
        Unit("计划财务科", group="各科室"),
        Unit("农科中心"),
        Unit("海洋综合执法支队"),
    )
    text = (tmp_path / "plan_2023.yaml").read_text(encoding="utf-8")
    assert "  # - id: 2\n  #   category: 加强政策解读\n" in text
    filled = judge(text.replace("  # ", "  ")).plan
    assert filled is not None
    assert filled.categories == ("做好财政信息公开", "加强政策解读")


@pytest.mark.usefixtures("_asked")
def test_pressing_enter_is_enough_beside_the_plan_of_the_year_before(
    opengov: Opengov, plan_file: Path, tmp_path: Path
) -> None:
    assert plan_file.is_file()
    result = opengov("init", stdin="\n" * 5)
    assert "Office [中山市农业农村局]: " in result.err
    assert (result.code, written(tmp_path).title) == (0, "中山市农业农村局2022年政务公开工作要点分工方案")
    assert "Year [2023]: " in opengov("init", stdin="\n\n").err


@pytest.mark.usefixtures("_asked")
def test_what_options_say_is_not_asked(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("init", "--issuer", "某局", "--unit", "办公室", "--title", "方案", stdin="\n\n")
    assert (result.code, "Year [2022]: " in result.err, "Category 1: " in result.err) == (0, True, True)
    assert not any(label in result.err for label in ("Office", "Title", "Unit 1"))
    assert (written(tmp_path).title, written(tmp_path).units) == ("方案", (Unit("办公室"),))
    assert opengov("init", "--issuer", "某局", "--year", "2023").err.startswith("wrote plan_2023.yaml")


@pytest.mark.usefixtures("_asked")
def test_a_plan_that_is_there_is_told_before_everything_is_asked(opengov: Opengov, plan_file: Path) -> None:
    assert plan_file.is_file()
    result = opengov("init", stdin="\n2021\n")
    assert (result.code, result.err.splitlines()[-2]) == (
        1,
        "Office [中山市农业农村局]: Year [2022]: opengov: plan_2021.yaml exists already",
    )


@pytest.mark.usefixtures("_asked")
def test_who_leaves_a_question_gets_no_file(opengov: Opengov, tmp_path: Path) -> None:
    assert opengov("init", stdin="某局\n2022\n方案\n办公室\n").code == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "value", ["办公室，计划财务科", "办公室、计划财务科", "办公室和计划财务科", "办公室;计划财务科"]
)
def test_several_units_may_stand_in_one_option(opengov: Opengov, tmp_path: Path, value: str) -> None:
    assert opengov("init", "--issuer", "某局", "--year", "2022", "-u", value).code == 0
    assert written(tmp_path).units == (Unit("办公室"), Unit("计划财务科"))


def test_a_unit_that_is_named_again_is_said_and_stands_once(opengov: Opengov, tmp_path: Path) -> None:
    result = opengov("init", "--issuer", "某局", "--year", "2022", "-u", "科室（一）", "-u", "科室(一)")
    assert result.err.splitlines()[0] == "科室(一) is named again: it stands in the plan once"
    assert written(tmp_path).units == (Unit("科室（一）"),)
