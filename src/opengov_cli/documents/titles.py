"""What a document that goes out is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from opengov_cli.plan.clause import SEPARATOR

REPORT = "落实情况表"
_TELLS_PROGRESS = re.compile(r"(?:落实|完成|进展|推进|办理|执行)情况")
# 任务分解表 becomes 任务分解落实情况表.
_TABLE = re.compile(r"(?<=分工|分解|任务|责任|安排)表$")


def title_of(title: str, *, progress: bool) -> str:
    """The title of a document: the plan's own, or the one of its 落实情况表 where it shows the progress."""
    if not progress or _TELLS_PROGRESS.search(title):
        return title
    return _TABLE.sub("", title) + REPORT


def remark_of(units: Sequence[str]) -> str:
    """Whose part of a plan a document is, as it stands behind or below the title; empty for the whole plan."""
    return f"（{SEPARATOR.join(units)}）" if units else ""
