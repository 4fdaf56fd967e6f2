"""Values as YAML text: whatever is written loads again as the same text, for every reader."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from opengov_cli.file.text.emit import entry, flow, item, scalar
from opengov_cli.file.text.tree import data_of, parse_tree

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029\ufeff"), min_size=1)


@pytest.mark.parametrize(
    "text",
    ["加强公开", "县级以上各级人民政府", "“六稳”工作", "https://example.gov.cn/1", "落实〔2019〕60号", "a:b", "x#y"],
)
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    """第1条: 标题|[重点]|@张三|*重要|&注|%50|!重要|- 项|内容 #井号|12:30|no|~|010|=|1e3|0o17|y|2021-06-30|1_000|.5|<<|?
标题:|null|'单'|"双"| 前|后 |""".replace("\n", "|").split("|"),
)
def test_what_a_reader_could_mistake_is_quoted(text: str) -> None:
    written = scalar(text)
    assert written[0] in "'\""
    assert yaml.safe_load(written) == text


@given(TEXTS)
def test_any_text_loads_again_as_itself(text: str) -> None:
    quoted = "text: " + scalar(text, quote='"')
    for lines in (entry("text", text, 0), item({"text": text}, 0), [quoted]):
        loaded = data_of(parse_tree("\n".join(lines)).root)
        found = loaded[0] if isinstance(loaded, list) else loaded
        assert isinstance(found, dict)
        assert (found["text"] or "") == text


@given(st.lists(TEXTS, min_size=1))
def test_any_list_loads_again_as_itself(texts: list[str]) -> None:
    assert yaml.safe_load(flow([*texts])) == texts
    assert yaml.safe_load(flow({"links": [*texts]})) == {"links": texts}


def test_a_date_and_a_number_stand_as_they_are() -> None:
    assert flow({"date": date(2021, 6, 30), "id": 5}) == "{date: 2021-06-30, id: 5}"


def test_a_text_of_several_lines_stands_below_its_key() -> None:
    assert list(entry("text", "第一行\n\n第三行", 4)) == ["    text: |-", "      第一行", "", "      第三行"]
