"""What a person sees in a terminal.

In go values of the rooms below; out come Rich tables, lines and bars that wrap Chinese text and cut nothing. Results
go to standard output, talk goes to standard error.
"""

__all__ = [
    "cards",
    "changes",
    "charts",
    "console",
    "drafts",
    "editor",
    "labels",
    "plain",
    "problems",
    "tables",
    "wrapping",
]
