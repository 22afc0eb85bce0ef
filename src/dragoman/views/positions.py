"""Positions: what an actor said on a subject over time, and what contradicts what, in both passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dragoman.links.clusters import heard, joined
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.links import Link, Relation
from dragoman.schema.rows import Event, Mention, Row, Statement
from dragoman.views.dates import date_order
from dragoman.views.events import party, sides
from dragoman.views.evidence import kind_of, row_parts, tidy
from dragoman.views.filters import Desk, Filters, Sieve
from dragoman.views.timeline import DateFrom, Piece, row_date, snippet
from dragoman.views.words import fold

OPPOSED: tuple[Relation, ...] = ("contradicts", "shifts")
_JUDGEMENTS = ("yes", "unsure")


class Side(Struct, frozen=True, kw_only=True):
    """One end of a link: whose word or deed, on which day (`date_from`: whose date), in which words.

    `countries` are those of its parties and of who and what is named in its own words.
    """

    id: str
    kind: str
    who: str
    date: str | None
    date_from: DateFrom
    words: tuple[Piece, ...]
    countries: frozenset[str]
    title: str | None
    source: str


class Opposition(Struct, frozen=True, kw_only=True):
    """A contradiction or shift with both its passages."""

    link: Link
    left: Side
    right: Side


class Position(Struct, frozen=True, kw_only=True):
    """What an actor said at one time; said again in `repeats`, and set against others in `opposed`."""

    said: Side
    repeats: tuple[Side, ...]
    opposed: tuple[Opposition, ...]


def list_oppositions(
    view: View,
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    judgements: Sequence[str] = _JUDGEMENTS,
    relations: Sequence[Relation] = OPPOSED,
    limit: int | None = None,
) -> list[Opposition]:
    """List contradictions and shifts, the surest first.

    `between` are two countries that must both be in the passages; `since` and `until` bound the later one.
    """
    links = [link for link in heard(view.links(*relations)) if link.judgement in judgements]
    links.sort(key=lambda link: (link.judgement != "yes", -link.score, link.id))
    found = (
        one
        for one in _oppositions(view, links)
        if (between is None or set(between) <= one.left.countries | one.right.countries)
        and _is_within(one, since, until)
    )
    return list(islice(found, limit))


def show_positions(view: View, key: str, *, filters: Filters) -> list[Position]:
    """Show what an actor said on a subject, in order of date, with what is said again folded into the first.

    `key` is the folded name; `filters` tell the subject (`about`) and the time.
    """
    sieve = Sieve(view, filters)
    names = view.aliases(key)
    asked = Asked(called=tuple(names), since=filters.since, until=filters.until)
    rows = [
        one.row
        for one in view.dated("statement", asked)
        if _says(one, names) and (not sieve.checks or sieve.passes(one.row))
    ]
    ids = {row.id for row in rows}
    links = list(heard(view.links("repeats", *OPPOSED, of=ids))) if ids else []
    links = [link for link in links if link.judgement in _JUDGEMENTS]
    again = _first_of([row.id for row in rows], [link for link in links if link.relation == "repeats"])
    opposed: dict[str, list[Opposition]] = {}
    for one in _oppositions(view, [link for link in links if link.relation != "repeats"]):
        for end in {one.left.id, one.right.id} & ids:
            opposed.setdefault(again[end], []).append(one)
    made = {side.id: side for side in _sides(view, rows)}
    repeats: dict[str, list[Side]] = {}
    for id_, first in again.items():
        if id_ != first:
            repeats.setdefault(first, []).append(made[id_])
    found = [
        Position(
            said=made[row.id],
            repeats=tuple(repeats.get(row.id, ())),
            opposed=tuple({one.link.id: one for one in opposed.get(row.id, ())}.values()),
        )
        for row in rows
        if again[row.id] == row.id
    ]
    return found[: filters.limit] if filters.limit is not None else found


def _first_of(ids: Sequence[str], repeats: Iterable[Link]) -> dict[str, str]:
    """Give, for each row in order of date, the first of those that say the same."""
    known = set(ids)
    same = joined((link.left, link.right) for link in repeats if {link.left, link.right} <= known)
    first: dict[str, str] = {}
    return {id_: first.setdefault(same.get(id_, id_), id_) for id_ in ids}


def _says(one: Dated, names: Sequence[str]) -> bool:
    row = one.row
    return isinstance(row, Statement) and row.speaker is not None and fold(row.speaker.actor or "") in names


def _is_within(one: Opposition, since: str | None, until: str | None) -> bool:
    later = max((side.date or "" for side in (one.left, one.right)), key=date_order)
    if not later:
        return since is None and until is None
    return (since is None or later >= since[: len(later)]) and (until is None or later[: len(until)] <= until)


def _oppositions(view: View, links: Sequence[Link]) -> Iterator[Opposition]:
    rows = view.rows_of({end for link in links for end in (link.left, link.right)})
    desk = Desk(view)
    for link in links:
        left, right = rows.get(link.left), rows.get(link.right)
        if left is not None and right is not None:
            yield Opposition(link=link, left=_side(view, desk, left), right=_side(view, desk, right))


def _sides(view: View, rows: Iterable[Row]) -> Iterator[Side]:
    desk = Desk(view)
    for row in rows:
        yield _side(view, desk, row)


def _side(view: View, desk: Desk, row: Row) -> Side:
    article, sentences = desk.take(row.article)
    date, date_from = row_date(row, article.published)
    return Side(
        id=row.id,
        kind=kind_of(row),
        who=_who(row),
        date=date,
        date_from=date_from,
        words=snippet(article.text, sentences, row),
        countries=frozenset(_countries(view, row)),
        title=article.title,
        source=article.source,
    )


def _who(row: Row) -> str:
    if isinstance(row, Event):
        return sides(row)
    if isinstance(row, Statement) and row.speaker is not None:
        ref = row.speaker
        if ref.resolved_by in ("pronoun", "carried") and ref.span is not None and ref.actor:
            return f"“{tidy(ref.span.text)}”, read as {party(ref)}"
        return party(ref)
    return "somebody not named"


def _countries(view: View, row: Row) -> set[str]:
    refs = (*row.actors, *row.recipients) if isinstance(row, Event) else (getattr(row, "speaker", None),)
    found = {ref.country for ref in refs if ref is not None and ref.country}
    spans = [part.span for part in row_parts(row)]
    for mention in view.rows("mention", article=row.article):
        if isinstance(mention, Mention) and mention.country and any(s.covers(mention.span) for s in spans):
            found.add(mention.country)
    return found
