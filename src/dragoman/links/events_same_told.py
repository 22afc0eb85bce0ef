"""What a report tells of each event by which it can be told from others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.links.events_same_around import (
    find_body,
    find_mode,
    find_ordinal,
    is_back,
    is_headline,
    is_loose,
    place_words,
)
from dragoman.links.events_same_dated import Dating
from dragoman.links.events_same_parties import Name, Parties, name_of
from dragoman.links.events_same_when import Window, bounded, publication
from dragoman.links.events_same_words import content, tokens, words_of
from dragoman.links.report import Report
from dragoman.schema.codes import place_country
from dragoman.schema.rows import Event, Mention, Ref, Time
from dragoman.text.layout import Layout, lay_out

TALKS = "talks"

# Characters around a trigger in which its modifiers stand.
_BEFORE, _BEHIND = 60, 140
# What is told in the first sentences is news.
_LEAD_SENTENCES = 3
# A group is told in few words: "the two leaders".
_GROUP_WORDS = 4


class Told(Struct, frozen=True, kw_only=True, gc=False):
    """One event row, with all that is compared.

    `kind` is TALKS for meetings held or planned, else the type; `words` the stems of the sentence (none for
    talks), `between` its text from the event before to this trigger. `body` are the words of the standing
    body or process that is named. `takes_up` says that only words for people told before name the parties,
    `carried` whom the coder read in them, `others` that somebody unknown takes part; `back` that something
    earlier or later is meant than the sentence tells, `loose` that it is no one occasion, `topic` that it
    says what talks were about, `leads` that it stands in the first sentences.
    """

    row: str
    article: str
    published: tuple[int, int] | None
    start: int
    end: int
    sentence: int
    kind: str
    trigger: str
    status: str
    parties: Parties
    actors: Parties
    recipients: Parties
    carried: Parties
    window: Window
    place: str | None
    place_name: frozenset[str]
    ordinal: int | None
    body: frozenset[str]
    mode: str | None
    words: frozenset[str]
    between: str
    takes_up: bool
    others: bool
    headline: bool
    back: bool
    loose: bool
    topic: bool
    leads: bool


def kind_of(event: Event) -> str:
    """Give TALKS for talks held, going on or to come, else the type."""
    if event.type == "CONSULT":
        return TALKS
    if event.about == "CONSULT" and event.type == "AGREE" and event.status in ("planned", "ongoing"):
        return TALKS
    return event.type


def tell(report: Report, told: dict[Name, Counter[str]]) -> list[Told]:
    """Give what a report tells of its events, in order of place; count in `told` the states of people."""
    mentions = [row for row in report.rows if isinstance(row, Mention)]
    for mention in mentions:
        if mention.type == "PER" and mention.actor and mention.country and (name := name_of(mention.actor)):
            told.setdefault(name, Counter())[mention.country] += 1
    events = [row for row in report.rows if isinstance(row, Event)]
    if not events:
        return []
    events.sort(key=lambda row: (row.trigger, row.id))
    teller = _Teller(report, events, mentions)
    return [teller.tell(index) for index in range(len(events))]


class _Teller:
    """Reads the events of one report, in order."""

    def __init__(self, report: Report, events: Sequence[Event], mentions: Sequence[Mention]):
        article = report.article
        self._article = article
        self._text = article.text
        furniture = ((piece.span.start, piece.span.end) for piece in article.furniture)
        self._layout: Layout = lay_out(article.text, furniture)
        self._events = events
        self._people = {one.actor for one in mentions if one.type == "PER" and one.actor}
        places = (one for one in mentions if one.type == "LOC")
        self._places = sorted(places, key=lambda one: (one.span, one.id))
        self._published = publication(article.published)
        times = (row for row in report.rows if isinstance(row, Time))
        self._dating = Dating(article.text, events, times, self._published)
        self._aliases: dict[str, frozenset[str]] = {}

    def tell(self, index: int) -> Told:
        """Give what is told of one event."""
        event = self._events[index]
        start, end = event.trigger.start, event.trigger.end
        first, last = self._layout.sentence_of(start, end)
        number = self._layout.sentence_at(start)
        before = self._text[max(first, start - _BEFORE) : start]
        behind = self._text[end : min(last, end + _BEHIND)]
        sentence, trigger, kind = self._text[first:last], event.trigger.text, kind_of(event)
        topic = trigger.lower() in words_of("topics")
        back = is_back(before, behind, topic=topic)
        leads = number is not None and number < _LEAD_SENTENCES
        planned = event.status in ("planned", "hypothetical")
        dated = self._dating.find(index, first, last)
        place, place_name = self._place(event, start)
        refs = (*event.actors, *event.recipients)
        parties, carried, groups = self._parties(refs, event)
        previous = self._events[index - 1].trigger.end if index else 0
        return Told(
            row=event.id,
            article=event.article,
            published=self._published,
            start=start,
            end=end,
            sentence=-1 if number is None else number,
            kind=kind,
            trigger=trigger.lower(),
            status=event.status,
            parties=parties,
            actors=self._parties(event.actors, event)[0],
            recipients=self._parties(event.recipients, event)[0],
            carried=carried,
            window=dated or bounded(self._published, leads=leads and not back, planned=planned),
            place=place,
            place_name=place_name,
            ordinal=find_ordinal(before, trigger, behind),
            body=find_body(before, trigger, behind, self._aliases),
            mode=find_mode(event, before, behind),
            words=content(sentence) if kind != TALKS else frozenset(),
            between=self._text[max(previous, first) : start],
            takes_up=not parties and (groups or not refs),
            others=any(map(self._is_other, refs)),
            headline=is_headline(sentence, self._article.title),
            back=back,
            loose=is_loose(before, trigger, dated=dated is not None),
            topic=topic,
            leads=leads,
        )

    def _parties(self, refs: Iterable[Ref], event: Event) -> tuple[Parties, Parties, bool]:
        """Give who is named, whom the coder read in words for people told before, and whether there are such.

        Where the subject is such words, names behind what was discussed are of the matter.
        """
        refs = sorted(refs, key=lambda ref: ref.span.start if ref.span is not None else -1)
        people: list[Name] = []
        states: set[str] = set()
        groups = False
        is_topic = event.trigger.text.lower() in words_of("topics")
        for ref in refs:
            if _is_group(ref):
                groups = True
                continue
            if groups and is_topic and ref.span is not None and ref.span.start > event.trigger.start:
                continue
            if ref.actor and ref.actor in self._people:
                name = name_of(ref.actor)
                if name and name not in people:
                    people.append(name)
            if ref.country:
                states.add(ref.country)
        carried = frozenset(ref.country for ref in refs if ref.country and ref.resolved_by == "carried")
        if groups and not people and states and len(carried) == 2 and states < carried:
            # "a Cuban official spoke after the talks between the two countries"
            states = set(carried)
        return Parties(tuple(people), frozenset(states)), Parties((), carried), groups

    def _is_other(self, ref: Ref) -> bool:
        """Say whether somebody is meant who is neither known by name or state nor told before."""
        if ref.span is None or ref.country or ref.actor in self._people:
            return False
        return not _is_group(ref)

    def _place(self, event: Event, start: int) -> tuple[str | None, frozenset[str]]:
        """Give state and words of the place, right before a noun ("the Vienna talks") or that of the row."""
        if event.trigger.text.lower() in words_of("nouns"):
            at = bisect_right(self._places, start, key=lambda one: one.span.start) - 1
            mention = self._places[at] if at >= 0 else None
            if mention is not None and self._text[mention.span.end : start].isspace():
                return mention.country, place_words(mention.actor or mention.span.text)
        if event.place is None:
            return None, frozenset()
        name = event.place.actor or (event.place.span.text if event.place.span else "")
        return event.place.country or place_country(name.strip(" ,")), place_words(name)


def _is_group(ref: Ref) -> bool:
    """Say whether the words stand for people told before: "they", "the two leaders"."""
    words = tokens(ref.span.text) if ref.span is not None else []
    return 0 < len(words) <= _GROUP_WORDS and words_of("groups").issuperset(words)
