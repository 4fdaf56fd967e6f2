"""The ledgers of a round (台账): one workbook for each unit, sent out empty and collected filled in.

In go a plan and the files that come back; out come workbooks, or what the filled rows bring into the plan. ``sheet``
says what a ledger holds, ``fingerprint`` what of that comes back hidden, so that it can be told what changed;
``writing`` makes the workbook and ``sending`` the files. ``reading`` finds the filled rows of one file, whose cells
``cells`` reads; ``entries`` are these rows as values. ``deciding`` tells which status follows from what all units say,
and ``collecting`` brings it into the plan.
"""

__all__ = ["collecting", "entries", "sending"]
