"""What speaks for and against two profiles of people being one person: states, offices, days, company."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from dragoman.links.actors_names import Name, parse
from dragoman.links.actors_profiles import Profile
from dragoman.links.actors_roles import Held, Match, best_match, offices, told_countries

# Who is named in more than this share of all articles is company to nobody.
_COMMON = 0.02
_YEAR = 365


class Person:
    """A profile of a person with what is worked out of it: name, offices, states."""

    def __init__(self, profile: Profile):
        self.profile = profile
        self.key = profile.key
        self.name: Name = parse(profile.name)
        self.held: tuple[Held, ...] = offices(profile.roles)
        told = told_countries(self.held)
        self.countries = frozenset((profile.country,)) if profile.country else told
        self.told = told
        self.articles = frozenset(profile.articles)
        self.sectors = frozenset(code for code, _ in profile.sectors)
        self.size = len(profile.articles)

    @property
    def place(self) -> tuple[int, str]:
        """Order the best known first."""
        return (-self.size, self.key)


class Group:
    """Profiles held to be one person, with their offices, states and articles put together."""

    def __init__(self, people: Sequence[Person]):
        self.people = sorted(people, key=lambda one: one.place)
        self.head = self.people[0]

    @cached_property
    def articles(self) -> frozenset[str]:
        """Give the articles that use any of the names."""
        return frozenset().union(*(one.articles for one in self.people))

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """Give the offices of all, without those that only few articles tell."""
        found = [held for one in self.people for held in one.held]
        most = max((held.articles for held in found), default=0)
        return tuple(held for held in found if held.articles * 8 >= most)

    @cached_property
    def sectors(self) -> frozenset[str]:
        """Give the sectors of any."""
        return frozenset().union(*(one.sectors for one in self.people))

    @cached_property
    def countries(self) -> frozenset[str]:
        """Give the states of which most profiles that tell one say the person is."""
        counts: Counter[str] = Counter()
        for one in self.people:
            for code in one.countries:
                counts[code] += one.size
        most = max(counts.values(), default=0)
        return frozenset(code for code, count in counts.items() if count * 4 >= most)

    @cached_property
    def days(self) -> tuple[str | None, str | None]:
        """Give the first and last day of any."""
        return span_of(one.profile for one in self.people)

    @cached_property
    def spelled(self) -> str:
        """Give the name to show: the fullest of the best known profiles with a given name."""
        full = [one for one in self.people if not one.name.lone] or self.people
        return full[0].profile.name


def span_of(profiles: Iterable[Profile]) -> tuple[str | None, str | None]:
    """Give the first and last day of some profiles."""
    some = list(profiles)
    return (
        min((one.first for one in some if one.first), default=None),
        max((one.last for one in some if one.last), default=None),
    )


def gap_days(left: tuple[str | None, str | None], right: tuple[str | None, str | None]) -> int | None:
    """Give the days between two stretches of time, 0 where they meet; None where one is not known."""
    one, other = (tuple(map(_day, both)) for both in (left, right))
    if None in (*one, *other):
        return None
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)  # type: ignore[operator]


def _day(text: str | None) -> datetime.date | None:
    """Read a day; of a month or year alone, its first one."""
    for form in (text, f"{text}-01", f"{text}-01-01"):
        try:
            return datetime.date.fromisoformat(form or "")
        except ValueError:
            continue
    return None


def held_gap(left: Held, right: Held) -> int | None:
    """Give the days between the times at which two offices are attested."""
    return gap_days((left.first, left.last), (right.first, right.last))


class Company:
    """Who is named together with whom: few shared companions of rare name show one story."""

    def __init__(self, profiles: Iterable[Profile]):
        self._in: dict[str, list[str]] = {}
        self._articles: Counter[str] = Counter()
        self._about: dict[str, set[str]] = {}
        for one in profiles:
            if one.country and one.type in ("LOC", "NORP"):
                self._about.setdefault(one.country, set()).update(one.articles)
            if one.type in ("PER", "ORG", "MISC") and len(one.folded) > 3:
                self._articles[one.folded] += len(one.articles)
                for article in one.articles:
                    self._in.setdefault(article, []).append(one.folded)
        self._most = max(8, int(_COMMON * len(self._in)))

    def shared(self, left: frozenset[str], right: frozenset[str], own: frozenset[str]) -> float:
        """Give how much company two sets of articles share, leaving out articles and names of both.

        The sum of the surprise of each shared name: about 4 for one in fifty articles, more for rarer ones,
        nothing for what is in many. `own` are words of names that are no company (the person's own).
        """
        one, other = (self._names(some - both) for some, both in ((left, right), (right, left)))
        total = max(2, len(self._in))
        return sum(
            math.log(total / self._articles[name])
            for name in one & other
            if self._articles[name] <= self._most and own.isdisjoint(name.split())
        )

    def share_about(self, country: str) -> float:
        """Give the share of all articles that name a country."""
        return len(self._about.get(country, ())) / max(1, len(self._in))

    def naming(self, country: str, articles: frozenset[str]) -> float:
        """Give the share of some articles that name a country."""
        return len(articles & self._about.get(country, set())) / max(1, len(articles))

    def _names(self, articles: Iterable[str]) -> set[str]:
        return {name for article in articles for name in self._in.get(article, ())}


def office_match(left: Sequence[Held], right: Sequence[Held]) -> tuple[Match, str, int | None]:
    """Give the best match of offices, in words, and the days between the two."""
    match, one, other = best_match(left, right)
    if one is None or other is None:
        return "none", "", None
    title = one.title if len(one.title) >= len(other.title) else other.title
    return match, title, held_gap(one, other)


def when(days: tuple[str | None, str | None]) -> str:
    """Write a stretch of time down: "2022-04 to 2026-02"; "no date" where none is known."""
    first, last = ((day or "")[:7] for day in days)
    if not first:
        return "no date"
    return first if first == last else f"{first} to {last}"


def are_near(gap: int | None, years: float) -> bool:
    """Say whether a gap is known and at most so many years long."""
    return gap is not None and gap <= years * _YEAR
