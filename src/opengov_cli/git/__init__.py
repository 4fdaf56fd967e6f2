"""The versions of a plan in git.

In go the path of a plan file and words such as ``HEAD~1``; out come plans of other days, who changed what, commit
messages, and one file out of three (``merge``). ``process`` alone starts git, for ``repository``, and ``raw`` reads
what it prints. ``sides`` are what the words of ``diff`` mean, ``versions`` the plans there, ``comparison`` what
differs, ``by_day`` how the plan was on certain days; ``history`` walks through ``entries``, one for each commit, with
what its blobs ``held``, which is ``kept``, and what merges ``decided``; ``rows`` are all that for programs.
``committing`` and ``commit_message`` record a change, ``setup`` teaches plain git.
"""

__all__ = [
    "by_day",
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
