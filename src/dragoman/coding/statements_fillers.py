"""Attributions that are none: "you know" as a way of speaking, and sources that are no noun phrase."""

from __future__ import annotations

import re

import msgspec

from dragoman.coding.statements_found import Found
from dragoman.text.sentences import Range

_YOU_KNOW = re.compile(r"you\s+know", re.IGNORECASE)
_SET_OFF_BEFORE = re.compile(r"[,;:—–]\s*(?:and\s+|but\s+|so\s+)?\Z|--?\s+\Z")
_SET_OFF_AFTER = re.compile(r"\s*(?:[,;:.—–]|--?\s)")
_CLAUSE = re.compile(r"\s+(?:that|what|who|whom|why|how|when|where|whether|if|which)\b")
# "you’ve heard", "know the President", no noun phrase: whom they mean is not said.
_FINITE = re.compile(
    r"(?:I|[Yy]ou|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t)(?:['’](?:ve|re|d|ll|m|s)\s+[a-z]|\s+(?:have|had|has|are|were|will|would|can)\s)"
    r"|(?:know|think|tell|ask|hear|see|want|let|believe)\s+(?:the|a|an|my|our|his|her|your|their|that)\s"
)
_OPEN_MARKS = "“‘«„([ \t\r\n"


def is_filler(text: str, one: Found) -> bool:
    """Say whether an attribution is "you know", set off by commas or dashes: nobody's knowledge."""
    if one.cue is None or one.source is None or not _YOU_KNOW.fullmatch(text, one.source[0], one.cue[1]):
        return False
    if _CLAUSE.match(text, one.cue[1]):
        return False
    if _SET_OFF_AFTER.match(text, one.cue[1]):
        return True
    return _SET_OFF_BEFORE.search(text, max(0, one.source[0] - 8), one.source[0]) is not None


def with_noun_source(text: str, one: Found) -> Found:
    """Give an attribution with its source free of an opening mark at its end; None for a clause as source."""
    if one.source is None or one.spoken:
        return one
    source = _noun(text, one.source)
    return one if source == one.source else msgspec.structs.replace(one, source=source)


def _noun(text: str, source: Range) -> Range | None:
    start, end = source
    while end > start and text[end - 1] in _OPEN_MARKS:
        end -= 1
    if end == start or _FINITE.match(text, start, end):
        return None
    return start, end
