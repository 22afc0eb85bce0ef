"""What is asked of rows, said in SQL: their days, who takes part in them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_, select

from dragoman.record.columns import fold
from dragoman.record.dates import asked_day
from dragoman.record.homes import is_of_state
from dragoman.record.tables import ARTICLE, PART, ROWS


def within(
    since: str | None, until: str | None, first: ColumnElement[str], last: ColumnElement[str]
) -> list[ColumnElement[bool]]:
    """Keep what may lie between two days, both included; what has no date is left out where one is asked."""
    start, end = asked_day(since, last=False), asked_day(until, last=True)
    kept: list[ColumnElement[bool]] = []
    if start is not None:
        kept.append(func.coalesce(last, "9999") >= start)
    if end is not None:
        kept.append(func.coalesce(first, "0000") <= end)
    if kept:
        kept.append(or_(first.is_not(None), last.is_not(None)))
    return kept


def row_conditions(
    kind: str, since: str | None, until: str | None, country: str | None, actor: str | None
) -> list[ColumnElement[bool]]:
    """Say in SQL which rows of a kind are asked for."""
    table = ROWS[kind]
    kept: list[ColumnElement[bool]] = []
    own = within(since, until, table.c.earliest, table.c.latest)
    if own:
        undated = and_(table.c.earliest.is_(None), table.c.latest.is_(None))
        published = select(ARTICLE.c.n).where(*within(since, until, ARTICLE.c.first_day, ARTICLE.c.last_day))
        kept.append(or_(and_(*own), and_(undated, table.c.article.in_(published))))
    if country is not None:
        kept.append(is_of_state(kind, country.upper()))
    if actor is not None:
        kept.append(has_part(kind, PART.c.actor.contains(fold(actor), autoescape=True)))
    return kept


def has_part(kind: str, holds: ColumnElement[bool]) -> ColumnElement[bool]:
    """Keep the rows in which somebody takes part of whom `holds` is true."""
    return ROWS[kind].c.n.in_(select(PART.c.row).where(PART.c.kind == kind, holds))
