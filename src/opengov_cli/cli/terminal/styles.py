"""The colours of a status."""

from __future__ import annotations

from typing import assert_never

from opengov_cli.plan.statuses import Status


def status_style(status: Status) -> str:
    """The style in which Rich prints a status."""
    match status:
        case Status.TODO:
            return "default"
        case Status.DOING:
            return "yellow"
        case Status.ONGOING:
            return "cyan"
        case Status.DONE:
            return "green"
        case _:
            assert_never(status)
