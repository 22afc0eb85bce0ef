"""Joins the mentions of one event within an article: the meeting, and what was discussed at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dragoman.links.events_same_parties import Homes, Parties, are_same, count_shared, join
from dragoman.links.events_same_told import TALKS, Told
from dragoman.links.events_same_when import Window
from dragoman.links.events_same_words import numbers_differ, stem, words_of
from dragoman.schema.rows import DONE

# "… the call, in which the leaders discussed …"
_RELATIVE = re.compile(
    r"\b(?:in|at|during|on|over) which\b|\bwhere(?:in|by)?\b|\bwho\b|\bas (?:they|we)\b", re.IGNORECASE
)
# Two triggers of one act: "convened a meeting", "hosted him for talks", "travelled to Rome to meet".
_LIGHT = re.compile(
    r"\A(?:(?!\b(?:follow\w*|after|before|since|ahead|advance of|including|which|and|while|as well|"
    r"building|who|where)\b)"
    r"[^.;:]|\.(?!\s))*\Z",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:or|and|for|that|whose)\b|,", re.IGNORECASE)
_MOST_BETWEEN = 260
# Same act said twice of the same parties, by the share of the words of both sentences that both have.
_SAME_WORDS, _FEWEST_WORDS = 0.6, 5
_NEAR_TRIGGERS = 30
# Events of an article that a mention is compared with, the nearest before it.
_MOST_BACK = 60


class Local(Struct):
    """An event as one article tells it: its mentions, the main one first, and what they know together."""

    told: list[Told]
    why: list[tuple[str, str, str]]
    parties: Parties
    actors: Parties
    recipients: Parties
    window: Window
    status: str
    place: str | None
    place_name: frozenset[str]
    ordinal: int | None
    body: frozenset[str]
    mode: str | None
    words: frozenset[str]
    main: bool

    @property
    def head(self) -> Told:
        """Give the mention that brought the event up."""
        return self.told[0]


def start(told: Told, homes: Homes) -> Local:
    """Begin an event with a mention, people's states added to those that are told."""
    return Local(
        told=[told],
        why=[],
        parties=at_home(told.parties, homes),
        actors=at_home(told.actors, homes),
        recipients=at_home(told.recipients, homes),
        window=told.window,
        status=told.status,
        place=told.place,
        place_name=told.place_name,
        ordinal=told.ordinal,
        body=told.body,
        mode=told.mode,
        words=told.words,
        main=not (told.back or told.loose),
    )


def at_home(parties: Parties, homes: Homes) -> Parties:
    """Add the states whose officials the people are."""
    states = frozenset(home for name in parties.people if (home := homes.of(name)))
    return Parties(parties.people, parties.states | states, states)


def take(local: Local, told: Told, why: str, homes: Homes) -> None:
    """Add a further mention to an event, and what it tells where nothing was told yet."""
    local.why.append((local.head.row, told.row, why))
    local.told.append(told)
    if told.window.how == "told" and local.window.how != "told":
        local.window = local.window.cut(told.window) if told.window.meets(local.window) else told.window
    if told.parties and not told.topic and not told.takes_up:
        local.parties = join(local.parties, at_home(told.parties, homes))
    local.ordinal = local.ordinal if local.ordinal is not None else told.ordinal
    local.body = local.body or (told.body if not told.topic else frozenset())
    local.mode = local.mode or told.mode
    if not local.place_name and not told.topic:
        local.place, local.place_name = told.place, told.place_name


def join_within(told: Sequence[Told], homes: Homes) -> list[Local]:
    """Join one article's mentions, in order of place, into its events."""
    locals_: list[Local] = []
    focus: Local | None = None
    for one in told:
        if one.status == "denied":
            locals_.append(start(one, homes))
            continue
        found = (
            _find_talks(one, locals_, focus, homes) if one.kind == TALKS else _find_act(one, locals_, homes)
        )
        if found is not None:
            local, why = found
            take(local, one, why, homes)
            if one.kind == TALKS and local.main:
                focus = local
            continue
        local = start(one, homes)
        locals_.append(local)
        if one.kind == TALKS:
            _lend_parties(local, focus)
        if _takes_focus(local, focus):
            focus = local
    return locals_


