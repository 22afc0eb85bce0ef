"""What a talk is about is no party to it: "consulted on Iran", "discussed Syria's war"."""

from __future__ import annotations

import re

from dragoman.schema.span import Span

_ABOUT = re.compile(
    r"\b(?:on|about|regarding|concerning|over|involving|relating\s+to|related\s+to)\s+(?:the\s+|its\s+)?\Z",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|by|between|among)\b[^.;]*\Z", re.IGNORECASE)
# These have what they are about for their object: whom they were held with is told by "with".
_OF_A_MATTER = re.compile(r"(?:discuss|address|review|explor|rais)(?:e|es|ed|ing|s)?\Z", re.IGNORECASE)
_REACH = 24


def is_topic(text: str, trigger: Span, party: Span) -> bool:
    """Say whether words read as a party of talks are what they are about, by the words before them."""
    if _ABOUT.search(text[max(0, party.start - _REACH) : party.start]) is not None:
        return True
    if party.start < trigger.end or not _OF_A_MATTER.match(trigger.text):
        return False
    return _WITH.search(text[trigger.end : party.start]) is None
