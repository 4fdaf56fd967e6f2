"""The clauses of responsibility (落实单位) of a document: who leads a task, who helps, and the closing words.

In goes a clause, or the cells of several columns; out comes a ``ClauseReading``. ``clause`` puts it together:
``stretches`` cuts it into pieces, ``labels``, ``verbs`` and ``leads`` tell the part of the units in one, ``names/``
reads these, ``asides`` and ``parentheses`` what stands beside them. ``supposed`` looks in all clauses of a document for
names that are not certain, and ``clause_columns`` tells clauses in two columns.
"""

__all__ = ["clause", "clause_columns", "supposed"]
