"""Views over a view: one that remembers what it was asked, one of some links and the rows at their ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any, cast

from dragoman.record.store import Asked, Dated, View
from dragoman.schema.article import Article
from dragoman.schema.links import Link, Relation
from dragoman.schema.rows import Row


class Remembering:
    """Answers as the record does, and reads what was asked before only once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._dated: dict[tuple[str, Asked], list[Dated]] = {}
        self._articles: dict[str, Article] = {}
        self._homes: dict[str, str] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def dated(self, kind: str, asked: Asked, *, within: Set[str] | None = None) -> Iterator[Dated]:
        """Give rows in order of date, as `View.dated`."""
        if within is not None:
            return self._view.dated(kind, asked, within=within)
        if (kind, asked) not in self._dated:
            self._dated[kind, asked] = list(self._view.dated(kind, asked))
        return iter(self._dated[kind, asked])

    def article(self, reference: str) -> Article:
        """Give an article, as `View.article`."""
        if reference not in self._articles:
            self._articles[reference] = self._view.article(reference)
        return self._articles[reference]

    def homes(self) -> dict[str, str]:
        """Give the states of people, as `View.homes`; nobody may change them."""
        if self._homes is None:
            self._homes = self._view.homes()
        return self._homes


class Opposed:
    """A view in which there are some links only, the rows at their ends, and the articles of these."""

    def __init__(
        self,
        view: View,
        links: Sequence[Link],
        rows: Mapping[str, Row],
        papers: Mapping[str, tuple[Article, Sequence[Row]]],
    ) -> None:
        self._view, self._links, self._rows, self._papers = view, links, rows, papers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def links(self, *relations: Relation) -> Iterator[Link]:
        """Give those links that are of these relations."""
        return (link for link in self._links if link.relation in relations)

    def rows_of(self, ids: Collection[str], *kinds: str) -> dict[str, Row]:
        """Give the rows at the ends of links, by id; all were read, of whatever kinds."""
        return {id_: self._rows[id_] for id_ in ids if id_ in self._rows}

    def article(self, reference: str) -> Article:
        """Give an article that was read with its mentions."""
        return self._papers[reference][0]

    def rows(self, kind: str, *, article: str) -> Iterator[Row]:
        """Give the mentions of an article that were read."""
        assert kind == "mention", "no other rows were read"
        return iter(self._papers[article][1])


def remember(view: View) -> View:
    """Give a view that reads only once what it is asked again."""
    return cast(View, Remembering(view))
