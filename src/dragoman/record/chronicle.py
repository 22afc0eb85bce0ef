"""Rows in the order of the days that they speak of: which there are, and how they are read."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dragoman.record.bodies import from_body
from dragoman.record.conditions import has_part, row_conditions
from dragoman.record.homes import is_of_state
from dragoman.record.store import Asked, Dated
from dragoman.record.tables import ARTICLE, PART, ROWS
from dragoman.schema.rows import Statement


def dated_places(connection: Connection, kind: str, asked: Asked, within: Set[str] | None) -> list[int]:
    """Give the numbers of the rows that are asked for, in order: of a million rows, some megabytes."""
    c = ROWS[kind].c
    first = func.coalesce(c.earliest, c.latest, ARTICLE.c.first_day)
    last = func.coalesce(c.latest, c.earliest, ARTICLE.c.last_day)
    question = (
        select(c.n, ARTICLE.c.id)
        .join(ARTICLE, ARTICLE.c.n == c.article)
        .where(*_conditions(kind, asked))
        .order_by(
            first.is_(None), first, last.desc(), ARTICLE.c.first_day.is_(None), ARTICLE.c.first_day,
            ARTICLE.c.published, ARTICLE.c.id, c.start, c.end, c.id,
        )
    )  # fmt: skip
    if within is None:
        return list(connection.execute(question.limit(asked.limit)).scalars())
    found = [row.n for row in connection.execute(question) if row.id in within]
    return found[: asked.limit]


def _conditions(kind: str, asked: Asked) -> list[ColumnElement[bool]]:
    c = ROWS[kind].c
    kept = row_conditions(kind, asked.since, asked.until, asked.country, asked.actor)
    kept += [is_of_state(kind, country) for country in asked.together]
    if asked.called:
        kept.append(has_part(kind, PART.c.actor.in_(asked.called)))
    if asked.outlet is not None:
        kept.append(func.lower(ARTICLE.c.outlet) == asked.outlet.lower())
    if asked.types:
        kept.append(
            or_(
                *(
                    c.type == type_ if mode is None else and_(c.type == type_, c.mode == mode)
                    for type_, mode in asked.types
                )
            )
        )
    if asked.about:
        kept.append(c.about.in_(asked.about))
    if asked.statuses:
        kept.append(c.status.in_(asked.statuses))
    if asked.least:
        kept.append(or_(c.score.is_(None), c.score >= asked.least))
    return kept


def read_dated(connection: Connection, kind: str, numbers: Sequence[int]) -> list[Dated]:
    """Read some rows, in the order of their numbers as given, with what their articles say of themselves."""
    c = ROWS[kind].c
    question = select(
        c.n, c.article, c.id, c.coder, c.score, c.body, ARTICLE.c.id.label("of"), ARTICLE.c.source,
        ARTICLE.c.title, ARTICLE.c.published, ARTICLE.c.outlet,
    ).join(ARTICLE, ARTICLE.c.n == c.article)  # fmt: skip
    found = {row.n: row for row in connection.execute(question.where(c.n.in_(numbers)))}
    rows = [found[number] for number in numbers if number in found]
    made = [as_row(kind, row) for row in rows]
    said_in = [getattr(row, "said_in", None) for row in made] if kind == "event" else [None] * len(rows)
    sayings = _sayings(connection, {(r.article, s) for r, s in zip(rows, said_in, strict=True) if s})
    return [
        Dated(
            row=one,
            title=row.title,
            published=row.published,
            outlet=row.outlet,
            said_in=sayings.get((row.article, said)) if said is not None else None,
        )
        for one, row, said in zip(made, rows, said_in, strict=True)
    ]


def _sayings(connection: Connection, wanted: Set[tuple[int, str]]) -> dict[tuple[int, str], Statement]:
    """Read statements by the number of their article and their id."""
    if not wanted:
        return {}
    c = ROWS["statement"].c
    question = select(
        c.article, c.id, c.coder, c.score, c.body, ARTICLE.c.id.label("of"), ARTICLE.c.source
    ).join(ARTICLE, ARTICLE.c.n == c.article)
    articles, ids = {article for article, _ in wanted}, {row for _, row in wanted}
    rows = connection.execute(question.where(c.article.in_(articles), c.id.in_(ids)))
    made = {(row.article, row.id): as_row("statement", row) for row in rows}
    return {key: row for key, row in made.items() if isinstance(row, Statement)}


def as_row(kind: str, row: Any) -> Any:
    """Make a row of what the database gave: `of` and `source` are its article's."""
    return from_body(
        row.body, kind, row_id=row.id, article=row.of, source=row.source, coder=row.coder, score=row.score
    )
