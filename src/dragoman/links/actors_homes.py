"""The states of people whom some reports name with their state and others without."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dragoman.links.actors_profiles import Profile

_LEAST_ARTICLES = 3
_SHARE = 0.8
_TOLD = 0.12
"""Of somebody whose state hardly any article tells, those few may have it from something else."""


def find_homes(together: Iterable[Sequence[Profile]]) -> dict[str, str]:
    """Give the state (alpha-3) of each name of a person as it is written, where articles tell it well enough.

    `together` are the profiles of one actor each. Names of one actor tell each other's state; a name that
    several people bear has one where they are of one state. Of the articles that name a state four in five
    must agree, and three at the least; and they must be no rare exception among all that name the person.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in together:
        people = [one for one in actor if one.type == "PER"]
        counts: Counter[str] = Counter()
        for one in people:
            if one.country is not None:
                counts[one.country] += len(one.articles)
        if counts.total() < _TOLD * sum(len(one.articles) for one in people):
            continue
        for name in {spelling for one in people for spelling, _ in one.spellings}:
            told[name] += counts
    homes = {}
    for name in sorted(told):
        country, count = max(told[name].items(), key=lambda item: (item[1], item[0]), default=("", 0))
        if count >= _LEAST_ARTICLES and count >= _SHARE * told[name].total():
            homes[name] = country
    return homes
