"""Answers about two countries: kept ones where the record has them, else reckoned anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from dragoman.record.store import View

Answer = TypeVar("Answer")
# To be raised where an answer takes another shape, or comes out otherwise: what was kept before is then not
# asked for. `link` makes all anew in any case, as it does with links.
_VERSION = 3


def name_answer(what: str, pair: tuple[str, str]) -> str:
    """Name an answer by what it is of two countries, in their order, and by its version."""
    return f"{what} {pair[0]} {pair[1]} {_VERSION}"


def pack_answer(answer: object) -> bytes:
    """Write an answer as it is kept."""
    return msgspec.msgpack.encode(answer)


def answer(
    view: View, what: str, pair: tuple[str, str], shape: type[Answer], reckon: Callable[[], Answer]
) -> Answer:
    """Give an answer of a shape as the record keeps it; reckoned where it keeps none of that shape."""
    body = view.answer(name_answer(what, pair))
    if body is None:
        return reckon()
    try:
        return msgspec.msgpack.decode(body, type=shape)
    except msgspec.DecodeError:
        return reckon()
