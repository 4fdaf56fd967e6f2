"""What a document that comes back brings into a plan that exists: words of its texts, and progress.

In go the tasks of a document, with what each of its rows tells (``draft.reported``), and a plan; out come, before
anything is written, the plan as it becomes, the edits of its file, and what a person has to look at. ``matching`` says
which row is which task, ``texts`` compares the plan's own words, ``notes`` finds what is new in a cell of progress,
``progress`` says what a row brings for its task, with the ``conflicts``; ``update`` puts together all of it, or one
``part``.
"""

__all__ = ["conflicts", "matching", "notes", "part", "progress", "texts", "update"]
