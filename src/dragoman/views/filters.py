"""The filters that every list understands, and how they are put to the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice

from msgspec import Struct

from dragoman.record.store import Head, View
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Row, Statement
from dragoman.text.layout import Layout, lay_out
from dragoman.text.near import Near
from dragoman.views.evidence import row_parts
from dragoman.views.homes import country_of
from dragoman.views.words import asked_words, fold

# Articles that a view keeps.
_AT_HAND = 500
# Mentions that are read at once to find the few articles with a rare country: a third of a second's work.
_RARE = 1000


class Filters(Struct, frozen=True, kw_only=True):
    """What a person asked for; None is no condition.

    `since` and `until` are ISO days, `country` an alpha-3 code, `between` two of them; `actor` is part of a
    name in any part of a row, `speaker` of the one who says or counts; `outlet` is an outlet's name; `about`
    are words that the row's own evidence or its sentence must all hold.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    actor: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    about: str | None = None
    between: tuple[str, str] | None = None
    limit: int | None = None


def select_rows(view: View, *kinds: str, filters: Filters) -> Iterator[Row]:
    """Give the rows that pass all filters, by publication date, article and place.

    What the record can filter is asked of the record; `outlet` and `about` first find the articles, so
    that a large record is never walked for a few rows.
    """
    sieve = Sieve(view, filters)
    chosen = _articles_of(view, filters)
    if chosen is None:
        limit = None if sieve.checks else filters.limit
        found = _ask(view, kinds, filters, article=None, limit=limit)
    elif filters.between is not None:
        # Which rows are of two countries is found for all articles at once.
        among = frozenset(chosen)
        rows = _ask(view, kinds, filters, article=None, limit=None)
        found = (row for row in rows if row.article in among)
    else:
        found = (row for article in chosen for row in _ask(view, kinds, filters, article=article, limit=None))
    if sieve.checks:
        found = (row for row in found if sieve.passes(row))
    yield from islice(found, filters.limit)


def _ask(
    view: View, kinds: tuple[str, ...], filters: Filters, *, article: str | None, limit: int | None
) -> Iterator[Row]:
    return view.rows(
        *kinds,
        article=article,
        since=filters.since,
        until=filters.until,
        country=filters.country,
        actor=filters.actor or filters.speaker,
        between=filters.between,
        limit=limit,
    )


def _articles_of(view: View, filters: Filters) -> Iterator[str] | None:
    """Give the ids of the articles worth asking, in order; None where all are."""
    if filters.about is None and filters.outlet is None:
        return None
    found: set[str] | None = None
    if filters.about is not None:
        # A word of the evidence is a word of the article, so this leaves none out.
        hits = view.search(filters.about, kinds=("article",), limit=1_000_000)
        found = {hit.article for hit in hits}
    heads = view.heads(outlet=filters.outlet)
    return (head.id for head in heads if found is None or head.id in found)


class Sieve:
    """Decides on what the record cannot: the speaker's own name, and words in the row's sentence."""

    def __init__(self, view: View, filters: Filters) -> None:
        self._desk = Desk(view)
        self._speaker = fold(filters.speaker) if filters.speaker else None
        self._words = asked_words(filters.about) if filters.about else []
        self.checks = bool(self._speaker or self._words)

    def passes(self, row: Row) -> bool:
        """Say whether the row stays."""
        return self._spoken(row) and self._about(row)

    def _spoken(self, row: Row) -> bool:
        if self._speaker is None:
            return True
        ref = row.speaker if isinstance(row, Statement) else getattr(row, "by", None)
        if ref is None:
            return False
        said = ref.span.text if ref.span is not None else ""
        return self._speaker in fold(f"{ref.actor or ''} {said}")

    def _about(self, row: Row) -> bool:
        if not self._words:
            return True
        article, sentences = self._desk.take(row.article)
        words = fold(
            " ".join(article.text[slice(*sentences.around(p.span.start, p.span.end))] for p in row_parts(row))
        )
        return all(word in words for word in self._words)


class Sentences:
    """An article's sentences, to find the one around a place."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._furniture = [(one.span.start, one.span.end) for one in article.furniture]
        self._near = Near(self._text, self._furniture)

    @cached_property
    def layout(self) -> Layout:
        """Lay out the whole article, where all of it is looked at."""
        return lay_out(self._text, self._furniture)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Give the range from the first character's sentence to the last's; `[start, end)` outside all."""
        left, _ = self._near.sentence_at(start) or (start, end)
        _, right = self._near.sentence_at(end - 1) or (start, end)
        return left, right


class Desk:
    """Keeps the articles at hand that a view needs.

    Rows in order of their own dates come back to an article after many others: those of a hundred days are
    kept, some ten megabytes.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.take = lru_cache(_AT_HAND)(self._take)

    def _take(self, article_id: str) -> tuple[Article, Sentences]:
        """Give an article with its sentences."""
        article = self._view.article(article_id)
        return article, Sentences(article)


def select_heads(view: View, *, filters: Filters, both: tuple[str, ...] = ()) -> Iterator[Head]:
    """Give the heads of articles that pass the filters and name every country of `both`.

    Dates are the articles' own; `country` and `actor` ask that the article names them.
    """
    hits = None
    if filters.about is not None:
        hits = {hit.article for hit in view.search(filters.about, kinds=("article",), limit=1_000_000)}
    countries = (*both, *((filters.country,) if filters.country else ()))
    actor = filters.actor or filters.speaker
    for country in countries:
        rare = _naming_rarely(view, country)
        if rare is not None:
            hits = rare if hits is None else hits & rare
    homes = view.homes() if countries else {}
    found = (
        head
        for head in view.heads(since=filters.since, until=filters.until, outlet=filters.outlet)
        if (hits is None or head.id in hits) and _names(view, head.id, countries, actor, homes)
    )
    return islice(found, filters.limit)


def _naming_rarely(view: View, country: str) -> set[str] | None:
    """Give the ids of all articles that name a country; None where it is named so often that most do."""
    rows = list(islice(view.rows("mention", country=country), _RARE + 1))
    return {row.article for row in rows} if len(rows) <= _RARE else None


def _names(
    view: View, article: str, countries: tuple[str, ...], actor: str | None, homes: Mapping[str, str]
) -> bool:
    """Say whether an article mentions all the countries, or somebody of theirs, and the actor."""
    if not countries and actor is None:
        return True
    mentions = [row for row in view.rows("mention", article=article) if isinstance(row, Mention)]
    named = {country_of(mention, homes) for mention in mentions}
    wanted = fold(actor) if actor else ""
    return named.issuperset(countries) and any(
        wanted in fold(f"{mention.actor or ''} {mention.span.text}") for mention in mentions
    )
