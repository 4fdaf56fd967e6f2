"""Documents out: the bytes of a file in one format.

In go the rows of a ``Listing`` for a program, the ``Annex`` for an office, or a whole ``Plan``; out come bytes.
``lookup`` finds the writer of a format. Every writer is one file in the folder of its family, with one function for
each of the three that it can write: ``render_listing``, ``render_annex``, ``render_plan``. ``measure`` tells how
much room texts take, ``addresses`` which lines are links; with these and the looks of ``office`` other rooms lay out
documents of their own.
"""

__all__ = ["addresses", "lookup", "measure", "office", "text"]
