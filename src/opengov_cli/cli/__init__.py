"""The command line: the only room that knows Typer, Rich and the terminal."""

from .words.language import bind

__all__ = ["app"]

bind()