def _lend_parties(local: Local, focus: Local | None) -> None:
    """Give talks told of "them" the parties of the talks in focus, else those that the group was read as."""
    one = local.head
    if one.others or one.loose or not (one.back or one.window.how == "told"):
        return
    own = local.parties
    is_noun = one.trigger in words_of("nouns") and not own.people and len(own.states) < 2
    if not one.takes_up and not (
        is_noun and not one.body and focus is not None and own.states <= focus.parties.states
    ):
        return
    if focus is not None:
        # "the call follows the two leaders' meeting in May": the leaders are those of the call
        local.parties = focus.parties
        local.main = False
    elif len(one.carried.states) == 2:
        local.parties = one.carried


def _takes_focus(local: Local, focus: Local | None) -> bool:
    """Say whether later mentions without names are of these talks rather than of those before."""
    one = local.head
    if one.kind != TALKS or not local.main or not local.parties:
        return False
    return focus is None or not (
        one.topic
        or one.takes_up
        or (focus.status in DONE and one.status not in DONE)
        or (_is_of_another_body(one, focus) and one.trigger in words_of("nouns") and not local.parties.people)
    )


def _find_talks(
    one: Told, locals_: Sequence[Local], focus: Local | None, homes: Homes
) -> tuple[Local, str] | None:
    """Find the talks that a mention takes up; None where it brings up others."""
    last = next(_nearest(locals_), None)
    if last is not None and _is_under_headline(one, last, homes):
        return last, "the headline of the report, and its lead"
    if last is not None and (why := _of_one_clause(one, last, homes)):
        return last, why
    if one.loose:
        return None
    own = at_home(one.parties, homes)
    if one.window.how == "told" or (own and not one.topic) or one.ordinal is not None:
        for local in _nearest(locals_):
            if (why := _is_named_again(one, own, local)) is not None:
                return local, why
    if focus is None and last is not None and one.takes_up and not last.head.loose and last.parties:
        focus = last
    if focus is None or one.back or _is_of_another_body(one, focus) or not _may_take_up(one, own, focus):
        return None
    return focus, f"the same report, taken up: “{one.trigger}”"


def _is_under_headline(one: Told, last: Local, homes: Homes) -> bool:
    """Say whether the lead tells of the talks that the headline names."""
    if len(last.told) > 1 or not last.head.headline or one.headline or not one.leads or one.loose or one.back:
        return False
    own = at_home(one.parties, homes)
    some = count_shared(own.people, last.parties.people) > 0 or bool(own.states & last.parties.states)
    return _agree(one, last) and (some or not last.parties)


def _nearest(locals_: Sequence[Local]) -> Iterator[Local]:
    return (local for local in islice(reversed(locals_), _MOST_BACK) if local.head.kind == TALKS)


def _of_one_clause(one: Told, last: Local, homes: Homes) -> str | None:
    """Say why a mention is of the talks just told in its sentence; None where it is not."""
    before = last.told[-1]
    if one.sentence != before.sentence or one.sentence < 0:
        return None
    gap = one.between
    if _RELATIVE.search(gap) and (one.topic or one.takes_up):
        return f"the same sentence: “{before.trigger} … {one.trigger}”"
    own = at_home(one.parties, homes)
    if not one.back and _agree(one, last) and count_shared(own.people, before.parties.people) >= 2:
        return f"the same sentence, the same people: “{before.trigger} … {one.trigger}”"
    if one.loose or one.back or len(gap) > _MOST_BETWEEN or not _LIGHT.match(gap):
        return None
    if before.back and not before.topic:
        # "building on her trip in May, the two discussed trade"
        return None
    if not _agree(one, last) or (
        own.people and last.parties.people and not count_shared(own.people, last.parties.people)
    ):
        return None
    return f"the same sentence: “{before.trigger} … {one.trigger}”"


