"""Rounds listed twice: joined where names, days and place leave one round that is meant."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.views.rounds_delegates import Delegate
from dragoman.views.rounds_doubles import Sketch, join_doubles

PAIR = frozenset({"CUB", "USA"})
RUEDA, HALE = Delegate(name="Ana Rueda", country="CUB"), Delegate(name="Tom Hale", country="USA")
LUZ, POOLE = Delegate(name="Paz Luz", country="CUB"), Delegate(name="Ed Poole", country="USA")
VEGA = Delegate(name="Rosa Vega", country="MEX")
ROUND = Sketch(
    articles=frozenset({"a"}),
    date="2022-11-15",
    ordinal=None,
    status="occurred",
    place="Havana",
    land="CUB",
    is_remote=False,
    delegates=(RUEDA, HALE),
    others=frozenset(),
)
AGAIN = replace(ROUND, articles=frozenset({"b"}), place=None, land=None, delegates=(HALE,))
NOBODY = replace(AGAIN, delegates=())
MANY = replace(ROUND, others=frozenset({"MEX"}), delegates=(RUEDA, HALE, VEGA))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (AGAIN, ROUND, True),
        (replace(AGAIN, delegates=(POOLE,)), ROUND, False),
        (replace(AGAIN, delegates=(RUEDA, HALE, POOLE)), ROUND, True),
        (replace(AGAIN, delegates=(LUZ, HALE)), ROUND, False),
        (NOBODY, ROUND, False),
        (replace(NOBODY, others=MANY.others), MANY, True),
        (AGAIN, MANY, False),
        (replace(AGAIN, date="2022-11-14"), ROUND, False),
        (replace(AGAIN, date=None), ROUND, False),
        (replace(AGAIN, date="2022-11", status="planned"), ROUND, True),
        (replace(AGAIN, date="2022-11"), ROUND, False),
        (replace(AGAIN, date="2022-11", place="Havana"), ROUND, True),
        (replace(AGAIN, date="2022", place="Havana"), ROUND, False),
        (replace(AGAIN, date="2022-W46"), replace(ROUND, status="planned"), False),
        (replace(AGAIN, status="denied"), ROUND, False),
        (replace(AGAIN, ordinal=1), replace(ROUND, ordinal=2), False),
        (replace(AGAIN, place="Lima", land="PER"), ROUND, False),
        (replace(AGAIN, is_remote=True), ROUND, False),
        (replace(AGAIN, articles=ROUND.articles), ROUND, False),
    ],
)
def test_what_tells_a_round_once_more_is_no_other(one, other, is_one):
    assert (len(join_doubles([one, other], PAIR)) == 1) is is_one
    assert (len(join_doubles([other, one], PAIR)) == 1) is is_one


def test_what_can_be_two_rounds_stays_apart():
    other = replace(ROUND, articles=frozenset({"c"}), delegates=(LUZ, HALE))
    assert join_doubles([ROUND, other, AGAIN], PAIR) == [[0], [1], [2]]


def test_what_was_held_is_that_which_was_held_rather_than_another_plan():
    held = replace(AGAIN, date="2022-11", place="Havana", delegates=(RUEDA, HALE))
    plan = replace(ROUND, articles=frozenset({"c"}), date="2022-11-14", status="planned")
    assert join_doubles([plan, ROUND, held], PAIR) == [[0], [1, 2]]


def test_what_is_joined_first_leaves_one_for_what_tells_only_the_week():
    week = replace(NOBODY, articles=frozenset({"c"}), date="2022-W46", others=MANY.others)
    short = replace(MANY, articles=frozenset({"d"}), delegates=(HALE, VEGA))
    assert join_doubles([week, short, MANY], PAIR) == [[2, 1, 0]]


def test_what_is_in_two_places_is_not_joined_through_a_third():
    away = replace(ROUND, articles=frozenset({"c"}), place="Lima", land="PER")
    assert len(join_doubles([ROUND, away, AGAIN], PAIR)) == 3
    known = replace(AGAIN, delegates=(RUEDA, HALE))
    assert len(join_doubles([ROUND, replace(away, delegates=(RUEDA, HALE, POOLE)), known], PAIR)) > 1


def test_three_that_tell_the_same_are_one():
    alike = [replace(AGAIN, articles=frozenset({name})) for name in "bcd"]
    assert [sorted(group) for group in join_doubles(alike, PAIR)] == [[0, 1, 2]]


def test_a_month_of_nobody_joins_no_round_of_many():
    assert len(join_doubles([replace(NOBODY, others=MANY.others, date="2022-11"), MANY], PAIR)) == 2
