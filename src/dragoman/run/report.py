"""What a run did: counts for a person, and refusals kept and cleared in the record."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Protocol

from msgspec import Struct

from dragoman.coding.whole import can_code, name_coders
from dragoman.record.store import View, Writer
from dragoman.run.notes import MOST_KEPT, Note, Notes, from_refusal, not_coded, other_coder, tell_difference
from dragoman.run.outcome import Coded, Known, Outcome
from dragoman.run.places import Places, name_of_item, name_of_refusal, place_of, real_place
from dragoman.run.readers import bundle_name
from dragoman.schema.article import Article, Item, Refusal
from dragoman.schema.settings import Settings

# Articles known before that are looked up at once.
_COMPARED_AT_ONCE = 200


class Report(Struct, frozen=True, kw_only=True):
    """What a run did with its inputs.

    Articles `added`; `completed`, which were there and are now coded for further kinds; `known`, which were
    there and are as they were; inputs `refused`. `rows` by kind and `characters` are of what was coded now.
    `noted` counts the notes by reason. `refusals` are the first thousand, `notes` the first thousand of each
    reason.
    """

    added: int
    completed: int
    known: int
    refused: int
    noted: dict[str, int]
    rows: dict[str, int]
    characters: int
    seconds: float
    refusals: tuple[Refusal, ...]
    notes: tuple[Note, ...]


class Store(Writer, View, Protocol):
    """A record that can be written and read."""


class Sink:
    """Takes outcomes into a record and keeps count; `where` names the record in notes."""

    def __init__(self, record: Store, where: str, settings: Settings):
        self._record = record
        self._where = where
        self._settings = settings
        self._start = monotonic()
        before = list(_refused_before(record))
        self._before = [(refusal, place) for refusal, place in before if refusal.article is None]
        self._refused_before = {name for old, place in self._before for name in (name_of_refusal(old), place)}
        self._not_coded_before = {refusal.article for refusal, _ in before}
        self._read: set[str | None] = set()  # names and places refused before and read now
        self._renewed: set[tuple[str, str | None]] = set()  # refusals that came again, with their place
        self._compared: list[tuple[Article, str]] = []  # to be compared with what is stored
        self._refusals: list[Refusal] = []
        self._notes = Notes()
        self._counts: Counter[str] = Counter()
        self._rows: Counter[str] = Counter()
        self._characters = 0

    def take(self, item: Item | None, outcome: Outcome) -> None:
        """Write one outcome down; `item` is None for a refusal that never was one."""
        if isinstance(outcome, Refusal):
            told = item or outcome
            refused_at = place_of(told.where or told.source)
            self._renewed.add((outcome.id, refused_at))
            self._record.refuse(outcome, refused_at)
            self._count_refusal(outcome)
            return
        if item is not None and self._refused_before:
            key = name_of_item(item) if item.path is None else real_place(item.source)
            self._read |= {key} & self._refused_before - {None}
        place = outcome.article.source if item is None else item.where or item.source
        if isinstance(outcome, Known):
            self._counts["known"] += 1
            self._compare(outcome.article, place)
        else:
            self._add(outcome, place)

    def _add(self, coded: Coded, place: str) -> None:
        """Write an article down, or what it lacks."""
        article = coded.article
        change = self._record.add(article, coded.rows, coded.refusal, coded=coded.coded)
        if not can_code(article, self._settings):
            self._notes.take(not_coded(article, place, self._settings.languages))
        if change.outcome != "added" or article.id in self._not_coded_before:
            self._compare(article, place)
        if change and coded.refusal is not None:
            self._count_refusal(coded.refusal)
            return
        self._counts[change.outcome] += 1
        if change:
            self._characters += len(article.text)
            kinds = (str(row.__struct_config__.tag) for row in coded.rows)
            self._rows.update(kind for kind in kinds if kind in change.kinds)

    def _compare(self, article: Article, place: str) -> None:
        """Have what is given compared with what is stored of the same text, many at once."""
        self._compared.append((article, place))
        if len(self._compared) >= _COMPARED_AT_ONCE:
            self._note_differences()

    def _note_differences(self) -> None:
        """Note where the record has other metadata of the same text."""
        stored = self._record.stored([article.id for article, _ in self._compared]) if self._compared else {}
        for article, place in self._compared:
            if article.id in stored and (note := tell_difference(article, stored[article.id], place)):
                self._notes.take(note)
        self._compared.clear()

    def _count_refusal(self, refusal: Refusal) -> None:
        if refusal.is_note:
            self._notes.take(from_refusal(refusal))
            return
        self._counts["refused"] += 1
        if len(self._refusals) < MOST_KEPT:
            self._refusals.append(refusal)

    def finish(self, inputs: Sequence[str]) -> Report:
        """Drop earlier refusals of these inputs that did not come again, and give the report."""
        self._note_differences()
        places = Places(inputs)
        self._record.clear(
            [(old.id, place) for old, place in self._before if self._is_settled(old, place, places)]
        )
        if self._counts["known"] or self._counts["completed"]:
            self._note_coders()
        return Report(
            added=self._counts["added"],
            completed=self._counts["completed"],
            known=self._counts["known"],
            refused=self._counts["refused"],
            noted=dict(self._notes.counts),
            rows=dict(sorted(self._rows.items())),
            characters=self._characters,
            seconds=monotonic() - self._start,
            refusals=tuple(self._refusals),
            notes=self._notes.kept(),
        )

    def _note_coders(self) -> None:
        """Note where the record keeps rows of other versions of the coders."""
        found = self._record.coders()
        for kind, coder in name_coders(bundle_name(self._settings)).items():
            others = {name: count for name, count in found.get(kind, {}).items() if name != coder}
            if others and kind in self._settings.kinds:
                self._notes.take(other_coder(kind, self._where, coder, others))

    def _is_settled(self, old: Refusal, place: str | None, places: Places) -> bool:
        """Say whether what was refused before was read at last, or is no more where it was.

        What came in on standard input lies nowhere: it is settled only when something of its name is read.
        """
        if (old.id, place) in self._renewed:
            return False
        if place is None:
            return name_of_refusal(old) in self._read
        return place in self._read or places.hold(place)


def _refused_before(record: Store) -> Iterator[tuple[Refusal, str | None]]:
    """Give what stands refused or noted, with each place that it is of; None where that is not known."""
    known = record.refused_at()
    for refusal in (*record.refusals(), *record.notes()):
        told = refusal.where or refusal.source
        # From before places were kept, a path that begins at the root is still plain.
        otherwise = place_of(told) if os.path.isabs(told) else None  # noqa: PTH117 - no path, but text
        places: list[str | None] = [*sorted(known.get(refusal.id, ()))]
        for place in places or [otherwise]:
            yield refusal, place
