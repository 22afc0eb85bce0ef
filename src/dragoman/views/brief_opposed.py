"""What is contradicted or shifts between two countries, without reading the words of every such link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from dragoman.links.clusters import heard
from dragoman.record.store import View
from dragoman.schema.links import Link
from dragoman.schema.rows import Event, Ref, Row, Statement
from dragoman.views.answers import answer
from dragoman.views.dossier_view import Opposed
from dragoman.views.evidence import row_parts
from dragoman.views.positions import OPPOSED, Opposition, list_oppositions

# Kinds of rows that may be opposed to each other.
_ENDS = ("statement", "event", "figure")
# The words shown of a row reach no further around it than so many characters: some sentences.
_AROUND = 1_500


# As many a page shows.
MOST_OPPOSED = 12


def list_opposed(
    view: View, pair: tuple[str, str], since: str | None, until: str | None, *, limit: int = MOST_OPPOSED
) -> list[Opposition]:
    """List the contradictions and shifts in whose words both countries (alpha-3) are, the surest first."""
    one, other = sorted(pair)
    if since is None and until is None and limit <= MOST_OPPOSED:
        found = answer(
            view, "opposed", (one, other), list[Opposition], lambda: find_opposed(view, one, other)
        )
        return found[:limit]
    return find_opposed(view, one, other, since=since, until=until, limit=limit)


def find_opposed(
    view: View,
    one: str,
    other: str,
    *,
    since: str | None = None,
    until: str | None = None,
    limit: int = MOST_OPPOSED,
) -> list[Opposition]:
    """Find what is contradicted or shifts between two countries, in whatever order they are named.

    Only links are looked at that have both countries near their ends: the words of a link are found in its
    articles, one by one.
    """
    pair = (one, other)
    links = list(heard(view.links(*OPPOSED)))
    rows = view.rows_of({end for link in links for end in (link.left, link.right)}, *_ENDS)
    articles = {row.article for row in rows.values()}
    naming = {country: len(view.naming_among(articles, country)) for country in pair}
    for country in sorted(pair, key=naming.__getitem__):
        links = _naming(view, links, rows, country)
    told = {row.article for link in links for row in _rows_at(link, rows)}
    papers = {article.id: (article, mentions) for article, mentions in view.papers("mention", ids=told)}
    some = cast(View, Opposed(view, links, rows, papers))
    return list_oppositions(some, between=pair, since=since, until=until, limit=limit)


def _naming(view: View, links: Sequence[Link], rows: Mapping[str, Row], country: str) -> list[Link]:
    """Keep the links with a country among the parties of an end, or named near it."""
    articles = {row.article for link in links for row in _rows_at(link, rows)}
    named = view.mention_places(articles, country)

    def has(row: Row) -> bool:
        if any(ref.country == country for ref in _parties(row)):
            return True
        spans = [part.span for part in row_parts(row)]
        first = min((span.start for span in spans), default=0) - _AROUND
        last = max((span.end for span in spans), default=0) + _AROUND
        return any(first <= start and end <= last for start, end in named.get(row.article, ()))

    return [link for link in links if any(has(row) for row in _rows_at(link, rows))]


def _rows_at(link: Link, rows: Mapping[str, Row]) -> Iterator[Row]:
    """Give the rows at the ends of a link."""
    return (rows[end] for end in (link.left, link.right) if end in rows)


def _parties(row: Row) -> Iterator[Ref]:
    """Give those whose countries count as a row's."""
    if isinstance(row, Event):
        yield from (*row.actors, *row.recipients)
    elif isinstance(row, Statement):
        yield from (ref for ref in (row.speaker, row.addressee) if ref is not None)
