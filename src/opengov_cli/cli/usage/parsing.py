"""What Typer's parser raises, known by class; the words for it are in ``refusals``, which load when there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

# Typer has a parser of its own inside and exports just one of its errors. The others stand beside that one.
parser_errors: Any = sys.modules[typer.BadParameter.__module__]
UsageError: Any = parser_errors.UsageError


@contextmanager
def option_misuse_named(parameters: Iterable[Any]) -> Iterator[None]:
    """Let the parser read options. Raises MisusedOption, which the parser's own error tells in a sentence only."""
    try:
        yield
    except parser_errors.BadOptionUsage as error:
        from .refusals import MisusedOption

        flags = {name for parameter in parameters if getattr(parameter, "is_flag", False) for name in parameter.opts}
        raise MisusedOption(error.option_name, error.option_name in flags) from error
