"""What a person sees in a terminal, the only room that knows Rich.

In go values of the rooms below and words; out come ``tables`` (with ``widths``), ``cards`` of single tasks,
``changes``, the ``board`` of a plan with its ``charts``, and help ``pages``, all with Chinese ``wrapping`` and nothing
cut, in the ``styles`` of their statuses and with the colours of what is ``due`` and of what ``answers``. Cut to the
width are ``task_lines`` alone, to choose from and in the picture of ``today``. ``console`` holds the streams, results
on standard output and talk on standard error; ``pager`` starts the user's own, and ``programs`` reads the commands that
name such programs.
"""

__all__ = [
    "board",
    "cards",
    "changes",
    "charts",
    "console",
    "pager",
    "pages",
    "programs",
    "tables",
    "task_lines",
    "today",
    "updates",
    "wrapping",
]
