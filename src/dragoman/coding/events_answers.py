"""Whom an answer answers where its clause does not say: "Lima rejected the claim" goes to who claimed it.

The words that an answer takes up ("the claim", "that demand", "the attack") lead to what was said or done
right before, and so to its author; verbs that share a subject share whom they are directed at; and who was
asked answers who asked. Where none of these is plain, nobody is given.
"""

from __future__ import annotations

import functools
import heapq
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.rows import Event, EventType, Mention, Ref, Statement
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# An answer to words or deeds; talks, help and force are directed at somebody of their own.
_ANSWERS = frozenset(("REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"))
# Verbs of one subject that are directed at the same party: what is said first, and what may follow.
_ON = frozenset(("ACCUSE", "REJECT", "THREATEN", "REQUEST"))
_FOLLOWS = frozenset(("ACCUSE", "REJECT", "THREATEN"))
# "Called for a truce" is put to everybody, "demanded access" to those who were just blamed.
_DEMAND = re.compile(r"demand|insist", re.IGNORECASE)
_AND = re.compile(r"(?:,|\band\b|\bbut\b|\bthen\b)")
# Another subject begins: "and Chile", "while the", "which".
_OTHER_SUBJECT = re.compile(
    r"[.;:!?\n“”\"]|\b(?:while|whereas|who|which|that|as|because|after|before|when|if)\b"
)
_EARLIER = 12
_REACH = 60
# How long before an answer who was asked may have been asked, in sentences.
_ASKED_BACK = 2
_MOST = 3
_THIS = r"(?P<which>the|this|that|these|those|such|his|her|its|their|both|all)"
_PREPOSITIONS = r"(?:(?:to|at|of|with|as|against|for|on|off|out|down|up|aside|away|back|over|in)\s+){0,2}"
_AS_AN_ANSWER = re.compile(
    r"\b(?:instead|in\s+(?:return|response|reply|turn|exchange)|accordingly|thereupon)\b", re.IGNORECASE
)
# A name within a description.
_NAME = re.compile(r"\s(?:[A-Z]\w|[A-Z]{2})")
_ACCEPT = re.compile(r"accept", re.IGNORECASE)
_YES = re.compile(r"accept|consent|assent|compl|obliged|acquiesc|agreed?\Z|bow", re.IGNORECASE)


class _TakenUp(Struct, frozen=True):
    """What some nouns take up: a definite phrase of them, events of these types, also what was said."""

    phrase: re.Pattern[str]
    relative: re.Pattern[str]
    of: frozenset[str]
    said: bool
    back: int


