"""The rows of some articles that are asked for: in SQL, and read in the order of their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dragoman.record.tables import ARTICLE, ROWS


def has_row(kind: str, filters: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Keep the articles with a row of a kind that passes."""
    return ARTICLE.c.n.in_(select(ROWS[kind].c.article).where(*filters))


def is_among(kind: str, numbers: Mapping[int, Sequence[int]], articles: Sequence[int]) -> ColumnElement[bool]:
    """Keep some rows of a kind, of which those of some articles are asked for."""
    return ROWS[kind].c.n.in_([n for article in articles for n in numbers.get(article, ())])


def find_rows(
    connection: Connection, numbers: Sequence[int], asked: dict[str, list[ColumnElement[bool]]]
) -> list[tuple[str, str, str, Any]]:
    """Read the rows of some articles, in the order of the articles and of places in them.

    Gives kind, article's id and source, and the row's columns.
    """
    named = select(ARTICLE.c.n, ARTICLE.c.id, ARTICLE.c.source).where(ARTICLE.c.n.in_(numbers))
    articles = {row.n: (row.id, row.source) for row in connection.execute(named)}
    place = {number: position for position, number in enumerate(numbers)}
    found: list[tuple[tuple[int, int, int, int, str], str, Any]] = []
    for rank, (kind, filters) in enumerate(asked.items()):
        c = ROWS[kind].c
        question = select(c.article, c.start, c.end, c.id, c.coder, c.score, c.body)
        rows = connection.execute(question.where(c.article.in_(numbers), *filters))
        found.extend(((place[row.article], row.start, row.end, rank, row.id), kind, row) for row in rows)
    found.sort(key=lambda one: one[0])
    return [(kind, *articles[row.article], row) for _, kind, row in found]
