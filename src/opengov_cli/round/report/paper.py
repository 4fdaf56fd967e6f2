"""A report as it is handed in: on one plan, or on several below a table that sets them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from opengov_cli.documents.titles import remark_of

from .outline import Outline, Section, Table, build_outline
from .period import day_words
from .report import Report

_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_SEPARATOR = "、"
_COMPARISON = "各方案对照"
_HEADINGS = (
    "序号",
    "方案",
    "年度",
    "发文单位",
    "事项",
    "已完成",
    "占比",
    "逾期未完成",
    "未按期报送",
    "未报送（项次）",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed in: its title and the line below it, who it is by and when, and the report on each plan.

    Where several plans were asked for, a ``comparison`` stands before these.
    """

    title: str
    subtitle: str
    issuer: str
    day: str
    parts: tuple[Outline, ...]
    comparison: Section | None = None


def paper_on(report: Report) -> Paper:
    """The report on one plan."""
    outline = build_outline(report)
    return Paper(outline.title, outline.subtitle, outline.issuer, outline.day, (outline,))


def paper_across(reports: Sequence[tuple[str, Report]]) -> Paper:
    """The reports on several plans, each with the name of its file, which tells plans of one title apart."""
    titles = Counter(report.plan.title for _name, report in reports)
    apart = [f"（{_shown(name)}）" if titles[report.plan.title] > 1 else "" for name, report in reports]
    found = [report for _name, report in reports]
    parts = [build_outline(report) for report in found]
    issuers = [*dict.fromkeys(report.plan.issuer for report in found)]
    rows = tuple(
        (place, report.plan.title + file, *_compared(report))
        for place, (report, file) in enumerate(zip(found, apart, strict=True), start=1)
    )
    return Paper(
        f"{issuers[0] if len(issuers) == 1 else ''}分工方案落实情况汇总报告",
        remark_of([*dict.fromkeys(name for report in found for name in (report.period.words, *report.units))]),
        _SEPARATOR.join(issuers),
        day_words(found[0].today),
        tuple(replace(part, title=part.title + file) for part, file in zip(parts, apart, strict=True)),
        Section("", _COMPARISON, (Table(_COMPARISON, _HEADINGS, rows),)),
    )


def _shown(name: str) -> str:
    """The name of a file as every format can carry it: what nobody can print is a mark."""
    return "".join(character if character.isprintable() else _UNREADABLE for character in " ".join(name.split()))


def _compared(report: Report) -> tuple[str | int, ...]:
    """The numbers of a plan that stand beside those of others."""
    whole = report.whole
    return (
        str(report.plan.year),
        report.plan.issuer,
        whole.now.total,
        whole.now.done,
        str(whole.done),
        len(report.overdue),
        len(report.missed),
        report.pending.missing,
    )
