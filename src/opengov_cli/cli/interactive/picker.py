"""A list to choose from, which becomes shorter while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from gettext import gettext as _
from gettext import ngettext

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from opengov_cli.plan.model import Task

from ..terminal import console
from .matching import Offer, fitting

# Beside the list: what is typed, and how to go on. A list of more lines than these is read no better.
_AROUND = 3
_MOST_LINES = 15
# Escape alone is known by that nothing follows it.
_ESCAPE_SECONDS = 0.05
# What gives the lines of tasks that may be so wide.
Lines = Callable[[int], Callable[[Task], str]]
_STYLE = Style.from_dict({"chosen": "reverse", "label": "bold"})


def pick(offered: Sequence[Offer], lines: Lines, output: console.Output) -> Offer | None:
    """What a person chooses, or None where they leave the list. It is drawn on stderr, and gone afterwards."""
    screen = create_output(output.stderr)
    if isinstance(screen, Vt100_Output):
        # A list needs no place on the screen, and a terminal that is asked for it may answer when we are gone.
        screen.enable_cpr = False
    try:
        return application(offered, lines, screen, colour=output.colour).run()
    except EOFError:
        return None


def application(
    offered: Sequence[Offer], lines: Lines, screen: Output | None = None, *, colour: bool = True
) -> Application[Offer | None]:
    """The list with its keys; run, it gives what was chosen."""
    choosing = _Choosing(offered, lines, [*offered])
    typed = Buffer(multiline=False, on_text_changed=lambda buffer: choosing.narrow(buffer.text))
    mark = Window(FormattedTextControl([("class:label", "> ")]), width=2, height=1)
    rows = Window(FormattedTextControl(choosing.rows), height=choosing.height)
    foot = Window(FormattedTextControl(choosing.foot), height=1)
    application: Application[Offer | None] = Application(
        Layout(HSplit([VSplit([mark, Window(BufferControl(typed), height=1)]), rows, foot])),
        style=_STYLE,
        key_bindings=_keys(choosing),
        erase_when_done=True,
        output=screen,
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
    )
    application.ttimeoutlen = _ESCAPE_SECONDS
    return application


@dataclass
class _Choosing:
    """What is on offer, what fits of it, and which line of that is the chosen one."""

    offered: Sequence[Offer]
    lines: Lines
    fitting: list[Offer] = field(default_factory=list)
    chosen: int = 0
    top: int = 0

    def narrow(self, typed: str) -> None:
        """Offer what fits what is typed, the nearest first."""
        self.fitting, self.chosen, self.top = fitting(self.offered, typed), 0, 0

    def move(self, lines: int) -> None:
        """Choose another line, as far as there are any."""
        self.chosen = max(min(self.chosen + lines, len(self.fitting) - 1), 0)

    def height(self) -> int:
        """How many lines the list has, as far as the screen has room. It stays as high while somebody types."""
        return max(min(len(self.offered), _MOST_LINES, get_app().output.get_size().rows - _AROUND), 1)

    def rows(self) -> StyleAndTextTuples:
        """The part of the list with the chosen line."""
        height = self.height()
        self.top = max(min(self.top, self.chosen), self.chosen - height + 1)
        return [*self._rows(self.top, self.top + height)]

    def foot(self) -> str:
        """How many fit, and which keys there are."""
        count = len(self.fitting)
        fit = ngettext("{count} task", "{count} tasks", count).format(count=count)
        keys = _("type to search · ↑↓ Enter · Esc leaves")
        return f"  {fit} · {keys}"

    def _rows(self, first: int, behind: int) -> Iterator[tuple[str, str]]:
        # Terminals need the last cell for themselves.
        line = self.lines(get_app().output.get_size().columns - len("> ") - 1)
        for place, offer in enumerate(self.fitting[first:behind], start=first):
            if place == self.chosen:
                yield ("class:chosen", f"> {line(offer.task)}\n")
            else:
                yield ("", f"  {line(offer.task)}\n")


def _keys(choosing: _Choosing) -> KeyBindings:
    keys = KeyBindings()

    def moving(lines: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        return lambda _event: choosing.move(lines())

    for names, lines in (
        (("down", "c-n", "tab"), lambda: 1),
        (("up", "c-p", "s-tab"), lambda: -1),
        (("pagedown",), choosing.height),
        (("pageup",), lambda: -choosing.height()),
    ):
        for name in names:
            keys.add(name)(moving(lines))

    @keys.add("enter")
    def take(event: KeyPressEvent) -> None:
        if choosing.fitting:
            event.app.exit(result=choosing.fitting[choosing.chosen])

    @keys.add("escape", eager=True)
    @keys.add("c-c")
    @keys.add("c-d")
    @keys.add("<sigint>")
    def leave(event: KeyPressEvent) -> None:
        event.app.exit()

    return keys
