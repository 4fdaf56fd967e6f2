"""What each column of a table holds: by its heading, by what a person says of it, and by what its cells look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from opengov_cli.plan.text import fold

from .column_contents import are_deadlines, are_marks, are_numbers, are_statuses, are_units, is_status, usual_length
from .column_headings import (
    ANSWERING,
    TELLING,
    Column,
    Meaning,
    is_goal,
    is_remedy,
    meaning_of,
    on_one_line,
    tells_role,
)

# A category is a short text, or one that stands for several rows.
_LONGEST_CATEGORY = 20
_SHORTEST_REQUIREMENT = 10
# What a person says of columns, by their headings as ``folded_heading`` gives them.
Chosen = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: its heading, the one that spans it, and texts of its cells, empty ones too."""

    text: str
    above: str = ""
    cells: Sequence[str] = ()

    @property
    def filled(self) -> list[str]:
        """The texts of the cells that hold any."""
        return [text for text in self.cells if text]


def read_columns(headings: Sequence[Heading], chosen: Chosen | None = None) -> tuple[Column, ...] | None:
    """What each column of a table holds, or None if these are not the headings of a plan.

    What is ``chosen`` counts more than what headings and cells tell.
    """
    reading = _Reading(headings, chosen or {})
    return reading.columns() if reading.is_of_a_plan() else None


def folded_heading(heading: str) -> str:
    """A heading in the form in which two that look alike are one."""
    return "".join(fold(heading).split())


