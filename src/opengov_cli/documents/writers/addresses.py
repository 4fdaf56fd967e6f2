"""Lines of a cell that are the address of a page."""

from __future__ import annotations

_BEGINS = ("http://", "https://")


def is_address(line: str) -> bool:
    """Whether a line of a cell is an address and nothing else."""
    return line.startswith(_BEGINS) and not any(map(str.isspace, line))
