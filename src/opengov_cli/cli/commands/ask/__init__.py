"""Commands that answer a question about the plan and change nothing."""

__all__ = ["categories", "list", "show", "stats", "units"]
