"""What a plan is, and what can be asked of it.

In go plans as frozen values; out come the tasks that somebody asked for, counts, differences and rows for every
output. This room uses the standard library alone and knows neither files nor terminals, so that every other room can
build on it.
"""

__all__ = [
    "changes",
    "clause",
    "counts",
    "errors",
    "fields",
    "model",
    "notes",
    "query",
    "rows",
    "statuses",
    "text",
    "units",
]
