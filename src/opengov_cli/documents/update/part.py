"""What of a document is brought into a plan; the command line offers these words."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """The plan's own texts, or the progress of its tasks."""

    TEXTS = "texts"
    PROGRESS = "progress"
