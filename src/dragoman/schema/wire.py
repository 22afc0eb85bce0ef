"""The only place where rows become bytes and bytes become rows; and the JSON Schema of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dragoman.schema.article import Article, Refusal
from dragoman.schema.links import Actor, Link
from dragoman.schema.rows import Cause, Event, Figure, Mention, Statement, Time

Written = Article | Mention | Time | Figure | Statement | Event | Cause | Refusal | Actor | Link

_JSON = msgspec.json.Encoder()
_PACK = msgspec.msgpack.Encoder()
_FROM_JSON: msgspec.json.Decoder[Written] = msgspec.json.Decoder(Written)
_FROM_PACK: msgspec.msgpack.Decoder[list[Written]] = msgspec.msgpack.Decoder(list[Written])


def to_json(row: Written) -> bytes:
    """Write one row as JSON, UTF-8, on one line without its end."""
    return _JSON.encode(row)


def from_json(line: bytes | str) -> Written:
    """Read one row; msgspec.ValidationError names the field that is wrong (`… - at $.span.start`)."""
    return _FROM_JSON.decode(line)


def to_pack(rows: Iterable[Written]) -> bytes:
    """Write rows as one msgpack batch, the form that goes between worker processes."""
    return _PACK.encode(list(rows))


def from_pack(batch: bytes) -> list[Written]:
    """Read a msgpack batch of rows."""
    return _FROM_PACK.decode(batch)


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of everything that `read` and `export` write."""
    (schema,), components = msgspec.json.schema_components((Written,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A row of the Dragoman record",
        **schema,
        "$defs": components,
    }
