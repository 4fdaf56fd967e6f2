"""Commands that answer a question about the plan and change nothing."""

__all__ = ["categories", "list", "pending", "show", "stats", "units"]
