"""The two streams: results go to stdout, talk goes to stderr."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from opengov_cli.plan.rows import Listing

Item = TypeVar("Item")

PIPE_WIDTH = 100
MIN_WIDTH = 40
# Fewer steps than these are over before a bar is read.
_WORTH_A_BAR = 5
# Line ends, and what joins the parts of an emoji.
_HARMLESS = ("\n", "\t", "\r\n", "\u200c", "\u200d")
_CHARACTER = re.compile("\r\n|.", re.DOTALL)
_PADDING = re.compile(r" +$", re.MULTILINE)


@dataclass(frozen=True)
class Output:
    """Where a command prints, how wide, and whether in colour."""

    stdout: TextIO
    stderr: TextIO
    width: int
    colour: bool

    @property
    def interactive(self) -> bool:
        """Whether a person watches the results as they come."""
        return self.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person is there to read a question and to answer it: in CI nobody is, whatever it looks like."""
        return sys.stdin.isatty() and self.stderr.isatty() and not os.environ.get("CI")

    @property
    def can_choose(self) -> bool:
        """Whether the person has all of the terminal: another program that shows the results reads the same keys."""
        return self.can_ask and self.interactive

    @property
    def coloured(self) -> bool:
        """Whether results are printed in colour."""
        return self.colour and self.interactive

    def can_show(self, characters: str) -> bool:
        """Whether the terminal's encoding has all these characters."""
        try:
            characters.encode(getattr(self.stdout, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            return False
        return True

    @cached_property
    def _rich(self) -> Console:
        from rich.console import Console

        return Console(
            file=self.stdout,
            width=self.width,
            # With a width alone, a dumb terminal falls back to 80 columns.
            height=1000,
            color_system="auto" if self.colour else None,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def show(self, *parts: Text) -> None:
        """Print results for a person: lines that are no wider than the terminal."""
        if self._may_colour:
            with self._rich.capture() as capture:
                for part in parts:
                    self._rich.print(part, soft_wrap=True)
            shown = capture.get()
        else:
            shown = "".join(f"{part.plain}\n" for part in parts)
        self.stdout.write(_PADDING.sub("", shown))

    @property
    def _may_colour(self) -> bool:
        """Whether Rich is to decide about colours; without any, its console need not be imported."""
        forced = os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE")
        return self.colour and (self.interactive or bool(forced))

    def text(self, text: str) -> None:
        """Print results that are lines already, however long."""
        self.stdout.write(visible(text))

    def write(self, listing: Listing, name: str) -> None:
        """Print rows for a program, in one of its formats."""
        from opengov_cli.documents.writers.lookup import listing_writer

        self._utf_8(listing_writer(name)(listing))

    def data(self, text: str) -> None:
        """Print results for a program: UTF-8 also where the terminal uses another encoding."""
        self._utf_8(text.encode())

    def _utf_8(self, data: bytes) -> None:
        if self.interactive:
            self.stdout.write(data.decode())
        else:
            self.raw(data)

    def raw(self, data: bytes) -> None:
        """Print bytes as they are."""
        self.stdout.flush()
        if hasattr(self.stdout, "buffer"):
            self.stdout.buffer.write(data)
        else:
            self.stdout.write(data.decode())

    @contextmanager
    def working(self, text: str) -> Iterator[None]:
        """Tell a person who watches that work which takes its time goes on."""
        if not self.stderr.isatty():
            yield
            return
        from rich.console import Console

        self.stdout.flush()
        with Console(file=self.stderr, width=self.width, markup=False, no_color=not self.colour).status(
            visible(text), spinner="line"
        ):
            yield

    def each(self, items: Sequence[Item], text: str) -> Iterator[Item]:
        """The items one after the other; a person who watches sees how many of them are done."""
        if not self.stderr.isatty() or len(items) < _WORTH_A_BAR:
            yield from items
            return
        from rich.console import Console
        from rich.progress import track

        self.stdout.flush()
        console = Console(file=self.stderr, width=self.width, markup=False, no_color=not self.colour)
        yield from track(items, visible(text), console=console, transient=True)

    def say(self, text: str) -> None:
        """Print one line of talk, behind the results printed so far."""
        self.stdout.flush()
        self.stderr.write(visible(text) + "\n")


def output() -> Output:
    """The output of this process: as wide as the terminal, ``COLUMNS``, or 100 in a pipe."""
    width = shutil.get_terminal_size((PIPE_WIDTH, 25)).columns
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Output(sys.stdout, sys.stderr, max(width, MIN_WIDTH), colour)


def piped() -> str:
    """The text that comes in through a pipe; bytes that are none stand in it as surrogates."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    return sys.stdin.read()


def visible(text: str) -> str:
    """The text without what would steer a terminal: controls are shown by their codes."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character in _HARMLESS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
        else character.encode("unicode_escape").decode()
        for character in _CHARACTER.findall(text)
    )
