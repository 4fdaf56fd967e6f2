"""Commands that record progress in the plan file."""

__all__ = ["note", "status", "undo"]
