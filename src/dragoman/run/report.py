"""What a run did: counts for a person, and refusals kept and cleared in the record."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from msgspec import Struct

from dragoman.coding.whole import CODERS, can_code
from dragoman.record.store import View, Writer
from dragoman.run.notes import MOST_KEPT, Note, Notes, from_refusal, not_coded, other_coder, tell_difference
from dragoman.run.outcome import Coded, Known, Outcome
from dragoman.schema.article import Article, Item, Refusal
from dragoman.schema.settings import Settings

# How messages name a line of a file, and a field of it.
_IN_FILE = re.compile(r":\d+(?:, field \w+)?$")


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
        refusals = list(record.refusals())
        self._before = [refusal for refusal in refusals if refusal.article is None]
        self._refused_before = {refusal.source for refusal in self._before}
        self._not_coded_before = {refusal.article for refusal in refusals}
        self._read: set[str] = set()  # sources refused before and read now
        self._renewed: set[str] = set()  # ids of refusals that came again
        self._refusals: list[Refusal] = []
        self._notes = Notes()
        self._counts: Counter[str] = Counter()
        self._rows: Counter[str] = Counter()
        self._characters = 0

    def take(self, item: Item | None, outcome: Outcome) -> None:
        """Write one outcome down; `item` is None for a refusal that never was one."""
        if isinstance(outcome, Refusal):
            self._renewed.add(outcome.id)
            self._record.refuse(outcome)
            self._count_refusal(outcome)
            return
        if item is not None and item.source in self._refused_before:
            self._read.add(item.source)
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
        """Note where the record has other metadata of the same text."""
        stored = self._record.stored(article.id)
        if stored is not None and (note := tell_difference(article, stored, place)):
            self._notes.take(note)

    def _count_refusal(self, refusal: Refusal) -> None:
        if refusal.is_note:
            self._notes.take(from_refusal(refusal))
            return
        self._counts["refused"] += 1
        if len(self._refusals) < MOST_KEPT:
            self._refusals.append(refusal)

    def finish(self, inputs: Sequence[str]) -> Report:
        """Drop earlier refusals of these inputs that did not come again, and give the report."""
        places = Places(inputs)
        self._record.clear([old.id for old in self._before if self._is_settled(old, places)])
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
        for kind, coder in CODERS.items():
            others = {name: count for name, count in found.get(kind, {}).items() if name != coder}
            if others and kind in self._settings.kinds:
                self._notes.take(other_coder(kind, self._where, coder, others))

    def _is_settled(self, old: Refusal, places: Places) -> bool:
        """Say whether what was refused before was read at last, or is no more where it was."""
        if old.id in self._renewed:
            return False
        # A line's source may be an id, which is no place: what is in a file says where.
        return old.source in self._read or places.hold(old.where or old.source)


class Places:
    """The files and folders that a run was given, however their names were spelled."""

    def __init__(self, inputs: Sequence[str]):
        self._real = {_real(one) for one in inputs if one != "-"}
        self._has_stdin = "-" in inputs

    def hold(self, place: str) -> bool:
        """Say whether a place of a message is one of them, in a folder of theirs, or a line of one."""
        file = _IN_FILE.sub("", place)
        if file in ("-", "standard input"):
            return self._has_stdin
        return any(self._holds_file(one) for one in {place, file})

    def _holds_file(self, file: str) -> bool:
        path = _real(file)
        while path not in self._real:
            above = os.path.dirname(path)  # noqa: PTH120 - as text, a hundred times faster
            if above == path:
                return False
            path = above
        return True


def _real(path: str) -> str:
    """Give a path in the one spelling that all others of it come to; what is not there as far as it is."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path
