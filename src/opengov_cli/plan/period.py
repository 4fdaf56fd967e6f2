"""A stretch of days, as reports and chasing lists are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with its first and its last one; None leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    def __contains__(self, day: date) -> bool:
        return (self.since or day) <= day <= (self.until or day)


ALWAYS = Period()
