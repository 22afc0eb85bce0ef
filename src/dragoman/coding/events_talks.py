"""Who "they" are after talks: those who met, as long as the text goes on about one of them or both."""

from __future__ import annotations

import re

import msgspec

from dragoman.coding.refs_subjects import find_subject, number_of
from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# How many sentences after the talks are told "they" may still be who held them.
_REACH = 5
# Who travels somewhere has met nobody yet; "they" are not the traveller and the country.
_TRAVEL = re.compile(r"visit|travel|trip|tour|arriv|return|depart|fl[iey]|journey", re.IGNORECASE)
# A sentence about one of them: "He thanked …", "On trade, the President …", "Ms. Roe noted …".
_ABOUT_ONE = re.compile(
    r"(?:(?:Additionally|Finally|Also|In\s+addition|During\s+the\s+\w+),?\s+)?"
    r"(?:He|She|His|Her|They|Their|Both|The\s+two|The\s+(?:leaders|[A-Z][a-z]+\s+(?:also\s+)?[a-z]+ed)\b"
    r"|(?:Mr|Ms|Mrs|Dr)\.?\s|(?:Vice\s+|Prime\s+|Deputy\s+)?(?:President|Minister|Secretary|Chancellor)\s)"
)
# What may stand before "they": "Additionally, |they", "He thanked Peru, and |they".
_LEAD = re.compile(r"(?:[^,.;:]{1,50},\s+)?|(?:He|She|The|Mr|Ms|Dr|President)\b[^;:“”\"]{1,300},\s+and\s+")
_OF = re.compile(r"\s(?:of|in|from|at|for|on)\s")
_THEMSELVES = re.compile(r"(?:They|Both|The\s+(?:two|leaders|presidents|ministers|advis[eo]rs))\b")


class Talks:
    """The last talks told in an article; events must come in order of place."""

    def __init__(self, layout: Layout):
        self._layout = layout
        self._text = layout.text
        self._last: Event | None = None

    def remember(self, row: Event) -> None:
        """Keep talks that several parties hold, in the article's own voice."""
        is_talk = "CONSULT" in (row.type, row.about) and row.status not in ("denied", "hypothetical")
        if is_talk and _TRAVEL.match(row.trigger.text) is None:
            self._last = row

    def who(self, span: Span) -> tuple[Ref, ...]:
        """Say who "they" at `span` are; nobody where others may be meant, or one of them has no name."""
        row = self._last
        if row is None or row.said_in is not None:
            return ()
        refs = [*row.actors, *row.recipients]
        is_known = all(ref.actor is not None for ref in refs)
        is_told = all(ref.span is not None and ref.span.end <= span.start for ref in refs)
        if len(refs) < 2 or not is_known or not is_told:
            return ()
        if not self._is_still_of_them(row.trigger, span):
            return ()
        return tuple(msgspec.structs.replace(ref, span=span, resolved_by="carried") for ref in refs)

    def _is_still_of_them(self, trigger: Span, span: Span) -> bool:
        """Say whether no sentence from the talks to "they" is about several others."""
        told, here = self._layout.sentence_at(trigger.start), self._layout.sentence_at(span.start)
        if told is None or here is None or not 0 < here - told <= _REACH:
            return False
        low = self._layout.sentences[here][0]
        if _LEAD.fullmatch(self._text, low, span.start) is None:
            return False
        return all(map(self._is_about_one, range(told + 1, here)))

    def _is_about_one(self, sentence: int) -> bool:
        low, high = self._layout.sentences[sentence]
        if _THEMSELVES.match(self._text, low, high) or _ABOUT_ONE.match(self._text, low, high):
            return True
        subject = find_subject(self._text, low, high)
        if subject is None:
            return False
        head = _OF.split(self._text[subject.start : subject.end])[0]
        return subject.number == number_of(head) == "one"
