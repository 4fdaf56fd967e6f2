"""YAML: a plan file in the usual layout."""

from __future__ import annotations

from opengov_cli.file.text.layout import dump
from opengov_cli.plan.model import Plan


def render_plan(plan: Plan) -> bytes:
    """The whole plan as a file of its own."""
    return dump(plan).encode()
