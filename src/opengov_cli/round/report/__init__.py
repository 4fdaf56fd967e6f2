"""The report on a period, that goes up to the superior office: what was done, what is late and who is silent.

In go a plan, a period, today and what git tells (``history``); ``report`` works out everything that is said, each
number once. ``period`` knows the days, ``standing`` how tasks stood on one of them, ``numbers`` counts. ``outline``
puts it into sections with the ``phrases`` of such reports, and ``paper`` makes of that what is handed in, on one plan
or on several side by side. A writer for each format lays it out; ``writing`` finds the one that is asked for.
"""

__all__ = ["history", "paper", "period", "report", "writing"]
