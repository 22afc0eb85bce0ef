"""What becomes of an item, and the task that a worker is given; and both as bytes between processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dragoman.run.known import KnownIds
from dragoman.schema.article import Article, Item, Refusal
from dragoman.schema.rows import AnyRow, Row
from dragoman.schema.settings import Settings
from dragoman.schema.wire import from_pack, to_pack


class Coded(Struct, frozen=True):
    """An article with its rows; where its coding failed, with none and the refusal that says so.

    `coded` gives the coder of every kind that was looked for; none where the coders do not know the language.
    """

    article: Article
    rows: list[Row]
    refusal: Refusal | None = None
    coded: dict[str, str] = {}


class Known(Struct, frozen=True):
    """An article that the store has already, coded for all that is wanted; here without its text."""

    article: Article


Outcome = Coded | Known | Refusal
Stage = Callable[[Item, Settings, KnownIds], Outcome]


class Task(Struct, frozen=True, kw_only=True):
    """What to do with every item.

    `stage` names a function as `module:function`, so that any process finds it. `known` holds the ids of
    articles that need no coding, as `KnownIds` packs them.
    """

    settings: Settings
    stage: str
    known: bytes = b""

    def load(self) -> Callable[[Item], Outcome]:
        """Find the stage and give it its settings."""
        module, _, name = self.stage.partition(":")
        stage = cast(Stage, getattr(import_module(module), name))
        known = KnownIds(self.known)
        return lambda item: stage(item, self.settings, known)


def pack_outcome(outcome: Outcome) -> bytes:
    """Write an outcome for the run: whether it is known, what it was coded for, and its rows."""
    if isinstance(outcome, Known):
        return _PACK.encode((True, {}, to_pack([outcome.article])))
    if isinstance(outcome, Refusal):
        return _PACK.encode((False, {}, to_pack([outcome])))
    rows = cast(list[AnyRow], outcome.rows)
    batch = to_pack([outcome.article, *rows, *([outcome.refusal] if outcome.refusal else [])])
    return _PACK.encode((False, outcome.coded, batch))


def unpack_outcome(batch: bytes) -> Outcome:
    """Read what `pack_outcome` wrote."""
    is_known, coded, packed = _OUTCOME.decode(batch)
    first, *rest = from_pack(packed)
    if isinstance(first, Refusal):
        return first
    assert isinstance(first, Article)
    if is_known:
        return Known(first)
    refusal = next((row for row in rest if isinstance(row, Refusal)), None)
    return Coded(first, [row for row in rest if isinstance(row, Row)], refusal, coded)


_PACK = msgspec.msgpack.Encoder()
# The path goes as bytes: a file's name need not be UTF-8, and what Python makes of it then cannot be packed.
_ITEMS = msgspec.msgpack.Decoder(list[tuple[Item, bytes | None]])
_TASK = msgspec.msgpack.Decoder(Task)
_OUTCOME = msgspec.msgpack.Decoder(tuple[bool, dict[str, str], bytes])


def pack_items(items: Iterable[Item]) -> bytes:
    """Write items for a worker."""
    return _PACK.encode([(replace(item, path=None), item.path and os.fsencode(item.path)) for item in items])


def unpack_items(batch: bytes) -> list[Item]:
    """Read items."""
    return [replace(item, path=path and os.fsdecode(path)) for item, path in _ITEMS.decode(batch)]


def pack_task(task: Task) -> bytes:
    """Write a task for a worker."""
    return _PACK.encode(task)


def unpack_task(batch: bytes) -> Task:
    """Read a task."""
    return _TASK.decode(batch)
