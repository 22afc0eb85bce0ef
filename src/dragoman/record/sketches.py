"""Keeps what is made of articles' texts once, to compare them with later ones."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from dragoman.record.tables import ARTICLE, SKETCH


def keep_sketches(connection: Connection, maker: str, sketches: Mapping[str, bytes | None]) -> None:
    """Keep sketches by article id, in place of those that another maker made of the same articles."""
    numbers = {one.id: one.n for one in connection.execute(select(ARTICLE.c.id, ARTICLE.c.n))}
    rows = [
        {"article": numbers[article], "maker": maker, "body": body}
        for article, body in sketches.items()
        if article in numbers
    ]
    connection.execute(delete(SKETCH).where(SKETCH.c.maker != maker))
    known = set(connection.execute(select(SKETCH.c.article)).scalars())
    if rows := [row for row in rows if row["article"] not in known]:
        connection.execute(insert(SKETCH), rows)


def read_sketches(connection: Connection, maker: str) -> dict[str, bytes | None]:
    """Give the sketches of a maker by article id."""
    question = select(ARTICLE.c.id, SKETCH.c.body).join_from(SKETCH, ARTICLE, ARTICLE.c.n == SKETCH.c.article)
    return {one.id: one.body for one in connection.execute(question.where(SKETCH.c.maker == maker))}
