"""Commands that record progress in the plan file."""

__all__ = ["add", "edit", "note", "status", "undo"]
