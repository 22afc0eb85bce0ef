"""Positions: what an actor said on a subject over time, and what contradicts what, in both passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.clusters import heard, joined
from dragoman.links.positions_quote import other_reasons, quoted
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.links import Link, Relation
from dragoman.schema.rows import Event, Mention, Ref, Row, Statement
from dragoman.schema.span import Span
from dragoman.views.dates import date_order
from dragoman.views.events import party, sides
from dragoman.views.evidence import kind_of, row_parts, tidy
from dragoman.views.filters import Desk, Filters, Sieve
from dragoman.views.positions_words import passage, places
from dragoman.views.timeline import DateFrom, Piece, row_date, snippet
from dragoman.views.words import asked_words, fold

OPPOSED: tuple[Relation, ...] = ("contradicts", "shifts")
_JUDGEMENTS = ("yes", "unsure")


class Side(Struct, frozen=True, kw_only=True):
    """One end of a link: whose word or deed, on which day (`date_from`: whose date), in which words.

    `words` are the opposed clause with about a line around it; `countries` those of its parties (speaker and
    addressee, actors and recipients) and of who and what is named in those words.
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
    """A contradiction or shift with both its passages; `reasons` are the link's but for the words shown.

    `more` counts others that oppose one of these passages, or one opposed to them, in the same way.
    """

    link: Link
    left: Side
    right: Side
    reasons: tuple[str, ...] = ()
    more: int = 0


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
    each: bool = False,
) -> list[Opposition]:
    """List contradictions and shifts, the surest first.

    `between` are two countries that must both be in the opposed words, or be those of a party; `since` and
    `until` bound the later one. Of those that have a passage in common, as the many that tell of one turn,
    the surest stands for all, unless `each` is asked for.
    """
    links = [link for link in heard(view.links(*relations)) if link.judgement in judgements]
    links.sort(key=lambda link: (link.judgement != "yes", -link.score, link.id))
    found = (
        one
        for one in _oppositions(view, links)
        if (between is None or set(between) <= one.left.countries | one.right.countries)
        and _is_within(one, since, until)
    )
    return list(islice(found if each else _once(found), limit))


def _once(found: Iterable[Opposition]) -> list[Opposition]:
    """Give the first of those that hang together by passages, with the number of the others."""
    told = list(found)
    places = {one.link.id: _passages(one) for one in told}
    same = joined(places.values())
    groups: dict[str, list[Opposition]] = {}
    for one in told:
        groups.setdefault(same[places[one.link.id][0]], []).append(one)
    return [replace(group[0], more=len(group) - 1) for group in groups.values()]


def _passages(one: Opposition) -> tuple[str, str]:
    """Name both passages, of one relation: a long statement may be opposed on several matters."""
    words = quoted(one.link.reasons) or ("", "")
    left, right = (
        f"{one.link.relation} {side.id} {said}"
        for side, said in zip((one.left, one.right), words, strict=True)
    )
    return left, right


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
    shelf = _Shelf(view)
    asked_for = asked_words(filters.about) if filters.about else []
    made = {row.id: shelf.side(row, asked=asked_for) for row in rows}
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


class _Shelf:
    """Makes sides of rows; keeps the articles and mentions at hand that they need."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._desk = Desk(view)
        self._mentions: dict[str, list[Mention]] = {}

    def side(self, row: Row, *, clause: str | None = None, asked: Sequence[str] = ()) -> Side:
        """Make a row's side: of a long one only what is opposed or asked for."""
        article, sentences = self._desk.take(row.article)
        date, date_from = row_date(row, article.published)
        place = places(article.text, sentences, row, clause, asked)
        shown = (
            [place] if place is not None else [(part.span.start, part.span.end) for part in row_parts(row)]
        )
        return Side(
            id=row.id,
            kind=kind_of(row),
            who=_who(row),
            date=date,
            date_from=date_from,
            words=snippet(article.text, sentences, row)
            if place is None
            else passage(article.text, sentences, place),
            countries=self._countries(row, shown),
            title=article.title,
            source=article.source,
        )

    def _countries(self, row: Row, shown: Sequence[tuple[int, int]]) -> frozenset[str]:
        """Give the countries of a row's parties and of those named in the words shown, not of all it says."""
        if row.article not in self._mentions:
            self._mentions[row.article] = [
                one
                for one in self._view.rows("mention", article=row.article)
                if isinstance(one, Mention) and one.country
            ]
        if isinstance(row, Event):
            # Whom a deed is said to hit counts where the words shown say so.
            hit = (ref for ref in row.recipients if ref.span is None or _within(ref.span, shown))
            refs: tuple[Ref | None, ...] = (*row.actors, *hit)
        else:
            refs = (getattr(row, "speaker", None), getattr(row, "addressee", None))
        return frozenset(ref.country for ref in refs if ref is not None and ref.country) | frozenset(
            one.country or "" for one in self._mentions[row.article] if _within(one.span, shown)
        )


def _within(span: Span, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in ranges)


def _oppositions(view: View, links: Sequence[Link]) -> Iterator[Opposition]:
    rows = view.rows_of({end for link in links for end in (link.left, link.right)})
    shelf = _Shelf(view)
    for link in links:
        left, right = rows.get(link.left), rows.get(link.right)
        if left is not None and right is not None:
            words = quoted(link.reasons) or (None, None)
            yield Opposition(
                link=link,
                left=shelf.side(left, clause=words[0]),
                right=shelf.side(right, clause=words[1]),
                reasons=other_reasons(link.reasons),
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
