"""The user's own folders, in which the program keeps what can be deleted at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def cache_home() -> Path | None:
    """The folder for what can be worked out again; None for who has no home."""
    from platformdirs import user_cache_path

    return _own(user_cache_path)


def state_home() -> Path | None:
    """The folder for what the program remembers; None for who has no home."""
    from platformdirs import user_state_path

    return _own(user_state_path)


def _own(find: Callable[..., Path]) -> Path | None:
    try:
        home = find("opengov", appauthor=False)
    except RuntimeError:
        return None
    # Older versions of the library then name a folder below the current one.
    return home if home.is_absolute() else None
