"""The progress (完成情况) that a document reports, and how it is written back.

``progress`` reads and writes the notes of a cell, and ``status``, with the words of ``status_forms``, tells how far a
task has come.
"""

__all__ = ["progress", "status"]
