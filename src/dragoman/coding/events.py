"""Codes events: who did what to whom, when and where, as the reader's layer marks them.

What an event's parts are is read for its trigger alone, so nothing of another clause is stitched to it; a
part that was not read stays None. Dates come from the words that were read as dating this event, never from
the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from msgspec.structs import replace

from dragoman.coding.events_active import mend_active
from dragoman.coding.events_alone import is_alone
from dragoman.coding.events_answers import Answers
from dragoman.coding.events_careers import is_career
from dragoman.coding.events_clause import drop_apposed, keep_clause
from dragoman.coding.events_clean import (
    drop_addressed,
    drop_anybody,
    drop_doubles,
    drop_groups,
    drop_nobodies,
    drop_offices,
    drop_pronouns,
    drop_unnamed,
    drop_victims,
)
from dragoman.coding.events_codes import ABOUT_OTHERS, Codes, decide
from dragoman.coding.events_contexts import find_contexts
from dragoman.coding.events_dates import Dates
from dragoman.coding.events_doubles import drop_retold, drop_second
from dragoman.coding.events_formulas import is_formula, marks_day
from dragoman.coding.events_home import Home
from dragoman.coding.events_nominal import asked_of, mend_nominal
from dragoman.coding.events_objects import find_objects, find_pair_after
from dragoman.coding.events_offices import find_offices
from dragoman.coding.events_pair import find_pair
from dragoman.coding.events_parties import Parties
from dragoman.coding.events_passive import mend_passive
from dragoman.coding.events_politics import Politics, is_between_states, is_by_nature, is_state
from dragoman.coding.events_sides import drop_beside, find_agent, find_aims, turn_owners
from dragoman.coding.events_speech import is_speech
from dragoman.coding.events_sure import chance, find_beside
from dragoman.coding.events_thanks import mend_thanks, who_thanks
from dragoman.coding.events_topic import is_topic
from dragoman.coding.events_types import is_no_act
from dragoman.coding.events_voice import find_voice
from dragoman.coding.events_words import take_whole
from dragoman.coding.refs import Cast
from dragoman.coding.said_in import Sayings
from dragoman.schema.article import Article
from dragoman.schema.codebook import cameo_of, intensity_of, quad_of
from dragoman.schema.layers import Frame, Mark, Reading
from dragoman.schema.rows import DONE, Event, EventType, Mention, Ref, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range

CODER = "events@2"
_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\Z")
# What parts two halves of one phrase.
_WITHIN = re.compile(r"\s|\s+of\s+(?:the\s+)?|[’']s?\s+")
# "Ann Roe and| |President Sy" are two; "the Ministries of Trade and| |Work" are told in one phrase.
_AND = re.compile(r"\b(?:and|or)\Z")
_MANY_OF = re.compile(r"\ws\s+(?:of|from|in)\b")
# Words that name nobody.
_CRUMB = re.compile(r"\W*(?:(?:the|an?|of|to|and|that|this|\d+)\b\W*)*", re.IGNORECASE)
LEAST_ROLE = 0.3
"""Roles below this score are wrong more often than right, and left out."""


def code_events(
    article: Article,
    layout: Layout,
    reading: Reading,
    times: Sequence[Time],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    settings: Settings,
) -> list[Event]:
    """Code the events of an article, in order of place; `score` is the chance that the whole row is right."""
    voice = find_voice(article, layout, mentions, settings)
    parties = Parties(
        layout,
        mentions,
        cast,
        voice,
        partial(find_pair, article, mentions, settings),
        partial(find_offices, voice.one, article, mentions, settings),
        statements,
    )
    answers = Answers(layout, mentions, statements)
    politics = Politics(layout, mentions)
    home, is_of_day = Home(article, mentions), marks_day(article)
    rows: dict[str, Event] = {}
    chances: dict[str, float] = {}
    frames = reading.layers["events"].frames()
    dates, sayings = Dates(article, times, frames), Sayings(statements)
    writer = _Writer(article, reading.coder(CODER), dates, sayings, parties, answers)
    places = [layout.sentence_of(frame.anchor.span.start, frame.anchor.span.end) for frame in frames]
    for frame, place, beside in zip(frames, places, find_beside(places), strict=True):
        row, read = writer.write(frame, place)
        # A quake strikes a state as well: only who acts makes an act political.
        is_political = (
            politics.is_near(row.trigger) or any(map(is_state, row.actors)) or is_between_states(row)
        )
        is_other = (
            politics.lacks_party(row, read)
            or politics.is_at_home(row)
            or is_no_act(article.text, row.trigger, row.type)
            or is_career(article, row, parties.is_person)
            or is_alone(article.text, row, place)
            or is_by_nature(row, article.text[slice(*place)])
            or home.is_routine(row, place)
            or home.is_trip(row, place)
            or (is_of_day and is_formula(row, names_others=home.names_others(row, place)))
            or (
                "CONSULT" in (row.type, row.about)
                and is_speech(
                    article.text, row.trigger, place, (*row.actors, *row.recipients), parties.is_person
                )
            )
        )
        if is_political and not is_other:
            rows.setdefault(row.id, row)
            chances.setdefault(row.id, round(chance(row, frame, beside), 3))
    kept = drop_retold(layout, drop_second(article.text, rows.values()))
    return [
        replace(
            row,
            score=chances[row.id],
            actors=drop_pronouns(row, row.actors),
            recipients=drop_pronouns(row, row.recipients),
        )
        for row in kept
    ]


class _Writer:
    """Turns the frames of one article into rows, in order: later groups are told by earlier events."""

    def __init__(
        self,
        article: Article,
        coder: str,
        dates: Dates,
        sayings: Sayings,
        parties: Parties,
        answers: Answers,
    ):
        self._article = article
        self._coder = coder
        self._dates = dates
        self._sayings = sayings
        self._parties = parties
        self._answers = answers

    def write(self, frame: Frame, place: Range) -> tuple[Event, tuple[Ref, ...]]:
        """Make the row of a frame, and give all who were read as its parties; `place` is its sentence's."""
        trigger = frame.anchor.span
        said_in = self._sayings.find(trigger.start, trigger.end)
        sentence = self._article.text[slice(*place)]
        codes = decide(self._article.text, frame, sentence)
        act = _surest(frame.of("ACT"))
        said = self._words_of(frame, codes, place)
        who, whom = (self._refs(drop_nobodies(spans), said_in, codes.type) for spans in said)
        read = (*who, *whom)
        text = self._article.text
        named = drop_apposed(text, trigger, drop_anybody(who), self._parties.names_person)
        acting = keep_clause(text, trigger, codes.type, named)
        actors, recipients = drop_doubles(
            drop_addressed(codes.type, acting, whom), drop_unnamed(codes.type, whom)
        )
        actors = actors or who_thanks(self._article.text, trigger, said_in)
        recipients = recipients or self._answers.find(codes.type, trigger, actors)
        recipients = recipients or self._aimed_at(trigger, codes.type, place, actors, said_in)
        where = _surest(frame.of("PLACE"))
        # A promise is made now and to be kept by its day; a deed is done or not.
        is_done = codes.status in DONE and codes.type not in ABOUT_OTHERS
        when = sorted(_sure(frame.of("TIME")), key=lambda mark: -mark.score)
        date, due = self._dates.find(when, trigger, place, is_done=is_done)
        if not when and codes.status == "occurred":
            date = self._dates.beside(trigger, place)
        if date is not None and codes.status == "planned" and self._dates.is_over(date):
            date = None
        self._parties.remember(codes.type, actors, recipients)
        row = make(
            Event,
            self._article,
            coder=self._coder,
            score=round(frame.anchor.score, 3),
            trigger=trigger,
            type=codes.type,
            mode=codes.mode,
            about=codes.about,
            act=act.span if act is not None else None,
            actors=actors,
            recipients=recipients,
            place=self._parties.place(where.span)
            if where is not None and not _CRUMB.fullmatch(where.span.text)
            else None,
            date=date,
            date_from="text" if date is not None else "none",
            due=due,
            status=codes.status,
            contexts=find_contexts(sentence),
            said_in=said_in.id if said_in is not None else None,
            quad=quad_of(codes.type),
            cameo=cameo_of(codes.type, codes.mode),
            intensity=intensity_of(codes.type, codes.mode),
        )
        self._answers.remember(row)
        self._parties.talks.remember(row)
        return row, read

    def _aimed_at(
        self,
        trigger: Span,
        kind: EventType,
        place: Range,
        actors: Sequence[Ref],
        said_in: Statement | None,
    ) -> tuple[Ref, ...]:
        """Give whom words beside an act tell as its aim, if it is somebody known who does not act."""
        text, acting = self._article.text, {ref.actor for ref in actors}
        told = find_objects(text, trigger, kind, place, self._parties.name_after)
        for span in chain(find_aims(text, trigger, kind, place), told):
            found = self._parties.refer(span, said_in, kind)
            if all(ref.actor is not None and ref.actor not in acting for ref in found):
                return found
        pair = find_pair_after(text, trigger, kind, place)
        return self._parties.other_of(pair, actors) if pair is not None else ()

    def _words_of(self, frame: Frame, codes: Codes, place: Range) -> tuple[list[Span], list[Span]]:
        """Give the words of who acts and of who is acted on, as the grammar of the trigger has them."""
        text, trigger, kind = self._article.text, frame.anchor.span, codes.type
        acting, acted_on = (self._parties_of(frame, role, codes, place) for role in ("ACTOR", "RECIPIENT"))
        if len(acting) == 1:
            acting = [self._parties.after_article(acting[0])]
        whole = (self._whole(spans, trigger) for spans in mend_thanks(text, trigger, acting, acted_on))
        actors, recipients = mend_nominal(text, trigger, *mend_passive(text, trigger, kind, *whole))
        actors, recipients = mend_active(text, trigger, place, actors, recipients)
        recipients = drop_beside(text, trigger, kind, drop_victims(text, trigger, kind, recipients))
        actors, recipients = turn_owners(text, trigger, kind, actors, recipients)
        agent = find_agent(text, trigger, place) if not actors else None
        if agent is not None:
            actors, recipients = [agent], [span for span in recipients if span.start != agent.start]
        asked = asked_of(text, trigger, kind) if not recipients else None
        return actors, recipients if asked is None else [asked]

    def _parties_of(self, frame: Frame, role: str, codes: Codes, sentence: Range) -> list[Span]:
        """Give the words read in a role surely enough; of talks not what they are about.

        Those of other sentences are kept only where the trigger's own has none.
        """
        spans = [mark.span for mark in frame.of(role) if mark.score >= LEAST_ROLE]
        text, trigger = self._article.text, frame.anchor.span
        if "CONSULT" in (codes.type, codes.about):
            spans = [span for span in spans if not is_topic(text, trigger, span)]
        elif codes.type == "COOPERATE":
            spans = [span for span in spans if span.start < trigger.end or not is_topic(text, trigger, span)]
        return [span for span in spans if sentence[0] <= span.start < sentence[1]] or spans

    def _refs(self, spans: Iterable[Span], said_in: Statement | None, kind: EventType) -> tuple[Ref, ...]:
        whole = (span for span in spans if not _CRUMB.fullmatch(span.text))
        found: dict[tuple[str | None, str | None], Ref] = {}
        for span in whole:
            for ref in self._parties.refer(span, said_in, kind):
                # Whom nobody knows may be others; somebody known is one, however often named.
                key = (ref.actor, ref.country) if ref.actor is not None else (None, str(len(found)))
                found.setdefault(key, ref)
        text = self._article.text
        return tuple(drop_groups(text, drop_offices(text, list(found.values()))))

    def _whole(self, spans: Iterable[Span], trigger: Span) -> list[Span]:
        """Give names and phrases whole, and as one what was read as two."""
        named = [self._with_stop(self._parties.whole(span)) for span in self._joined(spans)]
        return self._joined(take_whole(self._article.text, span, trigger) for span in self._joined(named))

    def _joined(self, spans: Iterable[Span]) -> list[Span]:
        """Join what was read as two phrases and is one: "15 | Cuban diplomats", "President X of | Chile"."""
        joined: list[Span] = []
        for span in sorted(spans):
            last = joined[-1] if joined else None
            if last is not None and span.end <= last.end:
                continue
            between = self._article.text[last.end : span.start] if last is not None else ""
            is_other = last is not None and _is_another(last, span)
            if last is not None and (span.start < last.end or (not is_other and _WITHIN.fullmatch(between))):
                joined[-1] = Span.take(self._article.text, last.start, span.end)
            else:
                joined.append(span)
        return joined

    def _with_stop(self, span: Span) -> Span:
        """Give initials whole: "U.S" goes on with its full stop."""
        text = self._article.text
        is_cut = _INITIALS.search(span.text) is not None and text[span.end : span.end + 1] == "."
        return Span.take(text, span.start, span.end + 1) if is_cut else span


def _is_another(last: Span, span: Span) -> bool:
    """Say whether a name begins where words before end with "and", or other names with a comma."""
    if not span.text[:1].isupper() or _MANY_OF.search(last.text) is not None:
        return False
    is_list = last.text.endswith(",") and last.text.removeprefix("the ")[:1].isupper()
    return is_list or _AND.search(last.text) is not None


def _sure(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.score >= LEAST_ROLE]


def _surest(marks: Sequence[Mark]) -> Mark | None:
    return max(_sure(marks), key=lambda mark: mark.score, default=None)
