"""What a run did: counts for a person, and refusals kept and cleared in the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from msgspec import Struct

from dragoman.record.store import View, Writer
from dragoman.run.outcome import Coded, Outcome
from dragoman.schema.article import Refusal


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
        self._before = {
            refusal.id: refusal.source for refusal in record.refusals() if refusal.article is None
        }
        self._renewed: set[str] = set()
        self._rows: Counter[str] = Counter()
        self._added = self._known = self._refused = self._characters = 0

    def take(self, outcome: Outcome) -> None:
        """Write one outcome down."""
        if isinstance(outcome, Refusal):
            self._renewed.add(outcome.id)
            self._refused += 1
            self._record.refuse(outcome)
        elif isinstance(outcome, Coded) and self._record.add(outcome.article, outcome.rows, outcome.refusal):
            self._added += outcome.refusal is None
            self._refused += outcome.refusal is not None
            self._characters += len(outcome.article.text)
            self._rows.update(row.__struct_config__.tag for row in outcome.rows)  # type: ignore[misc]
        else:
            self._known += 1

    def finish(self, inputs: Sequence[str]) -> Report:
        """Drop earlier refusals of these inputs that did not come again, and give the report."""
        self._record.clear(
            [
                one
                for one, source in self._before.items()
                if one not in self._renewed and _is_of(source, inputs)
            ]
        )
        return Report(
            added=self._added,
            known=self._known,
            refused=self._refused,
            rows=dict(sorted(self._rows.items())),
            characters=self._characters,
            seconds=monotonic() - self._start,
        )


def _is_of(source: str, inputs: Sequence[str]) -> bool:
    """Say whether a refused source is one of these inputs, in a folder of theirs, or a line of one."""
    return any(source == one or source.startswith((one.rstrip("/") + "/", one + ":")) for one in inputs)
