"""Commands that answer a question about the plan and change nothing."""

__all__ = ["categories", "links", "list", "show", "stats", "units"]
