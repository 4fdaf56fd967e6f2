"""The text of a new plan: its head, and comments that show how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from .render import entry, item


@dataclass(frozen=True, slots=True)
class Head:
    """What somebody who starts a plan says of it; without a title, the usual one is made."""

    issuer: str
    year: str
    title: str = ""
    units: tuple[str, ...] = ()


def render(head: Head) -> str:
    """The file's text. The gate judges it; nothing here does."""
    return "\n".join(_lines(head)) + "\n"


def _lines(head: Head) -> Iterator[str]:
    title = head.title or f"{head.issuer}{head.year}年政务公开工作要点分工方案"
    yield "schema: 1"
    yield from entry("title", title, 0)
    yield from entry("issuer", head.issuer, 0)
    yield f"year: {head.year}"
    yield ""
    yield _("# The units that the plan names. A unit may have aliases and belong to a group.")
    yield "units:"
    for name in head.units:
        yield from item({"name": name}, 2)
    if not head.units:
        yield "  # - name: 办公室（审批办）"
        yield "  #   aliases: [办公室, 审批办]"
        yield "  #   group: 各科室"
    yield ""
    yield _("# The tasks in the plan's own words. Units that lead go under lead, the others under units;")
    yield _("# duty holds the closing words of the clause. Remove the '# ' in front of the lines to begin.")
    yield "tasks:"
    yield "  # - id: 1"
    yield "  #   category: 做好财政信息公开"
    yield "  #   requirement: 积极推进部门所属单位预算、决算及相关报表公开。"
    yield "  #   lead: [办公室]"
    yield "  #   units: [各科室]"
    yield "  #   duty: 按职责分工落实"
    yield "  #   status: todo"
