"""Items of a list put into another order."""

from __future__ import annotations

import pytest

from opengov_cli.file.text.order import reordered


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_comment_below_an_item_goes_with_it_whatever_ends_the_lines(end: str) -> None:
    lines = ["tasks:", "- id: 1", "  clause:", "  # 待定", "- id: 2", "  clause: 办公室"]
    moved = ["tasks:", "- id: 2", "  clause: 办公室", "- id: 1", "  clause:", "  # 待定"]
    assert reordered(end.join(lines), {("tasks",): [1, 0]}) == end.join(moved)
