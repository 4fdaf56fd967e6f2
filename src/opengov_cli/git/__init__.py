"""The versions of a plan in git.

In go the path of a plan file and words such as ``HEAD~1``; out come plans of other days, who changed what, commit
messages, and one file out of three (``merge``). ``repository`` is the only file that runs git.
"""

__all__ = [
    "commit_message",
    "committing",
    "comparison",
    "entries",
    "errors",
    "history",
    "merge",
    "repository",
    "rows",
    "setup",
    "sides",
    "versions",
]
