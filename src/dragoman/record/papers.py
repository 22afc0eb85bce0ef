"""Reads whole articles with their rows, some at a time, and rows by their ids alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

from msgspec.structs import replace
from sqlalchemy import Connection, select

from dragoman.record.bodies import Stored, from_bodies
from dragoman.record.chronicle import as_row
from dragoman.record.tables import ARTICLE, ROWS
from dragoman.schema.article import Article
from dragoman.schema.rows import Row
from dragoman.schema.wire import from_json

# Ids in one question; SQLite takes 32,766.
IDS_AT_ONCE = 10_000
Key = TypeVar("Key", str, int)


def read_papers(
    connection: Connection, numbers: Sequence[int], kinds: Sequence[str]
) -> list[tuple[Article, list[Row]]]:
    """Read articles by their numbers, in that order, with their rows of some kinds, by place."""
    rows: dict[int, list[tuple[tuple[int, int, int, str], Stored]]] = defaultdict(list)
    for rank, kind in enumerate(kinds):
        c = ROWS[kind].c
        question = select(c.article, c.start, c.end, c.id, c.coder, c.score, c.body)
        stored_rows = connection.execute(question.where(c.article.in_(numbers)))
        for of, start, end, row_id, coder, score, body in stored_rows:
            rows[of].append(((start, end, rank, row_id), (kind, row_id, coder, score, body)))
    question = select(ARTICLE.c.n, ARTICLE.c.body, ARTICLE.c.text).where(ARTICLE.c.n.in_(numbers))
    stored = {one.n: one for one in connection.execute(question)}
    papers: list[tuple[Article, list[Row]]] = []
    for number in numbers:
        article = from_json(stored[number].body)
        assert isinstance(article, Article)
        found = (row for _, row in sorted(rows[number], key=itemgetter(0)))
        made = from_bodies(found, article=article.id, source=article.source)
        papers.append((replace(article, text=stored[number].text), made))
    return papers


def parted(keys: Iterable[Key]) -> list[list[Key]]:
    """Give ids or numbers, each once and in order, in parts that one question can take."""
    wanted = sorted(set(keys))
    return [wanted[start : start + IDS_AT_ONCE] for start in range(0, len(wanted), IDS_AT_ONCE)]


def read_rows_of(connection: Connection, ids: Collection[str], kinds: Collection[str]) -> dict[str, Row]:
    """Read rows of some kinds (all where none is named) by their ids.

    No index is on the id alone: their numbers are found by a walk through the index of articles and ids,
    which is short; a walk through the rows would read every body.
    """
    found: dict[str, Row] = {}
    for kind in kinds or ROWS:
        c = ROWS[kind].c
        for some in parted(one for one in ids if one not in found):
            numbers = connection.execute(select(c.n).where(c.id.in_(some))).scalars().all()
            question = select(
                ARTICLE.c.id.label("of"), ARTICLE.c.source, c.id, c.coder, c.score, c.body
            ).join_from(ROWS[kind], ARTICLE, ARTICLE.c.n == c.article)
            for part in parted(numbers):
                rows = connection.execute(question.where(c.n.in_(part)))
                found |= {row.id: as_row(kind, row) for row in rows}
    return found
