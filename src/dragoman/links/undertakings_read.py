"""From the rows of a report to its marks: what events and statements say of acts to be done, or done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from dragoman.links.report import Report
from dragoman.links.undertakings_between import DEEDS, may_be_between
from dragoman.links.undertakings_doubts import invites, is_at_forum, is_done, is_open, is_question, is_within
from dragoman.links.undertakings_marks import (
    Desk,
    Kind,
    Mark,
    make_mark,
)
from dragoman.links.undertakings_others import concerned, first_other, others_of
from dragoman.links.undertakings_refs import refs_countries
from dragoman.links.undertakings_words import cue_kind, is_speech, stem, stems_of
from dragoman.schema.rows import DONE, Event, Ref, Row, Statement, Time, is_below
from dragoman.schema.settings import UNSURE
from dragoman.schema.span import Span
from dragoman.text.questions import is_asked_by_reporter

# A pledge of more countries than these is a communiqué's, not an undertaking between two.
MOST_COUNTRIES = 4
_WILL = re.compile(r"\b(?:would|will|shall)\s+(?:also\s+|soon\s+|now\s+)?(not\s+)?(?=[a-z])|['’]ll\s+")
_PRONOUN = re.compile(r"[\"“]?(?:it|they|we|the (?:government|administration|two sides))\s*$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:,[^,]{1,30},)?\s*(?:to|should|must)\s+(?=[a-z])")
_NO_ACT = re.compile(
    r"(?:on\s+)?(?:the\s+)?(?:urgent\s+)?(?:importance|need|necessity|urgency|that)\b|be\b|over\b|about\b",
    re.I,
)
_STOPPED = re.compile(
    r"\b(?:which|that)\s+(?P<who>it|they|he|she|[A-Z][\w ]{1,30}?)\s+(?:had\s+|has\s+|have\s+)?"
    r"(?:stopped|suspended|halted|ended|ceased|paused|cut off|discontinued|froze)\b[^.;—]*"
)
_NONE: Mapping[str, str] = MappingProxyType({})
_INTENT = re.compile(
    r"(?:our|its|their|his|her|the|an?)\s+"
    r"(?:intention|intent|plans?|commitment|readiness|willingness|decision|offer|agreement|deal|pact)\s+to\s+"
)
# Deeds of support that are more than words.
_SIGNED = frozenset(map(stem, "sign ratify join recognize recognise restore open reopen adopt".split()))
_AGAINST = frozenset(("THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
_LED = re.compile(
    r"(?:\b(?:will|would|shall|to)|['’]ll)\s+(?:also\s+|continue\s+to\s+|soon\s+|again\s+)*\Z", re.IGNORECASE
)
_NOT = re.compile(r"(?:\b(?:will|would|shall|does|do|did)\s+not|n['’]t)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_NOT_TO = re.compile(r"\bnot\s+to\s+\Z", re.IGNORECASE)
_AGAIN = re.compile(r"(?:to\s+)?(?:resum|restart|renew|restor|reinstat|reopen)\w*\b", re.IGNORECASE)


def may_tell(row: Row) -> bool:
    """Say whether a row may give a mark, without its article: what else there is need not be read."""
    if isinstance(row, Event):
        return _is_step(row) and (row.type != "CONSULT" or row.date_from == "text")
    if not isinstance(row, Statement) or row.cue is None or row.negated or not row.content:
        return False
    kind = cue_kind(row.cue.text)
    return kind is not None and (kind != "told" or _WILL.search(row.content[0].text[:120]) is not None)


def _is_step(event: Event) -> bool:
    """Say whether an event may be a step by its type, status and trigger; one of a low score is none."""
    if is_below(event, UNSURE):
        return False
    return event.status in DONE if event.type in DEEDS else _kind(event) is not None


def read_marks(
    report: Report, *, homes: Mapping[str, str] = _NONE, between: tuple[str, str] | None = None
) -> list[Mark]:
    """Give the marks of a report, in the order of its text.

    `homes` gives the countries of actors whom the report names without; where two countries are given as
    `between`, only the rows that may be between them are read.
    """
    desk, two = Desk(report, homes), frozenset(between) if between else None
    found = [*_of_events(desk, two), *_of_statements(desk, two)]
    return sorted(found, key=lambda mark: (mark.sentence.start, mark.act.start, mark.row.id, mark.kind))


def _of_events(desk: Desk, between: frozenset[str] | None) -> Iterator[Mark]:
    for event in map(desk.at_home, filter(_is_step, desk.events)):
        if between is not None and not may_be_between(desk, event, between):
            continue
        yield from _deed(desk, event) if event.type in DEEDS else _word(desk, event)


def _word(desk: Desk, event: Event) -> Iterator[Mark]:
    """Give the marks of a demand, promise, agreement or refusal."""
    kind = _kind(event)
    act = _act(desk, event) if kind else None
    if kind is None or act is None or _NO_ACT.match(act.text) or act.text[0].isupper():
        return
    if is_open(desk, event) or invites(event, act):
        return
    if _NOT.search(desk.text, max(0, act.start - 20), act.start):
        if kind not in ("promised", "agreed"):
            return
        kind = "refused"
    if kind == "agreed" and re.match(r"(?:on\s+)?(?:the|their|our|its|these|those)\b", act.text):
        return  # a view that they share
    actors = refs_countries(event.actors)
    # Whom an act is to be done with was not asked for it.
    put_to = [ref for ref in event.recipients if kind != "asked" or not is_within(ref, act.start, act.end)]
    recipients = refs_countries(put_to)
    if event.type == "AGREE":
        actors = desk.actors(event)
    loose = False
    if kind == "asked":
        if not actors or not recipients or actors & recipients or len(actors | recipients) > MOST_COUNTRIES:
            return
        doers, others = recipients, actors
    else:
        doers, others = actors, recipients - actors
        if kind == "promised" and len(doers) > 1:
            kind = "agreed"
        if not doers or _is_relative(desk.text, event.trigger.start):
            return
        others, loose = concerned(desk, event, act, doers, others)
        if len(doers | others) > MOST_COUNTRIES:
            return
    date = event.date if event.date_from == "text" and not desk.is_of_act(event.date, act) else None
    mark = make_mark(
        desk, event, kind, act, doers=doers, others=others, who=event.actors, own=date, due=event.due,
        lead=event.trigger.start, loose=loose,
    )  # fmt: skip
    if mark is not None:
        yield replace(mark, told=frozenset(one.id for one in desk.events if _is_told_by(one, event, act)))
        yield from _stopped_before(desk, mark)


def _is_told_by(one: Event, event: Event, act: Span) -> bool:
    """Say whether an event is the meeting that an act is to bring: itself, or one in its words."""
    return one.id == event.id or (one.type == "CONSULT" and act.covers(one.trigger))


def _kind(event: Event) -> Kind | None:
    """Say which step an event of words is; None where it is none."""
    done, trigger = event.status in DONE, stem(event.trigger.text.split()[0])
    if any(stem(word) in stems_of("ready") for word in event.trigger.text.split()):
        return None  # who is ready to do something has not said that it will
    if event.type == "REQUEST":
        return "asked" if done else None
    if event.type == "REJECT":
        return "refused" if done else None
    if event.type == "AGREE" and event.status in ("occurred", "ongoing", "planned"):
        if trigger in stems_of("cues", "agreed"):
            return "agreed"
        # Who will send troops or tax another's goods has promised him nothing.
        return "promised" if event.about not in _AGAINST else None
    if event.type == "CONCEDE" and (event.status == "planned" or (done and event.act is not None)):
        return "promised"
    return None


def _act(desk: Desk, event: Event) -> Span | None:
    """Give the words of an event's act to the end of their clause.

    The statement that the trigger introduces tells them best, else the act as read, else the clause of a
    trigger that is itself the verb of the act ("will lift the cap").
    """
    sentence = desk.sentence(event.trigger.start)
    start = event.act.start if event.act is not None else None
    for one in desk.statements:
        if one.cue is not None and one.cue.overlaps(event.trigger) and one.content:
            content = one.content[0]
            if start is None or content.start <= start < content.end:
                start = content.start
                if will := _WILL.search(desk.text, start, min(content.end, start + 120)):
                    start = will.end()
    told = event.type == "CONCEDE" or (event.type == "AGREE" and event.status == "planned")
    if (
        told
        and (start is None or start - event.trigger.end in (1, 2))
        and _LED.search(desk.text[sentence.start : event.trigger.start])
    ):
        start = event.trigger.start
    if start is None or not sentence.start <= start < sentence.end:
        return None
    if intent := _INTENT.match(desk.text, start):
        start = intent.end()
    named = desk.states(start, min(start + 60, sentence.end))
    if named and not desk.text[start : named[0].start].strip().removeprefix("the"):
        # "Cuba to resume taking back": the act begins with its verb.
        to = _TO.match(desk.text, named[0].end)
        start = to.end() if to is not None else start
    if refrains := _NOT_TO.search(desk.text, max(sentence.start, start - 12), start):
        start = refrains.start()
    return desk.clause(start, sentence)


def _deed(desk: Desk, event: Event) -> Iterator[Mark]:
    """Give the mark of a deed: what its clause says, done or stopped."""
    if event.type == "SUPPORT" and stem(event.trigger.text.split()[0]) not in _SIGNED:
        return
    if is_asked_by_reporter(desk.text, event.trigger.start):
        return
    actors, recipients = refs_countries(event.actors), refs_countries(event.recipients)
    held = desk.forums if not actors and is_at_forum(desk, event) else ()
    actors = desk.two if held else actors
    sentence = desk.sentence(event.trigger.start)
    act = desk.clause(event.trigger.start, sentence)
    if not actors or act is None or len(actors | recipients) > MOST_COUNTRIES:
        return
    if event.type != "CONSULT" and not is_done(desk.text[sentence.start : event.trigger.start], act.text):
        return
    others = recipients - actors
    if not others and len(actors) == 1:
        others = first_other(desk, act, actors) or first_other(desk, sentence, actors)
    date = event.date if event.date_from == "text" else None
    mark = make_mark(
        desk, event, "done", act, doers=actors, others=others, who=event.actors, own=date,
        lead=event.trigger.start, held=held,
    )  # fmt: skip
    if mark is not None:
        yield mark


def _of_statements(desk: Desk, between: frozenset[str] | None) -> Iterator[Mark]:
    """Give the marks of statements that ask, promise or refuse and that no event tells already."""
    heads = [event.trigger for event in desk.events if event.type not in DEEDS]
    for one in map(desk.at_home, filter(may_tell, desk.statements)):
        if one.cue is None or one.speaker is None or not one.speaker.country:
            continue
        if between is not None and not may_be_between(desk, one, between):
            continue
        kind = cue_kind(one.cue.text)
        if kind is None or any(one.cue.overlaps(head) for head in heads) or is_question(desk, one):
            continue
        read = _asking if kind == "asked" else _promising
        mark = read(desk, one, one.speaker, kind)
        if mark is not None:
            yield mark
            yield from _stopped_before(desk, mark)


def _asking(desk: Desk, one: Statement, speaker: Ref, kind: str) -> Mark | None:
    """Read "X wants Y to do", "X wants to see Y do", "X asked that Y should do"."""
    content = one.content[0]
    start = content.start
    doer = one.addressee.country if one.addressee is not None else None
    named = desk.states(start, min(content.end, start + 60))
    if named and named[0].country != speaker.country and _opens(desk.text[start : named[0].start]):
        doer = named[0].country
        to = _TO.match(desk.text, named[0].end)
        sees = re.search(r"\bsee\b", desk.text[start : named[0].start])
        if to is None and not sees:
            return None
        start = to.end() if to is not None else named[0].end
    elif doer is None or not re.match(r"to\s+[a-z]", content.text):
        return None
    if doer is None or doer == speaker.country or speaker.country is None:
        return None
    act = desk.clause(start, Span.take(desk.text, start, max(content.end, start + 1)))
    if act is None or is_speech(act.text):
        return None
    return make_mark(
        desk, one, "asked", act, doers=frozenset((doer,)), others=frozenset((speaker.country,)),
        who=(speaker,), own=one.said_on, lead=content.start,
    )  # fmt: skip


def _opens(words: str) -> bool:
    """Say whether only an article or "to see" stands before a name."""
    return re.fullmatch(r"[\"“]?\s*(?:to see\s+|that\s+|on\s+)?(?:the\s+)?", words) is not None


def _promising(desk: Desk, one: Statement, speaker: Ref, kind: str) -> Mark | None:
    """Read "X announced it will do", "X pledged to do", "X refused to do", "X said Y would do"."""
    content = one.content[0]
    start, doers = content.start, frozenset((speaker.country or "",))
    will = _WILL.search(content.text[:120])
    if re.match(r"to\s+[a-z]", content.text) and kind != "told":
        start += re.match(r"to\s+", content.text).end()  # type: ignore[union-attr]
    elif will is not None:
        subject = Span.take_stripped(desk.text, start, start + will.start())
        if subject is None:
            return None
        named = {one.country for one in desk.states(subject.start, subject.end) if one.country}
        if not _PRONOUN.search(subject.text):
            if not named or len(subject.text.split()) > 8:
                return None
            doers = frozenset(named)
        if speaker.country not in doers:
            return None  # that another will do something is no promise, often a threat
        start += will.end()
        kind = "refused" if will[1] else "promised"
    else:
        return None
    act = desk.clause(start, Span.take(desk.text, start, max(content.end, start + 1)))
    if act is None or is_speech(act.text) or _NO_ACT.match(act.text):
        return None
    others, loose = others_of(desk, act, doers)
    step: Kind = (
        "agreed" if kind == "agreed" or len(doers) > 1 else "refused" if kind == "refused" else "promised"
    )
    return make_mark(
        desk, one, step, act, doers=doers, others=others, who=(speaker,), own=one.said_on, lead=content.start,
        loose=loose,
    )  # fmt: skip


def _is_relative(text: str, start: int) -> bool:
    """Say whether a verb stands in a relative clause: "the meeting that he will hold"."""
    before = re.search(r"(\w+)\s+(?:that|which)\s+[^,.;:]{0,40}$", text[max(0, start - 60) : start])
    return before is not None and cue_kind(before[1]) is None


def _stopped_before(desk: Desk, mark: Mark) -> Iterator[Mark]:
    """Read from a demand to resume what its relative clause tells: "…, which it stopped doing in March"."""
    if mark.kind == "refused" or not _AGAIN.match(mark.act.text) or len(mark.doers) != 1:
        return
    clause = _STOPPED.search(desk.text, mark.act.start, mark.sentence.end)
    if clause is None or (mark.kind == "asked" and clause["who"].lower() in ("he", "she")):
        return
    named = {one.country for one in desk.states(*clause.span("who")) if one.country}
    if named and not named & mark.doers:
        return
    told = Span.take(desk.text, clause.start(), clause.end())
    yield _stop(desk, mark, told)


def _stop(desk: Desk, mark: Mark, told: Span) -> Mark:
    days = next(
        (
            (one.earliest, one.latest)
            for one in desk.report.rows
            if isinstance(one, Time) and told.covers(one.span) and one.latest
        ),
        None,
    )
    latest = days[1] if days else desk.published
    return replace(
        mark, kind="stopped", sentence=told, who=tuple(_doers_of(mark)), earliest=days[0] if days else None,
        latest=latest, date_from="text" if days else "published" if latest else "none", due=None,
    )  # fmt: skip


def _doers_of(mark: Mark) -> Iterator[Ref]:
    if isinstance(mark.row, Event):
        refs = mark.row.recipients if mark.kind == "asked" else mark.row.actors
        yield from (ref for ref in refs if ref.country in mark.doers)
    else:
        yield from (Ref(country=country) for country in sorted(mark.doers))
