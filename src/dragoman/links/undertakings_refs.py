"""The states of those who take a step of an undertaking, by what was read and by their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from dragoman.links.undertakings_states import named_states, names_elsewhere
from dragoman.schema.rows import Ref

_HYPHEN = re.compile(r"\s*[-–—]\s*")
_NOBODY: frozenset[str] = frozenset()


def refs_countries(refs: Sequence[Ref]) -> frozenset[str]:
    """Give the countries of some parties; none of whose name holds a country's only by chance.

    A body that two states have together, called by both ("the Chile-Peru Working Group"), is of both.
    """
    return frozenset(country for ref in refs if (country := _country(ref))).union(*map(_joint, refs))


def _joint(ref: Ref) -> frozenset[str]:
    return _joined_in(ref.span.text) if ref.span is not None else _NOBODY


@lru_cache(maxsize=16384)
def _joined_in(words: str) -> frozenset[str]:
    """Give the two states by which a body is called, with a hyphen or dash between; empty for any other."""
    named = [one for one in named_states(words) if one.country]
    for one, other in pairwise(named):
        if one.country != other.country and _HYPHEN.fullmatch(words, one.end, other.start):
            return frozenset(country for country in (one.country, other.country) if country)
    return _NOBODY


def _country(ref: Ref) -> str | None:
    """Give a party's country: as read, else the only one that its words name ("the Mexican President")."""
    if ref.span is None:
        return ref.country
    if ref.country is None:
        return _only_in(ref.span.text)
    return None if names_elsewhere(ref.span.text, ref.country) else ref.country


@lru_cache(maxsize=16384)
def _only_in(words: str) -> str | None:
    named = {one.country for one in named_states(words) if not one.is_city}
    return named.pop() if len(named) == 1 else None
