"""What a person says of the columns of a document: 任务内容=requirement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from opengov_cli.plan.text import closest, fold

from ..errors import NoSuchHeading, NoSuchMeaning, NotAChoice
from .tables.column_headings import Meaning, meaning_of
from .tables.columns import Chosen, folded_heading

# Names of what a plan has no heading for; the usual headings are names of the others.
_NAMES = {
    **dict.fromkeys(("其他", "其它", "其他栏目", "备注"), Meaning.EXTRA),
    **dict.fromkeys(("打勾", "画勾"), Meaning.MARK),
    "其余单位": Meaning.UNITS,
}
_USUAL = (
    "序号",
    "工作任务",
    "具体要求",
    "落实单位",
    "牵头单位",
    "配合单位",
    "时限要求",
    "完成情况",
    "存在问题",
    "下一步措施",
)
Choice = tuple[str, Meaning]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a person says about how to read a document: what columns hold, and which sheet of a workbook is meant."""

    columns: tuple[Choice, ...] = ()
    sheet: str = ""


UNGUIDED = Guidance()


def read_choice(text: str) -> Choice:
    """The heading and the meaning that a text such as 任务内容=requirement gives it, in either language.

    Raises NotAChoice for a text of another form and NoSuchMeaning for a meaning that is not known.
    """
    heading, equals, word = (part.strip() for part in text.replace("＝", "=").rpartition("="))
    if not (heading and equals and word):
        raise NotAChoice(text)
    return heading, _meaning(word)


def as_chosen(choices: Iterable[Choice]) -> Chosen:
    """Choices in the form in which columns are looked up."""
    return {folded_heading(heading): meaning for heading, meaning in choices}


def check_headings(choices: Iterable[Choice], headings: Sequence[str]) -> None:
    """Raise NoSuchHeading for a choice whose heading is none of these."""
    known = {folded_heading(heading) for heading in headings}
    for heading, _meaning_of_it in choices:
        if folded_heading(heading) not in known:
            raise NoSuchHeading(heading, closest(heading, headings), tuple(headings))


def _meaning(word: str) -> Meaning:
    key = fold(word)
    if key in [*Meaning]:
        return Meaning(key)
    found = _NAMES.get(key) or meaning_of(word)
    if found is None:
        known = (*map(str, Meaning), *_USUAL, *_NAMES)
        raise NoSuchMeaning(word, closest(word, known), tuple(map(str, Meaning)))
    return found
