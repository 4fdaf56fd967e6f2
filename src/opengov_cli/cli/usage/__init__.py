"""How the program takes a command line: Typer's commands with our help pages, and refusals in the user's words.

In goes what was typed; out come pages of ``help`` (``commands`` are Typer's classes that print them), ``refusals`` of a
command line that is wrong (``parsing`` notices), the task that a command lacks (``choosing``), and for every other
failure of a command its sentence, its hint and the exit code (``failures``).
"""

__all__ = ["choosing", "commands", "failures", "parsing", "refusals"]
