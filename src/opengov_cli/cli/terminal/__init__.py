"""What a person sees in a terminal, the only room that knows Rich.

In go values of the rooms below and words; out come ``tables`` (with ``widths``), ``cards`` of single tasks,
``changes``, the ``board`` of a plan with its ``charts``, and help ``pages``, all with Chinese ``wrapping`` and nothing
cut, in the ``styles`` of their statuses and with the colours of what is ``due`` and of what ``answers``. ``console``
holds the streams, results on standard output and talk on standard error; ``editor`` and ``pager`` start the user's own.
"""

__all__ = [
    "board",
    "cards",
    "changes",
    "charts",
    "console",
    "editor",
    "pager",
    "pages",
    "tables",
    "updates",
    "wrapping",
]
