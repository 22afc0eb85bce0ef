"""What a run did: counts for a person, and refusals kept and cleared in the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from msgspec import Struct

from dragoman.record.store import View, Writer
from dragoman.run.outcome import Coded, Outcome
from dragoman.schema.article import Item, Refusal


class Report(Struct, frozen=True, kw_only=True):
    """Articles added and known before, inputs refused; rows by kind and characters of what was added."""

    added: int
    known: int
    refused: int
    rows: dict[str, int]
    characters: int
    seconds: float


class Store(Writer, View, Protocol):
    """A record that can be written and read."""


class Sink:
    """Takes outcomes into a record and keeps count."""

    def __init__(self, record: Store):
        self._record = record
        self._start = monotonic()
        self._before = [refusal for refusal in record.refusals() if refusal.article is None]
        self._refused_before = {refusal.source for refusal in self._before}
        self._read: set[str] = set()  # sources refused before and read now
        self._renewed: set[str] = set()  # ids of refusals that came again
        self._rows: Counter[str] = Counter()
        self._added = self._known = self._refused = self._characters = 0

    def take(self, item: Item | None, outcome: Outcome) -> None:
        """Write one outcome down; `item` is None for a refusal that never was one."""
        if isinstance(outcome, Refusal):
            self._renewed.add(outcome.id)
            self._refused += 1
            self._record.refuse(outcome)
            return
        if item is not None and item.source in self._refused_before:
            self._read.add(item.source)
        if isinstance(outcome, Coded) and self._record.add(outcome.article, outcome.rows, outcome.refusal):
            self._added += outcome.refusal is None
            self._refused += outcome.refusal is not None
            self._characters += len(outcome.article.text)
            self._rows.update(str(row.__struct_config__.tag) for row in outcome.rows)
        else:
            self._known += 1

    def finish(self, inputs: Sequence[str]) -> Report:
        """Drop earlier refusals of these inputs that did not come again, and give the report."""
        self._record.clear([old.id for old in self._before if self._is_settled(old, inputs)])
        return Report(
            added=self._added,
            known=self._known,
            refused=self._refused,
            rows=dict(sorted(self._rows.items())),
            characters=self._characters,
            seconds=monotonic() - self._start,
        )

    def _is_settled(self, old: Refusal, inputs: Sequence[str]) -> bool:
        """Say whether what was refused before was read at last, or is no more where it was."""
        if old.id in self._renewed:
            return False
        return old.source in self._read or _lies_in(old.source, inputs) or _lies_in(old.where or "", inputs)


def _lies_in(place: str, inputs: Sequence[str]) -> bool:
    """Say whether a place is one of the inputs, in a folder of theirs, or a line of one."""
    return any(place == one or place.startswith((one.rstrip("/") + "/", one + ":")) for one in inputs)
