"""Who the actors and recipients of events are: one reference each, a group resolved to its members."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import msgspec

from dragoman.coding.events_gathered import (
    are_participants,
    are_people,
    is_gathered,
    is_leaders,
    is_these,
    is_two,
    is_vague,
)
from dragoman.coding.events_groups import joined_states, joint_body, listed_names, split_phrase
from dragoman.coding.events_joint import read_hyphened
from dragoman.coding.events_offices import office_in
from dragoman.coding.events_partner import find_partner
from dragoman.coding.events_places import is_no_place
from dragoman.coding.events_publisher import is_of_home
from dragoman.coding.events_regimes import regime_of
from dragoman.coding.events_talks import Talks
from dragoman.coding.events_them import is_them, other_side
from dragoman.coding.events_voice import Voice, own_state
from dragoman.coding.mentions_domains import is_head
from dragoman.coding.questioned import Questioned
from dragoman.coding.refs import Cast
from dragoman.coding.refs_phrases import pronoun_in
from dragoman.coding.refs_subjects import find_subject
from dragoman.schema.codebook import quad_of
from dragoman.schema.codes import country_name
from dragoman.schema.rows import EventType, Mention, Ref, ResolvedBy, Statement
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Outermost, find_quotes

# "The President| Roe".
_TITLE = re.compile(
    r"(?:(?:[Tt]he|[Ff]ormer)\s+)?(?:(?:Vice|Deputy|Prime|Foreign)\s+)?"
    r"(?:President|Minister|Secretary|Chancellor|Senator|Governor|Ambassador|General|Crown\s+Prince|Prince|Princess|King|Queen"
    r"|Sultan|Emir|Sheikh|Sheikha|Taoiseach|Premier|Dr\.|Mr\.|Mrs\.|Ms\.)"
)
_HEAD = re.compile(r"\b(?:president|premier|prime\s+minister|chancellor|first\s+lady)\b", re.IGNORECASE)
# A state's own paper gives no name to some who speak for it.
_UNNAMED_OFFICIAL = re.compile(
    r"(?:a\s+|the\s+)?senior\s+(?:[a-z]+\s+){1,3}officials?(?:\s+\w{1,5})?", re.IGNORECASE
)
_THE = frozenset(("The", "the"))
_ALONE = frozenset(("i", "me", "my"))
# "|Ann| and |I|", "both |the President| and |I|".
_AND_I = re.compile(r"(?:both\s+)?(?P<other>[^,;]+?)\s+and\s+(?P<one>I|myself)", re.DOTALL)
_OWN_VOICE = _ALONE | frozenset(("we", "us", "our"))
# How many earlier events, and how many sentences, may tell who the two are.
_EVENTS_BACK = 6
_SENTENCES_BACK = 2
# How many sentences before the "they" that takes a group up, those that begin with "they" among them.
_THEY_BACK = 4


class Parties:
    """Resolves the parties of one article's events, which must be asked for in order."""

    def __init__(
        self,
        layout: Layout,
        mentions: Sequence[Mention],
        cast: Cast,
        voice: Voice | None = None,
        find_pair: Callable[[], Sequence[Mention]] = tuple,
        find_offices: Callable[[], Mapping[str, Ref]] = dict,
        statements: Sequence[Statement] = (),
    ):
        self._text = layout.text
        self._layout = layout
        self._cast = cast
        self._voice = voice or Voice()
        self._home = self._voice.home.country if self._voice.home is not None else None
        self._find_pair = find_pair
        self._find_offices = find_offices
        self._questioned = Questioned(statements)
        self.talks = Talks(layout, self._inside)
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._earlier: deque[tuple[Ref, ...]] = deque(maxlen=_EVENTS_BACK)

    def refer(self, span: Span, said_in: Statement | None, kind: EventType | None = None) -> tuple[Ref, ...]:
        """Say who is meant: one reference, or one for each of a group, at its words or where named.

        `kind` is the type of the event whose party is meant.
        """
        words = " ".join(span.text.split())
        if (pronoun := pronoun_in(span.text)) in _OWN_VOICE:
            return self._speaker(span, said_in, alone=pronoun in _ALONE)
        if (asked := self._questioned.find(span)) is not None:
            return (asked,)
        if (both := _AND_I.fullmatch(span.text)) is not None:
            return tuple(
                ref
                for part in ("other", "one")
                for ref in self.refer(
                    Span.take(self._text, span.start + both.start(part), span.start + both.end(part)),
                    said_in,
                    kind,
                )
            )
        is_own = said_in is None and not self._is_quoted(span.start)
        # "My government", quoted of nobody knows whom, is not that of who writes.
        voice = self._voice if is_own or said_in is not None else Voice()
        own = own_state(words, said_in.speaker if said_in is not None else None, voice)
        if own is not None:
            return _at(span, (own,), "pronoun")
        if group := self._voice.group(words):
            return _at(span, group, "carried")
        if is_own and words.lower() == "they" and (taken := self._taken_up(span)) is not None:
            return taken or self.talks.met(span) or (Ref(span=span),)
        if is_own and words.lower() == "they" and (met := self.talks.who(span)):
            return met
        is_far = is_vague(words) and not self.talks.is_next(span)
        if is_these(words) and not is_far and (people := self._people_before(span)):
            return people
        if is_leaders(words) and self._pair and all(one.role for one in self._pair):
            return _at(span, self._pair, "carried")
        if is_own and is_gathered(words):
            met = self.talks.met(span, is_group=are_participants(words), is_vague=is_vague(words))
            # Leaders are people, whoever else met.
            if met and not (are_people(words) and any(ref.actor and not self.is_person(ref) for ref in met)):
                return met
        # "The two American men" are of the state they are said to be of.
        inside = self._inside(span)
        if is_two(words) and not any(one.country for one in inside):
            return self._two(span)
        return (
            joined_states(self._text, span, inside)
            or joint_body(span)
            or listed_names(self._text, span, inside, self._cast)
            or tuple(ref for part in split_phrase(span, inside) for ref in self.refer(part, said_in, kind))
            or self._alone(span, said_in, kind, is_own=is_own)
        )

    def _alone(
        self, span: Span, said_in: Statement | None, kind: EventType | None, *, is_own: bool
    ) -> tuple[Ref, ...]:
        """Say who one is; whom nobody knows as "they" may be those of talks who have no names.

        To an official who is quoted, "they" are the other side.
        """
        ref = self._one(span, said_in)
        home = said_in.speaker.country if said_in is not None and said_in.speaker is not None else None
        if home is not None and ref.actor is None and ref.country is None and is_them(span):
            side = other_side(self._layout, span, home, self._inside)
            if side.is_open:
                partner = find_partner(self._layout, self._earlier, span, home, kind)
                return (partner or ref,)
            return (side.ref or ref,)
        is_open = is_own and ref.actor is None and span.text.lower() == "they"
        return (self.talks.met(span) if is_open else ()) or (ref,)

    def _one(self, span: Span, said_in: Statement | None) -> Ref:
        """Say who one is; who else is not known may be of the state whose paper it is, or its office."""
        ref = self._cast.refer(span)
        if ref.actor is not None or ref.country is not None:
            return ref
        if (state := regime_of(self._layout, span, self._mentions, self._home)) is not None:
            return Ref(span=span, actor=country_name(state), country=state, resolved_by="carried")
        speaker = said_in.speaker if said_in is not None else None
        home = self._offices.get(office_in(span.text)) or self._of_home(span, speaker)
        # Whom a guest means by "the President" nobody knows.
        is_guest = speaker is not None and speaker.country not in (None, home.country if home else None)
        return ref if home is None or is_guest else msgspec.structs.replace(home, span=span)

    def _of_home(self, span: Span, speaker: Ref | None) -> Ref | None:
        """Give the state that publishes the article, without a name, if words mean those of it."""
        if (home := self._home) is None or self._inside(span):
            return None
        is_own = speaker.country == home if speaker is not None else not self._is_quoted(span.start)
        words, is_own = " ".join(span.text.split()), is_own and not self._voice.members
        is_meant = is_of_home(words, home, self._text, self._mentions, is_own=is_own)
        return Ref(country=home, resolved_by="name") if is_meant else None

    @cached_property
    def _quotes(self) -> Outermost:
        return Outermost(find_quotes(self._text, self._layout.paragraphs))

    @cached_property
    def _offices(self) -> Mapping[str, Ref]:
        return self._find_offices()

    @cached_property
    def _pair(self) -> Sequence[Mention]:
        """Give the two whom the title names; looked for when "both sides" are first spoken of."""
        return self._find_pair()

    def remember(self, kind: EventType, actors: Sequence[Ref], recipients: Sequence[Ref]) -> None:
        """Keep the parties of an event for groups that are spoken of later.

        Who attacks whom, or blames whom, are no "two sides" of what is told: of such events only actors are
        kept, where they are several.
        """
        is_together = "cooperation" in quad_of(kind)
        if is_together or len(actors) > 1:
            self._earlier.appendleft((*actors, *recipients) if is_together else tuple(actors))

    def whole(self, span: Span) -> Span:
        """Give words that end within a name, or with the title before it, with the whole of the name."""
        at = bisect_left(self._starts, span.end)
        before = self._mentions[at - 1].span if at else span
        if before.start < span.end < before.end:
            return Span.take(self._text, span.start, before.end)
        after = self._mentions[at] if at < len(self._mentions) else None
        is_titled = after is not None and after.type == "PER" and after.span.start == span.end + 1
        if after is None or not is_titled or _TITLE.fullmatch(span.text) is None:
            return span
        return Span.take(self._text, span.start, after.span.end)

    def after_article(self, span: Span) -> Span:
        """Give "the", cut from the name of a body that follows, with that name; other words as they are."""
        at = bisect_left(self._starts, span.end)
        after = self._mentions[at] if at < len(self._mentions) else None
        if span.text not in _THE or after is None or after.type != "ORG" or after.span.start != span.end + 1:
            return span
        return Span.take(self._text, span.start, after.span.end)

    def other_of(self, pair: Span, actors: Sequence[Ref]) -> tuple[Ref, ...]:
        """Give the state of "Chile-Peru" with which those of the other one, who act, are bound."""
        homes = {ref.country for ref in actors}
        two = read_hyphened(pair.text)
        others = tuple(ref for ref in two if ref.country not in homes)
        return _at(pair, others, "name") if len(two) == 2 and len(others) == 1 else ()

    def name_after(self, at: int) -> Span | None:
        """Give the first name from a place on that somebody or a state has."""
        first = bisect_left(self._starts, at)
        return next((one.span for one in self._mentions[first : first + 1] if one.type != "MISC"), None)

    def place(self, span: Span) -> Ref | None:
        """Say what place is meant; its country where it has one. None where people or a meeting are."""
        if self.names_person(span) or is_no_place(self._text, span):
            return None
        named = [mention for mention in self._inside(span) if mention.type == "LOC"]
        if not named:
            return Ref(span=span)
        first = named[0]
        return Ref(span=span, actor=first.actor, country=first.country, resolved_by=first.resolved_by)

    def _speaker(self, span: Span, said_in: Statement | None, *, alone: bool) -> tuple[Ref, ...]:
        """Say who "I" and "we" are: who says so or, in the text's own voice, its author or all of them."""
        if said_in is not None:
            speaker = said_in.speaker if alone else self._spoken_for(said_in.speaker)
            who: Sequence[Ref] = (speaker,) if speaker is not None else ()
        elif self._is_quoted(span.start):
            who = ()
        elif alone:
            who = (self._voice.one,) if self._voice.one is not None else ()
        else:
            who = self._voice.we
        return _at(span, who, "pronoun") or (Ref(span=span),)

    def _spoken_for(self, speaker: Ref | None) -> Ref | None:
        """Say for whom somebody says "we": an official for the state. Whom a head of it means stays open."""
        if speaker is None:
            return None
        label = speaker.span.text if speaker.span is not None else ""
        if (speaker.actor, speaker.country) == (None, None) and _UNNAMED_OFFICIAL.fullmatch(label):
            return self._voice.home or speaker
        if speaker.country is None or speaker.actor is None:
            return speaker
        named = [one for one in self._mentions if one.type == "PER" and one.actor == speaker.actor]
        is_official = any(one.sector == "GOV" for one in named) or speaker.resolved_by == "title"
        if not is_official or _HEAD.search(label) or any(is_head(one.role) for one in named):
            return speaker
        return msgspec.structs.replace(speaker, actor=country_name(speaker.country))

    def _is_quoted(self, at: int) -> bool:
        """Say whether words are somebody's whom no statement names: these are not the text's own."""
        return self._quotes.at(at) is not None

    def _taken_up(self, span: Span) -> tuple[Ref, ...] | None:
        """Say who "they" are where a sentence before has several for its subject; None where it has not.

        Nobody where its subject is a group whose members nobody knows: "they" are these, not the people of
        the event before.
        """
        index = self._layout.sentence_at(span.start)
        if index is None:
            return None
        for place in range(index, max(-1, index - 1 - _THEY_BACK), -1):
            low, high = self._layout.sentences[place]
            subject = find_subject(self._text, low, min(high, span.start))
            if subject is None and place == index:
                continue
            if subject is None:
                return self._people_of(span, place)
            words = Span.take(self._text, subject.start, subject.end)
            if subject.again and subject.number == "many":
                if met := self.talks.begun_in(place, span):
                    return met
                continue
            if subject.number != "many" and not self._is_group(words):
                return self._people_of(span, place)
            found = self.refer(words, None)
            is_known = len(found) > 1 and all(ref.actor is not None for ref in found)
            return _at(span, found, "carried") if is_known else ()
        return None

    def _people_of(self, span: Span, sentence: int) -> tuple[Ref, ...] | None:
        """Give the people who are the parties of an event told in a sentence, if they are several."""
        for parties in self._earlier:
            named = {ref.actor: ref for ref in parties if ref.actor is not None and ref.span is not None}
            is_told = all(
                ref.span is not None and self._layout.sentence_at(ref.span.start) == sentence
                for ref in parties
            )
            if is_told and len(named) > 1 and all(map(self.is_person, named.values())):
                return _at(span, tuple(named.values()), "carried")
        return None

    def _is_group(self, span: Span) -> bool:
        words = " ".join(span.text.split())
        return is_two(words) or is_these(words) or bool(self._voice.group(words))

    def _is_open_group(self, ref: Ref) -> bool:
        """Say whether somebody is told by no more than "the leaders", and not known."""
        return ref.actor is None and ref.span is not None and is_these(" ".join(ref.span.text.split()))

    def _people_before(self, span: Span) -> tuple[Ref, ...]:
        """Give the named parties of the last event, if there are two or more; of that event alone.

        They are people, or a group that one phrase in the sentence before spoke of.
        """
        for parties in self._earlier:
            if not parties or all(map(self._is_open_group, parties)):
                continue
            named = {ref.actor: ref for ref in parties if ref.actor is not None and ref.span is not None}
            if len(named) < 2 or not (
                all(map(self.is_person, named.values())) or self._is_near(span, parties)
            ):
                return ()
            return _at(span, tuple(named.values()), "carried")
        return ()

    def _is_near(self, span: Span, parties: Sequence[Ref]) -> bool:
        """Say whether all parties are of one phrase, in the sentence of a span or the one before."""
        at = {ref.span.start for ref in parties if ref.span is not None}
        here = self._layout.sentence_at(span.start)
        there = self._layout.sentence_at(at.pop()) if len(at) == 1 else None
        return here is not None and there is not None and 0 <= here - there <= 1

    def is_person(self, ref: Ref) -> bool:
        """Say whether who is meant is a person whom the article names."""
        return any(one.type == "PER" and one.actor == ref.actor for one in self._mentions)

    def names_person(self, span: Span) -> bool:
        """Say whether a person's name stands in words."""
        return any(one.type == "PER" for one in self._inside(span))

    def _two(self, span: Span) -> tuple[Ref, ...]:
        """Find the two of "both sides": whom the title names or, where it names no two, those of an event.

        These are the parties of the last event that had those of two countries; where no event did, the two
        countries that the sentences before speak of, if these are two.
        """
        if self._pair:
            return _at(span, self._pair, "carried")
        for parties in self._earlier:
            known = {ref.country: ref for ref in reversed(parties) if ref.country is not None}
            if len(known) == 2:
                return _at(span, sorted(known.values(), key=lambda ref: ref.country or ""), "carried")
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

    def _inside(self, span: Span) -> list[Mention]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [one for one in self._mentions[first:last] if one.span.end <= span.end]


def _at(span: Span, who: Sequence[Ref | Mention], by: ResolvedBy) -> tuple[Ref, ...]:
    """Refer to each of these by the words at `span`."""
    return tuple(Ref(span=span, actor=one.actor, country=one.country, resolved_by=by) for one in who)
