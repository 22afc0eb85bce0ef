"""Causal claims without the rest of their rows: what a map of a whole record is first searched by."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from dragoman.record.store import CauseWords
from dragoman.record.tables import ARTICLE, ROWS


class _Words(Struct):
    text: str


class _Body(Struct):
    cause: _Words
    effect: _Words
    signal: _Words | None = None


def read_cause_words(connection: Connection, *, purposes: bool, least: float) -> list[CauseWords]:
    """Read the words of claims with a score of at least `least`; `purposes` are left out unless asked for."""
    c = ROWS["cause"].c
    question = select(c.id, ARTICLE.c.id.label("of"), c.score, c.relation, c.body).join(
        ARTICLE, ARTICLE.c.n == c.article
    )
    if least:
        question = question.where(c.score >= least)
    if not purposes:
        question = question.where(c.relation != "motivates")
    decode = msgspec.json.Decoder(_Body).decode
    found = []
    for row in connection.execute(question):
        body = decode(row.body)
        signal = body.signal.text if body.signal is not None else None
        found.append(
            CauseWords(row.id, row.of, row.score, row.relation, body.cause.text, body.effect.text, signal)
        )
    return found
