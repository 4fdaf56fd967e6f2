"""Plans without a table: the tasks that a text states in numbered items and paragraphs.

In goes a document; out come the rows that a table of its tasks would have, its head, and what of it is no task, so
that what follows is the same for both. ``line_marks`` reads the number in front of a line, ``units_in_front`` who
stands in front of it, ``clauses`` what stands behind it; ``outline`` puts the lines below each other, ``items`` tells
which of them state tasks, ``table`` makes rows of those, and ``reading`` does it for a whole document. ``around`` looks
for such tasks beside a plan's table.
"""

__all__ = ["around", "reading"]
