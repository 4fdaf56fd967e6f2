"""The writer of a format, found by what it is to write. Its module is imported only now."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from opengov_cli.plan.model import Plan
from opengov_cli.plan.rows import Listing

from ..formats import FORMATS
from ..libraries import load_module

if TYPE_CHECKING:
    # Who prints rows should not pay for all that an annex is made of.
    from ..annex import Annex


def listing_writer(name: str) -> Callable[[Listing], bytes]:
    """The function that writes rows in the format of this name."""
    render: Callable[[Listing], bytes] = _module(name).render_listing
    return render


def annex_writer(name: str) -> Callable[[Annex], bytes]:
    """The function that writes an annex in the format of this name. Raises MissingExtra."""
    render: Callable[[Annex], bytes] = _module(name).render_annex
    return render


def plan_writer(name: str) -> Callable[[Plan], bytes]:
    """The function that writes a whole plan in the format of this name."""
    render: Callable[[Plan], bytes] = _module(name).render_plan
    return render


def _module(name: str) -> ModuleType:
    return load_module(f"{__package__}.{FORMATS[name].writer}")
