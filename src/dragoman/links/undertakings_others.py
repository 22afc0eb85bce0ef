"""Whom an act concerns beside its doers: by its own words, or by what the article is about."""

from __future__ import annotations

import re

from dragoman.links.undertakings_marks import LEAST_NAMED, Desk
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


def aimed_at(desk: Desk, act: Span) -> frozenset[str]:
    """Give the countries against which an act is, by its first words: with these nothing is undertaken."""
    return frozenset(
        one.country
        for one in desk.states(act.start, act.end)
        if one.country and _AGAINST.fullmatch(desk.text, act.start, one.start)
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
