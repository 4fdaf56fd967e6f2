"""``opengov`` alone: where the plan stands today."""

from __future__ import annotations

import os
import shlex

import typer

from opengov_cli.file.errors import NoPlan

from ...session import Session


def today(ctx: typer.Context) -> None:
    """Show where the plan stands and what to do next; several plans have a line each. Where there is none, the help."""
    from opengov_cli.round.today import where_it_stands

    from ...terminal.charts import DRAWN, TYPED
    from ...terminal.today import plan_lines, today_blocks

    session: Session = ctx.obj
    try:
        stands = [where_it_stands(one.timetable) for one in session.each]
    except NoPlan as error:
        typer.echo(ctx.get_help())
        session.output.say(f"{error}")
        session.output.say(error.hint)
        return
    output = session.output
    marks = DRAWN if output.can_show(DRAWN.all) else TYPED
    if session.several:
        output.show(plan_lines(stands, output.width, marks))
        session.refuse_unreadable()
        return
    output.show(*today_blocks(stands[0], session.timetable, output.width, marks, _program(session)))


def _program(session: Session) -> str:
    """The program with what was said of the plan, as it begins the commands that go on with it."""
    named = [str(path) for path in session.plans if str(path) != os.environ.get("OPENGOV_PLAN")]
    words = [word for name in named for word in ("--plan", name)]
    return shlex.join(["opengov", *words, *(("--year", str(session.year)) if session.year else ())])
