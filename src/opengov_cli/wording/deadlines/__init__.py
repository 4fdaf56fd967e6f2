"""The deadlines (时限要求) of a document, and what they mean on a certain day.

In go the words; ``deadline`` gives the date that follows from them, with the calendar of ``days``, and ``recurrence``
the periods of a duty that comes again. ``schedule`` tells from both what is due, what is late, and what has been
reported in time.
"""

__all__ = ["days", "deadline", "recurrence", "schedule"]
