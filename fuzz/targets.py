"""What is fuzzed: each target takes bytes, and raises for nothing but a bug.

    python fuzz/targets.py TARGET FILE…

runs a target over files again, and ``python fuzz/targets.py seeds FOLDER`` writes files to begin with.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from opengov_cli.documents import export
from opengov_cli.documents.draft import draft_document
from opengov_cli.documents.formats import FORMATS
from opengov_cli.documents.readers.lookup import reader_for
from opengov_cli.errors import OpengovError
from opengov_cli.file.disk import NotUtf8, decode
from opengov_cli.file.format import format_text
from opengov_cli.file.gate import judge, judge_bytes
from opengov_cli.file.recording import ProgressRecord
from opengov_cli.file.text.edit import apply
from opengov_cli.git.merge.three_way import NotByMeaning, merge
from opengov_cli.plan.model import Note, Plan, Status
from opengov_cli.plan.query import Filter

DAY = date(2021, 6, 30)


def gate(data: bytes) -> None:
    """Whatever the bytes, there is a plan, or errors with places in the text."""
    content, verdict = judge_bytes(data)
    assert (verdict.plan is None) == any(problem.is_error for problem in verdict.problems)
    lines = content.text.split("\n") if content else [""]
    for problem in verdict.problems:
        assert 1 <= problem.line <= len(lines) or content is None
        assert problem.column >= 1
        assert problem.message
        assert "\n" not in problem.message


def edit(data: bytes) -> None:
    """Whatever the layout of a plan, progress of its tasks is recorded, and nothing else changes."""
    for text, plan in _plans(data):
        for task in plan.tasks[:3]:
            for status in (Status.DONE, Status.DOING, None):
                record = ProgressRecord(DAY, status, Note(DAY, "公开\n了"))
                edited = apply(text, record.edits(plan, [task]))
                assert judge(edited).plan == record.recorded(plan, [task]), edited


def formatted(data: bytes) -> None:
    """The usual layout is the layout of its own text."""
    for text, _plan in _plans(data):
        once = format_text(text)
        assert format_text(once) == once, once


def merged(data: bytes) -> None:
    """Three plans come together, or in conflict."""
    texts = [text for part in data.split(b"\n\0\n", 2) for text, _plan in _plans(part)]
    if len(texts) == 3:
        base, ours, theirs = texts
        with suppress(NotByMeaning):
            merge(base, ours, theirs)
        assert judge(merge(base, ours, ours).text).plan == judge(ours).plan


def read(suffix: str, data: bytes) -> None:
    """A document is read, or refused with a sentence."""
    path = Path(f"document.{suffix}")
    with suppress(OpengovError):
        document = reader_for(path, data)(data)
        if not isinstance(document, Plan):
            draft_document(document, (), DAY)


def _plans(data: bytes) -> Iterator[tuple[str, Plan]]:
    with suppress(NotUtf8):
        text = decode(data).text
        plan = judge(text).plan
        if plan:
            yield text, plan


TARGETS: dict[str, Callable[[bytes], None]] = {
    "gate": gate,
    "edit": edit,
    "format": formatted,
    "merge": merged,
    **{suffix: partial(read, suffix) for suffix in ("csv", "txt", "md", "html", "json", "yaml", "docx", "xlsx")},
}


SEED = """\
title: 某局2021年政务公开工作要点分工方案  # 注
issuer: 某局
year: 2021
units:
  - {name: 办公室, aliases: [办], group: 各科室}
tasks:
- id: 1
  category: "分类"
  requirement: |-  # 逐字
    公开
    预算
  units: [办公室]
  status: doing
  notes:
    - date: 2021-03-01
      text: '已公布'

# 第二项
- {id: 2, category: c, requirement: r, lead: [办], status: done, completed: 2021-05-01}
"""


def seeds(folder: Path) -> None:
    """Write a small plan and its documents, each into the folder of the targets that read it."""
    plan = judge(SEED).plan
    assert plan
    matches = export.select(plan, Filter())
    held = {
        name: export.render(plan, matches, FORMATS[name], progress=True)
        for name in ("csv", "md", "html", "json", "docx", "xlsx")
    }
    text = SEED.encode()
    held |= dict.fromkeys(("gate", "edit", "format", "yaml"), text)
    held |= {"merge": b"\n\0\n".join([text] * 3), "txt": held["csv"].replace(b",", b"\t")}
    for name, data in held.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "seed").write_bytes(data)


def main() -> None:
    if sys.argv[1] == "seeds":
        seeds(Path(sys.argv[2]))
        return
    for name in sys.argv[2:]:
        TARGETS[sys.argv[1]](Path(name).read_bytes())


if __name__ == "__main__":
    main()
