"""The program in a terminal of its own, with somebody who types."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from contextlib import suppress

OPENGOV = (sys.executable, "-m", "opengov_cli")
DOWN, ESCAPE, INTERRUPT, ENTER = "\x1b[B", "\x1b", "\x03", "\r"
# Far more than a screen takes to appear; who waits so long waits for ever.
_PATIENCE = 20
_MOMENT = 0.2


def typing(
    *arguments: str,
    keys: tuple[tuple[str, str], ...] = (),
    program: tuple[str, ...] = OPENGOV,
    **environment: str,
) -> tuple[int, str]:
    """Run the program; once it has shown one thing, type the next, in pairs: its exit code, and all that it showed."""
    import pty

    ours, theirs = pty.openpty()
    shown, waiting, seen = b"", [*keys], 0
    # Whoever begins a session and opens a terminal has it for its own, so that Ctrl-C is a signal there.
    opening = f'exec "$@" < {os.ttyname(theirs)}'
    with subprocess.Popen(
        ["sh", "-c", opening, "sh", *program, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **environment},
    ) as process:
        os.close(theirs)
        with suppress(OSError):
            while select.select([ours], [], [], _PATIENCE)[0] and (data := os.read(ours, 4096)):
                shown += data
                while waiting and waiting[0][0].encode() in shown[seen:]:
                    seen = len(shown)
                    if waiting[0][1] == INTERRUPT:
                        # Python forgets a signal that comes between the last letter of a question and the waiting.
                        time.sleep(_MOMENT)
                    os.write(ours, waiting.pop(0)[1].encode(errors="surrogateescape"))
        os.close(ours)
        process.kill()
    text = shown.decode(errors="replace").replace("\r\n", "\n")
    assert not waiting, f"{waiting[0][0]!r} was not shown: {text}"
    return process.returncode, text
