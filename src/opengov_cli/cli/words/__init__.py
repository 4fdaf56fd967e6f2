"""What the program says of itself: help pages, refusals, failures, and in which language."""

__all__ = ["failures", "help", "language", "usage"]
