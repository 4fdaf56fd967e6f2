"""The command line: the only room that knows Typer, Rich and the terminal.

In goes what a user types; ``app`` finds the command, which asks a room below once and prints the answer. Nothing below
imports this room, so that everything a command does can be had without one.

Importing it has one effect: gettext is bound to our catalogue. That has to happen before any module inside is
imported, because the command table and the help of options are looked up, in the user's language, as they load.
"""

import sys

from .configuration.language import language_asked
from .words.language import bind

__all__ = ["app"]

bind(language_asked(sys.argv[1:]))
