"""Offices: what a role as written says, and whether two people's roles speak for one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.links.actors_names import fold, table, word_list
from dragoman.links.actors_profiles import RoleSeen
from dragoman.schema.codes import look_up

_LINK = re.compile(r"\s+(?:of|for|to|at|on|in)\s+(?:the\s+)?")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# A role in fewer than one of so many of somebody's articles is likely another's, read wrongly.
_STRAY = 8

Match = Literal["one", "same", "many", "none"]


class Office(Struct, frozen=True, gc=False):
    """An office: its head ("minister"), rank words ("deputy"), field ("foreign") and the state it names."""

    head: str
    ranks: frozenset[str]
    field: frozenset[str]
    country: str | None = None


class Held(Struct, frozen=True, gc=False):
    """An office that somebody held, in how many articles, with the first and last day (None if undated)."""

    office: Office
    title: str
    articles: int
    first: str | None
    last: str | None


@cache
def _same() -> dict[str, str]:
    lines = (line.split(":") for line in table()["roles"]["same"].strip().splitlines())
    return {some.strip(): other.strip() for some, other in lines}


@lru_cache(maxsize=32768)
def office_of(title: str) -> Office | None:
    """Read an office from a role as written; None where it names none."""
    parts = _LINK.split(fold(title.replace(".", "")))
    country, field = None, set[str]()
    for part in parts[1:]:
        alias = look_up(part.title()) or look_up(part)
        if alias is not None and alias.kind in ("name", "former", "capital"):
            country = country or alias.country
        else:
            field.update(_words(part))
    lead = _words(parts[0])
    if not lead:
        return None
    head, before = lead[-1], lead[:-1]
    ranks = {word for word in before if word in word_list("roles", "ranks")}
    if head in word_list("roles", "ranks") and ranks <= {head} and not before:
        ranks = set()
    for word in before:
        alias = look_up(word.title())
        if alias is not None:
            country = country or alias.country
        elif word not in ranks:
            field.add(word)
    return Office(head, frozenset(ranks), frozenset(field), country)


def _words(part: str) -> list[str]:
    out: list[str] = []
    for word in _WORD.findall(part):
        out.extend(_same().get(word, word).split())
    skipped = word_list("roles", "empty") | word_list("roles", "times")
    return [word for word in out if word not in skipped]


def offices_of(title: str) -> tuple[Office, ...]:
    """Read the offices of a role; "crown prince and prime minister" is two."""
    parts = re.split(r"\s+and\s+", title)
    heads = word_list("roles", "many") | word_list("roles", "one")
    words = [_words(fold(part)) for part in parts]
    if len(parts) > 1 and all(some and (some[-1] in heads or some[0] in heads) for some in words):
        found = [office_of(part) for part in parts]
    else:
        found = [office_of(title)]
    return tuple(office for office in found if office is not None)


def offices(roles: Iterable[RoleSeen]) -> tuple[Held, ...]:
    """Give the offices of somebody's roles, most articles first; what only few articles say is left out."""
    found = [
        Held(office, role.title, role.articles, role.first, role.last)
        for role in roles
        for office in offices_of(role.title)
    ]
    most = max((held.articles for held in found), default=0)
    return tuple(held for held in found if held.articles * _STRAY >= most)


@lru_cache(maxsize=65536)
def match_offices(left: Office, right: Office) -> Match:
    """Compare two offices: "one" that one person at a time holds, the "same", one of "many", or "none"."""
    if left.head != right.head or left.ranks != right.ranks:
        return "none"
    if left.country and right.country and left.country != right.country:
        return "none"
    smaller, larger = sorted((left.field, right.field), key=len)
    if not smaller <= larger:
        return "none"
    whole = " ".join((*sorted(left.ranks), left.head))
    if not smaller and not larger and whole in word_list("roles", "one"):
        return "one"
    if smaller or (not larger and left.head not in word_list("roles", "many")):
        return "same"
    if left.ranks and not larger:
        return "same"
    return "many"


def is_post(office: Office) -> bool:
    """Say whether an office is one that nobody has beside another such: an ambassador is no adviser."""
    return office.head in word_list("roles", "posts")


_WORTH: dict[Match, int] = {"none": 0, "many": 1, "same": 2, "one": 2}


def best_match(left: Iterable[Held], right: Iterable[Held]) -> tuple[Match, Held | None, Held | None]:
    """Give the strongest match between two people's offices, with the two."""
    best: tuple[Match, Held | None, Held | None] = ("none", None, None)
    others = tuple(right)
    for one in left:
        for other in others:
            match = match_offices(one.office, other.office)
            if _WORTH[match] > _WORTH[best[0]]:
                best = (match, one, other)
    return best


def told_countries(held: Iterable[Held]) -> frozenset[str]:
    """Give the states that somebody's roles name."""
    return frozenset(one.office.country for one in held if one.office.country)
