"""Reads whole articles with their rows, some at a time, and rows by their ids alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, select

from dragoman.record.bodies import from_body
from dragoman.record.chronicle import as_row
from dragoman.record.tables import ARTICLE, ROWS
from dragoman.schema.article import Article
from dragoman.schema.rows import Row
from dragoman.schema.wire import from_json

# Ids in one question; SQLite takes 32,766.
IDS_AT_ONCE = 10_000


def read_papers(
    connection: Connection, numbers: Sequence[int], found: Iterable[tuple[str, str, str, Any]]
) -> list[tuple[Article, list[Row]]]:
    """Read articles by their numbers, in that order; `found` are rows: kind, article, source, columns."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for kind, of, source, row in found:
        made = from_body(
            row.body, kind, row_id=row.id, article=of, source=source, coder=row.coder, score=row.score
        )
        rows[of].append(made)
    question = select(ARTICLE.c.n, ARTICLE.c.body, ARTICLE.c.text).where(ARTICLE.c.n.in_(numbers))
    stored = {one.n: one for one in connection.execute(question)}
    papers: list[tuple[Article, list[Row]]] = []
    for number in numbers:
        article = from_json(stored[number].body)
        assert isinstance(article, Article)
        papers.append((replace(article, text=stored[number].text), rows[article.id]))
    return papers


def read_rows_of(connection: Connection, ids: Collection[str], kinds: Collection[str]) -> dict[str, Row]:
    """Read rows of some kinds (all where none is named) by their ids.

    It is a walk through each kind, as no index is on the id alone.
    """
    found: dict[str, Row] = {}
    wanted = sorted(set(ids))
    for kind in kinds or ROWS:
        table = ROWS[kind]
        left = [one for one in wanted if one not in found]
        for start in range(0, len(left), IDS_AT_ONCE):
            some = table.c.id.in_(left[start : start + IDS_AT_ONCE])
            question = select(
                ARTICLE.c.id.label("of"),
                ARTICLE.c.source,
                table.c.id,
                table.c.coder,
                table.c.score,
                table.c.body,
            ).join_from(table, ARTICLE, ARTICLE.c.n == table.c.article)
            found |= {row.id: as_row(kind, row) for row in connection.execute(question.where(some))}
    return found
