"""Whom an act concerns beside its doers: by its own words, or by what the article is about."""

from __future__ import annotations

import re

from dragoman.links.undertakings_acts import is_measure
from dragoman.links.undertakings_doubts import is_within
from dragoman.links.undertakings_marks import LEAST_NAMED, Desk
from dragoman.links.undertakings_refs import refs_countries
from dragoman.links.undertakings_states import Named
from dragoman.schema.rows import Event
from dragoman.schema.span import Span

# What an act names later is what it is for, or against.
_EARLY = 14
# Whom an act is meant to stop is not whom it is promised to.
_AIM = re.compile(r"\sto\s+(?:combat|counter|deter|curb|contain|prevent|resist|confront)\b", re.IGNORECASE)

# What comes right before the name of the one whom an act is to be done to: "push back against", "to deter".
_AGAINST = re.compile(
    r"(?:to\s+)?(?:(?:\w+ly|also|together)\s+)*"
    r"(?:push(?:ing)? back|stand(?:ing)? (?:up|firm)|counter(?:ing)?|deter(?:ring)?|resist(?:ing)?"
    r"|confront(?:ing)?|oppos(?:e|ing)|contain(?:ing)?)(?:\s+(?:\w+ly|together))?(?:\s+(?:against|on|to))?"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
# Whose deeds an act answers: "if Norway sails", "against Norway", "Norway's war", "Norwegian aggression".
_FOE_BEFORE = re.compile(r"\b(?:if\b[^,;]*|against\s+(?:the\s+)?)\Z", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who)\b", re.IGNORECASE)
_FOE_AFTER = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}(?:wars?|warfare|invasions?|aggressions?|attacks?|assaults?|threats?|coercion"
    r"|build-?ups?|escalations?|occupation)\b",
)


def concerned(
    desk: Desk, event: Event, act: Span, doers: frozenset[str], others: frozenset[str]
) -> tuple[frozenset[str], bool]:
    """Find whom an act concerns beside its doers, and whether only the article as a whole tells (True).

    What the act itself names goes before whom the reader took from elsewhere in the text (`others`); with
    whom it is against nothing is undertaken.
    """
    if _is_aimed(desk, act):
        return frozenset(), False
    foes = _foes(desk, act)
    within = [ref for ref in event.recipients if is_within(ref, event.trigger.start, act.end)]
    named, unsure = _named_or_meant(desk, act, doers, foes)
    for found in (refs_countries(within) - doers, frozenset() if unsure else named, others, named):
        if found - foes:
            return found - foes, unsure and found is named
    return others - foes, False


def others_of(desk: Desk, act: Span, doers: frozenset[str]) -> tuple[frozenset[str], bool]:
    """Find whom an act of one doer concerns: in its own words, else (True) by what the article is about."""
    if _is_aimed(desk, act):
        return frozenset(), False
    return _named_or_meant(desk, act, doers, _foes(desk, act))


def _named_or_meant(
    desk: Desk, act: Span, doers: frozenset[str], foes: frozenset[str]
) -> tuple[frozenset[str], bool]:
    if len(doers) != 1:
        return frozenset(), False
    found = first_other(desk, act, doers | foes)
    return (found, False) if found else (only_other(desk, doers) - foes, True)


def _is_aimed(desk: Desk, act: Span) -> bool:
    """Say whether an act is against a country, by its first words: with that nothing is undertaken."""
    return is_measure(act.text) or any(
        _AGAINST.fullmatch(desk.text, act.start, one.start) for one in desk.states(act.start, act.end)
    )


def _foes(desk: Desk, act: Span) -> frozenset[str]:
    """Give the countries that an act names only as those whose deeds it answers, or fears."""
    named = [one for one in desk.states(act.start, act.end) if one.country]
    others = {one.country for one in named if not _is_foe(desk.text, act.start, one)}
    return frozenset(one.country for one in named if one.country and one.country not in others)


def _is_foe(text: str, start: int, one: Named) -> bool:
    before = _FOE_BEFORE.search(text, start, one.start)
    # "Barriers that discriminate against her goods" are no act against her.
    return _FOE_AFTER.match(text, one.end) is not None or (
        before is not None and _RELATIVE.search(text, start, one.start) is None
    )


def first_other(desk: Desk, act: Span, doers: frozenset[str]) -> frozenset[str]:
    """Give the first country that an act names beside the doers, early in its words; a set of at most one."""
    words = list(re.finditer(r"\S+", act.text))[:_EARLY]
    aim = _AIM.search(act.text)
    end = min(words[-1].end(), aim.start() if aim else len(act.text))
    for one in desk.states(act.start, act.start + end):
        if one.country and one.country not in doers:
            return frozenset((one.country,))
    return frozenset()


def only_other(desk: Desk, doers: frozenset[str]) -> frozenset[str]:
    """Give the country that an article is about beside the doer: three in four of the others it names."""
    others = {country: count for country, count in desk.named.items() if country not in doers}
    best = min(others, key=lambda country: (-others[country], country), default=None)
    if best is None or others[best] < LEAST_NAMED or 4 * others[best] < 3 * sum(others.values()):
        return frozenset()
    return frozenset((best,))
