"""The phrases that offices write, read as values, and values written as such phrases.

In goes a cell or a clause in the words of a document; out come names of units, dates, numbers and statuses, or nothing
where the words are not certain. ``clause`` reads who leads and who helps: ``stretches`` cuts it into pieces,
``verbs`` tells the part of the units in one, ``name_lists`` and ``names`` read these, ``asides`` and ``parentheses``
what stands beside them; ``clause_columns`` tells it in two columns. ``deadline`` reads 时限要求 with the calendar of
``days``, ``recurrence`` the periods of a duty that comes again, and ``schedule`` tells what both mean on a certain day:
what is due, what is late, and what has been reported in time. ``progress`` reads and writes 完成情况, and ``status``,
with the words of ``status_forms``, tells how far a task has come; ``numerals`` reads numbers in every script, and
``vocabulary`` lists the words that stand for a role. This room knows no file format: what a document holds comes from
``documents``.
"""

__all__ = [
    "clause",
    "clause_columns",
    "days",
    "deadline",
    "name_lists",
    "numerals",
    "progress",
    "recurrence",
    "schedule",
    "status",
    "vocabulary",
]
