"""The plan file: the only place where a plan is kept.

In go a path and the change that somebody wants; out come a plan with all its problems, or a file of which only the
touched lines changed. ``register`` opens and changes files, ``recording`` says what progress means, ``format`` gives
the usual layout; ``text`` knows the YAML, ``gate`` judges it and ``disk`` moves the bytes,
under a lock and whole or not at all.
"""

__all__ = ["caller", "disk", "errors", "format", "gate", "recording", "register", "text"]
