"""The draft of a plan, made from a document that an office sent.

In goes what the document holds, its paragraphs and tables, with the names of units that are known; out come the
title, the tasks, and the doubts that somebody should look at. ``tables`` brings the tables of a plan to rows; where
there is none, ``prose`` brings the items of the text to such rows. ``entries`` tells the tasks of each row apart,
``tasks`` reads them, ``head`` reads the title, ``letter`` says what else stands around the tasks, ``report_day``
finds the day of notes that tell none, and ``reported`` keeps what each row reports.
"""

from ..document import Doubt
from .drafting import Draft, Told, draft_document
from .tables.rows import likeliest_headings

__all__ = [
    "Doubt",
    "Draft",
    "Told",
    "choices",
    "doubts",
    "draft_document",
    "head",
    "likeliest_headings",
    "names",
    "report_day",
    "reported",
    "tables",
]
