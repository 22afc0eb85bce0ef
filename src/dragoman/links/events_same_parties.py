"""Who takes part in an event: people by the words of their names, states by code; and which are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from dragoman.schema.codes import fold

Name = tuple[str, ...]

_PARTICLES = frozenset("al el bin bint ibn abu de del der di la le van von the jr sr ii iii".split())
_LETTERS = re.compile(r"[^\W\d_]+")
# The share of people told with a state that must agree on it, and how many must.
_LEAST_SHARE = 0.8
# Of the people of both sides, this share of the shorter list must be in the other.
_SHARED = 0.75


class Parties(Struct, frozen=True):
    """People by the words of their names, folded; states by code; `homes` are the states of the people."""

    people: tuple[Name, ...] = ()
    states: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.states)


@lru_cache(maxsize=65536)
def name_of(actor: str) -> Name:
    """Give the words of a person's name, folded, without initials, particles and "Jr."."""
    words = [
        word for word in _LETTERS.findall(fold(actor).lower()) if len(word) > 1 and word not in _PARTICLES
    ]
    return tuple(words)


def is_same_person(one: Name, other: Name) -> bool:
    """Say whether two names may be one person's: one within the other, or surname and initial the same."""
    if not one or not other:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if set(short) <= set(long):
        return True
    # "Liz Roe-Doe" and "Elizabeth Roe-Doe"
    return one[-1] == other[-1] and (one[0][0] == other[0][0] or one[-2:] == other[-2:])


def count_shared(one: Iterable[Name], other: Iterable[Name]) -> int:
    """Count the people of one side who are on the other, each once."""
    left = list(other)
    count = 0
    for name in one:
        for index, candidate in enumerate(left):
            if is_same_person(name, candidate):
                del left[index]
                count += 1
                break
    return count


class Homes:
    """Whose official somebody is, by what all reports say of people of that name."""

    def __init__(self, told: Mapping[Name, Counter[str]]):
        self._homes = {name: home for name, counts in told.items() if (home := _home(counts))}
        surnames: dict[str, Counter[str]] = {}
        for name, counts in told.items():
            surnames.setdefault(name[-1], Counter()).update(counts)
        self._surnames = {name: home for name, counts in surnames.items() if (home := _home(counts))}

    def of(self, name: Name) -> str | None:
        """Give the code of the state; None where reports tell none, or several."""
        return self._homes.get(name) or self._surnames.get(name[-1])


def _home(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    code, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return code if count / counts.total() >= _LEAST_SHARE else None


def are_same(one: Parties, other: Parties) -> bool:
    """Say whether two lists of parties may be those of one event; what one leaves out does not count.

    Where both name two or more people, most of the shorter list must be in the other, and as many states
    have sent them; where one names one, that one and another state must be the same; where one names none,
    two states.
    """
    shared = count_shared(one.people, other.people)
    fewest = min(len(one.people), len(other.people))
    if fewest >= 2:
        if min(len(one.homes), len(other.homes)) >= 2 and len(one.homes) != len(other.homes):
            return False
        return shared >= max(2, int(_SHARED * fewest + 0.99))
    both = one.states & other.states
    if fewest == 1:
        sole = one if len(one.people) == 1 else other
        return shared == 1 and bool(both - sole.homes)
    # "Italy and the United States met" tells nothing of a meeting of ten
    return (
        len(both) >= 2
        and abs(len(one.states) - len(other.states)) <= 1
        and len(both) == min(len(one.states), len(other.states))
    )


def join(one: Parties, other: Parties) -> Parties:
    """Give what two lists of one event name together; the longer of two forms of a name."""
    people = list(one.people)
    for name in other.people:
        for index, known in enumerate(people):
            if is_same_person(name, known):
                people[index] = max(known, name, key=lambda words: (len(words), words))
                break
        else:
            people.append(name)
    return Parties(tuple(sorted(set(people))), one.states | other.states, one.homes | other.homes)
