"""The timeline: what was said and counted, by date, each with its words in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.rows import AnyRow, Event, Figure, Row, Statement
from dragoman.views.dates import date_order
from dragoman.views.events import is_between
from dragoman.views.evidence import first_place, main_spans
from dragoman.views.filters import Filters, Sentences, select_rows
from dragoman.views.homes import settle

DateFrom = Literal["text", "published", "none"]

# Three lines of a terminal, and what a reader takes in at a glance.
_SNIPPET = 260
# Of the words between two lit spans as many are shown before and after the cut, where they are more.
_BETWEEN = 50

# Rows whose articles are read at once: of a hundred articles or so, some megabytes.
_AT_ONCE = 500


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
    row: AnyRow
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


def snippet(text: str, sentences: Sentences, row: Row) -> tuple[Piece, ...]:
    """Show the sentences in which a row's main words stand, all those lit; cut to about 260 characters.

    Where there are several spans that are too long together, each is shortened, and none left out.
    """
    spans = _apart([(span.start, min(span.end, len(text))) for span in main_spans(row)])
    if not spans:
        return ()
    first, last = spans[0][0], spans[-1][1]
    left, right = sentences.around(first, last)
    room = max(_SNIPPET - (last - first), 80)
    share = _SNIPPET if sum(e - s for s, e in spans) <= _SNIPPET else max(_SNIPPET // len(spans), 80)
    at = _word_start(text, max(left, first - room // 2), left, first)
    pieces = [Piece(("… " if at > left else "") + _flat(text[at:first]))]
    for (start, end), after in zip(spans, (*spans[1:], None), strict=True):
        shown = _word_end(text, min(end, start + share), end)
        pieces.append(Piece(_flat(text[start:shown]), lit=True))
        if after is not None:
            pieces.append(Piece(" … " if shown < end else _between(text, end, after[0])))
    stop = shown if shown < last else _word_end(text, min(right, last + room // 2), right)
    pieces.append(Piece(_flat(text[shown:stop]) + (" …" if stop < right else "")))
    return tuple(piece for piece in pieces if piece.text)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one of spans that overlap, so that no word is shown twice."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _between(text: str, start: int, end: int) -> str:
    """Show the words between two lit spans, the middle left out where they are many."""
    if end - start <= 2 * _BETWEEN:
        return _flat(text[start:end])
    head = text[start : _word_end(text, start + _BETWEEN, end)]
    tail = text[_word_start(text, end - _BETWEEN, start, end) : end]
    return f"{_flat(head).rstrip()} … {_flat(tail).lstrip()}"


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
        row=row,  # type: ignore[arg-type]  # every row is one of these
        snippet=snippet(article.text, sentences, row),
        title=article.title,
        source=article.source,
        published=article.published,
        outlet=article.outlet,
    )


def entries(view: View, rows: Iterable[Row]) -> Iterator[Entry]:
    """Turn rows into entries, in the order given; their articles are read many at once."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        articles = view.whole({row.article for row in some})
        laid = {id_: Sentences(article) for id_, article in articles.items()}
        yield from (make_entry(articles[row.article], laid[row.article], row) for row in some)


def lay_days(found: Iterable[Entry]) -> list[Day]:
    """Order entries by date and gather those of the same date; a year stands before its months and days."""
    ordered = sorted(
        found,
        key=lambda e: (date_order(e.date), e.date_from != "text", e.source, first_place(e.row), e.row.id),
    )
    return [Day(date=date, entries=tuple(group)) for date, group in groupby(ordered, key=lambda e: e.date)]


def show_timeline(view: View, *, filters: Filters) -> list[Day]:
    """Make the timeline of statements, figures and events that pass the filters.

    Of two countries (`Filters.between`) it has the events between them, what both take part in, and what one
    says or counts in words that name the other.
    """
    kinds = ("statement", "figure", "event")
    if filters.between is None:
        return lay_days(entries(view, select_rows(view, *kinds, filters=filters)))
    pair, homes = filters.between, view.homes()
    rows = select_rows(view, *kinds, filters=replace(filters, limit=None))
    kept = (row for row in rows if not isinstance(row, Event) or is_between(settle(row, homes), *pair))
    return lay_days(entries(view, islice(kept, filters.limit)))
