"""Noun phrases that tell at their end who is meant: a person named last, a state by the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dragoman.coding.mentions_titles import head_of
from dragoman.coding.mentions_words import either, listed
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.span import Span

# "the chairman |of the union at the University, Ann Roe": before these words stands the office.
_HEAD_ENDS = re.compile(r"\s+(?:of|for|at|in|to|with|on|and)\s|,")
# An office's initials in brackets, between it and the name of who holds it.
_INITIALS = re.compile(r"(?P<office>(?:[\w-]{1,30}\s{1,3}){1,7})\([A-Z][A-Za-z.&]{1,9}\)\s{1,3}\Z")
_DETERMINER = re.compile(r"(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r",\s+(?:[A-Z][a-z]{0,4}\.\s+){0,2}\Z")
# Groups that are of the state they are in, where no other is told: "local police in |Kenya".
_GROUP = re.compile(
    rf"(?:(?:the|some|many|several|most|{either('refs_words', 'groups', 'before')})\s+)*"
    rf"{either('refs_words', 'groups', 'of_place')}\s+(?:in|across|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)

# "U.S. |federal |prosecutors": words that tell no other state.
_TELLING = rf"(?:{either('refs_words', 'groups', 'before')}\s+){{0,2}}"
_NO_MORE = re.compile(rf"the|these|those|{either('refs_words', 'groups', 'before')}")
_NEUTRAL = listed("refs_words", "groups", "neutral")
_PUBLIC = listed("refs_words", "groups", "public")
# What nearly all of an article speaks of: named so often, and so many times as often as all others.
_FEWEST, _TIMES_OTHERS = 4, 5
GROUP_BACK = 1500
"""How far back a group may have been spoken of with its state, in characters."""
# Between names of a list, with what is said of the first in brackets and the office of the second.
_LISTS = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,?\s+(?:and|&)|,)\s+(?:(?:the|his|her|its|their)\s+)?(?:[\w.’'-]+\s+){0,5}"
)
_LIST_ENDS = re.compile(
    r"(?:\s*\([^()]{1,40}\))?(?:,?\s+and\s+(?:more|others|many\s+others|many\s+more))?[\s,.]*"
)
_PLACES = re.compile(r",?\s+(?:(?:and|the)\s+)*")
_PLACES_END = re.compile(r"[\s,.]*(?:(?:the|and)\b[\s,.]*)*")
_AND = re.compile(r"(?:\s|\A)(?:and|&)\s")
# Words after which a name depends on the one before: "the army and the navy |of Peru|".
_DEPENDING = frozenset("of for at in to with from".split())


def are_two(text: str, named: Sequence[Mention]) -> bool:
    """Say whether the last two names are two parties: "Peru and |Chile|", "Larkwind and the bank |Boro|"."""
    last = named[-1]
    between = text[named[-2].span.end : last.span.start].split()
    if between[:1] in (["and"], ["&"]) and len(between) <= 2:
        return True
    left = next((one for one in reversed(named[:-1]) if one.type == "ORG"), None)
    if left is None or last.type != "ORG":
        return False
    between = text[left.span.end : last.span.start].split()
    return "and" in between and _DEPENDING.isdisjoint(between)


def listed_names(text: str, span: Span, named: Sequence[Mention]) -> Sequence[Mention]:
    """Give the two or more people and bodies that a phrase lists: "|Ann Roe| (Peru), |Larkwind| and more".

    Nobody where it is more than a list: names on which others depend, or a single one with its titles.
    """
    if places := _listed_places(text, span, named):
        return places
    those = [
        one
        for one in named
        # "Ann Roe (R-Ohio)": what stands in brackets is said of her.
        if one.type in ("PER", "ORG") and one.span.start >= span.start and text[one.span.start - 1] != "("
    ]
    if len(those) < 2 or {one.actor for one in those} == {those[0].actor}:
        return ()
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(those)]
    tail = text[those[-1].span.end : span.end]
    if not all(map(_LISTS.fullmatch, gaps)) or not _LIST_ENDS.fullmatch(tail):
        return ()
    if not (_AND.search(gaps[-1]) or _AND.search(tail)):
        return ()
    # "Roe, Minister Poe and Larkwind", but "Ann Roe, head of Larkwind and Boro" is of one.
    return () if any(not _DEPENDING.isdisjoint(gap.split()) for gap in gaps) else those


def _listed_places(text: str, span: Span, named: Sequence[Mention]) -> Sequence[Mention]:
    """Give the three or more places that a phrase lists: "|Peru|, |Chile|, |Boro|"."""
    if len(named) < 3 or any(one.type != "LOC" for one in named) or named[0].span.start != span.start:
        return ()
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(named)]
    tail = text[named[-1].span.end : span.end]
    if not all(map(_PLACES.fullmatch, gaps)) or not _PLACES_END.fullmatch(tail):
        return ()
    # "Chiclayo, Lambayeque, Peru" is one place.
    one_place = len({one.country for one in named}) == 1 and named[-1].actor == country_name(
        named[-1].country or ""
    )
    return () if one_place else named


def several(span: Span, named: Sequence[Mention]) -> Ref:
    """Answer for several named together: nobody alone, but their state where they share it."""
    countries = {mention.country for mention in named}
    country = countries.pop() if len(countries) == 1 else None
    return Ref(span=span, country=country, resolved_by="name" if country else "none")


def several_of(span: Span, those: Sequence[Mention], inside: Sequence[Mention]) -> Ref:
    """Answer for a list of names: nobody alone, but the state they share, or that stands before them all."""
    before = [one for one in inside if one.type in ("LOC", "NORP") and one.span.end <= those[0].span.start]
    if len(before) == 1 and all(one.country in (None, before[0].country) for one in those):
        return several(span, before)
    return several(span, those)


def joins_office(before: str) -> bool:
    """Say whether words before a body's name set an office beside it: "the minister and |Larkwind|"."""
    first, link, rest = before.rpartition(" and ")
    said = first.lower().split()
    return (
        bool(link)
        and rest.strip().lower() in ("", "the")
        and any(head_of(" ".join(said[-size:])) is not None for size in (1, 2) if len(said) >= size)
    )


