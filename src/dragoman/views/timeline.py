"""The timeline: what was said and counted, by date, each with its words in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct

from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Figure, Row, Statement
from dragoman.views.dates import date_order
from dragoman.views.evidence import first_place, main_span
from dragoman.views.filters import Filters, Sentences, select_rows

DateFrom = Literal["text", "published", "none"]

# Three lines of a terminal, and what a reader takes in at a glance.
_SNIPPET = 260


class Piece(Struct, frozen=True):
    """Words of a snippet; `lit` where the row's main evidence is."""

    text: str
    lit: bool = False


class Entry(Struct, frozen=True, kw_only=True):
    """One thing on the timeline, with the date as the record has it and where that came from.

    `date_from` is "text" for a date that the article states for this row (a statement's `said_on`, a figure's
    `period`, an event's `date`), "published" where only the article's own date is known.
    """

    date: str | None
    date_from: DateFrom
    row: Row
    snippet: tuple[Piece, ...]
    title: str | None
    source: str
    published: str | None
    outlet: str | None


class Day(Struct, frozen=True, kw_only=True):
    """All entries of one date, which may be a day, a month, a year or an interval; None is not known."""

    date: str | None
    entries: tuple[Entry, ...]


def row_date(row: Row, article_date: str | None) -> tuple[str | None, DateFrom]:
    """Give a row's date and where it is from; an article's date is never passed off as the row's own."""
    own: str | None = None
    if isinstance(row, Statement):
        own = row.said_on
    elif isinstance(row, Figure):
        own = row.period
    elif isinstance(row, Event):
        own = row.date if row.date_from == "text" else None
    if own is not None:
        return own, "text"
    return (article_date, "published") if article_date is not None else (None, "none")


class Desk:
    """Keeps the articles at hand that a view needs; rows come article by article, so a few suffice."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._kept: dict[str, tuple[Article, Sentences]] = {}

    def take(self, article_id: str) -> tuple[Article, Sentences]:
        """Give an article with its sentences."""
        kept = self._kept.get(article_id)
        if kept is None:
            article = self._view.article(article_id)
            if len(self._kept) >= 16:
                del self._kept[next(iter(self._kept))]
            kept = self._kept[article_id] = (article, Sentences(article))
        return kept


def snippet(text: str, sentences: Sentences, row: Row) -> tuple[Piece, ...]:
    """Show the sentence in which a row's main words stand, those lit; cut to about 260 characters."""
    main = main_span(row)
    if main is None:
        return ()
    first, last = main.start, min(main.end, len(text))
    left, right = sentences.around(first, last)
    room = max(_SNIPPET - (last - first), 80)
    start = _word_start(text, max(left, first - room // 2), left, first)
    end = _word_end(text, min(right, last + room // 2), right)
    shown_last = _word_end(text, min(last, first + _SNIPPET), last)
    if shown_last < last:
        end = shown_last
    pieces = [
        Piece(("… " if start > left else "") + _flat(text[start:first])),
        Piece(_flat(text[first:shown_last]), lit=True),
        Piece(_flat(text[shown_last:end]) + (" …" if end < right else "")),
    ]
    return tuple(piece for piece in pieces if piece.text)


def _flat(words: str) -> str:
    """Put white space runs to one space each, keeping one at either side where there was any."""
    lead = " " if words[:1].isspace() else ""
    tail = " " if words[-1:].isspace() and words.strip() else ""
    return f"{lead}{' '.join(words.split())}{tail}"


def _word_start(text: str, at: int, floor: int, ceiling: int) -> int:
    """Move a cut to the right, to the start of a word before `ceiling`."""
    if at <= floor:
        return floor
    gap = next((i for i in range(at, min(at + 40, ceiling)) if text[i].isspace()), None)
    return at if gap is None else gap + 1


def _word_end(text: str, at: int, ceiling: int) -> int:
    """Move a cut to the left, to the end of a word, by 40 characters at most."""
    if at >= ceiling:
        return ceiling
    gap = next((i for i in range(at, max(at - 40, 0), -1) if text[i].isspace()), None)
    return at if gap is None else gap


def make_entry(article: Article, sentences: Sentences, row: Row) -> Entry:
    """Make the entry of a row of this article."""
    date, date_from = row_date(row, article.published)
    return Entry(
        date=date,
        date_from=date_from,
        row=row,
        snippet=snippet(article.text, sentences, row),
        title=article.title,
        source=article.source,
        published=article.published,
        outlet=article.outlet,
    )


def entries(view: View, rows: Iterable[Row]) -> Iterator[Entry]:
    """Turn rows into entries, in the order given."""
    desk = Desk(view)
    for row in rows:
        article, sentences = desk.take(row.article)
        yield make_entry(article, sentences, row)


def lay_days(found: Iterable[Entry]) -> list[Day]:
    """Order entries by date and gather those of the same date; a year stands before its months and days."""
    ordered = sorted(
        found,
        key=lambda e: (date_order(e.date), e.date_from != "text", e.source, first_place(e.row), e.row.id),
    )
    return [Day(date=date, entries=tuple(group)) for date, group in groupby(ordered, key=lambda e: e.date)]


def show_timeline(view: View, *, filters: Filters) -> list[Day]:
    """Make the timeline of statements, figures and events that pass the filters."""
    rows = select_rows(view, "statement", "figure", "event", filters=filters)
    return lay_days(entries(view, rows))
