"""The phrases that offices write, read as values, and values written as such phrases.

In goes a cell or a clause in the words of a document; out come names of units, dates, numbers and statuses, or nothing
where the words are not certain. ``clauses`` reads who answers for a task, ``deadlines`` until when and what that means
on a certain day, and ``progress`` how far it has come. ``numerals`` reads numbers in every script, and ``vocabulary``
lists the words that stand for a role. This room knows no file format: what a document holds comes from ``documents``.
"""

__all__ = ["clauses", "deadlines", "numerals", "progress", "vocabulary"]
