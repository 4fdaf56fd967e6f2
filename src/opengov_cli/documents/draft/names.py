"""The names of a draft as its list of units, and which of them may belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import gettext as _

from opengov_cli.plan.model import Plan, Task, Unit
from opengov_cli.plan.text import fold
from opengov_cli.wording.vocabulary import MANY

# Ends of names -> the collective names that are likely to mean them, the likeliest first.
_GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("科", "室", "处", "股", "办公室", "办"), ("各科室", "各处室", "机关各科室", "局机关各科室", "各股室", "各部门")),
    (
        ("中心", "站", "所", "院", "队", "支队", "大队"),
        ("下属各单位", "局属各单位", "直属各单位", "各直属单位", "局属单位", "下属单位", "各单位"),
    ),
    (
        ("街道", "街道办", "街道办事处", "镇", "乡", "镇政府", "乡政府"),
        ("各镇街", "各镇（街道）", "各乡镇（街道）", "各镇", "各街道"),
    ),
    (("局", "委", "厅", "办"), ("市直各部门", "各部门", "市直各单位", "市有关部门", "各单位")),
)


def units_named(tasks: Iterable[Task], every_task: Iterable[str], listed: Iterable[Unit] = ()) -> tuple[Unit, ...]:
    """A unit for each name that is not listed yet, in the order in which they come."""
    known = {fold(name) for unit in listed for name in (unit.name, *unit.aliases, unit.group)}
    names: dict[str, str] = {}
    for name in (*every_task, *(name for task in tasks for name in task.named)):
        if fold(name) not in known:
            names.setdefault(fold(name), name)
    return tuple(Unit(name) for name in names.values())


def proposals(unit: Unit, plan: Plan) -> Iterator[str]:
    """What the name of a unit suggests, as lines of YAML that a person may take or leave."""
    names = [other.name for other in plan.units if other.name != unit.name]
    longer = [name for name in names if fold(name).startswith(fold(unit.name) + "(")]
    if longer:
        yield _("perhaps the same unit as {name}: then give that one aliases: [{alias}] and remove this entry").format(
            name=longer[0], alias=unit.name
        )
        return
    if unit.name.startswith(MANY):
        return
    bare = fold(unit.name).partition("(")[0]
    for ends, groups in _GROUPS:
        group = next((group for group in groups if group in names and not _beside(unit.name, group, plan)), None)
        if group and bare.endswith(ends):
            yield f"group: {group}"
            return


def _beside(name: str, group: str, plan: Plan) -> bool:
    """Whether a clause names a unit beside a group, which it then does not belong to."""
    return any(name in task.units and group in task.units for task in plan.tasks)
