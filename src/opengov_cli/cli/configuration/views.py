"""Named views: the options of a list under a word such as ``@late``, and what of them another command takes, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from typing import Any

from opengov_cli.errors import OpengovError
from opengov_cli.plan.shell import shell_word
from opengov_cli.plan.text import closest, fold

from .errors import BadConfiguration, NoSuchListOption, NoSuchView, UnfitSetting
from .lines import Place
from .reading import MARK, View
from .settings import Settings

# What makes the look of a list; documents have a look of their own.
_COLUMNS = "columns"
OF_LISTS = (_COLUMNS, "count", "format", "full", "limit", "reverse")
# Typer's own types for a context and a parameter are private: here they are Any.


@dataclass(slots=True)
class Laid:
    """What views give a command: values by the names of its parameters with their places, keys that it leaves aside,
    and words that name no view.
    """

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    aside: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def lay(words: Sequence[str], settings: Settings, command: Any, of_list: Any) -> Laid:  # noqa: ANN401
    """What the views that are named give a command, the last one where several say something.

    ``of_list`` is the command ``list``. Raises NoSuchView, NoSuchListOption, UnfitSetting, and what is wrong with the
    files that a view may be in.
    """
    laid = Laid()
    own = {parameter.name for parameter in command.params}
    for word in words:
        # Input methods write the sign in full width.
        if not fold(word).startswith(MARK):
            laid.strangers.append(word)
            continue
        view = _named(word, settings)
        for key, value in view.options.items():
            parameter = _parameter(view, key, of_list)
            fit = _fit(view, key, value, parameter)
            if parameter.name not in own or (_plain(key) in OF_LISTS and command.name != of_list.name):
                laid.aside.append(key)
            else:
                laid.values[parameter.name] = fit
                laid.places[parameter.name] = view.place.below(key)
    return laid


def problems_of(views: Iterable[View], of_list: Any) -> Iterator[OpengovError]:  # noqa: ANN401
    """What is wrong with views, as far as that can be told without a plan."""
    for view in views:
        for key, value in view.options.items():
            try:
                _fit(view, key, value, _parameter(view, key, of_list))
            except BadConfiguration as error:
                yield error


def as_typed(view: View) -> str:
    """The options of a view as one would type them."""
    words: list[str] = []
    for key, value in view.options.items():
        if value is True:
            words.append(_option(key))
        elif value is not False:
            words += [f"{_option(key)} {shell_word(text)}" for text in _texts(key, value)]
    return " ".join(words)


def _named(word: str, settings: Settings) -> View:
    """The view that a word names. Raises NoSuchView, and what is wrong with the files that it may be in."""
    name = fold(word).removeprefix(MARK)
    if name not in settings.views:
        settings.refuse_broken()
        known = [view.name for view in settings.views.values()]
        raise NoSuchView(word[1:], closest(name, known), known)
    return settings.views[name]


def _parameter(view: View, key: str, of_list: Any) -> Any:  # noqa: ANN401
    """The option of ``list`` that a key stands for. Raises NoSuchListOption."""
    options = {
        option.removeprefix("--"): parameter
        for parameter in of_list.params
        if parameter.param_type_name == "option"
        for option in parameter.opts
        if option.startswith("--")
    }
    if _plain(key) not in options:
        raise NoSuchListOption(view.place.below(key), key, options)
    return options[_plain(key)]


def _fit(view: View, key: str, value: object, parameter: Any) -> Any:  # noqa: ANN401
    """A value as the parser takes it from a command line. Raises UnfitSetting."""
    if parameter.is_flag:
        if isinstance(value, bool):
            return value
        raise UnfitSetting(view.place.below(key), key, _("true or false"))
    many = parameter.multiple or _plain(key) == _COLUMNS
    parts = value if many and isinstance(value, list) else [value]
    if not all(isinstance(part, str | int | date) and not isinstance(part, bool) for part in parts):
        wanted = _("a text or a list of texts") if many else _("a text or a number")
        raise UnfitSetting(view.place.below(key), key, wanted)
    texts = _texts(key, value)
    return texts if parameter.multiple else texts[0]


def _texts(key: str, value: object) -> list[str]:
    """The texts that are typed for an option; columns are typed as one."""
    texts = [str(part) for part in (value if isinstance(value, list) else [value])]
    return [",".join(texts)] if _plain(key) == _COLUMNS else texts


def _option(key: str) -> str:
    return f"--{_plain(key)}"


def _plain(key: str) -> str:
    """A key as the option is written: both due-before and due_before are understood."""
    return key.replace("_", "-")
