"""Rounds of talks between two countries: each once, however many reports tell it, with who took part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dragoman.links.clusters import clusters
from dragoman.links.events_same_around import find_ordinal
from dragoman.links.events_same_merged import Conflict, merged
from dragoman.links.events_same_told import TALKS, kind_of
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.codes import country_name
from dragoman.schema.rows import Event, Row, Status
from dragoman.views.dates import date_order
from dragoman.views.evidence import name
from dragoman.views.filters import Desk
from dragoman.views.homes import country_of, settle
from dragoman.views.timeline import Entry, make_entry

_BEFORE, _BEHIND = 60, 140


class Delegate(Struct, frozen=True, kw_only=True):
    """Somebody named as taking part, with the country they are of (alpha-3; None where not known)."""

    name: str
    country: str | None


class Round(Struct, frozen=True, kw_only=True):
    """One meeting, call or exchange. `date` is ISO 8601; None where only the days of its reports are known.

    `reported` is the first of these. `ordinal` is the number that a report gives it ("second round"),
    `status` that of the last report. `entries` are its evidence, one a report, the earliest first.
    """

    date: str | None
    reported: str | None
    ordinal: int | None
    status: Status
    place: str | None
    delegates: tuple[Delegate, ...]
    reports: int
    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]


def list_rounds(view: View, one: str, other: str, *, within: frozenset[str] | None = None) -> list[Round]:
    """List the talks of two countries (alpha-3) by date; `within` are the only articles that count.

    What is told without any date and place, in one report alone, as "talks" in general is left out.
    """
    homes = view.homes()
    asked = view.dated("event", Asked(together=(one, other)), within=within)
    found = [dated for dated in asked if _is_between(dated.row, one, other, homes)]
    same = clusters(view.links("same_event", of=[dated.row.id for dated in found]))
    together: dict[str, list[Dated]] = defaultdict(list)
    for dated in found:
        together[same.get(dated.row.id, dated.row.id)].append(dated)
    desk = Desk(view)
    told = (_round(dated, desk, {one, other}, homes) for dated in together.values())
    rounds = _without_echoes(list(filter(_is_occasion, told)))
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


def _is_between(row: Row, one: str, other: str, homes: Mapping[str, str]) -> bool:
    """Say whether a row tells talks in which both countries take part."""
    if not isinstance(row, Event) or kind_of(row) != TALKS:
        return False
    return {one, other} <= {country_of(ref, homes) for ref in (*row.actors, *row.recipients)}


def _round(told: Sequence[Dated], desk: Desk, pair: set[str], homes: Mapping[str, str]) -> Round:
    rows = [settle(dated.row, homes) for dated in told if isinstance(dated.row, Event)]
    known = merged(rows, {dated.row.article: dated.published for dated in told})
    by_report: dict[str, Dated] = {}
    for dated in sorted(told, key=lambda each: (each.published or "9999", each.row.id)):
        by_report.setdefault(dated.row.article, dated)
    days = [dated.published for dated in by_report.values() if dated.published]
    ordinals = [number for row in rows if (number := _ordinal(row, desk)) is not None]
    return Round(
        date=known.date,
        reported=min(days, default=None),
        ordinal=min(set(ordinals), key=lambda n: (-ordinals.count(n), n), default=None),
        status=known.status,  # type: ignore[arg-type]
        place=name(known.place) if known.place is not None else None,
        delegates=tuple(_delegates(rows, pair)),
        reports=len(by_report),
        entries=tuple(_entry(dated, desk) for dated in by_report.values()),
        conflicts=known.conflicts,
    )


def _ordinal(event: Event, desk: Desk) -> int | None:
    article, _ = desk.take(event.article)
    start, end = event.trigger.start, event.trigger.end
    before, behind = article.text[max(0, start - _BEFORE) : start], article.text[end : end + _BEHIND]
    return find_ordinal(before, event.trigger.text, behind)


def _delegates(rows: Iterable[Event], pair: set[str]) -> list[Delegate]:
    """Give the people named as taking part, those of the pair first; states and their capitals are none."""
    found: dict[tuple[str, str | None], None] = {}
    for row in rows:
        for ref in (*row.actors, *row.recipients):
            if ref.actor and not (ref.country and ref.actor == country_name(ref.country)):
                found[ref.actor, ref.country] = None
    order = sorted(found, key=lambda each: (each[1] not in pair, each[1] or "~", each[0]))
    return [Delegate(name=called, country=country) for called, country in order]


def _entry(dated: Dated, desk: Desk) -> Entry:
    article, sentences = desk.take(dated.row.article)
    return make_entry(article, sentences, dated.row)


def _is_occasion(one: Round) -> bool:
    return one.date is not None or one.place is not None or one.ordinal is not None or one.reports > 1
