"""The strict reading of YAML: text, places, and what a register must not contain."""

from __future__ import annotations

import pytest
import yaml

from opengov_cli.file.text.tree import MappingNode, ScalarNode, data_of, find_node, parse_tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML has a parser in C and one in Python; an installation may have only the second."""
    monkeypatch.setattr("opengov_cli.file.text.tree._LOADER", getattr(yaml, request.param))


pytestmark = pytest.mark.usefixtures("_either_parser")


@pytest.mark.parametrize("text", ["no", "12:30", "010", "1_000", "2021-02-30", "yes", "0x1F", "=", "0.10"])
def test_a_value_stays_the_text_that_was_written(text: str) -> None:
    assert data_of(parse_tree(f"key: {text}").root) == {"key": text}


@pytest.mark.parametrize("text", ["key:", "key: ~", "key: null", "{key: }", "{key}"])
def test_nothing_written_is_none(text: str) -> None:
    assert data_of(parse_tree(text).root) == {"key": None}


def test_a_value_is_found_where_it_stands() -> None:
    text = "# 😀 注释\r\ntasks:\r\n  - id: 5\r\n    requirement: '公开 𠮷'\r\n"
    node = find_node(parse_tree(text).root, ("tasks", 0, "requirement"))
    assert isinstance(node, ScalarNode)
    assert text[node.start : node.end] == "'公开 𠮷'"


def test_a_value_that_was_not_written_does_not_stand_in_a_comment() -> None:
    node = find_node(parse_tree("{status # 状态: 未启动\n, id: 5}").root, ("status",))
    assert node == ScalarNode(7, 7, "", "")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        pytest.param("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1, id="a key twice"),
        pytest.param("a: 1\nb: &x 2", "anchor", 2, 4, id="an anchor"),
        pytest.param("a: 1\nb: *x", "alias", 2, 4, id="an alias"),
        pytest.param("a: !!str 1", "tag", 1, 4, id="a tag"),
        pytest.param("a: 1\n---\nb: 2", "documents", 2, 1, id="a second document"),
        pytest.param("a: 1\n[b]: 2", "wrong-type", 2, 1, id="a list as a key"),
        pytest.param("a: [1", "syntax", 1, 4, id="a bracket that is not closed"),
    ],
)
def test_a_register_must_not_contain(text: str, code: str, line: int, column: int) -> None:
    found = parse_tree(text).problems
    assert (code, line) in [(problem.code, problem.line) for problem in found]
    assert column in [problem.column for problem in found if problem.code == code]


@pytest.mark.parametrize(
    ("text", "line", "column", "way_out"),
    [
        ("text: 第1条: 标题", 1, 10, "': ' stands inside the value: put the value in quotes"),
        ("text: @张三", 1, 7, "may not begin with '@': put it in quotes"),
        ("text: %50", 1, 7, "may not begin with '%': put it in quotes"),
        ("text: *重要", 1, 7, "may not begin with '*': put it in quotes"),
        ("text: &注", 1, 7, "may not begin with '&': put it in quotes"),
        ("text: !重要", 1, 7, "may not begin with '!': put it in quotes"),
        ("text: >内容", 1, 7, "may not begin with '>': put it in quotes"),
        ("text: - 项", 1, 7, "may not begin with '-': put it in quotes"),
        ("text: [重点]内容", 1, 11, "behind the closing ]: put the whole value in quotes"),
        ("text: '重点'内容", 1, 11, "behind the closing ': put the whole value in quotes"),
        ('text: "C:\\文件"', 1, None, "use single quotes"),
        ('a: 1\ntext: "未完\nb: 2', 2, 7, "the quotes that open here are never closed"),
        ("units: [甲, 乙\nb: 2", 1, 8, "the '[' that opens here is never closed"),
        ("units: [甲, {name: [", 1, 19, "the '[' that opens here is never closed"),
        ("- # 方案\ntitle: 方案", 2, 1, "check the spaces at its beginning"),
        ("a: 1\n  b: 2", 2, 4, "check the spaces at its beginning"),
        ("a: 1\n- b", 2, 1, "check the spaces at its beginning"),
        ("a: 1\n标题\nb: 2", 2, 1, "a colon is missing here"),
        ("a: |\n\tb", 2, 1, "a tab stands here: use spaces"),
        ("a: 1\n...\nb: 2", 3, 1, "YAML cannot read this"),
    ],
)
def test_what_the_parser_stumbles_over_gets_a_place_and_a_way_out(
    text: str, line: int, column: int | None, way_out: str
) -> None:
    problem = parse_tree(text).problems[-1]
    assert problem.code == "syntax"
    assert problem.line == line
    assert column in (problem.column, None)
    assert way_out in problem.message


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_nesting_beyond_all_reason_is_refused_and_kills_nothing(text: str) -> None:
    assert [problem.code for problem in parse_tree(text).problems] == ["nesting"]


def test_a_key_that_stands_twice_says_where_it_stood_first() -> None:
    (problem,) = parse_tree("status: done\nnotes:\nstatus: todo").problems
    assert "first in line 1" in problem.message


def test_a_key_that_stands_twice_counts_as_it_stood_first() -> None:
    assert data_of(parse_tree("status: done\nstatus: todo").root) == {"status": "done"}


@pytest.mark.parametrize(
    "text", ["{a, duty " + "# x " * 200 + "\n}", "? duty " + "# x " * 200, "{a, duty\n" + "# - a #b\n" * 200 + "}"]
)
def test_comments_behind_a_bare_key_take_no_time(text: str) -> None:
    root = parse_tree(text).root
    assert isinstance(root, MappingNode)
    key, value = root.pairs[-1]
    assert value.start == value.end == key.end
