"""What a talk is about is no party to it: "consulted on Iran", "discussed Syria's war", "talk of it"."""

from __future__ import annotations

import re

from dragoman.schema.span import Span

_PREPOSITION = r"(?:on|about|regarding|concerning|over|involving|relating\s+to|related\s+to)"
_ABOUT = re.compile(rf"\b{_PREPOSITION}\s+(?:the\s+|its\s+)?\Z", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|by|between|among)\b[^.;]*\Z", re.IGNORECASE)
# "Spoke |about everything from |China", "talks |on trade, arms and |Peru"; not "met |on Monday in |Peru".
_MATTERS = re.compile(
    r"(?:\s+(?!(?:to|with|by|between|among|in|at|from)\b)[\w’'-]+){0,2}?\s+(?:about|regarding|concerning|on|over)\s+"
    r"(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\d|behalf\b|the\s+(?:sidelines?|margins|phone|telephone|eve|occasion|same|weekend|first|last|next)\b"
    r"|(?:phone|video|lunch|dinner|breakfast|board|tuesday|his|her|their|a)\b)"
    r"(?:(?!\b(?:with|by|between|among|amongst|to|after|when|while|where|who|but|before|during|as)\b)[^.;:?!])*",
    re.IGNORECASE,
)
# These have what they are about for their object: whom they were held with is told by "with".
_OF_A_MATTER = re.compile(r"(?:discuss|address|review|explor|rais)(?:e|es|ed|ing|s)?\Z", re.IGNORECASE)
# "Will address |the Senate": these are spoken to.
_HEARS = re.compile(
    r".*\b(?:parliament|assembly|congress|senate|council|legislature|nation|troops|summit|conference|convention|workers|union)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"address", re.IGNORECASE)
_REACH = 24


def is_topic(text: str, trigger: Span, party: Span) -> bool:
    """Say whether words read as a party of talks are what they are about, by the words before them."""
    if _ABOUT.search(text[max(0, party.start - _REACH) : party.start]) is not None:
        return True
    if party.start < trigger.end:
        return False
    between = text[trigger.end : party.start]
    if _MATTERS.fullmatch(between) is not None:
        return True
    is_heard = _ADDRESS.match(trigger.text) is not None and _HEARS.fullmatch(party.text) is not None
    has_matter = _OF_A_MATTER.match(trigger.text) is not None and not is_heard
    return has_matter and _WITH.search(between) is None
