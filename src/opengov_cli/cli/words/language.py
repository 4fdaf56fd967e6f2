"""Chinese or English, as the environment says (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from functools import cache
from pathlib import Path

DOMAIN = "opengov"
CATALOGUES = Path(__file__).parents[2] / "locale"


@cache
def chinese() -> gettext.NullTranslations:
    """The Chinese catalogue, whatever the language of the interface is."""
    return gettext.translation(DOMAIN, CATALOGUES, ["zh"])


def bind() -> None:
    """Let ``gettext`` find our catalogue, also for the words that Typer looks up itself.

    Must run before the commands are imported: their help is looked up then.
    """
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    if sys.platform == "win32" and not any(os.environ.get(name) for name in variables):
        # Windows has no such variables; gettext reads nothing else.
        import ctypes

        code = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
        os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
