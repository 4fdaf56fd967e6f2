"""The colours of a status."""

from __future__ import annotations

from opengov_cli.plan.model import Status

STATUS_STYLES = {
    Status.TODO: "default",
    Status.DOING: "yellow",
    Status.ONGOING: "cyan",
    Status.DONE: "green",
}
