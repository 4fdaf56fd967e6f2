"""What a person sees in a terminal, the only room that knows Rich.

In go values of the rooms below and words; out come Rich tables, lines and bars that wrap Chinese text and cut nothing.
Results go to standard output, talk goes to standard error.
"""

__all__ = ["cards", "changes", "charts", "console", "editor", "pages", "tables"]
