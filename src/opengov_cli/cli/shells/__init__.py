"""What happens at the Tab key, in bash, zsh, fish and PowerShell.

In goes the line that was typed so far, as our script for a shell hands it over (``scripts/``; ``setup`` puts them where
each shell finds them); out come the words that may stand at the cursor, as the shell takes them (``answers``).
``lines`` knows the words of a line. What there is to offer, Typer knows of commands and ``completion`` of values;
``offers`` finds what was meant of it, also by pinyin.
"""

__all__ = ["answers", "offers", "setup"]
