"""The yearly round: what follows from a plan on a certain day, and what the office sends out because of it.

In go a plan and days; nothing of what comes out is ever kept in the file. ``deadlines`` puts what is due and what is
late beside the rows of a list, and ``reminders`` are what the coordinator sends to the units. ``pending`` tells which
units have not reported on which tasks in a period, ``pending_rows`` are the facts of that for every output, and
``pending_message`` asks each of these units for its reports. ``ledger`` sends each unit a workbook to fill in, and
collects these. ``links`` are the evidence, and ``answers`` tells whether it can be seen; ``next_year`` begins the
plan that follows, ``new_plan`` and ``new_task`` read what is typed of a plan that begins and of a task that is added,
``report`` is what goes up to the superior office, and ``today`` is what somebody has to know who opens the plan.
"""

__all__ = [
    "answers",
    "deadlines",
    "ledger",
    "links",
    "new_plan",
    "new_task",
    "next_year",
    "pending",
    "pending_message",
    "pending_rows",
    "reminders",
    "report",
    "today",
]
