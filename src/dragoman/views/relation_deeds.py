"""The deeds between two countries: what reports tell as events, each counted once and set in its month.

A deed is an event that was done, or announced in words, however many reports tell it. Which side acted on
which follows from the countries of its parties; where these leave it open, the event is no deed of the pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Literal, get_args

from msgspec import Struct

from dragoman.links.talks_between import talk_together
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.codebook import intensity_of
from dragoman.schema.rows import Event, EventType, Quad, is_below
from dragoman.schema.settings import LIKELY
from dragoman.views.events import is_done, sides
from dragoman.views.evidence import event_code, tidy
from dragoman.views.homes import settle
from dragoman.views.relation_again import Telling, told_again, told_later
from dragoman.views.relation_dates import place_events, read_papers
from dragoman.views.relation_doubts import is_kept_in_force, is_not_done, is_tally
from dragoman.views.relation_named import goes_on
from dragoman.views.relation_parties import Side, borrowed, directness, side_of
from dragoman.views.relation_same import (
    Told,
    find_reprints,
    join_reports,
    leave_light_words,
    leave_names,
    linked,
)

# Why an event of the pair is in no month: a word for each, in the order in which they are looked for.
LeftOut = Literal["not done", "counted", "unsure", "sides", "no date", "older", "later", "named", "in force"]
LEFT_OUT: tuple[LeftOut, ...] = get_args(LeftOut)

_VERBAL = frozenset({"verbal cooperation", "verbal conflict"})


class Deed(Struct, frozen=True, kw_only=True, tag_field="kind", tag="deed"):
    """One event between `one` and `other`, in `rows` of `reports` (article ids; reprints are one).

    `side` is "there" where `one` acted on the other, "back" the reverse, "both" for an act of both. `first`
    and `last` are the days that bound it; `month` ("2022-04") is None where they lie more than a month
    apart. `date_from` says what places it: its own words (`text`), the only date of its clause (`sentence`),
    or the day of its first report (`published`). `going_on`: it counts once in its month. `direct` says how
    many of its two sides are the state itself, or who speaks for it. `row` is the one of `rows` that the
    reader is surest of, by `score`.
    """

    row: str
    rows: tuple[str, ...]
    articles: tuple[str, ...]
    reports: tuple[str, ...]
    side: Side
    type: EventType
    mode: str | None
    quad: Quad
    weight: float
    planned: bool
    going_on: bool
    direct: int
    first: str
    last: str
    month: str | None
    date_from: Literal["text", "sentence", "published"]
    who: str
    code: str
    words: str
    score: float | None = None


class Deeds(Struct, frozen=True):
    """The deeds of a pair by their days, and how many events are none, by reason."""

    found: tuple[Deed, ...]
    left_out: dict[LeftOut, int]


def gather_deeds(view: View, one: str, other: str) -> Deeds:
    """Gather the deeds between two countries (alpha-3) from all events of the record that name both."""
    left: Counter[LeftOut] = Counter()
    kept: list[tuple[Dated, Event, Side]] = []
    homes, pair = view.homes(), {one, other}
    for dated in view.dated("event", Asked(together=(one, other))):
        assert isinstance(dated.row, Event)
        event = settle(dated.row, homes)
        side = side_of(event, one, other)
        if side is None:
            left["sides"] += 1
        elif is_below(event, LIKELY):
            left["unsure"] += 1
        elif not (is_done(event) or (event.status == "planned" and event.quad in _VERBAL)):
            left["not done"] += 1
        else:
            kept.append((dated, event, side))
    papers = read_papers(view, {event.article for _, event, _ in kept})
    doubts = [_doubt(event, papers[event.article].text, pair) for _, event, _ in kept]
    left.update(doubt for doubt in doubts if doubt is not None)
    kept = [each for each, doubt in zip(kept, doubts, strict=True) if doubt is None]
    lent = borrowed([event for _, event, _ in kept], pair)
    left["sides"] += len(lent)
    kept = [one_kept for one_kept in kept if one_kept[1].id not in lent]
    places = place_events([(event, dated.published) for dated, event, _ in kept], papers)
    placed: list[Told] = []
    for (_, event, side), place in zip(kept, places, strict=True):
        if isinstance(place, str):
            left[place] += 1
        else:
            placed.append(Told(event, side, place))
    heavy = leave_light_words(placed)
    left["sides"] += len(placed) - len(heavy)
    whole = leave_names(heavy)
    left["named"] += len(heavy) - len(whole)
    reprints = find_reprints(view, {told.event.article for told in whole})
    tellings = list(map(_telling, whole))
    headlines = {id_: paper.headline for id_, paper in papers.items()}
    again = chain(told_again(tellings, headlines=headlines, reprints=reprints), told_later(tellings, papers))
    groups = join_reports(whole, linked(view, "same_event", {told.event.id for told in whole}), again)
    deeds = (_deed(group, reprints, pair) for group in groups)
    return Deeds(tuple(sorted(deeds, key=_by_day)), {why: left[why] for why in LEFT_OUT if left[why]})


def _doubt(event: Event, text: str, pair: set[str]) -> LeftOut | None:
    """Say why an event is no deed of a pair by the words around it; None where they leave no doubt."""
    if is_not_done(event, text):
        return "not done"
    if is_tally(event, text):
        return "counted"
    if is_kept_in_force(event, text):
        return "in force"
    return "sides" if event.type == "CONSULT" and not talk_together(event, text, pair) else None


def _telling(told: Told) -> Telling:
    place = told.place
    return Telling(told.event, told.side, place.first, place.last, dated=place.date_from != "published")


def _deed(group: Sequence[Told], reprints: dict[str, str], pair: set[str]) -> Deed:
    """Make one deed of all that tells it; it is told by the row of the best score, dated by the best date."""
    best = max(group, key=lambda one: (not _planned(one), one.event.score or 0.0, one.event.id))
    # A plan is set on the day on which it was told, which is not that of the deed.
    dated = min(group, key=_dating)
    event, place = best.event, dated.place
    weight = event.intensity if event.intensity is not None else intensity_of(event.type, event.mode)
    articles = sorted({one.event.article for one in group})
    return Deed(
        row=event.id,
        rows=tuple(sorted(one.event.id for one in group)),
        articles=tuple(articles),
        reports=tuple(sorted({reprints.get(article, article) for article in articles})),
        side=best.side,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        weight=weight,
        planned=_planned(best),
        going_on=all(goes_on(one.event, one.place) for one in group),
        direct=directness(event, pair),
        first=place.first,
        last=place.last,
        month=place.month,
        date_from=place.date_from,
        who=sides(event),
        code=event_code(event),
        words=tidy(event.trigger.text),
        score=event.score,
    )


_DATES = ("text", "sentence", "published")


def _dating(told: Told) -> tuple[bool, int, str, str]:
    return (_planned(told), _DATES.index(told.place.date_from), told.place.first, told.event.id)


def _planned(told: Told) -> bool:
    return told.event.status == "planned"


def _by_day(deed: Deed) -> tuple[str, str, str]:
    return (deed.first, deed.last, deed.row)
