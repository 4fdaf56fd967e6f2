"""Names that are typed in pinyin."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from opengov_cli.plan.errors import AmbiguousUnit
from opengov_cli.plan.model import Plan, Unit
from opengov_cli.plan.pinyin import begun, spelled
from opengov_cli.plan.units import Directory

TESTS = Path(__file__).parents[1]
TEXTS = (TESTS.parent / "data" / "plan_2021.yaml", *TESTS.rglob("*.txt"), *TESTS.rglob("*.py"))
NAMES = ["办公室（审批办）", "计划财务科", "发展规划科", "政策法规科", "海洋综合执法支队", "农科中心"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("jhcwk", "计划财务科", id="initials"),
        pytest.param("jihuacaiwuke", "计划财务科", id="whole"),
        pytest.param("jihuacwk", "计划财务科", id="mixed"),
        pytest.param("caiwu", "计划财务科", id="a part"),
        pytest.param("JHcwk", "计划财务科", id="capitals"),
        pytest.param("ｊｈｃｗｋ", "计划财务科", id="full width"),
        pytest.param("ji hua cai wu", "计划财务科", id="blanks"),
        pytest.param("bgsspb", "办公室（审批办）", id="past brackets"),
        pytest.param("zhfzhd", "海洋综合执法支队", id="initials of two letters"),
    ],
)
def test_a_name_is_found_by(typed: str, name: str) -> None:
    assert spelled(typed, NAMES) == [name]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kuaijike", "会计科"),
        ("zhongdian", "重点项目办"),
        ("diaoyan", "调研室"),
        ("changan", "长安镇"),
        ("xingzheng", "行政审批科"),
        ("yinyue", "音乐馆"),
        ("lvhua", "绿化处"),
        ("luhua", "绿化处"),
        ("nvgong", "女工委"),
        ("nugong", "女工委"),
        ("shenglvewei", "省略委"),
        ("xi'an", "西安办事处"),
        ("itk", "IT科"),
        ("rexian", "12345热线"),
    ],
)
def test_a_character_counts_in_each_of_its_readings(typed: str, name: str) -> None:
    assert spelled(typed, [name, "先进办"]) == [name]


def test_a_blank_or_an_apostrophe_ends_a_syllable() -> None:
    assert spelled("xian", ["西安办", "先进办"]) == ["西安办", "先进办"]
    assert spelled("xi'an", ["西安办", "先进办"]) == ["西安办"]


@pytest.mark.parametrize("typed", ["", " ", "'", "计h", "4", "jh-cwk", "jh4", "lü"])
def test_what_is_no_pinyin_finds_nothing(typed: str) -> None:
    assert spelled(typed, NAMES) == begun(typed, NAMES) == []


def test_a_whole_name_goes_before_a_part() -> None:
    assert spelled("cwk", ["计划财务科", "财务科"]) == ["财务科"]


def test_the_last_syllable_of_half_a_name_may_be_half() -> None:
    assert begun("jihuac", NAMES) == begun("jihuaca", NAMES) == ["计划财务科"]
    assert spelled("jihuaca", NAMES) == []
    assert begun("fa", NAMES) == ["发展规划科"]
    assert begun("guih", NAMES) == ["发展规划科"]


def test_what_is_written_goes_before_what_is_spelled() -> None:
    directory = Directory(Plan("方案", "局", 2021, units=(Unit("JH 公司"), Unit("计划科"))))
    assert directory.find("jh") == "JH 公司"
    assert directory.find("jhk") == "计划科"


def test_pinyin_that_fits_several_units_names_them() -> None:
    directory = Directory(Plan("方案", "局", 2021, units=(Unit("规划科"), Unit("规范科"), Unit("财务科"))))
    with pytest.raises(AmbiguousUnit) as caught:
        directory.find("gui")
    assert caught.value.candidates == ("规划科", "规范科")


def test_an_alias_is_spelled_too(plan: Plan) -> None:
    assert Directory(plan).find("bgs") == Directory(plan).find("shenpiban") == "办公室（审批办）"


def test_the_readings_are_those_of_pypinyin() -> None:
    """For each character of the real plan and of the texts that the tests read."""
    characters = {letter for text in TEXTS for letter in text.read_text(encoding="utf-8") if "一" <= letter <= "龥"}
    assert len(characters) > 1000
    for character in characters:
        (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)
        assert [reading for reading in readings if not spelled(reading, [character])] == [], character


@given(st.data(), st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("".join))
def test_however_a_name_is_spelled_it_is_found(data: st.DataObject, name: str) -> None:
    """Each character by any of its readings, whole or by its initial, with blanks or without."""
    letters = [character for character in name if character.isalpha()]
    readings = [data.draw(st.sampled_from(found)) for found in pinyin(letters, style=Style.NORMAL, heteronym=True)]
    typed = [data.draw(st.sampled_from([reading, reading[0]])) for reading in readings]
    blank = data.draw(st.sampled_from(["", " ", "'"]))
    assert spelled(blank.join(typed), [name]) == [name]
    cut = data.draw(st.integers(1, len("".join(typed))))
    assert begun("".join(typed)[:cut], [name]) == [name]
