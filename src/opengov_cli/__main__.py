"""``opengov`` and ``python -m opengov_cli``: run the command line; nothing below shows a traceback."""

from __future__ import annotations

import gc
import io
import os
import sys
import traceback
from gettext import gettext as _
from pathlib import Path

BUG = 70


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A command ends before its circles of objects amount to anything; looking for them takes half of the time.
    gc.disable()
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by the shell (>&-): nobody listens, which is no reason to fail.
            setattr(sys, name, Path(os.devnull).open("r+", encoding="utf-8"))  # noqa: SIM115 - open until exit
        elif isinstance(stream, io.TextIOWrapper) and name != "stdin":
            # A console in GBK or ASCII shows a question mark for what it lacks.
            stream.reconfigure(errors="replace")
    try:
        from opengov_cli.cli.app import app

        app(prog_name="opengov")
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        sentence = _("this is a bug: {error!r} ({file}:{line})")
        hint = _("hint: run it again as `opengov --debug …` and report what it prints")
        file = Path(place.filename).name
        sys.stderr.write(f"opengov: {sentence.format(error=error, file=file, line=place.lineno)}\n{hint}\n")
        sys.exit(BUG)
    finally:
        # Nor is there anything to look for at the end, when all of it goes.
        gc.freeze()


if __name__ == "__main__":
    main()
