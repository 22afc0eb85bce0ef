"""Which articles of a large record a page is made of: found without reading a row or a text."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, exists, func, literal, select

from dragoman.record.conditions import within
from dragoman.record.papers import parted
from dragoman.record.store import Sized
from dragoman.record.tables import ARTICLE, PART, ROWS
from dragoman.record.writer import ROW_BITS

# Kinds in which a country is looked for: whoever takes part in another row is mentioned too.
_NAMING = ("mention", "event", "statement")


def read_sizes(
    connection: Connection, ids: Collection[str], *, since: str | None, until: str | None, outlet: str | None
) -> list[Sized]:
    """Give those of some articles that pass, by publication date, then id; undated ones come last."""
    kept = within(since, until, ARTICLE.c.first_day, ARTICLE.c.last_day)
    if outlet is not None:
        kept.append(func.lower(ARTICLE.c.outlet) == outlet.lower())
    question = select(
        ARTICLE.c.first_day, ARTICLE.c.published, ARTICLE.c.id, ARTICLE.c.characters
    ).where(*kept)  # fmt: skip
    found = [
        row for some in parted(ids) for row in connection.execute(question.where(ARTICLE.c.id.in_(some)))
    ]
    found.sort(key=lambda row: (row.first_day is None, row.first_day or "", row.published or "", row.id))
    return [Sized(row.id, row.characters) for row in found]


def read_naming_among(connection: Connection, ids: Collection[str], country: str) -> set[str]:
    """Give those of some articles in which somebody or something of a country (alpha-3) is named."""
    first = ARTICLE.c.n.op("<<")(ROW_BITS)
    named = exists(literal(1)).where(
        PART.c.country == country,
        PART.c.kind.in_(_NAMING),
        PART.c.row >= first,
        PART.c.row < first + (1 << ROW_BITS),
    )
    question = select(ARTICLE.c.id).where(named)
    asked = (question.where(ARTICLE.c.id.in_(some)) for some in parted(ids))
    return {id_ for one in asked for id_ in connection.execute(one).scalars()}


def read_mention_places(
    connection: Connection, ids: Collection[str], country: str
) -> dict[str, list[tuple[int, int]]]:
    """Read where a country (alpha-3) is mentioned in some articles, by article: first and last offset."""
    first = ARTICLE.c.n.op("<<")(ROW_BITS)
    c = ROWS["mention"].c
    inside = and_(PART.c.row >= first, PART.c.row < first + (1 << ROW_BITS))
    question = (
        select(ARTICLE.c.id, c.start, c.end)
        .join(PART, inside)
        .join(ROWS["mention"], c.n == PART.c.row)
        .where(PART.c.country == country, PART.c.kind == "mention")
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for some in parted(ids):
        for row in connection.execute(question.where(ARTICLE.c.id.in_(some))).all():
            found.setdefault(row.id, []).append((row.start, row.end))
    return found