def named_last(text: str, span: Span, person: Mention) -> bool:
    """Say whether a phrase is an office and then the name: "the head of the |union at Roe, Ann Poe|"."""
    if text[person.span.end : span.end].strip(" ,.") or not _ADDRESS.search(
        text[span.start : person.span.start]
    ):
        return False
    head = _HEAD_ENDS.split(" ".join(span.text.split()), maxsplit=1)[0]
    found = head_of(_DETERMINER.sub("", head, count=1).lower())
    return found is not None and not found[0].endswith("s")


def group_state(text: str, span: Span, after: Sequence[Mention]) -> str | None:
    """Give the state (alpha-3) of people told by their place alone: "police in Kenya"."""
    found = _GROUP.match(text, span.start, span.end)
    if found is None:
        return None
    return next((one.country for one in after if one.type == "LOC" and one.span.start == found.end()), None)


def group_before(text: str, span: Span, head: str, mentions: Sequence[Mention]) -> str | None:
    """Give the state (alpha-3) of "the prosecutors", where "Peruvian prosecutors" were spoken of before.

    None where groups of that name were spoken of with two states, or without any since.
    """
    if not head.endswith(("s", "police")) or not 2 <= len(span.text.split()) <= 3:
        return None
    told: set[str | None] = set()
    low = max(0, span.start - GROUP_BACK)
    for found in re.finditer(rf"(?P<before>\S+)\s+{_TELLING}{re.escape(head)}\b", text[low : span.start]):
        place = low + found.end("before")
        whose = [one.country for one in mentions if one.span.end == place and one.type in ("NORP", "LOC")]
        word = found["before"].lower()
        if whose or (word not in _NEUTRAL and word[-1].isalnum()):
            told.update(whose or (None,))
    return told.pop() if len(told) == 1 else None


def only_state(mentions: Sequence[Mention]) -> tuple[str | None, int]:
    """Give the one state of which an article speaks, and how often; None where of several, or of none."""
    states = [one.country for one in mentions if one.country is not None]
    return (states[0], len(states)) if len(set(states)) == 1 else (None, 0)


def main_state(mentions: Sequence[Mention]) -> str | None:
    """Give the state of which nearly all of an article speaks; media and firms of others do not count."""
    counted = Counter(one.country for one in mentions if one.country is not None and tells_state(one))
    if not counted:
        return None
    state, times = counted.most_common(1)[0]
    others = counted.total() - times
    return state if times >= _FEWEST and times >= _TIMES_OTHERS * others else None


def tells_state(mention: Mention) -> bool:
    """Say whether a mention tells of which state is spoken: media and firms are quoted everywhere."""
    return mention.type != "ORG" or mention.sector not in ("MED", "BUS", None)


def is_public(said: Sequence[str]) -> bool:
    """Say whether a phrase is no more than a group that serves where it is: "the local police"."""
    return said[-1] in _PUBLIC and all(_NO_MORE.fullmatch(word) for word in said[:-1])


def follows_initials(before: str) -> bool:
    """Say whether an office with its initials in brackets leads up to a name: "Chief Officer (CO) "."""
    found = _INITIALS.search(before)
    if found is None:
        return False
    # "director general of police (DGP)" is headed by what stands before "of".
    said = " ".join(found["office"].lower().split())
    return head_of(said) is not None or head_of(_HEAD_ENDS.split(said, maxsplit=1)[0]) is not None
