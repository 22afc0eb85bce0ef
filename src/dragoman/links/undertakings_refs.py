"""The states of those who take a step of an undertaking, by what was read and by their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.links.undertakings_states import named_states, names_elsewhere
from dragoman.schema.rows import Ref

_HYPHEN = re.compile(r"\s*[-–—]\s*")


def refs_countries(refs: Sequence[Ref]) -> frozenset[str]:
    """Give the countries of some parties; none of whose name holds a country's only by chance.

    A body that two states have together, called by both ("the Chile-Peru Working Group"), is of both.
    """
    return frozenset(country for ref in refs if (country := _country(ref))).union(*map(_joint, refs))


def _joint(ref: Ref) -> frozenset[str]:
    """Give the two states by which a body is called, with a hyphen or dash between; empty for any other."""
    if ref.span is None:
        return frozenset()
    named = [one for one in named_states(ref.span.text) if one.country]
    for one, other in pairwise(named):
        if one.country != other.country and _HYPHEN.fullmatch(ref.span.text, one.end, other.start):
            return frozenset(country for country in (one.country, other.country) if country)
    return frozenset()


def _country(ref: Ref) -> str | None:
    """Give a party's country: as read, else the only one that its words name ("the Mexican President")."""
    if ref.span is None:
        return ref.country
    if ref.country is None:
        named = {one.country for one in named_states(ref.span.text) if not one.is_city}
        return named.pop() if len(named) == 1 else None
    return None if names_elsewhere(ref.span.text, ref.country) else ref.country
