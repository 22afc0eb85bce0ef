"""Which articles name a state, and what they tell of it: only rows and columns that decide are read."""

from __future__ import annotations

from collections.abc import Sequence, Set

from sqlalchemy import Connection, select

from dragoman.record.chronicle import as_row
from dragoman.record.homes import are_of_state, is_of_state
from dragoman.record.papers import parted
from dragoman.record.tables import ARTICLE, ROWS
from dragoman.schema.rows import Row


def read_naming(connection: Connection, country: str, most: int) -> list[str] | None:
    """Read the article ids of all mentions of a state, one each; None where there are `most` or more."""
    numbers: set[int] = set()
    for question in are_of_state("mention", country):
        numbers.update(connection.execute(question.limit(most)).scalars().all())
        if len(numbers) >= most:
            return None
    c = ROWS["mention"].c
    asked = select(ARTICLE.c.id).join(ROWS["mention"], ARTICLE.c.n == c.article).where(c.n.in_(numbers))
    return list(connection.execute(asked).scalars())


def read_telling(
    connection: Connection,
    kind: str,
    countries: Sequence[str],
    types: Sequence[str],
    within: Set[str] | None,
) -> list[Row]:
    """Read the rows of one kind in which all of some states take part, in no order."""
    c = ROWS[kind].c
    question = (
        select(c.id, c.coder, c.score, c.body, ARTICLE.c.id.label("of"), ARTICLE.c.source)
        .join(ARTICLE, ARTICLE.c.n == c.article)
        .where(*(is_of_state(kind, country) for country in countries))
    )
    if types:
        question = question.where(c.type.in_(types))
    if within is None:
        return [as_row(kind, row) for row in connection.execute(question)]
    asked = (question.where(ARTICLE.c.id.in_(part)) for part in parted(within))
    return [as_row(kind, row) for one in asked for row in connection.execute(one)]
