"""What a plan is, and what can be asked of it.

In go plans as frozen values; out come the tasks that somebody asked for, counts, differences and rows for every
output. ``model`` holds the values; ``fields`` and ``statuses`` hold one row for each key and each status, and a new
one begins there. ``query`` chooses tasks, ``units`` knows who answers for one, ``reporting`` who has reported on one
in a ``period``, ``pairing`` which task of one plan is which of another, ``counts`` and ``changes`` compare, ``rows``
and ``count_rows`` are the facts for every output, ``clause`` and ``notes`` put words together, ``text`` compares and
searches what people type, ``pinyin`` finds the names that they spell by their sounds, ``typed`` reads days, spans of
time and numbers, and ``shell`` quotes words for advice. This room uses the standard library alone and knows neither
files nor terminals.
"""

__all__ = [
    "changes",
    "clause",
    "count_rows",
    "counts",
    "errors",
    "fields",
    "model",
    "notes",
    "pairing",
    "period",
    "pinyin",
    "query",
    "reporting",
    "rows",
    "shell",
    "statuses",
    "text",
    "typed",
    "units",
]
