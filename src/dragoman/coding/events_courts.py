"""Which court sentences where a passive does not say: that of its sentence, or the one told right before."""

from __future__ import annotations

import functools
import re

from dragoman.coding.cues import read_table
from dragoman.schema.rows import EventType
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

# "Roe |was |sentenced".
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|[’']s|[’']re)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+|each\s+|both\s+)*\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"[^.;:!?]{0,60}?\bby\b", re.IGNORECASE)


def find_court(
    text: str, trigger: Span, kind: EventType, sentence: Range, before: Range | None
) -> Span | None:
    """Find the court of a sentence that "was" passed; None where none or several are told.

    `before` is the sentence before, in which it is looked for where its own has none.
    """
    words, court = _table()
    if kind != "SANCTION" or words.fullmatch(trigger.text) is None:
        return None
    is_passive = _PASSIVE.search(text[max(0, trigger.start - 40) : trigger.start]) is not None
    if not is_passive or _BY.match(text, trigger.end, sentence[1]) is not None:
        return None
    for place in (sentence, before):
        told = [*court.finditer(text, *place)] if place is not None else []
        if told:
            found = told[0]
            return Span.take(text, found.start("who"), found.end("who")) if len(told) == 1 else None
    return None


@functools.cache
def _table() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("events_courts.toml")
    return (
        re.compile(rf"(?:{table['sentences']})", re.IGNORECASE),
        re.compile(
            rf"\b(?P<who>(?:[Tt]he|[Aa]n?)\s+(?:(?!(?:that|which|who|in|on|to|for|by|from|and|with)\b)[\w.’'-]+\s+){{0,5}}?"
            rf"(?:{table['courts']})(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){{0,2}})?)(?![\w’'-])(?!\s+(?:documents?|papers|trials?|"
            r"filings?|records|hearings?|order|case|building|room|date|appearance)\b)"
        ),
    )
