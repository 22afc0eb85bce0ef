"""A view that remembers: the sections of a dossier ask the record the same things again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any, cast

from dragoman.record.chosen import Sized, read_mention_places, read_naming_among, read_sizes
from dragoman.record.faults import faults
from dragoman.record.sql import SqlRecord
from dragoman.record.store import Asked, Dated, View
from dragoman.schema.article import Article
from dragoman.schema.links import Link, Relation
from dragoman.schema.rows import Row


class Remembering:
    """Answers as the record does, and reads what was asked before only once."""

    def __init__(self, record: SqlRecord) -> None:
        self._record = record
        self._dated: dict[tuple[str, Asked], list[Dated]] = {}
        self._articles: dict[str, Article] = {}
        self._homes: dict[str, str] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    def dated(self, kind: str, asked: Asked, *, within: Set[str] | None = None) -> Iterator[Dated]:
        """Give rows in order of date, as `View.dated`."""
        if within is not None:
            return self._record.dated(kind, asked, within=within)
        if (kind, asked) not in self._dated:
            self._dated[kind, asked] = list(self._record.dated(kind, asked))
        return iter(self._dated[kind, asked])

    def article(self, reference: str) -> Article:
        """Give an article, as `View.article`."""
        if reference not in self._articles:
            self._articles[reference] = self._record.article(reference)
        return self._articles[reference]

    def read_ahead(self, ids: Collection[str]) -> dict[str, list[Row]]:
        """Read articles in one go that will be asked for one by one, and give their mentions, by article."""
        found: dict[str, list[Row]] = {}
        for article, mentions in self._record.papers("mention", ids=ids):
            self._articles[article.id] = article
            found[article.id] = mentions
        return found

    def mention_places(self, ids: Collection[str], country: str) -> dict[str, list[tuple[int, int]]]:
        """Give where a country (alpha-3) is mentioned in some articles, by article."""
        with faults(self._record.where), self._record.engine.begin() as connection:
            return read_mention_places(connection, ids, country)

    def homes(self) -> dict[str, str]:
        """Give the states of people, as `View.homes`; nobody may change them."""
        if self._homes is None:
            self._homes = self._record.homes()
        return self._homes

    def sizes(
        self, ids: Collection[str], *, since: str | None, until: str | None, outlet: str | None
    ) -> list[Sized]:
        """Give those of some articles that pass, by publication date, with the lengths of their texts."""
        with faults(self._record.where), self._record.engine.begin() as connection:
            return read_sizes(connection, ids, since=since, until=until, outlet=outlet)

    def naming_among(self, ids: Collection[str], country: str) -> set[str]:
        """Give those of some articles that name a country (alpha-3)."""
        with faults(self._record.where), self._record.engine.begin() as connection:
            return read_naming_among(connection, ids, country)


class Opposed:
    """A view in which there are some links only, the rows at their ends, and the mentions around these."""

    def __init__(
        self,
        view: View,
        links: Sequence[Link],
        rows: Mapping[str, Row],
        mentions: Mapping[str, Sequence[Row]],
    ) -> None:
        self._view, self._links, self._rows, self._mentions = view, links, rows, mentions

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def links(self, *relations: Relation) -> Iterator[Link]:
        """Give those links that are of these relations."""
        return (link for link in self._links if link.relation in relations)

    def rows_of(self, ids: Collection[str], *kinds: str) -> dict[str, Row]:
        """Give the rows at the ends of links, by id; all were read, of whatever kinds."""
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def rows(self, kind: str, *, article: str) -> Iterator[Row]:
        """Give the mentions of an article that were read."""
        assert kind == "mention", "no other rows were read"
        return iter(self._mentions[article])


def remember(view: View) -> View:
    """Give a view that reads only once what it is asked again; another kind of view is given back."""
    return cast(View, Remembering(view)) if isinstance(view, SqlRecord) else view
