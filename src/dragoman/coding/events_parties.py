"""Who the actors and recipients of events are: one reference each, a group resolved to its members."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from dragoman.coding.refs import Cast
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.codebook import quad_of
from dragoman.schema.codes import country_name
from dragoman.schema.rows import EventType, Mention, Ref, Statement
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# "both sides", "the two leaders": two who were spoken of before.
_TWO = re.compile(
    r"(?:both|(?:the|our|their)\s+two)(?:\s+(?:\w+\s+)?(?:sides?|countries|nations|states|governments|leaders|"
    r"presidents|ministers|parties|delegations|capitals|neighbou?rs|allies|men|women|officials))?",
    re.IGNORECASE,
)
# "The leaders", after an event of people who are named: these, however many.
_THESE = re.compile(
    r"(?:(?:both|the|the\s+two)\s+(?:leaders|presidents|ministers|principals|participants|officials)|they)",
    re.IGNORECASE,
)
_OWN_VOICE = frozenset(("i", "we", "us", "me", "our", "my"))
# Names joined by a comma or "and" within one phrase are members of a group.
_JOINS = re.compile(r"\s*(?:,|,?\s*\band\b|&|,?\s*\bas well as\b)\s*(?:\bthe\b\s*)?")
# How many earlier events may tell who the two are.
_EVENTS_BACK = 6
# And how many sentences.
_SENTENCES_BACK = 2


class Parties:
    """Resolves the parties of one article's events, which must be asked for in order."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[Mention],
        cast: Cast,
        author: Mention | None = None,
        find_pair: Callable[[], Sequence[Mention]] = tuple,
    ):
        self._text = layout.text
        self._layout = layout
        self._cast = cast
        self._author = author
        self._find_pair = find_pair
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._earlier: deque[tuple[Ref, ...]] = deque(maxlen=_EVENTS_BACK)

    def refer(self, span: Span, said_in: Statement | None) -> tuple[Ref, ...]:
        """Say who is meant: one reference, or one for each member of a group, all at the group's words."""
        if pronoun_in(span.text) in _OWN_VOICE:
            return (self._speaker(span, said_in),)
        # "The two American men" are of the state they are said to be of.
        words = " ".join(span.text.split())
        if _THESE.fullmatch(words) and (people := self._people_before(span)):
            return people
        if _TWO.fullmatch(words) and not any(one.country for one in self._inside(span)):
            return self._two(span)
        return self._members(span) or (self._cast.refer(span),)

    @cached_property
    def _pair(self) -> Sequence[Mention]:
        """Give the two whom the title names; looked for when "both sides" are first spoken of."""
        return self._find_pair()

    def remember(self, kind: EventType, actors: Sequence[Ref], recipients: Sequence[Ref]) -> None:
        """Keep the parties of an event for groups that are spoken of later.

        Who attacks whom, or blames whom, are no "two sides" of what is told: of such events only actors are
        kept, where they are several.
        """
        if "cooperation" in quad_of(kind):
            self._earlier.appendleft((*actors, *recipients))
        elif len(actors) > 1:
            self._earlier.appendleft(tuple(actors))

    def place(self, span: Span) -> Ref:
        """Say what place is meant; its country where it has one."""
        named = [mention for mention in self._inside(span) if mention.type == "LOC"]
        if not named:
            return Ref(span=span)
        first = named[0]
        return Ref(span=span, actor=first.actor, country=first.country, resolved_by=first.resolved_by)

    def _speaker(self, span: Span, said_in: Statement | None) -> Ref:
        """Say who "I" and "we" are: who says so or, in the text's own voice, its author."""
        speaker = said_in.speaker if said_in is not None else self._author
        if speaker is None:
            return Ref(span=span)
        return Ref(span=span, actor=speaker.actor, country=speaker.country, resolved_by="pronoun")

    def _people_before(self, span: Span) -> tuple[Ref, ...]:
        """Give the named parties of the last event, if there are two or more; of that event alone."""
        for parties in self._earlier:
            if not parties:
                continue
            named = {ref.actor: ref for ref in parties if ref.actor is not None and ref.span is not None}
            if len(named) < 2 or not all(self._is_person(ref) for ref in named.values()):
                return ()
            return tuple(
                msgspec.structs.replace(ref, span=span, resolved_by="carried") for ref in named.values()
            )
        return ()

    def _is_person(self, ref: Ref) -> bool:
        return any(one.type == "PER" and one.actor == ref.actor for one in self._mentions)

    def _two(self, span: Span) -> tuple[Ref, ...]:
        """Find the two of "both sides": whom the title names or, where it names no two, those of an event.

        These are the parties of the last event that had those of two countries; where no event did, the two
        countries that the sentences before speak of, if these are two.
        """
        if self._pair:
            return tuple(
                Ref(span=span, actor=one.actor, country=one.country, resolved_by="carried")
                for one in self._pair
            )
        for parties in self._earlier:
            known = {ref.country: ref for ref in reversed(parties) if ref.country is not None}
            if len(known) == 2:
                pair = sorted(known.values(), key=lambda ref: ref.country or "")
                return tuple(msgspec.structs.replace(ref, span=span, resolved_by="carried") for ref in pair)
        codes = self._countries_before(span)
        if len(codes) != 2:
            return (Ref(span=span),)
        return tuple(
            Ref(span=span, actor=country_name(code), country=code, resolved_by="carried") for code in codes
        )

    def _countries_before(self, span: Span) -> list[str]:
        """Give the countries named in the sentence of a span, before it, and in the few before that."""
        index = self._layout.sentence_at(span.start)
        if index is None:
            return []
        low = self._layout.sentences[max(0, index - _SENTENCES_BACK)][0]
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, span.start)
        return sorted({one.country for one in self._mentions[first:last] if one.country is not None})

    def _members(self, span: Span) -> tuple[Ref, ...]:
        """Read "officials from Mexico and the US", "the US and Mexican governments": states joined."""
        inside = [one for one in self._inside(span) if one.type in ("LOC", "NORP") and one.country]
        joined = len(inside) > 1 and all(
            _JOINS.fullmatch(self._text[one.span.end : after.span.start]) for one, after in pairwise(inside)
        )
        if not joined or len({one.country for one in inside}) != len(inside):
            return ()
        return tuple(
            Ref(span=span, actor=country_name(one.country), country=one.country, resolved_by="name")
            for one in inside
            if one.country is not None
        )

    def _inside(self, span: Span) -> list[Mention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [one for one in self._mentions[first:last] if one.span.end <= span.end]
