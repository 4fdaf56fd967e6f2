"""The text of a new plan: its head and units, and comments that show how to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from opengov_cli.plan.model import Plan, Task

from .emit import item
from .layout import INDENT, dump, head_lines, part_fields, unit_lines

# Editors look for it beside the plan; "modeline" is what they call the comment that names it.
SCHEMA_NAME = "plan.schema.json"
_CATEGORY = "做好财政信息公开"
# A task as it may look.
_PATTERN = Task(
    1,
    _CATEGORY,
    "积极推进部门所属单位预算、决算及相关报表公开。",
    lead=("办公室",),
    units=("各科室",),
    duty="按职责分工落实",
)
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_NAME}"


def usual_title(issuer: str, year: int) -> str:
    """What offices call such a plan."""
    return f"{issuer}{year}年政务公开工作要点分工方案"


def new_plan_text(plan: Plan, categories: Sequence[str] = ()) -> str:
    """The file's text for a plan that has no tasks yet; a pattern for one stands under each category."""
    return "\n".join(_lines(plan, categories)) + "\n"


def begun_plan_text(plan: Plan) -> str:
    """The file's text for a new plan that begins with tasks."""
    return f"{_MODELINE}\n{dump(plan)}" if plan.tasks else new_plan_text(plan)


def _lines(plan: Plan, categories: Sequence[str]) -> Iterator[str]:
    yield _MODELINE
    yield from head_lines(plan)
    yield ""
    yield _("# The units that the plan names. A unit may have aliases and belong to a group.")
    yield "units:"
    yield from unit_lines(plan)
    if not plan.units:
        yield "  # - name: 办公室（审批办）"
        yield "  #   aliases: [办公室, 审批办]"
        yield "  #   group: 各科室"
    yield ""
    yield _("# The tasks in the plan's own words. Units that lead go under lead, the others under units;")
    yield _("# duty holds the closing words of the clause. Remove the '# ' in front of the lines to begin.")
    yield "tasks:"
    for number, category in enumerate(categories or (_CATEGORY,), start=1):
        pattern = replace(_PATTERN, id=number, category=category)
        if plan.units:
            pattern = replace(pattern, lead=(plan.units[0].name,), units=(), duty="")
        yield from ("  # " + line[INDENT:] for line in item(part_fields(pattern), INDENT))
