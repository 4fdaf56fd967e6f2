"""Questions that are answered on a line."""

from __future__ import annotations

import codecs
import io
import locale
import sys
from collections.abc import Sequence
from contextlib import suppress
from gettext import gettext as _

import typer

from opengov_cli.plan.text import fold

from ..terminal.console import Output, visible


def question(output: Output, label: str, default: str | None = None) -> str:
    """What a person answers, without blanks around it; only pressing Enter means the default, if there is one.

    Raises Abort for Ctrl-C, and at the end of the input.
    """
    asked = _("{question} [{default}]: ") if default else _("{question}: ")
    prompt = visible(asked.format(question=label, default=default))
    while True:
        answer = _line(output, prompt).strip()
        if answer or default is not None:
            return answer or default or ""


def answers(output: Output, explanation: str, label: str) -> list[str]:
    """What a person answers line by line, up to an empty one; the label counts the lines."""
    output.say(explanation)
    found: list[str] = []
    while answer := question(output, f"{label} {len(found) + 1}", ""):
        found.append(answer)
    return found


def choice(output: Output, label: str, options: Sequence[str]) -> int:
    """Which of the options a person chooses, by their numbers from 1; only pressing Enter means the first one."""
    numbers = offered(output, options)
    while True:
        if chosen := numbers.get(fold(question(output, label, "1"))):
            return chosen


def offered(output: Output, options: Sequence[str]) -> dict[str, int]:
    """The numbers by which the options are called, as they may be typed; printed with the options."""
    for number, option in enumerate(options, start=1):
        output.say(f"{number:>3}  {option}")
    return {str(number): number for number in range(1, len(options) + 1)}


def _let_edit() -> None:
    """Let a Chinese character be deleted whole, which takes readline; it believes the locale, whatever Python reads."""
    if codecs.lookup(locale.getencoding()) != codecs.lookup(sys.stdin.encoding or "utf-8"):
        return
    with suppress(ImportError):
        import readline

        # Of names of files, which nobody is asked for.
        readline.parse_and_bind("set disable-completion on")


def _line(output: Output, prompt: str) -> str:
    """A line as it is typed."""
    _let_edit()
    # Bytes that are no text are told where the answer is used. It can only be set before the first answer.
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "surrogateescape":
        sys.stdin.reconfigure(errors="surrogateescape")
    output.stdout.flush()
    try:
        if output.interactive:
            return input(prompt)
        output.stderr.write(prompt)
        output.stderr.flush()
        return input()
    except (EOFError, KeyboardInterrupt):
        output.stderr.write("\n")
        raise typer.Abort from None
