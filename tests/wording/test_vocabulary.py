"""The words of roles: each tells one role, in a clause as in a heading."""

from __future__ import annotations

from itertools import combinations

import pytest

from opengov_cli.wording import vocabulary
from opengov_cli.wording.clauses.clause import read_clause, read_clause_columns

LEADS = (*vocabulary.LEADS, *vocabulary.ALSO_LEADS)
ANSWERS = (*vocabulary.ANSWERS, *vocabulary.ALSO_ANSWERS)


def test_no_word_tells_two_roles() -> None:
    for one, other in combinations((LEADS, vocabulary.SUPPORTS, ANSWERS), 2):
        assert not set(one) & set(other)


@pytest.mark.parametrize("word", vocabulary.LEADS)
def test_a_verb_of_leading_may_stand_behind_the_name_or_in_parentheses(word: str) -> None:
    assert read_clause(f"办公室{word}，财务科").lead == ("办公室",)
    assert read_clause(f"办公室（{word}）、财务科")[:2] == (("办公室",), ("财务科",))


@pytest.mark.parametrize("word", vocabulary.SUPPORTS)
def test_a_verb_of_supporting_may_stand_behind_the_name_or_in_parentheses(word: str) -> None:
    assert read_clause(f"办公室牵头，财务科{word}") == (("办公室",), ("财务科",), word, "", "")
    assert read_clause(f"办公室（牵头）、财务科（{word}）")[:2] == (("办公室",), ("财务科",))
    columns = [("牵头单位", "办公室"), (f"{word}单位", "财务科")]
    assert read_clause_columns(columns) == (("办公室",), ("财务科",), word, "", "")


@pytest.mark.parametrize("word", vocabulary.ANSWERS)
def test_a_verb_of_answering_stands_behind_the_name(word: str) -> None:
    assert read_clause(f"办公室{word}") == ((), ("办公室",), word, "", "")


@pytest.mark.parametrize("noun", vocabulary.UNITS)
@pytest.mark.parametrize("word", [*LEADS, *vocabulary.SUPPORTS, *ANSWERS])
def test_a_label_is_any_of_the_words_with_any_name_for_units(word: str, noun: str) -> None:
    found = read_clause(f"{word}{noun}：办公室")
    assert (found.lead or found.units) == ("办公室",)
    assert bool(found.lead) == (word in LEADS)


@pytest.mark.parametrize("noun", vocabulary.UNITS)
def test_the_names_may_end_with_a_word_for_others(noun: str) -> None:
    assert read_clause(f"办公室、财务科等有关{noun}") == ((), ("办公室", "财务科"), f"等有关{noun}", "", "")
