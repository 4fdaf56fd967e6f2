"""Progress as bars."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from itertools import groupby

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from opengov_cli.plan.model import Status
from opengov_cli.plan.rows import Listing, Row, cell_text

from .console import visible
from .styles import status_style
from .wrapping import wrap

_BAR_WIDTH = 20
_COUNT_WIDTH = 8
# Characters that GBK consoles have as well.
_FULL, _EMPTY = "━", "─"


def chart(stats: Listing, width: int) -> Iterator[Table | Text]:
    """The rows of ``plan.rows.stats_rows`` as bars: the whole plan, its statuses, categories and units."""
    whole = stats.rows[0]
    yield wrap(Text(visible(cell_text(whole["name"])), style="bold"), width)
    yield Text.assemble(_bar(whole, min(width - _COUNT_WIDTH - 10, 60)), "  ", _share(whole), f"  {_percent(whole)} %")
    for status in Status:
        yield Text(f"{_number(whole, status):>4}  ").append(status.label, status_style(status))
    titles = {"category": _("By category"), "unit": _("By unit")}
    for by, rows in groupby(stats.rows[1:], key=lambda row: cell_text(row["by"])):
        yield Text()
        yield Text(titles[by], style="bold")
        yield _bars(list(rows), width)


def _bars(rows: list[Row], width: int) -> Table:
    bar_width = min(_BAR_WIDTH, width // 5)
    names = min(max(cell_len(cell_text(row["name"])) for row in rows), width - bar_width - _COUNT_WIDTH - 4)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(width=names, overflow="fold")
    table.add_column(width=bar_width)
    table.add_column(width=_COUNT_WIDTH)
    for row in rows:
        table.add_row(wrap(Text(visible(cell_text(row["name"]))), names), _bar(row, bar_width), _share(row))
    return table


def _bar(row: Row, width: int) -> Text:
    """Done, then everything under way, then what nobody has begun."""
    total = max(_number(row, "tasks"), 1)
    done = width * _number(row, Status.DONE) // total
    started = _number(row, "tasks") - _number(row, Status.TODO)
    moving = width * started // total - done
    return Text.assemble(
        (_FULL * done, status_style(Status.DONE)),
        (_FULL * moving, status_style(Status.DOING)),
        (_EMPTY * (width - done - moving), "dim"),
    )


def _share(row: Row) -> str:
    return _("{done}/{tasks}").format(done=_number(row, Status.DONE), tasks=_number(row, "tasks"))


def _percent(row: Row) -> int:
    return 100 * _number(row, Status.DONE) // max(_number(row, "tasks"), 1)


def _number(row: Row, key: str) -> int:
    value = row[key]
    return value if isinstance(value, int) else 0
