"""Who "they" are after talks: those who met, as long as the text goes on about one of them or both."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from dragoman.coding.events_gathered import is_crowd
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.coding.refs_subjects import find_subject, number_of
from dragoman.schema.rows import Event, Mention, Ref
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
# "They |reviewed past talks with Ecuador": nobody new met.
_REVIEWS = re.compile(r"review|recall|recount|prais|welcom|applaud", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|in|from|at|for|on)\s")
_THEMSELVES = re.compile(r"(?:They|Both|The\s+(?:two|leaders|presidents|ministers|advis[eo]rs))\b")


class Talks:
    """The last talks told in an article; events must come in order of place.

    `inside` gives the mentions in a place.
    """

    def __init__(self, layout: Layout, inside: Callable[[Span], Sequence[Mention]]):
        self._inside = inside
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
        is_about_talks = _REVIEWS.match(row.trigger.text) is not None
        told = row.actors if is_about_talks else (*row.actors, *row.recipients)
        is_same = bool(told) and all(ref.resolved_by == "carried" for ref in told)
        if self._last is None or not is_same:
            self._last = row
        self._at = row.trigger

    def met(self, span: Span, *, is_group: bool = False, is_vague: bool = False) -> tuple[Ref, ...]:
        """Give those of the last talks: all by name or, where some have none, by their words.

        `is_vague` says that others are called so as well: the words must stand in the next sentence.
        """
        if is_vague and not self.is_next(span):
            return ()
        return self.who(span, is_group=is_group) or self.who(span, is_group=is_group, has_names=False)

    def begun_in(self, sentence: int, span: Span) -> tuple[Ref, ...]:
        """Give those of the last talks if these are first told in a sentence: "They met |Sy. They agreed"."""
        row = self._last
        is_there = row is not None and self._layout.sentence_at(row.trigger.start) == sentence
        return self.who(span) if is_there else ()

    def is_next(self, span: Span) -> bool:
        """Say whether words stand in the sentence after the last talks, or in theirs."""
        told = self._layout.sentence_at(self._at.start) if self._at is not None else None
        here = self._layout.sentence_at(span.start)
        return told is not None and here is not None and here - told <= 1

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
        if not self._is_still_of_them(self._at or row.trigger, span, refs, is_group=is_group):
            return ()
        return tuple(
            msgspec.structs.replace(
                ref, span=span if ref.actor is not None else ref.span, resolved_by="carried"
            )
            for ref in refs
        )

    def _is_still_of_them(self, trigger: Span, span: Span, refs: Sequence[Ref], *, is_group: bool) -> bool:
        """Say whether no sentence from the talks to "they" is about several others."""
        told, here = self._layout.sentence_at(trigger.start), self._layout.sentence_at(span.start)
        if told is None or here is None or not 0 < here - told <= _REACH:
            return False
        low = self._layout.sentences[here][0]
        if _LEAD.fullmatch(self._text, low, span.start) is None:
            return False
        between = range(told + 1, here)
        if any(self._is_of_others(sentence, refs) for sentence in between):
            return False
        return is_group or all(map(self._is_about_one, between))

    def _is_of_others(self, sentence: int, refs: Sequence[Ref]) -> bool:
        """Say whether a sentence begins with a body, a state or a crowd that did not meet."""
        subject = find_subject(self._text, *self._layout.sentences[sentence])
        if subject is None or subject.again:
            return False
        words = Span.take(self._text, subject.start, subject.end)
        known = ({ref.actor for ref in refs} | {ref.country for ref in refs}) - {None}
        begins = words.start + (4 if words.text.lower().startswith("the ") else 0)
        return is_crowd(words.text) or any(
            one.actor not in known
            and one.country not in known
            and (one.span.end == words.end or (one.type == "ORG" and self._text[one.span.end] not in "'’"))
            for one in self._inside(words)
            if one.type in ("ORG", "LOC") and one.span.start in (words.start, begins)
        )

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
