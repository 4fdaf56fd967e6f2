"""Plans with what is hard to write: numbers of their own, other headings, deadlines, dangerous texts."""

from __future__ import annotations

from datetime import date

from opengov_cli.plan.model import Note, Plan, Status, Task, Unit

TRICKY = "=1+1 <b>公开</b> | _目录_ & 'x' &lt;"
LINK = "https://www.zs.gov.cn/post_1.html?a=1&b=2"


def plan(*tasks: Task) -> Plan:
    """A small plan of these tasks."""
    return Plan("某局2022年政务公开工作要点分工方案", "某局", 2022, units=(Unit("办公室"), Unit("财务科")), tasks=tasks)


def varied() -> Plan:
    """Tasks that differ in everything that a document shows."""
    noted = Note(date(2022, 6, 30), "已公布\n第二批待公布", "财务科", (LINK,))
    return plan(
        Task(1, "财政信息公开", "公开预算。", units=("财务科",), deadline="6月底前", due=date(2022, 6, 30)),
        Task(2, "财政信息公开", "2021年决算也要公开。", units=("财务科",), status=Status.DOING, notes=(noted,)),
        Task(3, "公众号", TRICKY, "三", extra=(("备注", "=2+2"), ("责任人", "2021-06-30"))),
        Task(
            4,
            "公众号",
            "开通。",
            units=("办公室",),
            duty="负责",
            status=Status.DONE,
            completed=date(2022, 3, 1),
            due=date(2022, 12, 31),
        ),
    )
