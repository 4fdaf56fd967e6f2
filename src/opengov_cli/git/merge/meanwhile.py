"""A text that somebody wrote at leisure comes into the plan file, together with what others recorded meanwhile."""

from __future__ import annotations

from opengov_cli.file.errors import ChangedUnderneath
from opengov_cli.file.register import Change, Register, rewrite

from .three_way import NotByMeaning, merge


def bring_in(opened: Register, text: str, *, write: bool = True) -> Change:
    """Give a plan file the text that somebody made of what they ``opened``, without a BOM.

    Raises ChangedUnderneath where others changed the same, and what rewriting raises; then nothing is written.
    """

    def together(held: Register) -> str:
        if held.content.text == opened.content.text:
            return text
        try:
            merged = merge(opened.content.text, text, held.content.text)
        except NotByMeaning as error:
            raise ChangedUnderneath(opened.path) from error
        if not merged.clean:
            raise ChangedUnderneath(opened.path)
        return merged.text

    return rewrite(opened.path, together, None, write=write)
