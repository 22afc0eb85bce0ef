"""People and bodies of the state at home: the head of the one that publishes, officials of the one spoken of.

A government's readout names its own president without the state, and the guest with it. Only the first whom
title or text names in such an office is taken for its own, and only if nothing says otherwise. Whom the story
is at home with is told in `mentions_story`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.coding.mentions_domains import home_state, is_head, is_named_in_address, plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_members import with_own_members
from dragoman.coding.mentions_own import NAMED_FOR, with_own_bodies
from dragoman.coding.mentions_parties import with_parties
from dragoman.coding.mentions_served import with_bodies
from dragoman.coding.mentions_story import with_story
from dragoman.coding.mentions_words import either
from dragoman.coding.refs_issuers import is_issued, is_issuer
from dragoman.coding.refs_offices import BY_STATE_REACH, is_by_state, is_guest
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

_BEFORE = 90
# "On President |Roe’s call" with a guest: the host's doing is spoken of, and the host is no guest by that.
_OWN_DOING = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,2}?(?:call|meeting|trip|travels?|participation|remarks|speech|address)\b",
    re.IGNORECASE,
)


# "of President |Roe", "to support President |Roe": whom a text so names first is not whose voice it is.
_DEPENDS = re.compile(
    r"\b(?:of|to|by|against|for|from|between|than|[a-z]{2,}ing|to\s+[a-z]+)\s+(?:(?:the|then|former)\s+)?"
    r"(?:[A-Z][\w-]*\s+){0,3}\Z"
)


# Officials speak for their own head.
# Nothing stands before the office but when it was: "On Friday, July 22, |Deputy Adviser Roe met".
_OPENS = re.compile(r"(?:\A|\n|[.\"”]\s)\s*(?:[\w.]+,?\s+){0,4}\Z")
# "the Roe-Poe Administration's".
_ADMINISTRATION = re.compile(rf"\b{NAMED_FOR}(?:[’']s)?\s+Administration\b")
_DEPUTY = ("vice ", "deputy ", "first lady")
_PRESIDENT = "president"
_RECEIVES = re.compile(
    rf"\b{either('mentions_home', 'own', 'receives')}\s+"
    r"(?:(?:the|our|my|his)\s+)?(?:[\w-]+\s+){0,2}[Pp]resident\s+\Z"
)
_FOR_VISIT = re.compile(
    rf",?\s+(?:for|on|to|during)\s+(?:[a-z]+\s+){{0,3}}?{either('mentions_home', 'own', 'stays')}\b"
)
_BEHALF = re.compile(r"\bon\s+behalf\s+of\s+(?:[A-Z][\w-]*\s+){1,3}\Z")


def at_home(article: Article, mentions: Sequence[Mention], settings: Settings) -> list[Mention]:
    """Give the mentions with the states that the publisher, or the story as a whole, tells."""
    home = home_state(article.url)
    mentions = _of_publisher(article, _with_official(article, mentions), settings)
    mentions = with_own_members(article.text, with_own_bodies(mentions, home), home)
    mentions = with_parties(article.text, mentions, home)
    return with_story(article.text, with_bodies(article.text, mentions, home), heads=home is None)


def _with_official(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the mentions with the publishing state for the official of whom its readout tells first of all."""
    home = home_state(article.url)
    if home is None or not is_issued(article.title or ""):
        return list(mentions)
    issue = {
        one.actor
        for one in mentions
        if one.type == "PER"
        and one.country is None
        and not is_head(one.role)
        and is_issuer(article.title or "", one.actor or "")
    }
    mentions = [
        msgspec.structs.replace(one, country=home) if one.type == "PER" and one.actor in issue else one
        for one in mentions
    ]
    first = next((one for one in mentions if one.type == "PER" and one.country != home), None)
    if first is None or first.country is not None or not first.role or is_head(first.role):
        return list(mentions)
    before = article.text[max(0, first.span.start - _BEFORE) : first.span.start].rstrip()
    if not before.endswith(first.role) or not _OPENS.search(before.removesuffix(first.role)):
        return list(mentions)
    return [
        msgspec.structs.replace(one, country=home) if one.type == "PER" and one.actor == first.actor else one
        for one in mentions
    ]


