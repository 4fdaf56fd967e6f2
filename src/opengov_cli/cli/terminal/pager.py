"""Long results for a person go through a pager, as git's do: the one that is set, else PAGER, else less."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# What fits on a screen is left there, colours are shown, and nothing is wiped away at the end.
_LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


class _ToPager(io.TextIOWrapper):
    """The way into the pager: a person watches there as at the terminal itself."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged(pager: str | bool) -> Iterator[None]:
    """Let what is printed within go through the pager if it goes to a terminal: through a command, or the usual one.

    What is said beside the results is shown behind them. A reader who leaves the pager early has seen enough.
    """
    command = _command(pager) if sys.stdout.isatty() else []
    process = _started(command) if command else None
    if not process or not process.stdin:
        yield
        return
    from .programs import wait_for

    stdout, stderr = sys.stdout, sys.stderr
    talk = io.StringIO()
    encoding = getattr(stdout, "encoding", None) or "utf-8"
    sys.stdout, sys.stderr = _ToPager(process.stdin, encoding=encoding, errors="replace"), talk
    try:
        with suppress(BrokenPipeError):
            yield
    finally:
        with suppress(OSError):
            sys.stdout.close()
        wait_for(process)
        sys.stdout, sys.stderr = stdout, stderr
        stderr.write(talk.getvalue())


def _command(pager: str | bool) -> list[str]:
    """The words of the pager's command; none where nobody wants one."""
    if pager is True and "PAGER" not in os.environ:
        less = shutil.which("less")
        return [less] if less else []
    # What cannot be told apart, as an open quotation, is no command.
    with suppress(ValueError):
        from .programs import command_words

        words = command_words(os.environ["PAGER"] if pager is True else pager or "")
        return [] if words == ["cat"] else words
    return []


def _started(command: list[str]) -> subprocess.Popen[bytes] | None:
    """The pager, or None where it cannot be started: then nothing is paged."""
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, env={**_LESS, **os.environ})  # noqa: S603 - the user's own
    except OSError:
        return None
