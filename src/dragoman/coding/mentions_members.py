"""Members of a state's houses and cabinet in its own paper: "Speaker Roe", "Leader Poe", "Secretary Orr".

A government's paper calls its own by the bare office; of another's it says whose they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from dragoman.coding.mentions_domains import plain_office
from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_offices import BY_STATE_REACH, is_by_state
from dragoman.schema.rows import Mention

_OFFICES = frozenset(office.replace("_", " ") for office in listed("mentions_home", "own", "offices"))
_BEFORE = re.compile(rf"\A(?:{either('mentions_home', 'own', 'before_offices')}[\s-]+)+")

# "Speaker |Roe| of the |House of Commons|".
_OF = re.compile(r"\s+(?:of|from)\s+(?P<the>the\s+)?(?=[A-Z])")


def with_own_members(text: str, mentions: Sequence[Mention], home: str | None) -> list[Mention]:
    """Give members and secretaries without a state that of the paper (`home`), if no other's is told."""
    if home is None:
        return list(mentions)
    starts = [one.span.start for one in mentions]
    told = {
        one.actor
        for one in mentions
        if one.type == "PER"
        and one.country is not None
        and (one.country == home or _is_by_state(text, mentions, starts, one))
    }
    places: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.type == "PER" and one.actor is not None and one.actor not in told:
            places.setdefault(one.actor, []).append(one)
    own = {
        actor
        for actor, those in places.items()
        if any(map(_is_member, those))
        and not any(_is_elsewhere(text, mentions, starts, one, home) for one in those)
    }
    return [
        msgspec.structs.replace(one, country=home) if one.type == "PER" and one.actor in own else one
        for one in mentions
    ]


def _is_member(one: Mention) -> bool:
    office = plain_office(one.role)
    return office in _OFFICES or _BEFORE.sub("", office) in _OFFICES


def _is_elsewhere(
    text: str, mentions: Sequence[Mention], starts: Sequence[int], one: Mention, home: str
) -> bool:
    """Say whether the words behind a name tell of a body or place that is not home's: "of the |Commons|"."""
    found = _OF.match(text, one.span.end)
    if found is None:
        return False
    first = bisect_left(starts, found.end())
    if first == len(starts) or starts[first] != found.end():
        return found["the"] is not None  # "of the Larkwind House", which nobody knows
    of = mentions[first]
    return of.country != home and (of.country is not None or of.type == "ORG")


def _is_by_state(text: str, mentions: Sequence[Mention], starts: Sequence[int], one: Mention) -> bool:
    """Say whether words beside a name tell its state, and it was not guessed from the rest of the paper."""
    first = bisect_left(starts, one.span.start - 2 * BY_STATE_REACH)
    return is_by_state(text, one, mentions[first : bisect_left(starts, one.span.end + BY_STATE_REACH)])
