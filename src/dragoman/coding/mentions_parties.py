"""Parties, and their people, of the state whose they are: "Republicans" where the United States is spoken of.

Many states have a Labour Party: only the state of which an article mostly speaks settles whose one is, and
only if it has a party of that name. Who is called by the party is of its state: "Republican Ann Roe".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from dragoman.coding.mentions_words import load_words
from dragoman.schema.rows import Mention

# The state of a story is named this many times as often as any other.
_TIMES_OTHER = 2
_FEWEST = 2
# "Republican |Ann Roe", "Labour MP |Tom Roe", "Republican Representative |Jo Poe".
_CALLED = re.compile(
    r"\s+(?:(?:[Ss]tate\s+)?(?:MP(?:\s\([^()]{1,30}\))?|[Rr]epresentative|[Ss]enator|[Cc]ongress(?:wo)?man|[Ll]eader|[Ll]awmaker"
    r"|Rep\.|Sen\.)\s+)?"
)


def with_parties(text: str, mentions: Sequence[Mention], home: str | None) -> list[Mention]:
    """Give parties without a state, and people called by them, that of the story or the paper (`home`)."""
    state = home or _state_of_story(mentions)
    names = parties_of(state or "")
    if not names:
        return list(mentions)
    told = [
        msgspec.structs.replace(one, country=state)
        if one.country is None and one.type in ("ORG", "NORP") and one.span.text in names
        else one
        for one in mentions
    ]
    known = {one.actor for one in told if one.type == "PER" and one.country is not None}
    members: set[str | None] = set()
    for party, person in pairwise(told):
        if party.span.text not in names or party.country != state or person.type != "PER":
            continue
        if person.actor not in known and _CALLED.fullmatch(text, party.span.end, person.span.start):
            members.add(person.actor)
    return [
        msgspec.structs.replace(one, country=state)
        if one.type == "PER" and one.actor is not None and one.actor in members
        else one
        for one in told
    ]


def _state_of_story(mentions: Sequence[Mention]) -> str | None:
    """Give the state that an article names more often than twice any other."""
    counted = Counter(one.country for one in mentions if one.country is not None).most_common(2)
    if not counted or counted[0][1] < _FEWEST:
        return None
    second = counted[1][1] if len(counted) > 1 else 0
    return counted[0][0] if counted[0][1] >= _TIMES_OTHER * second else None


def parties_of(state: str) -> frozenset[str]:
    """Give what parties and their people are called in a state (alpha-3)."""
    return _parties().get(state, frozenset())


@cache
def _parties() -> dict[str, frozenset[str]]:
    listed = load_words("mentions_home")["parties"]
    return {
        state: frozenset(name.replace("_", " ") for name in names.split()) for state, names in listed.items()
    }
