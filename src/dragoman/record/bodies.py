"""A row's body: the JSON of all that has no column of its own in every kind, without what is null.

`{"span":{"start":66,"end":70,"text":"Cuba"},"type":"LOC","country":"CUB"}`: a third of the whole row, and
rows are most of what a record holds. Kind, id, article, source, coder and score are put back when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

import msgspec

from dragoman.schema.rows import AnyRow, Row
from dragoman.schema.wire import from_json, to_json

# A quotation mark within a string is written \", so that this matches no words of the text; and whatever can
# be null in a row is null where it is left out.
_NULLS = re.compile(rb',"[a-z_]+":null')
_JSON = msgspec.json.Encoder()
# Kind, id, coder, score and body of a row.
Stored = tuple[str, str, str, float | None, str]
_MANY: msgspec.json.Decoder[list[AnyRow]] = msgspec.json.Decoder(list[AnyRow])


@lru_cache(maxsize=256)
def _quoted(text: str) -> bytes:
    return _JSON.encode(text)


def _head(kind: str, row_id: str, article: str, source: str, coder: str, score: float | None) -> bytes:
    return b'{"kind":%b,"id":"%b","article":%b,"source":%b,"coder":%b,"score":%b,' % (
        _quoted(kind),
        row_id.encode(),
        _quoted(article),
        _quoted(source),
        _quoted(coder),
        _JSON.encode(score),
    )


def to_body(row: AnyRow, kind: str) -> tuple[bytes, int]:
    """Write a row's body, which `from_body` makes the same row of; and the CRC-32 of the whole row."""
    head = _head(kind, row.id, row.article, row.source, row.coder, row.score)
    whole = to_json(row)
    assert whole.startswith(head), "the fields that all rows have come first, in this order"
    # The comma that ends the head begins the first field, which could be null as well.
    return b"{" + _NULLS.sub(b"", whole[len(head) - 1 :]).removeprefix(b","), crc32(whole)


def from_body(
    body: str | bytes,
    kind: str,
    *,
    row_id: str,
    article: str,
    source: str,
    coder: str,
    score: float | None,
) -> Row:
    """Read a row; msgspec.DecodeError where the body is none."""
    raw = body.encode() if isinstance(body, str) else body
    row = from_json(_head(kind, row_id, article, source, coder, score) + raw[1:])
    assert isinstance(row, Row)
    return row


def from_bodies(found: Iterable[Stored], *, article: str, source: str) -> list[Row]:
    """Read rows of one article; msgspec.DecodeError where one of the bodies is none.

    A report has hundreds, and reading them at once takes half the time.
    """
    of = f'"article":{_quoted(article).decode()},"source":{_quoted(source).decode()}'
    written = (
        f'{{"kind":"{kind}","id":"{row_id}",{of},"coder":{_quoted(coder).decode()},'
        f'"score":{"null" if score is None else repr(score)},{body[1:]}'
        for kind, row_id, coder, score, body in found
    )
    return list(_MANY.decode(f"[{','.join(written)}]"))
