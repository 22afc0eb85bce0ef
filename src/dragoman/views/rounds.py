"""Rounds of talks between two countries: each once, however many reports tell it, with who took part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.clusters import clusters
from dragoman.links.events_same_around import find_mode, find_ordinal, is_site, numbers_round
from dragoman.links.events_same_merged import Conflict, merged
from dragoman.links.events_same_told import TALKS, kind_of
from dragoman.links.quantities_periods import days_of
from dragoman.links.talks_between import talk_together
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.codes import place_country
from dragoman.schema.rows import Event, Ref, Status
from dragoman.views.answers import answer
from dragoman.views.dates import date_order
from dragoman.views.evidence import name
from dragoman.views.filters import Desk
from dragoman.views.homes import settle
from dragoman.views.relation_same import find_reprints
from dragoman.views.reprints import told_in
from dragoman.views.rounds_delegates import Delegate, list_delegates
from dragoman.views.rounds_doubles import Sketch, join_doubles
from dragoman.views.timeline import Entry, make_entry

_BEFORE, _BEHIND = 60, 140


class Round(Struct, frozen=True, kw_only=True):
    """One meeting, call or exchange. `date` is ISO 8601; None where only the days of its reports are known.

    `place` is None for a call and for what was held by video, wherever somebody sat.
    `reported` is the first of these. `ordinal` is the number that a report gives it ("second round"),
    `status` that of the last report. `entries` are its evidence, one a report, the earliest first;
    `reprints` counts the articles that only print one of these again.
    """

    date: str | None
    reported: str | None
    ordinal: int | None
    status: Status
    place: str | None
    delegates: tuple[Delegate, ...]
    reports: int
    reprints: int
    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


class _Made(NamedTuple):
    """A round with the rows that tell it, and what it is found again by."""

    told: Sequence[Dated]
    round: Round
    sketch: Sketch


def list_rounds(view: View, one: str, other: str, *, within: frozenset[str] | None = None) -> list[Round]:
    """List the talks of two countries (alpha-3) by date; `within` are the only articles that count.

    What is told without any date and place, in one report alone, as "talks" in general is left out, also
    where it is "the first" or "the second" that is only told in passing; a "second round" is one.
    """
    first, second = sorted((one, other))
    if within is not None:
        return gather_rounds(view, first, second, within=within)
    return answer(view, "rounds", (first, second), list[Round], lambda: gather_rounds(view, first, second))


def gather_rounds(view: View, one: str, other: str, *, within: frozenset[str] | None = None) -> list[Round]:
    """Gather the talks of two countries from their events, in whatever order the two are named."""
    homes, desk, pair = view.homes(), Desk(view), frozenset((one, other))
    asked = view.dated("event", Asked(together=(one, other)), within=within)
    found = [dated for dated in asked if _is_between(dated, desk, pair, homes)]
    same = clusters(view.links("same_event", of=[dated.row.id for dated in found]))
    together: dict[str, list[Dated]] = defaultdict(list)
    for dated in found:
        together[same.get(dated.row.id, dated.row.id)].append(dated)
    copies = find_reprints(view, {dated.row.article for dated in found})
    made = [each for dated in together.values() if (each := _round(dated, desk, pair, homes, copies))]
    doubles = join_doubles([sketch for _, _, sketch in made], pair)
    rounds = _without_echoes(
        [_join([made[at] for at in group], desk, pair, homes, copies) for group in doubles]
    )
    return sorted(rounds, key=lambda each: (date_order(each.date or each.reported), each.reports))


def _without_echoes(rounds: Sequence[Round]) -> list[Round]:
    """Leave out what one report calls by another word: "the talks in April, the first such conversations"."""
    told = {
        (each.date, entry.row.article)
        for each in rounds
        if each.date is not None and each.reports > 1
        for entry in each.entries
    }
    return [
        each
        for each in rounds
        if each.reports > 1 or not any((each.date, entry.row.article) in told for entry in each.entries)
    ]


def _is_between(dated: Dated, desk: Desk, pair: Set[str], homes: Mapping[str, str]) -> bool:
    """Say whether a row tells talks in which both countries take part, with each other."""
    row = dated.row
    if not isinstance(row, Event) or kind_of(row) != TALKS:
        return False
    row = settle(row, homes)
    if not pair <= {ref.country for ref in (*row.actors, *row.recipients)}:
        return False
    article, _ = desk.take(row.article)
    return talk_together(row, article.text, pair)


def _round(
    told: Sequence[Dated],
    desk: Desk,
    pair: frozenset[str],
    homes: Mapping[str, str],
    copies: Mapping[str, str],
) -> _Made | None:
    """Make one round of the rows that tell it; None where they tell no occasion.

    `copies` has the articles that are one report, by the id that they share.
    """
    rows = [_settle(dated, homes, desk) for dated in told if isinstance(dated.row, Event)]
    known = merged(rows, {dated.row.article: dated.published for dated in told})
    by_report: dict[str, Dated] = {}
    for dated in sorted(told, key=lambda each: (each.published or "9999", each.row.id)):
        by_report.setdefault(copies.get(dated.row.article, dated.row.article), dated)
    days = [dated.published for dated in by_report.values() if dated.published]
    around = [_around(row, desk) for row in rows]
    ordinals = [number for words in around if (number := find_ordinal(*words)) is not None]
    modes = {find_mode(row, words[0], words[2]) for row, words in zip(rows, around, strict=True)}
    is_remote = "remote" in modes and "visit" not in modes
    place = None if is_remote else known.place
    is_placed = known.date is not None or place is not None or len(by_report) > 1
    if not is_placed and not any(numbers_round(*words) for words in around):
        return None
    made = Round(
        date=known.date,
        reported=min(days, default=None),
        ordinal=min(set(ordinals), key=lambda n: (-ordinals.count(n), n), default=None),
        status=known.status,  # type: ignore[arg-type]
        place=name(place) if place is not None else None,
        delegates=tuple(list_delegates(rows, pair, homes)),
        reports=len(by_report),
        reprints=told_in((dated.row.article for dated in told), copies).reprints,
        entries=tuple(_entry(dated, desk) for dated in by_report.values()),
        conflicts=known.conflicts,
    )
    return _Made(told, made, _sketch(made, rows, pair, place, is_remote=is_remote))


def _join(
    made: Sequence[_Made],
    desk: Desk,
    pair: frozenset[str],
    homes: Mapping[str, str],
    copies: Mapping[str, str],
) -> Round:
    """Make one round of those that tell it; where the first names both sides, its people take part."""
    first = made[0].round
    if len(made) == 1:
        return first
    whole = _round([dated for one in made for dated in one.told], desk, pair, homes, copies)
    if whole is None:
        return first
    if pair <= {each.country for each in first.delegates}:
        return replace(whole.round, delegates=first.delegates)
    return whole.round


def _sketch(
    made: Round, rows: Sequence[Event], pair: Set[str], place: Ref | None, *, is_remote: bool
) -> Sketch:
    """Give what is known of a round by which it is found again."""
    lands = {ref.country for row in rows for ref in (*row.actors, *row.recipients) if ref.country}
    land = (place.country or place_country(place.actor or "")) if place is not None else None
    return Sketch(
        articles=frozenset(row.article for row in rows),
        date=made.date,
        ordinal=made.ordinal,
        status=made.status,
        place=made.place,
        land=land,
        is_remote=is_remote,
        delegates=made.delegates,
        others=frozenset(lands) - pair,
    )


def _settle(dated: Dated, homes: Mapping[str, str], desk: Desk) -> Event:
    """Give a row with the homes of its parties, without what cannot be its day or place.

    Talks to come are not of a day before their report, those held not of one after it; a place told with
    talks need not be theirs.
    """
    assert isinstance(dated.row, Event)
    row = settle(dated.row, homes)
    days = days_of(row.date) if row.date else None
    if days and dated.published:
        day = dated.published[:10]
        is_early, is_late = days[1] < day, days[0] > day
        if (is_early and row.status == "planned") or (is_late and row.status == "occurred"):
            row = replace(row, date=None)
    article, _ = desk.take(row.article)
    if row.place is not None and not is_site(article.text, row.trigger, row.place):
        row = replace(row, place=None)
    return row


def _around(event: Event, desk: Desk) -> tuple[str, str, str]:
    """Give the words before a row's trigger, the trigger, and the words behind it."""
    article, _ = desk.take(event.article)
    start, end = event.trigger.start, event.trigger.end
    text = article.text
    return text[max(0, start - _BEFORE) : start], event.trigger.text, text[end : end + _BEHIND]


def _entry(dated: Dated, desk: Desk) -> Entry:
    article, sentences = desk.take(dated.row.article)
    return make_entry(article, sentences, dated.row)
