"""How the program takes a command line: Typer's commands with our help pages, and refusals in the user's words.

In goes what was typed; out come help pages, errors that say what is wrong with it, and, for every failure of a
command, its sentence, its hint and the exit code.
"""

__all__ = ["commands", "errors", "failures"]
