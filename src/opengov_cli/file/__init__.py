"""The plan file: the only place where a plan is kept.

In go a path and the change that somebody wants; out come a plan with all its problems, or a file of which only the
touched lines changed. ``register`` opens and changes files, ``collection`` opens several together, ``recording`` says
what progress means, ``adding`` puts in a task, ``format`` gives the usual layout, ``undoing`` takes the last change
back; ``text`` knows the YAML, ``gate`` judges it, ``snapshots`` knows what it judged before, ``disk`` moves the bytes
under a lock, and ``caller`` is whom a command tells that it waits.
"""

__all__ = [
    "adding",
    "caller",
    "collection",
    "disk",
    "errors",
    "format",
    "gate",
    "journal",
    "recording",
    "register",
    "snapshots",
    "text",
    "undoing",
]
