"""The draft of a plan, made from a document that an office sent.

In goes what the document holds, its paragraphs and tables, with the names of units that are known; out come the title,
the tasks, and the doubts that somebody should look at. ``rows`` finds the plan's tables, in which ``columns`` tells
what each holds, and fills merged cells; ``entries`` tells the tasks of each row apart, ``tasks`` reads them,
``head`` reads what stands around the table, and ``report_day`` finds the day of notes that tell none.
"""

from .doubts import Doubt
from .drafting import Draft, Told, draft_document
from .rows import likeliest_headings

__all__ = [
    "Doubt",
    "Draft",
    "Told",
    "choices",
    "column_headings",
    "draft_document",
    "head",
    "likeliest_headings",
    "names",
    "report_day",
]
