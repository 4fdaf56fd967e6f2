"""The phrases that offices write, read as values, and values written as such phrases.

In goes a cell or a clause in the words of a document; out come names of units, dates, numbers and statuses, or nothing
where the words are not certain. This room knows no file format: what a document holds comes from ``documents``.
"""

__all__ = ["clause", "deadline", "numerals", "progress", "vocabulary"]
