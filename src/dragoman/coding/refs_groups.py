"""Noun phrases that tell at their end who is meant: a person named last, a state by the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_titles import head_of
from dragoman.coding.mentions_words import either, listed
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
GROUP_BACK = 1500
"""How far back a group may have been spoken of with its state, in characters."""
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


def several(span: Span, named: Sequence[Mention]) -> Ref:
    """Answer for several named together: nobody alone, but their state where they share it."""
    countries = {mention.country for mention in named}
    country = countries.pop() if len(countries) == 1 else None
    return Ref(span=span, country=country, resolved_by="name" if country else "none")


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
