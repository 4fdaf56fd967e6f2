"""Comments belong to the key or item that a reader would say they belong to."""

from __future__ import annotations

import pytest
import yaml

from opengov_cli.file.text.comments import Comment, Place, find_comments
from opengov_cli.file.text.tree import KeyPath, parse_tree

TASKS = """\
tasks:  # tasks
  # task
  - id: 5  # id
    # lead
    lead: [计划财务科,  # item
      # next item
      办公室
      # end of the list
    ]  # whole list
    text: |-  # block text
      # no comment
     # under the block text
    due: '# no comment'  # due
      # deeper
# margin
    notes:
      - date: "2021"
        # end of the note
      # end of the notes
    # end of the task
  # braces
  - {id: 6, # in braces
     # status
     status: # without a value
     # end of the braces
    } # behind the braces
  -
    # first key
    id: 7
  # end of the tasks
# end of the file
"""
PLACES: dict[str, tuple[KeyPath, Place]] = {
    "# tasks": (("tasks",), Place.BEHIND),
    "# task": (("tasks", 0), Place.ABOVE),
    "# id": (("tasks", 0, "id"), Place.BEHIND),
    "# lead": (("tasks", 0, "lead"), Place.ABOVE),
    "# item": (("tasks", 0, "lead", 0), Place.BEHIND),
    "# next item": (("tasks", 0, "lead", 1), Place.ABOVE),
    "# end of the list": (("tasks", 0, "lead"), Place.BELOW),
    "# whole list": (("tasks", 0, "lead"), Place.BEHIND),
    "# block text": (("tasks", 0, "text"), Place.BEHIND),
    "# under the block text": (("tasks", 0, "text"), Place.BELOW),
    "# due": (("tasks", 0, "due"), Place.BEHIND),
    "# deeper": (("tasks", 0, "due"), Place.BELOW),
    "# margin": (("tasks", 0, "notes"), Place.ABOVE),
    "# end of the note": (("tasks", 0, "notes", 0), Place.BELOW),
    "# end of the notes": (("tasks", 0, "notes"), Place.BELOW),
    "# end of the task": (("tasks", 0), Place.BELOW),
    "# braces": (("tasks", 1), Place.ABOVE),
    "# in braces": (("tasks", 1, "id"), Place.BEHIND),
    "# status": (("tasks", 1, "status"), Place.ABOVE),
    "# without a value": (("tasks", 1, "status"), Place.BEHIND),
    "# end of the braces": (("tasks", 1), Place.BELOW),
    "# behind the braces": (("tasks", 1), Place.BEHIND),
    "# first key": (("tasks", 2, "id"), Place.ABOVE),
    "# end of the tasks": (("tasks",), Place.BELOW),
    "# end of the file": ((), Place.BELOW),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=repr)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_every_comment_has_its_place(loader: str, newline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opengov_cli.file.text.tree._LOADER", getattr(yaml, loader))
    found = find_comments(parse_tree(TASKS.replace("\n", newline)))
    assert {comment.text: (comment.path, comment.place) for comment in found} == PLACES
    assert [comment.text for comment in found] == list(PLACES)


def test_a_blank_line_sets_the_head_of_the_file_apart() -> None:
    assert find_comments(parse_tree("# 一\n\n# 二\n\n# 三\ntitle: 方案\n")) == [
        Comment("# 一", (), Place.ABOVE, apart=True),
        Comment("# 二", (), Place.ABOVE, apart=True),
        Comment("# 三", ("title",), Place.ABOVE),
    ]


def test_around_explicit_keys_and_marks() -> None:
    text = "%YAML 1.1 # a\n--- # b\n? title # c\n# d\n: # e\n  方案\n? # f\n  year\n: 2021\n... # g\n"
    assert [(comment.text, comment.path, comment.place) for comment in find_comments(parse_tree(text))] == [
        ("# a", ("title",), Place.ABOVE),
        ("# b", ("title",), Place.ABOVE),
        ("# c", ("title",), Place.BEHIND),
        ("# d", ("title",), Place.ABOVE),
        ("# e", ("title",), Place.BEHIND),
        ("# f", ("year",), Place.BEHIND),
        ("# g", (), Place.BELOW),
    ]


def test_lines_that_go_on_a_comment_belong_where_it_belongs() -> None:
    text = "tasks:\n  - id: 1\n    # 三点：\n      # - 其一\n\n        # - 其二\n    due: 2021\n"
    assert {comment.path for comment in find_comments(parse_tree(text))} == {("tasks", 0, "due")}


def test_deeper_than_the_first_item_is_still_above_it() -> None:
    text = "tasks:\n      # 第一条\n  - id: 1\n"
    assert find_comments(parse_tree(text)) == [Comment("# 第一条", ("tasks", 0), Place.ABOVE)]


@pytest.mark.parametrize("text", ["", "# 一", "title: [", "- # 一\n- 二"])
def test_a_file_that_is_no_plan_has_comments_too(text: str) -> None:
    assert [comment.text for comment in find_comments(parse_tree(text))] == ["# 一"] * text.count("#")
