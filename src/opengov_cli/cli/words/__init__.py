"""What a person reads of a plan, in Chinese or English, as plain text.

In go values of the rooms below; out come labels, sentences and labelled facts. ``terminal`` and ``formats`` lay them
out; this room knows neither.
"""

__all__ = ["changes", "drafts", "labels", "language", "notes", "tasks"]
