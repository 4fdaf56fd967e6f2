"""A task that a person at the terminal chooses: from a list that becomes shorter while they type, or, where a terminal
cannot show one, by its number or words.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from opengov_cli.plan.model import Task
from opengov_cli.plan.text import fold
from opengov_cli.plan.units import Directory

from ..terminal.console import Output
from .matching import Offer, fitting, offers
from .questions import question

if TYPE_CHECKING:
    from types import ModuleType


def choose_task(output: Output, directory: Directory, tasks: Sequence[Task]) -> Task:
    """The task that a person chooses from these. Raises Abort where they leave without choosing."""
    from ..terminal.task_lines import task_lines

    sign = "…" if output.can_show("…") else "..."
    lines = cache(lambda width: task_lines(tasks, width, sign))
    offered = offers(directory, tasks)
    picker = _picker()
    if picker is None:
        return _by_answers(output, offered, lines(output.width)).task
    chosen: Offer | None = picker.pick(offered, lines, output)
    if chosen is None:
        raise typer.Abort
    return chosen.task


def _picker() -> ModuleType | None:
    """The list that can be typed into, if the terminal can show one and its library is there."""
    if os.environ.get("TERM", "" if os.name == "posix" else "windows") in ("", "dumb", "unknown"):
        return None
    try:
        from . import picker
    except ImportError:
        return None
    return picker


def _by_answers(output: Output, offered: Sequence[Offer], line: Callable[[Task], str]) -> Offer:
    """What a person chooses of a printed list by a number or by words that fit one line only."""
    shown = offered
    while True:
        for offer in shown:
            output.say(line(offer.task))
        typed = question(output, _("Task, by its number or in words"))
        found = fitting(offered, typed)
        if len(found) == 1 or (found and fold(typed) == str(found[0].task.id)):
            return found[0]
        if not found:
            output.say(_("no task fits"))
        shown = found
