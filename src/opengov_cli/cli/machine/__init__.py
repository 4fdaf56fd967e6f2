"""What a command prints for a program, a review or git instead of a terminal.

In go values of the rooms below; out comes text: ``changes`` and ``problems`` as JSON in envelopes with a version, as
Markdown for comments and as lines that editors and GitHub jump from, ``tasks`` and ``rows`` as Markdown, and the
``plain`` short lines that git compares. The other formats of rows are in ``documents.writers``.
"""

__all__ = ["changes", "plain", "problems", "rows", "tasks"]
