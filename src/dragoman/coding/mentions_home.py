"""The head of the state that publishes: "President Roe" in the state's own paper, which need not say of what.

A government's readout names its own president without the state, and the guest with it. Only the first whom
title or text names in such an office is taken for its own, and only if nothing says otherwise.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import msgspec

from dragoman.coding.cues import read_table
from dragoman.coding.refs_offices import BY_STATE_REACH, is_by_state, is_guest
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

_FILE = "mentions_home.toml"
_BEFORE = 90
_GENERATIONS = ("jr", "sr", "ii", "iii", "iv")


def at_home(article: Article, mentions: Sequence[Mention], settings: Settings) -> list[Mention]:
    """Give the mentions with the publishing state as the country of its own head, where that was open."""
    home = home_state(article.url)
    if home is None:
        return list(mentions)
    titled = _heads_of(article.title or "", title_mentions(article, article.title or "", settings))
    own = next((one for one, guest in (*titled, *_heads_of(article.text, mentions)[:1]) if not guest), None)
    if (
        own is None
        or own.country not in (None, home)
        or any(guest and _is_same(own, one) for one, guest in titled)
    ):
        return list(mentions)
    names = {one.actor for one in mentions if _is_same(own, one)}
    # Somebody of that name with another state is somebody else, and then nobody is sure.
    if any(one.actor in names and one.country not in (None, home) for one in mentions):
        return list(mentions)
    strangers = _others(article.text, mentions, own, home) - names

    def settled(one: Mention) -> Mention:
        if one.type != "PER" or one.actor is None:
            return one
        if one.actor in names:
            return msgspec.structs.replace(one, country=home)
        return msgspec.structs.replace(one, country=None) if one.actor in strangers else one

    return list(map(settled, mentions))


def _others(text: str, mentions: Sequence[Mention], own: Mention, home: str) -> set[str]:
    """Give all others who were taken for heads of the state in the same office, though no words say so.

    A state has one president: who else is called so is another's, or was it once.
    """
    alike = [
        one
        for one in mentions
        if one.type == "PER" and one.country == home and _office(one.role) == _office(own.role)
    ]
    starts = [one.span.start for one in mentions]

    def near(one: Mention) -> Sequence[Mention]:
        # A state's name may begin before the words that are looked at.
        first = bisect_left(starts, one.span.start - 2 * BY_STATE_REACH)
        return mentions[first : bisect_left(starts, one.span.end + BY_STATE_REACH)]

    told = {one.actor for one in alike if is_by_state(text, one, near(one))}
    return {one.actor for one in alike if one.actor is not None} - told


def home_state(url: str | None) -> str | None:
    """Give the state whose government publishes under an address (alpha-3); None for any other."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    return next((found for size in (2, 1) if (found := _domains().get(".".join(labels[-size:])))), None)


def _heads_of(text: str, mentions: Iterable[Mention]) -> list[tuple[Mention, bool]]:
    """Give those who are named with such an office, in order, and whether each comes in as a guest."""
    return [
        (one, is_guest(text[max(0, one.span.start - _BEFORE) : one.span.start]))
        for one in mentions
        if one.type == "PER" and one.actor is not None and _office(one.role) in _heads()
    ]


def _is_same(own: Mention, one: Mention) -> bool:
    if one.type != "PER" or one.actor is None or own.actor is None:
        return False
    # The surname alone, or the whole name: "President Biden" in the title, "President Joe Biden" in the text.
    short = _surname(own.actor) == _surname(one.actor)
    return one.actor == own.actor or (short and _office(one.role) == _office(own.role))


def _surname(name: str) -> str:
    """Give the last word of a name that tells a family: "Roe" of "John Roe, Jr."."""
    words = [word.strip(",.").lower() for word in name.split()]
    return next((word for word in reversed(words) if word not in _GENERATIONS), "")


def _office(role: str | None) -> str:
    return re.sub(r"^the\s+", "", " ".join((role or "").lower().split()))


@functools.cache
def _domains() -> dict[str, str]:
    return {end: state for state, ends in read_table(_FILE)["domains"].items() for end in ends}


@functools.cache
def _heads() -> frozenset[str]:
    return frozenset(read_table(_FILE)["offices"]["heads"])
