"""What of a row goes into columns: its place, its days, who takes part in it; the rest stays in its body."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any
from zlib import crc32

from msgspec import structs

from dragoman.record.bodies import to_body
from dragoman.record.dates import Bounds, day_bounds
from dragoman.record.tables import OWN_COLUMNS
from dragoman.record.walk import structs_of
from dragoman.schema.article import Article, Refusal
from dragoman.schema.rows import Cause, Event, Figure, Mention, Ref, Row, Statement, Time
from dragoman.schema.span import Span
from dragoman.schema.wire import to_json

Columns = dict[str, Any]


@cache
def kind_of(row_type: type[Row]) -> str:
    """Give the kind of a row's class, its tag in the contract."""
    return str(row_type.__struct_config__.tag)


def row_columns(row: Row, article: int) -> Columns:
    """Spread a row over the columns of its table; `article` is the number of its article in the store."""
    kind = kind_of(type(row))
    start, end = place_of(row)
    earliest, latest = days_of(row)
    body, crc = to_body(row, kind)  # type: ignore[arg-type]
    columns: Columns = {
        "article": article,
        "id": row.id,
        "start": start,
        "end": end,
        "earliest": earliest,
        "latest": latest,
        "coder": row.coder,
        "score": row.score,
        "crc": crc,
        "body": body.decode(),
    }
    for name in OWN_COLUMNS[kind]:
        columns[name] = words_of(row) if name == "words" else getattr(row, name)
    return columns


def body_columns(body: bytes) -> Columns:
    """Give a body and its check sum."""
    return {"crc": crc32(body), "body": body.decode()}


def article_columns(article: Article) -> Columns:
    """Spread an article over the columns of its table; its text is in none of the others."""
    first, last = day_bounds(article.published)
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "published": article.published,
        "published_from": article.published_from,
        "first_day": first,
        "last_day": last,
        "outlet": article.outlet,
        "language": article.language,
        "characters": len(article.text),
        "sha256": article.sha256,
        **body_columns(to_json(structs.replace(article, text=""))),
        "text": article.text,
    }


def refusal_columns(refusal: Refusal) -> Columns:
    """Spread a refusal over the columns of its table."""
    return {
        "id": refusal.id,
        "source": refusal.source,
        "reason": refusal.reason,
        "article": refusal.article,
        **body_columns(to_json(refusal)),
    }


def place_of(row: Row) -> tuple[int, int]:
    """Give the first and last offset of what the row is about, without who says or does it."""
    if isinstance(row, Statement):
        # "Declined to comment" has a cue and no content.
        spans = row.content or tuple(part for part in structs_of(row) if isinstance(part, Span))
        return min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    if isinstance(row, Cause):
        return min(row.cause.start, row.effect.start), max(row.cause.end, row.effect.end)
    span: Span = row.trigger if isinstance(row, Event) else row.span  # type: ignore[attr-defined]
    return span.start, span.end


def days_of(row: Row) -> Bounds:
    """Give the first and last day that the row itself speaks of; None where it names none."""
    if isinstance(row, Time):
        first, last = day_bounds(row.value)
        return (row.earliest and row.earliest[:10]) or first, (row.latest and row.latest[:10]) or last
    if isinstance(row, Statement):
        return day_bounds(row.said_on)
    if isinstance(row, Figure):
        return day_bounds(row.period)
    if isinstance(row, Event):
        return day_bounds(row.date)
    return None, None


def words_of(row: Row) -> str:
    """Give a statement's content as one text, its pieces a blank apart: what search looks into."""
    return " ".join(span.text for span in row.content) if isinstance(row, Statement) else ""


def part_columns(row: Row) -> set[tuple[str, str]]:
    """Give the country and the folded actor of everybody who takes part in the row; "" where not known."""
    return {
        (part.country or "", fold(part.actor) if part.actor else "")
        for part in structs_of(row)
        if isinstance(part, Ref | Mention) and (part.country or part.actor)
    }


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Fold a name for comparing: lower case, without accents."""
    bare = unicodedata.normalize("NFD", name.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))