def _agree(one: Told, local: Local) -> bool:
    """Say whether days, round and state of an event do not differ."""
    if one.window.how == "told" and local.window.how == "told" and not one.window.agrees(local.window):
        return False
    if one.ordinal is not None and local.ordinal is not None and one.ordinal != local.ordinal:
        return False
    return (one.status in DONE) == (local.status in DONE)


def _is_named_again(one: Told, own: Parties, local: Local) -> str | None:
    """Say why a mention with parties or days of its own is of an event told before; None where it is not."""
    if one.window.how == "told" and local.window.how == "told":
        if not one.window.agrees(local.window):
            return None
        if are_same(own, local.parties) or (
            one.takes_up and one.trigger in words_of("nouns") and not one.others
        ):
            return "the same report, the same days"
        return None
    if one.back != local.head.back or not _agree(one, local):
        return None
    if min(len(own.people), len(local.parties.people)) >= 2 and are_same(own, local.parties):
        return "the same report, between the same people"
    return None


def _is_of_another_body(one: Told, focus: Local) -> bool:
    """Say whether a mention names a body of which the talks in focus are not told to be."""
    return bool(one.body) and not one.topic and not one.body & focus.body


def _may_take_up(one: Told, own: Parties, focus: Local) -> bool:
    """Say whether a mention that names nothing new is of the talks in focus."""
    if not _agree(one, focus):
        return False
    if (
        one.window.how == "told"
        and focus.window.how == "told"
        and one.window.is_exact != focus.window.is_exact
    ):
        return False
    if one.others and not one.topic:
        return False
    again = one.topic or one.trigger in words_of("nouns") or one.trigger in words_of("again")
    if own.people:
        if not one.topic and len(own.people) < 2:
            return False
        return again and _are_among(own, focus.parties, one.topic)
    if one.takes_up:
        return again
    if own.states:
        return again and (
            own.states <= focus.parties.states or (one.topic and bool(own.states & focus.parties.states))
        )
    return one.topic or one.trigger in words_of("nouns")


def _are_among(own: Parties, known: Parties, topic: bool) -> bool:
    """Say whether all people named are those of the talks; one who discusses may be an official told anew."""
    shared = count_shared(own.people, known.people)
    return shared == len(own.people) or (topic and shared > 0 and own.states <= known.states)


def _find_act(one: Told, locals_: Sequence[Local], homes: Homes) -> tuple[Local, str] | None:
    """Find the act, other than talks, of which a mention tells again."""
    own_actors, own_recipients = at_home(one.actors, homes), at_home(one.recipients, homes)
    for local in islice(reversed(locals_), _MOST_BACK):
        head = local.head
        if head.kind != one.kind or not _agree(one, local):
            continue
        last = local.told[-1]
        if _side_differs(own_actors, local.actors) or _side_differs(own_recipients, local.recipients):
            continue
        if (
            last.sentence == one.sentence
            and 0 <= one.start - last.end <= _NEAR_TRIGGERS
            and _is_one_clause(one.between)
        ):
            return local, f"one act in one clause: “{last.trigger} {one.trigger}”"
        if stem(one.trigger) != stem(head.trigger) or not (one.words and head.words):
            continue
        if one.sentence == last.sentence or numbers_differ(one.words, head.words):
            continue
        shared = one.words & head.words
        if len(shared) >= max(_FEWEST_WORDS, _SAME_WORDS * len(one.words | head.words)):
            return local, f"the same report, the same act of the same parties: “{one.trigger}”"
    return None


def _is_one_clause(gap: str) -> bool:
    return _LIGHT.match(gap) is not None and _APART.search(gap) is None


def _side_differs(one: Parties, other: Parties) -> bool:
    """Say whether both name somebody, and nobody is the same."""
    if not one or not other:
        return False
    return not (count_shared(one.people, other.people) or one.states & other.states)
