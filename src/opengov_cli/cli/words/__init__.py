"""What a person reads of a plan, in Chinese or English, as plain text.

In go values of the rooms below; out come ``labels`` of keys and values, ``cells`` of tables, and sentences and facts
about ``changes``, ``tasks``, ``deadlines``, ``notes``, ``pending`` reports, ``answers``, ``ledgers``, ``drafts``,
the ``next_year`` and what to do ``today``. ``language`` binds the catalogue. ``terminal`` and ``machine`` lay the words
out; this room knows neither.
"""

__all__ = [
    "answers",
    "cells",
    "changes",
    "deadlines",
    "drafts",
    "labels",
    "language",
    "ledgers",
    "next_year",
    "notes",
    "pending",
    "tasks",
    "today",
    "updates",
]
