"""Commands that answer a question about the plan and change nothing."""

__all__ = ["categories", "links", "list", "pending", "show", "stats", "today", "units"]
