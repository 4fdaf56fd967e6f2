"""The facts of a row as a person reads them, in a table of the terminal or of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import gettext as _

from opengov_cli.plan.model import Role, Status
from opengov_cli.plan.query import describe_numbers
from opengov_cli.plan.rows import Row, cell_text

from .labels import column_label, role_label

# Marks words for the catalogue; they are translated when somebody asks for them.
N_ = str
# As many characters of a commit as git itself shows.
_COMMIT = 8
# What the rows of counts are about.
_COUNTED = {"plan": N_("whole plan"), "category": N_("category"), "unit": N_("unit"), "month": N_("month")}


def cell_words(row: Row, key: str) -> str:
    """The text of one cell: what has a word of ours is told by it, everything else as it stands in the plan."""
    words = _WORDS.get(key)
    return words(row) if words else cell_text(row[key])


def _status(row: Row) -> str:
    return Status(str(row["status"])).label


def _role(row: Row) -> str:
    return role_label(Role(str(row["role"])), cell_text(row["through"])) if row["role"] else ""


def _answers(row: Row) -> str:
    """Who answers for a task, each on a line: in which role, and when it last reported."""
    match row["answers"]:
        case list() as answers:
            return "\n".join(_who(answer) for answer in answers if isinstance(answer, Mapping))
        case _:
            return ""


def _who(answer: Row) -> str:
    words = _(": ").join((cell_text(answer["unit"]), _role(answer)))
    return _("{words} ({more})").format(words=words, more=answer["reported"]) if answer["reported"] else words


def _answer(row: Row) -> str:
    from opengov_cli.round.answers import Outcome

    from .answers import answer_words

    return answer_words(Outcome(str(row["answer"])), _number(row, "code")) if row["answer"] else ""


def _due(row: Row) -> str:
    if not row["due_state"]:
        return ""
    # Most plans have no deadlines, and their lists start without all that reads these.
    from opengov_cli.wording.deadlines.schedule import DueState

    from .deadlines import due_words

    return due_words(DueState(str(row["due_state"])), _number(row, "days_left"))


def _ids(row: Row) -> str:
    match row["ids"]:
        case list() as numbers:
            return describe_numbers(number for number in numbers if isinstance(number, int))
        case words:
            # Of reports that are missing they are told as ranges already.
            return cell_text(words)


def _field(row: Row) -> str:
    return column_label(str(row["field"]))


def _changed(key: str) -> Callable[[Row], str]:
    """How a value is told of which a ``field`` may say what it is."""

    def words(row: Row) -> str:
        return Status(str(row[key])).label if row.get("field") == "status" and row[key] else cell_text(row[key])

    return words


def _commit(row: Row) -> str:
    return str(row["commit"])[:_COMMIT] if row["commit"] else _("not committed")


def _by(row: Row) -> str:
    counted = "name" in row
    return _(_COUNTED[str(row["by"])]) if counted else cell_text(row["by"])


def _number(row: Row, key: str) -> int | None:
    fact = row[key]
    return fact if isinstance(fact, int) else None


_WORDS: dict[str, Callable[[Row], str]] = {
    "status": _status,
    "role": _role,
    "answers": _answers,
    "answer": _answer,
    "due_state": _due,
    "ids": _ids,
    "field": _field,
    "value": _changed("value"),
    "old": _changed("old"),
    "new": _changed("new"),
    "commit": _commit,
    "by": _by,
}
