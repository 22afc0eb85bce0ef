"""Public bodies in a state's own paper: "the Department of Energy" is of the state that publishes it.

Only bodies that it names as its own, without a state, and mostly with none beside them whose they may be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_words import PUBLIC, listed
from dragoman.schema.codes import body_of, country_name
from dragoman.schema.rows import Mention

_FILE = "mentions_home"
_BODIES = listed(_FILE, "own", "bodies")
_WIDER = frozenset(word.lower() for word in listed(_FILE, "own", "wider"))
_WHOLE = frozenset(("National", "Federal"))
# "the |Roe-Poe Administration|", where a joiner without width may follow the hyphen.
NAMED_FOR = r"(?P<name>[A-Z][\w’']{1,30})(?P<deputy>[-\u2010\u2011]\u2060?[A-Z][\w’']{1,30})?"
_ADMINISTRATION = re.compile(rf"{NAMED_FOR}\s+Administration")
# Of a body named often, so many places are looked at.
_LOOKED_AT = 12
_BESIDE = 160  # characters


def with_own_bodies(mentions: Sequence[Mention], home: str | None) -> list[Mention]:
    """Give the public bodies without a state that of the state whose paper it is (`home`)."""
    if home is None:
        return list(mentions)
    starts = [one.span.start for one in mentions]
    places: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.type == "ORG" and one.country is None and one.actor is not None and _is_public(one):
            places.setdefault(one.actor, []).append(one)
    own = {
        actor
        for actor, those in places.items()
        if 2 * sum(_is_beside_others(mentions, starts, one, home) for one in those[:_LOOKED_AT])
        < len(those[:_LOOKED_AT])
    }
    people = {family_name(one.actor) for one in mentions if one.type == "PER" and one.actor is not None}

    def settled(one: Mention) -> Mention:
        if one.type != "ORG" or one.country is not None:
            return one
        if _is_administration(one, people):
            return msgspec.structs.replace(one, actor=country_name(home), country=home, sector="GOV")
        return msgspec.structs.replace(one, country=home) if one.actor in own else one

    return list(map(settled, mentions))


def _is_administration(one: Mention, people: set[str]) -> bool:
    """Say whether a body is the government by the names of its heads: "Roe-Poe Administration"."""
    found = _ADMINISTRATION.fullmatch(one.actor or "")
    return found is not None and (found["deputy"] is not None or found["name"] in people)


def _is_public(one: Mention) -> bool:
    """Say whether a name is a public body's that no table knows as common to states."""
    said = (one.actor or "").replace("’s", "").split()
    known = body_of(one.actor or "")
    if known is not None or not _WIDER.isdisjoint(word.lower() for word in said):
        return False
    if one.sector is None:
        return not (_BODIES.isdisjoint(said) or _WHOLE.isdisjoint(said))  # "National Harbor Service"
    # "Larkwind House" may be anything.
    return one.sector in PUBLIC and (said == ["House"] or not _BODIES.isdisjoint(said))


def _is_beside_others(mentions: Sequence[Mention], starts: Sequence[int], one: Mention, home: str) -> bool:
    """Say whether another state, or somebody of one, is named beside a body."""
    first = bisect_left(starts, one.span.start - _BESIDE)
    last = bisect_left(starts, one.span.end + _BESIDE)
    return any(near.country not in (None, home) for near in mentions[first:last])
