"""Who "they" are after talks: those who met, as long as the text goes on about one of them or both."""

from __future__ import annotations

import re

import msgspec

from dragoman.coding.refs_phrases import pronoun_in
from dragoman.coding.refs_subjects import find_subject, number_of
from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# How many sentences after the talks are told "they" may still be who held them.
_REACH = 12
# Who travels somewhere has met nobody yet; "they" are not the traveller and the country.
_TRAVEL = re.compile(r"visit|travel|trip|tour|arriv|return|depart|fl[iey]|journey", re.IGNORECASE)
# A sentence about one of them: "He thanked …", "On trade, the President …", "Ms. Roe noted …".
_ABOUT_ONE = re.compile(
    r"(?:(?:Additionally|Finally|Also|In\s+addition|During\s+the\s+\w+),?\s+)?"
    r"(?:He|She|His|Her|They|Their|Both|The\s+two|The\s+(?:leaders|[A-Z][a-z]+\s+(?:also\s+)?[a-z]+ed)\b"
    r"|The\s+(?:meeting|call|discussion|conversation|visit|session|roundtable)\s"
    r"|(?:Mr|Ms|Mrs|Dr)\.?\s|(?:Vice\s+|Prime\s+|Deputy\s+)?(?:President|Minister|Secretary|Chancellor)\s)"
)
# What may stand before "they": "Additionally, |they", "He thanked Peru, and |they".
_LEAD = re.compile(r"(?:[^,.;:]{1,50},\s+)?|(?:He|She|The|Mr|Ms|Dr|President)\b[^;:“”\"]{1,300},\s+and\s+")
# "Building on the accord, |they agreed", "At the end, |the leaders": about whoever comes then.
_OPENING = re.compile(
    r"(?:\w+ing|On|In|At|During|Following|To|With|As|After|Throughout)\b[^.;:“”\"]{1,240}?,\s+"
    r"(?:he|she|they|both|(?:the\s+)?(?:two|leaders|[Pp]resident|[Pp]rime|[Vv]ice|[Ss]ecretary|[Mm]inister|participants|group))\b"
)
# Whom such words alone would tell nobody knows.
_NO_GROUP = re.compile(
    r"(?:(?:the|both|all)\s+)?(?:(?:two|three|four|five|six|other|\d+)\s+)?(?:leaders|participants|attendees|group|sides?|officials|parties|others|two|both|"
    r"presidents|ministers|guests|members|people|teams?)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|in|from|at|for|on)\s")
_THEMSELVES = re.compile(r"(?:They|Both|The\s+(?:two|leaders|presidents|ministers|advis[eo]rs))\b")


class Talks:
    """The last talks told in an article; events must come in order of place."""

    def __init__(self, layout: Layout):
        self._layout = layout
        self._text = layout.text
        self._last: Event | None = None
        self._at: Span | None = None

    def remember(self, row: Event) -> None:
        """Keep talks that several parties hold, in the article's own voice."""
        is_talk = "CONSULT" in (row.type, row.about) and row.status not in ("denied", "hypothetical")
        are_several = len(row.actors) + len(row.recipients) > 1
        if not is_talk or not are_several or _TRAVEL.match(row.trigger.text) is not None:
            return
        # "The leaders reviewed talks with Peru" goes on about the same talks, with nobody new.
        is_same = any(ref.resolved_by == "carried" for ref in row.actors)
        if self._last is None or not is_same:
            self._last = row
        self._at = row.trigger

    def who(self, span: Span, *, is_group: bool = False, has_names: bool = True) -> tuple[Ref, ...]:
        """Say who "they" at `span` are; nobody where others may be meant.

        Unless all of them must have names, those without are told by the words that describe them. `is_group`
        says that nobody else can be meant, as by "participants".
        """
        row = self._last
        if row is None or row.said_in is not None:
            return ()
        refs = [*row.actors, *row.recipients]
        is_told = all(ref.span is not None and ref.span.end <= span.start for ref in refs)
        if not is_told or not all(
            ref.actor is not None or (not has_names and _is_described(ref)) for ref in refs
        ):
            return ()
        if not self._is_still_of_them(self._at or row.trigger, span, is_group=is_group):
            return ()
        return tuple(
            msgspec.structs.replace(
                ref, span=span if ref.actor is not None else ref.span, resolved_by="carried"
            )
            for ref in refs
        )

    def _is_still_of_them(self, trigger: Span, span: Span, *, is_group: bool) -> bool:
        """Say whether no sentence from the talks to "they" is about several others."""
        told, here = self._layout.sentence_at(trigger.start), self._layout.sentence_at(span.start)
        if told is None or here is None or not 0 < here - told <= _REACH:
            return False
        low = self._layout.sentences[here][0]
        if _LEAD.fullmatch(self._text, low, span.start) is None:
            return False
        return is_group or all(map(self._is_about_one, range(told + 1, here)))

    def _is_about_one(self, sentence: int) -> bool:
        low, high = self._layout.sentences[sentence]
        if _THEMSELVES.match(self._text, low, high) or _ABOUT_ONE.match(self._text, low, high):
            return True
        if _OPENING.match(self._text, low, high) is not None:
            return True
        subject = find_subject(self._text, low, high)
        if subject is None:
            return False
        head = _OF.split(self._text[subject.start : subject.end])[0]
        return subject.number == number_of(head) == "one"


def _is_described(ref: Ref) -> bool:
    """Say whether a party is told by words of its own rather than "they" or "the leaders"."""
    words = " ".join(ref.span.text.split()) if ref.span is not None else ""
    return pronoun_in(words) is None and _NO_GROUP.fullmatch(words) is None