@dataclass
class _Reading:
    """The meanings of the columns of one table in the making; what a person chose stays."""

    headings: Sequence[Heading]
    chosen: Chosen
    meanings: list[Meaning | None] = field(init=False)
    fixed: set[int] = field(init=False)
    guessed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        names = [folded_heading(name) for name in _names([heading.text for heading in self.headings])]
        self.fixed = {index for index, name in enumerate(names) if name in self.chosen}
        self.meanings = [
            self.chosen.get(name) or meaning_of(heading.text)
            for name, heading in zip(names, self.headings, strict=True)
        ]

    def is_of_a_plan(self) -> bool:
        """Whether the table says what is to be done, and who answers for it or under which category it stands."""
        self._find_marks()
        if len(self._places(None)) + 1 >= len(self.meanings) and not self._requirement_is_chosen():
            return False
        self._find_units()
        self._find_requirement()
        told = {meaning for meaning in self.meanings if meaning}
        answered = not told.isdisjoint(ANSWERING) or told >= {*TELLING}
        return self._requirement_is_chosen() or (not told.isdisjoint(TELLING) and answered)

    def columns(self) -> tuple[Column, ...]:
        """The columns, each with one meaning, and no meaning twice that a task has once."""
        self._find_numbers()
        self._find_others()
        self.meanings = [meaning or Meaning.EXTRA for meaning in self.meanings]
        self._settle_requirement()
        self._keep_the_first()
        self._settle_clauses()
        names = _names([heading.text for heading in self.headings])
        return tuple(
            Column(
                name, meaning or Meaning.EXTRA, on_one_line(heading.above), index in self.guessed, index in self.fixed
            )
            for index, (name, meaning, heading) in enumerate(zip(names, self.meanings, self.headings, strict=True))
        )

    def _requirement_is_chosen(self) -> bool:
        return any(self.meanings[index] is Meaning.REQUIREMENT for index in self.fixed)

    def _places(self, *wanted: Meaning | None) -> list[int]:
        return [index for index, meaning in enumerate(self.meanings) if meaning in wanted]

    def _guess(self, index: int, meaning: Meaning) -> None:
        self.meanings[index] = meaning
        self.guessed.add(index)

    def _find_marks(self) -> None:
        """Take columns of marks for units or statuses, whichever their headings are."""
        marked = [index for index in self._places(None) if are_marks(self.headings[index].filled)]
        statuses = [index for index in self._places(None) if is_status(self.headings[index].text)]
        if not {*marked}.isdisjoint(statuses):
            for index in statuses:
                # In one of them no task may have a mark.
                if index in marked or not self.headings[index].filled:
                    self.meanings[index] = Meaning.PROGRESS
        answering = bool(self._places(*ANSWERING))
        units = [index for index in marked if self.meanings[index] is None]
        below_role = {index for index in units if meaning_of(self.headings[index].above) in ANSWERING}
        # One unit without a mark of its own or with an unusual name stands among others.
        if not answering and any(_is_unit(self.headings[index].text) for index in units):
            below_role |= {index for index in units if not self.headings[index].above}
        if below_role:
            first, last = min(below_role), max(below_role)
            empty = {
                index
                for index in self._places(None)
                if first < index < last and _is_unit_without_marks(self.headings[index])
            }
            for index in below_role | empty:
                self.meanings[index] = Meaning.MARK

    def _find_units(self) -> None:
        """Where no heading says who answers, take a column that names units, as 工作措施 sometimes does."""
        if self._places(*ANSWERING) or not (self._places(Meaning.REQUIREMENT, Meaning.DEADLINE, Meaning.PROGRESS)):
            return
        requirements = self._places(Meaning.REQUIREMENT)
        candidates = [*self._places(None), *self._places(Meaning.EXTRA)]
        if len(requirements) + len(self._places(Meaning.CATEGORY)) > 1:
            candidates += requirements
        found = next((index for index in self._free(candidates) if are_units(self.headings[index].filled)), None)
        if found is not None:
            self._guess(found, Meaning.CLAUSE)

    def _find_requirement(self) -> None:
        """Where no heading says what is to be done, take the column of the longest texts.

        Behind a category that heads several rows, it is the column next to it that has a text in each.
        """
        for index in self._places(Meaning.CATEGORY)[-1:]:
            behind = index + 1
            if not self._places(Meaning.REQUIREMENT) and behind in self._places(None) and self._heads(index, behind):
                self._guess(behind, Meaning.REQUIREMENT)
        roles = [index for index in self._places(*ANSWERING) if tells_role(self.headings[index].text)]
        counted = self._places(Meaning.NUMBER, Meaning.DEADLINE, Meaning.PROGRESS)
        if self._places(*TELLING) or not roles or not counted:
            return
        longest = self._longest(self._places(None))
        if longest is not None and usual_length(self.headings[longest].filled) >= _SHORTEST_REQUIREMENT:
            self._guess(longest, Meaning.REQUIREMENT)

    def _find_numbers(self) -> None:
        """Take a column of numbers for the one of NUMBER, if no heading says which that is."""
        if self._places(Meaning.NUMBER):
            return
        for index, heading in enumerate(self.headings):
            # The heading of the categories may span the numbers in front of them as well.
            is_spanned = index > 0 and heading.text == self.headings[index - 1].text
            if are_numbers(heading.filled) and (not heading.text or is_spanned):
                self.meanings[index] = Meaning.NUMBER
                return

    def _find_others(self) -> None:
        """Take columns without a known heading for the deadline and the progress that their cells tell."""
        looks: tuple[tuple[Meaning, Callable[[Sequence[str]], bool]], ...] = (
            (Meaning.DEADLINE, are_deadlines),
            (Meaning.PROGRESS, are_statuses),
        )
        for meaning, fits in looks:
            unknown = [index for index in self._places(None) if self.headings[index].text]
            found = next((index for index in unknown if fits(self.headings[index].filled)), None)
            if found is not None and not self._places(meaning):
                self._guess(found, meaning)

    def _settle_requirement(self) -> None:
        """Let one column be the requirement, with the categories in front of it where a table has both."""
        if not self._places(Meaning.REQUIREMENT):
            categories = self._free(self._places(Meaning.CATEGORY))
            if categories:
                self.meanings[categories[-1]] = Meaning.REQUIREMENT
            return
        for index in self._free(self._places(Meaning.REQUIREMENT)):
            others = len(self._places(Meaning.REQUIREMENT)) > 1
            if others and is_goal(self.headings[index].text):
                self._guess(index, Meaning.EXTRA)
            elif others and is_remedy(self.headings[index].text) and self._places(Meaning.PROBLEM):
                self._guess(index, Meaning.NEXT)
        first, *others_behind = self._places(Meaning.REQUIREMENT)
        if others_behind and first not in self.fixed and not self._places(Meaning.CATEGORY):
            if self._is_category(first, others_behind[0]):
                self.meanings[first] = Meaning.CATEGORY
            else:
                self.guessed.update(self._free(others_behind))

    def _is_category(self, index: int, behind: int) -> bool:
        """Whether the texts of a column head those of the one behind it: short ones, or each for several rows."""
        texts, others = self.headings[index].filled, self.headings[behind].filled
        if not texts or len({*texts}) < len(self.headings[index].cells):
            return True
        return usual_length(texts) <= min(_LONGEST_CATEGORY, usual_length(others))

    def _heads(self, index: int, behind: int) -> bool:
        """Whether a column has its texts for several rows, of which each has one in the column behind it."""
        texts, others = self.headings[index].filled, self.headings[behind].filled
        whole = len(others) == len(self.headings[behind].cells) > len({*texts}) > 0
        return whole and self.headings[behind].text != "" and len({*others}) == len(others)

    def _keep_the_first(self) -> None:
        """Let a task have one number, one requirement and one deadline; other columns of that sort stay as they are."""
        for meaning in (Meaning.NUMBER, Meaning.REQUIREMENT, Meaning.DEADLINE):
            places = self._places(meaning)
            kept = [index for index in places if index in self.fixed] or places[:1]
            for index in places:
                if index not in kept:
                    self.meanings[index] = Meaning.EXTRA

    def _settle_clauses(self) -> None:
        """Say which units a column such as 责任单位 names, by the columns that stand beside it.

        Beside 牵头单位 it names the others, beside 配合单位 alone those that lead; else the first is the clause.
        """
        has_lead, has_units = bool(self._places(Meaning.LEAD)), bool(self._places(Meaning.UNITS))
        for position, index in enumerate(self._free(self._places(Meaning.CLAUSE))):
            if has_lead:
                self.meanings[index] = Meaning.UNITS
            elif has_units:
                self.meanings[index] = Meaning.LEAD
            elif position:
                self.meanings[index] = Meaning.EXTRA

    def _longest(self, places: Sequence[int]) -> int | None:
        return max(places, key=lambda index: usual_length(self.headings[index].filled), default=None)

    def _free(self, places: Sequence[int]) -> list[int]:
        """The columns of which a person said nothing."""
        return [index for index in places if index not in self.fixed]


def _is_unit(heading: str) -> bool:
    return are_units([on_one_line(heading)])


def _is_unit_without_marks(heading: Heading) -> bool:
    return not heading.filled and _is_unit(heading.text)


def _names(headings: Sequence[str]) -> list[str]:
    """The headings on one line each, each once."""
    names: list[str] = []
    for position, heading in enumerate(headings, start=1):
        name = on_one_line(heading) or f"第{position}列"
        names.append(name if name not in names else f"{name} {position}")
    return names