def _of_publisher(article: Article, mentions: Sequence[Mention], settings: Settings) -> list[Mention]:
    """Give the mentions with the publishing state as the country of its own head, where that was open."""
    home = home_state(article.url)
    if home is None:
        return list(mentions)
    titled = heads_of(article.title or "", title_mentions(article, article.title or "", settings))
    own_titled = _own_of_title(titled, home)
    kept = _of_archive(article, mentions)
    own = own_titled or kept or _first_head(article.text, mentions, home)
    governs = _who_governs(article, mentions) or kept
    own = own or governs
    if (
        own is None
        or own.country not in (None, home)
        or any(guest and _is_same(own, one) for one, guest in titled)
    ):
        return list(mentions)
    names = {one.actor for one in mentions if _is_same(own, one)}
    # Somebody of that name with another state is somebody else, and then nobody is sure.
    others = [one for one in mentions if one.actor in names and one.country not in (None, home)]
    if any(" of " in (one.role or "") for one in others) or _told(article.text, mentions, others):
        return list(mentions)
    strangers = _others(article.text, mentions, own, home) - names
    names |= _deputies(article.text, mentions, own)
    if own_titled is not None and plain_office(own.role).startswith(_DEPUTY):
        names |= _principals(article.text, mentions, titled)
    if governs is not None and governs.country is None and plain_office(own.role).startswith(_DEPUTY):
        names.add(governs.actor)  # the title names only a deputy

    def settled(one: Mention) -> Mention:
        if one.type != "PER" or one.actor is None:
            return one
        if one.actor in names:
            return msgspec.structs.replace(one, country=home)
        return msgspec.structs.replace(one, country=None) if one.actor in strangers else one

    return list(map(settled, mentions))


def _own_of_title(titled: Sequence[tuple[Mention, bool]], home: str) -> Mention | None:
    """Give the paper's own among the heads of a title, each with whether it is a guest.

    Where others are named with their states, it is the only one without: "Prime Minister X of Peru, President
    Y and Premier Z of Chile".
    """
    hosts = [one for one, guest in titled if not guest]
    if not hosts or hosts[0].country in (None, home):
        return hosts[0] if hosts else None
    open_ones = [one for one in hosts if one.country in (None, home)]
    return open_ones[0] if len(open_ones) == 1 else hosts[0]


def _first_head(text: str, mentions: Sequence[Mention], home: str) -> Mention | None:
    """Give the head whom a text names first, or for whom it was acted.

    Past those who are of another state or only spoken of: "to support President X".
    """
    heads = heads_of(text, mentions)
    acted_for = [one for one, _ in heads if one.country in (None, home) and _is_acted_for(text, one)]
    if len({one.actor for one in acted_for}) == 1:
        return acted_for[0]
    met = {one.actor for one, _ in heads if one.country not in (None, home)}
    for one, guest in heads:
        before = text[max(0, one.span.start - _BEFORE) : one.span.start]
        if not before.rstrip().endswith(one.role or ""):
            continue  # "Ann Roe, President Poe's envoy"
        if guest and one.actor not in met:
            return None
        if one.actor in met or _DEPENDS.search(before):
            met.add(one.actor)
            continue
        return one
    return None


