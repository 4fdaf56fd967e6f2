"""What the coordinator sends to the units: what is overdue and what soon will be, as a message and as a calendar.

In go the tasks that were asked for and the plan's timetable; ``reminder`` makes of them what a message says, which
``text`` and ``md`` lay out, and ``calendar`` the days on which something is due. Like all documents they are in
Chinese, whatever language the interface speaks.
"""

__all__ = ["calendar", "md", "reminder", "text"]