class Answers:
    """What was said and done so far in one article; events must come in order of place."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention], statements: Iterable[Statement]):
        self._layout = layout
        self._text = layout.text
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        # By place, so that of a long talk only what comes just before an answer is looked at.
        said = [
            (row.content[-1], row.speaker) for row in statements if row.speaker is not None and row.content
        ]
        self._said = sorted(said, key=lambda pair: pair[0].start)
        self._done: deque[Event] = deque(maxlen=_EARLIER)

    def remember(self, row: Event) -> None:
        """Keep an event that later ones may answer."""
        if row.actors:
            self._done.appendleft(row)

    def find(self, kind: EventType, trigger: Span, actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Say whom an event without recipients is directed at; nobody where that is not plain."""
        if not actors:
            return ()
        found = self._shared(kind, trigger, actors)
        if not found and kind in _ANSWERS:
            found = self._author(trigger, actors) or self._asker(kind, trigger, actors)
        return tuple(map(self._by_name, found))

    def _shared(self, kind: str, trigger: Span, actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Give whom the verb before is directed at: "accused |Chile| of fraud and demanded an inquiry"."""
        before = next(iter(self._done), None)
        if before is None or before.type not in _ON or not before.recipients:
            return ()
        if kind not in _FOLLOWS and not (kind == "REQUEST" and _DEMAND.match(trigger.text)):
            return ()
        here = self._layout.sentence_at(trigger.start)
        if here is None or here != self._layout.sentence_at(before.trigger.start):
            return ()
        between = self._text[before.trigger.end : trigger.start]
        is_one = _spans(actors) == _spans(before.actors) and all(
            ref.span is not None and ref.span.end <= before.trigger.start for ref in actors
        )
        is_plain = _AND.search(between) is not None and _OTHER_SUBJECT.search(between) is None
        is_own = _is_among(before.recipients, actors)
        return before.recipients if is_one and is_plain and not is_own else ()

    def _author(self, trigger: Span, actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Give who said or did what the answer takes up."""
        for one, at in self._phrases(trigger, actors):
            here = self._layout.sentence_at(at)
            if here is None:
                continue
            for place, refs in self._before(one, at):
                there = self._layout.sentence_at(place)
                if there is None or here - there > one.back:
                    break
                # What others did may stand behind one's own deeds; who is not known ends the search.
                if one.of and _is_among(refs, actors):
                    continue
                return self._others(refs, actors)
        return ()

    def _phrases(self, trigger: Span, actors: Sequence[Ref]) -> Iterator[tuple[_TakenUp, int]]:
        """Give what the answer's words take up, and where these words begin."""
        start = max(
            (ref.span.end for ref in actors if ref.span and ref.span.end <= trigger.start), default=None
        )
        first = min((ref.span.start for ref in actors if ref.span), default=trigger.start)
        for one in _table():
            after = one.phrase.match(self._text, trigger.end, min(len(self._text), trigger.end + _REACH))
            if after is not None:
                yield one, after.start("which")
            elif start is not None and trigger.start - start <= _REACH:
                within = one.phrase.search(self._text, start, trigger.start)
                if within is not None and not _OTHER_SUBJECT.search(self._text, start, trigger.start):
                    yield one, within.start("which")
            if one.relative.search(self._text, max(0, first - _REACH), first):
                yield one, first

    def _before(self, one: _TakenUp, at: int) -> Iterator[tuple[int, Sequence[Ref]]]:
        """Give the authors of what may be taken up and where it stands, the nearest first."""
        done: list[tuple[int, Sequence[Ref]]] = [
            (row.trigger.start, row.actors)
            for row in self._done
            if row.trigger.end <= at and row.status != "denied" and (row.type in one.of or not one.of)
            if row.type != "CONSULT"
        ]
        done.sort(key=_place, reverse=True)
        if not one.said:
            return iter(done)
        last = bisect_left(self._said, at, key=lambda pair: pair[0].start)
        said = ((span.start, (speaker,)) for span, speaker in reversed(self._said[:last]) if span.end <= at)
        return heapq.merge(done, said, key=_place, reverse=True)

    def _asker(self, kind: str, trigger: Span, actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Give who asked, where who answers is whom they asked, and an answer it plainly is."""
        here = self._layout.sentence_at(trigger.start)
        if here is None:
            return ()
        end = self._layout.sentences[here][1]
        is_answer = kind == "REJECT" or (
            kind == "AGREE"
            and (_YES.match(trigger.text) or _AS_AN_ANSWER.search(self._text, trigger.end, end)) is not None
        )
        if not is_answer:
            return ()
        is_yes = _ACCEPT.match(trigger.text) is not None
        for row in self._done:
            there = self._layout.sentence_at(row.trigger.start)
            if there is None or here - there > _ASKED_BACK:
                return ()
            is_asked = _is_among(actors, row.recipients) and "REQUEST" in (row.type, row.about)
            # Whom an offer was made to may be told by "his host": nobody else then, if it comes right before.
            is_offered = is_yes and row.type == "AGREE" and not any(map(_is_known, row.recipients))
            if is_asked or (is_offered and here - there <= 1):
                return self._others(row.actors, actors)
        return ()

    def _others(self, refs: Sequence[Ref], actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Give these where they are few, each is known or has a name, and none of them is who answers."""
        own = {mention.country for ref in actors for mention in self._inside(ref.span)} - {None}
        is_plain = 0 < len(refs) <= _MOST and all(map(_is_known, refs))
        is_own = _is_among(refs, actors) or any(ref.country in own for ref in refs)
        return tuple(refs) if is_plain and not is_own else ()

    def _by_name(self, ref: Ref) -> Ref:
        """Give whom a pronoun stands for at their last name before it, as it tells nothing elsewhere."""
        span = ref.span
        if span is not None and ref.actor is not None and pronoun_in(span.text) is not None:
            for mention in reversed(self._mentions[: bisect_left(self._starts, span.start)]):
                if mention.actor == ref.actor:
                    span = mention.span
                    break
        return msgspec.structs.replace(ref, span=span, resolved_by="carried")

    def _inside(self, span: Span | None) -> Sequence[Mention]:
        if span is None:
            return ()
        return self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _place(found: tuple[int, Sequence[Ref]]) -> int:
    return found[0]


def _spans(refs: Sequence[Ref]) -> set[Span | None]:
    return {ref.span for ref in refs}


def _is_known(ref: Ref) -> bool:
    """Say whether somebody is known, or at least told by a name: "the UN office"."""
    return ref.actor is not None or ref.country is not None or _has_name(ref.span)


def _has_name(span: Span | None) -> bool:
    return span is not None and _NAME.search(span.text) is not None


def _is_among(some: Sequence[Ref], others: Sequence[Ref]) -> bool:
    """Say whether somebody is known to be, or to be of the state of, somebody else."""
    return any(_is_alike(one, other) for one in some for other in others)


def _is_alike(one: Ref, other: Ref) -> bool:
    if one.country is not None and one.country == other.country:
        return True
    return one.actor is not None and one.actor == other.actor


@functools.cache
def _table() -> tuple[_TakenUp, ...]:
    return tuple(_taken_up(one) for one in read_table("events_answers.toml")["taken_up"])


def _taken_up(one: dict[str, object]) -> _TakenUp:
    """Compile a class of nouns; "the demand |that| …" and "the move |by| …" go on to say more themselves."""
    nouns = f"(?:{one['nouns']})"
    said_further = r"(?!\s+(?:of|by|from|that|to)\b)(?![’']s)\b"
    of, back = one["of"], one["back"]
    assert isinstance(of, list)
    assert isinstance(back, int)
    return _TakenUp(
        phrase=re.compile(
            rf"\s+{_PREPOSITIONS}{_THIS}\s+(?:[a-z-]+\s+){{0,2}}?{nouns}\b{said_further}", re.I
        ),
        relative=re.compile(rf",\s+an?\s+(?:[a-z-]+\s+)?{nouns}\s+(?:(?:that|which)\s+)?\Z", re.I),
        of=frozenset(of),
        said=bool(one["said"]),
        back=back,
    )
