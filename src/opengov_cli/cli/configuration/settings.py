"""The settings that hold for a plan: of the user's own file, of the file beside the plan, of variables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opengov_cli.errors import OpengovError

from .places import Located, own_files, shared_files

# Most runs find nothing, and should not pay for what understands it.
if TYPE_CHECKING:
    from .reading import Reading, Setting, View

_VARIABLES = "OPENGOV_"


@dataclass(frozen=True)
class Settings:
    """What is set, by key, and the named views; ``files`` are those that were read, ``problems`` what is wrong."""

    found: Mapping[str, Setting] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    files: Sequence[Path] = ()
    problems: Sequence[OpengovError] = ()

    @property
    def plan(self) -> tuple[Path, ...]:
        """The plans that are meant where --plan names none."""
        plans: tuple[Path, ...] = self._value("plan", ())
        return plans

    @property
    def unit(self) -> str:
        """The user's own unit. Raises NobodysUnit."""
        from .errors import NobodysUnit

        if "unit" not in self.found:
            raise NobodysUnit
        return str(self.found["unit"].value)

    @property
    def commit(self) -> bool:
        """Whether each change is committed."""
        return bool(self._value("commit", False))

    @property
    def language(self) -> str:
        """The language of the interface; empty for that of the system."""
        return str(self._value("language", ""))

    @property
    def pager(self) -> str | bool:
        """The command that shows long results, or whether the usual one does."""
        pager: str | bool = self._value("pager", True)
        return pager

    def refuse_broken(self) -> None:
        """Raise what is wrong with the configuration, if anything is."""
        if len(self.problems) == 1:
            raise self.problems[0]
        if self.problems:
            from .errors import BrokenConfiguration

            raise BrokenConfiguration(self.problems)

    @contextmanager
    def placed(self, key: str) -> Iterator[Any]:
        """Use a value that is set; a refusal of it is told with its place. Raises Refused in the place of others."""
        from .errors import Refused

        setting = self.found[key]
        try:
            yield setting.value
        except OpengovError as error:
            raise Refused(setting.place, str(error), error.hint, error.exit_code) from error

    def _value(self, key: str, usual: object) -> Any:  # noqa: ANN401 - as the key makes it
        return self.found[key].value if key in self.found else usual


def settings_for(plans: Sequence[Path] = ()) -> Settings:
    """The settings for these plans; without any for those of OPENGOV_PLAN, or else for the current folder.

    A variable counts more than the file beside the plan, and that more than the user's own. What is wrong is among the
    problems, and left out.
    """
    variables, problems = _of_variables()
    if not plans and "plan" in variables:
        plans = variables["plan"].value
    of_files = (_read(own_files(), shared=False), _read(shared_files(plans), shared=True))
    readings = [reading for reading in of_files if reading]
    found: dict[str, Setting] = {}
    views: dict[str, View] = {}
    for reading in readings:
        found |= reading.settings
        views |= reading.views
        problems += reading.problems
    return Settings(found | variables, views, [reading.path for reading in readings], problems)


def _of_variables() -> tuple[dict[str, Setting], list[OpengovError]]:
    """What variables say, and those that say nothing that can be understood."""
    found: dict[str, Setting] = {}
    problems: list[OpengovError] = []
    if not any(name.startswith(_VARIABLES) for name in os.environ):
        return found, problems
    from .errors import UnfitSetting
    from .keys import KEYS, Unfit
    from .reading import Setting

    for key in KEYS.values():
        text = os.environ.get(key.variable)
        # An empty variable is not set; an empty pager is none.
        if text is not None and (text.strip() or key.name == "pager"):
            try:
                found[key.name] = Setting(key.from_variable(text), key.variable)
            except Unfit:
                problems.append(UnfitSetting(key.variable, key.name, key.takes))
    return found, problems


def _read(files: Iterable[Located], *, shared: bool) -> Reading | None:
    """What the first of some files says that says anything to us."""
    for path, table in files:
        from .reading import read

        if reading := read(path, table, shared=shared):
            return reading
    return None
