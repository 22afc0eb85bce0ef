"""Rounds of talks listed twice: what names fewer of the same people, or tells only the week, is the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from dragoman.links.events_same_around import place_words
from dragoman.links.events_same_parties import name_of
from dragoman.links.quantities_periods import days_of, length, within
from dragoman.schema.rows import DONE, Status
from dragoman.views.rounds_delegates import Delegate, is_named_so

# Within a week the same people seldom meet twice.
_FEW_DAYS = 7
# Days: what tells no more than the year can be any.
_LONGEST = 31
# Of the people of a meeting of many this share is in each list of them.
_MOST_NAMED = 0.75


class Sketch(Struct, frozen=True, kw_only=True):
    """What is known of a round by which it is found again.

    `others` are the countries beside the pair, `land` that of the place; `is_remote` says that it is held
    from afar.
    """

    articles: frozenset[str]
    date: str | None
    ordinal: int | None
    status: Status
    place: str | None
    land: str | None
    is_remote: bool
    delegates: tuple[Delegate, ...]
    others: frozenset[str]


def join_doubles(sketches: Sequence[Sketch], pair: frozenset[str]) -> list[list[int]]:
    """Give the rounds, by their places in the list, with those that tell each once more.

    Where two rounds could be meant, it stays one of its own.
    """
    groups = {number: [number] for number in range(len(sketches))}
    for number in sorted(groups, key=lambda at: _worth(sketches[at])):
        one = sketches[number]
        found = [other for other in groups if other != number and _is_told_by(one, sketches[other], pair)]
        if one.status in DONE and (held := [other for other in found if sketches[other].status in DONE]):
            found = held
        found = [other for other in found if _may_be_one(groups[number], groups[other], sketches)]
        if found and all(_is_told_twice(sketches[a], sketches[b], pair) for a, b in combinations(found, 2)):
            groups[found[0]] += groups.pop(number)
    return list(groups.values())


def _is_told_twice(one: Sketch, other: Sketch, pair: frozenset[str]) -> bool:
    return _is_told_by(one, other, pair) or _is_told_by(other, one, pair)


def _may_be_one(group: Sequence[int], other: Sequence[int], sketches: Sequence[Sketch]) -> bool:
    """Say whether nothing told of any round of one group excludes one of the other."""
    return not any(_exclude(sketches[a], sketches[b]) for a in group for b in other)


def _worth(one: Sketch) -> tuple[int, int, int]:
    """Order rounds so that those of known days come first, of these what fewer reports and names tell."""
    return _open_days(one), len(one.articles), len(one.delegates)


def _open_days(one: Sketch) -> int:
    """Count the days that a date leaves open."""
    days = days_of(one.date) if one.date is not None else None
    if days is None:
        return date.max.toordinal()
    return length(*days) - 1


def _is_told_by(one: Sketch, other: Sketch, pair: frozenset[str]) -> bool:
    """Say whether one can be the other, told with fewer names or less of its days."""
    if not _is_within(one, other) or _exclude(one, other):
        return False
    if _share_both_sides(one, other, pair):
        return _is_told(one)
    # A plan that nothing tells was kept may have been dropped.
    if one.date != other.date and one.status in DONE and other.status not in DONE:
        return False
    named = sum(any(_is_same(each, known) for known in other.delegates) for each in one.delegates)
    if one.others:
        is_meant = named > 0 or _open_days(one) < _FEW_DAYS
        return is_meant and named >= _MOST_NAMED * len(one.delegates)
    return named == len(one.delegates) and named > 0 and _is_told(one)


def _exclude(one: Sketch, other: Sketch) -> bool:
    """Say whether two rounds are of other countries, numbers or places, or told apart by one report."""
    if one.others != other.others or one.articles & other.articles:
        return True
    return bool(one.ordinal and other.ordinal and one.ordinal != other.ordinal) or _places_differ(one, other)


def _is_told(one: Sketch) -> bool:
    """Say whether days, place or a plan leave few meetings of some people that could be meant."""
    return _open_days(one) < _FEW_DAYS or one.status == "planned" or one.place is not None


def _is_within(one: Sketch, other: Sketch) -> bool:
    """Say whether the days of one, a month at most, hold those of the other, and neither is denied."""
    if one.date is None or other.date is None or "denied" in (one.status, other.status):
        return False
    if _open_days(one) > _LONGEST:
        return False
    days, known = days_of(one.date), days_of(other.date)
    return days is not None and known is not None and within(known, days)


def _places_differ(one: Sketch, other: Sketch) -> bool:
    """Say whether one is in another place than the other, or from afar."""
    if one.is_remote != other.is_remote and (one.place or other.place):
        return True
    if not (one.place and other.place):
        return False
    if one.land and other.land:
        return one.land != other.land
    return not place_words(one.place) & place_words(other.place)


def _share_both_sides(one: Sketch, other: Sketch, pair: frozenset[str]) -> bool:
    """Say whether somebody of either country takes part in both."""
    return all(
        any(
            _is_same(each, known)
            for each in one.delegates
            for known in other.delegates
            if each.country == side
        )
        for side in pair
    )


def _is_same(one: Delegate, other: Delegate) -> bool:
    """Say whether two names are of one person, of the same country where both tell it."""
    known = one.country is not None and other.country is not None
    return is_named_so(name_of(one.name), name_of(other.name)) and not (
        known and one.country != other.country
    )