def _who_governs(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """Give the one president by whose name the paper calls the administration: "the Roe-Poe Administration".

    In the text only where it is called by two, as one calls one's own; an earlier one's is named there too.
    """
    called = [*_ADMINISTRATION.finditer(article.title or "")]
    called += [found for found in _ADMINISTRATION.finditer(article.text) if found["deputy"]]
    names = {found["name"].lower() for found in called}
    found = [
        one
        for one in mentions
        if one.type == "PER" and is_head(one.role) and family_name(one.actor or "").lower() in names
    ]
    return found[0] if len({one.actor for one in found}) == 1 else None


def named_in_address(url: str | None, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the mentions of people under whose surname an archive keeps these papers."""
    return [
        one
        for one in mentions
        if one.type == "PER" and one.actor and is_named_in_address(family_name(one.actor), url)
    ]


def _of_archive(article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """Find the one person whose papers the address says that these are: "roehouse.archive.gov"."""
    found = named_in_address(article.url, mentions)
    heads = [one for one in found if plain_office(one.role) == _PRESIDENT]
    found = heads or [one for one in found if not one.role]
    return found[0] if len({one.actor for one in found}) == 1 else None


def _is_acted_for(text: str, one: Mention) -> bool:
    """Say whether somebody conveys or does a thing for a head: "on behalf of President |Roe|"."""
    before = text[max(0, one.span.start - _BEFORE) : one.span.start]
    return before.rstrip().endswith(one.role or "") and _BEHALF.search(before) is not None


def _others(text: str, mentions: Sequence[Mention], own: Mention, home: str) -> set[str]:
    """Give all others who were taken for heads of the state in the same office, though no words say so.

    A state has one president: who else is called so is another's, or was it once.
    """
    alike = [
        one
        for one in mentions
        if one.type == "PER" and one.country == home and plain_office(one.role) == plain_office(own.role)
    ]
    return {one.actor for one in alike if one.actor is not None} - _told(text, mentions, alike)


def _deputies(text: str, mentions: Sequence[Mention], own: Mention) -> set[str | None]:
    """Give the one in another such office who is named with no state, and no guest: a vice president.

    None of two who hold one office: they are of two states.
    """
    found: dict[str, dict[str | None, list[bool]]] = {}  # by office and actor, how each comes in
    known = {one.actor for one in mentions if one.type == "PER" and one.country is not None}
    for one, guest in heads_of(text, mentions):
        office = plain_office(one.role)
        if office.startswith(_DEPUTY) and office != plain_office(own.role):
            found.setdefault(office, {}).setdefault(one.actor, []).append(guest)
    return {
        actor
        for those in found.values()
        if len(those) == 1
        for actor, guests in those.items()
        if actor not in known and not guests[0] and 2 * sum(guests) < len(guests)
    }


def _principals(
    text: str, mentions: Sequence[Mention], titled: Sequence[tuple[Mention, bool]]
) -> set[str | None]:
    """Give the one president whom a deputy's paper names with no state and as no guest, its title none."""
    if any(plain_office(one.role) == _PRESIDENT for one, _ in titled):
        return set()
    known = {one.actor for one in mentions if one.type == "PER" and one.country is not None}
    open_ones = [
        (one, guest)
        for one, guest in heads_of(text, mentions)
        if plain_office(one.role) == _PRESIDENT and one.actor not in known
    ]
    actors = {one.actor for one, _ in open_ones}
    if len(actors) != 1 or open_ones[0][1] or any(_is_received(text, one) for one, _ in open_ones):
        return set()
    return actors


def _is_received(text: str, one: Mention) -> bool:
    """Say whether words beside a head make a guest: "welcome President |Roe|", "|Roe| for his visit"."""
    before = text[max(0, one.span.start - _BEFORE) : one.span.start]
    return _RECEIVES.search(before) is not None or _FOR_VISIT.match(text, one.span.end) is not None


def _told(text: str, mentions: Sequence[Mention], those: Sequence[Mention]) -> set[str | None]:
    """Give those actors who are somewhere named by a state."""
    starts = [one.span.start for one in mentions]

    def near(one: Mention) -> Sequence[Mention]:
        # A state's name may begin before the words that are looked at.
        first = bisect_left(starts, one.span.start - 2 * BY_STATE_REACH)
        return mentions[first : bisect_left(starts, one.span.end + BY_STATE_REACH)]

    return {one.actor for one in those if is_by_state(text, one, near(one))}


def heads_of(text: str, mentions: Iterable[Mention]) -> list[tuple[Mention, bool]]:
    """Give those who are named with such an office, in order, and whether each comes in as a guest."""
    return [
        (one, is_guest(text[max(0, one.span.start - _BEFORE) : one.span.start]) and not _does(text, one))
        for one in mentions
        if one.type == "PER" and one.actor is not None and is_head(one.role)
    ]


def _does(text: str, one: Mention) -> bool:
    return _OWN_DOING.match(text, one.span.end) is not None


def _is_same(own: Mention, one: Mention) -> bool:
    if one.type != "PER" or one.actor is None or own.actor is None:
        return False
    # The surname alone, or the whole name: "President Biden" in the title, "President Joe Biden" in the text.
    short = family_name(own.actor).lower() == family_name(one.actor).lower()
    return one.actor == own.actor or (short and plain_office(one.role) == plain_office(own.role))
