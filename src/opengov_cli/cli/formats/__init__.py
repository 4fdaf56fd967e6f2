"""What a command prints for a program, a review or git instead of a terminal.

In go values of the rooms below; out comes text: JSON in envelopes with a version, Markdown for comments, lines that
editors and GitHub jump from, and the short lines that git compares. Rows of a plan have their own formats in
``documents.writers``.
"""

__all__ = ["changes", "plain", "problems", "tasks"]
