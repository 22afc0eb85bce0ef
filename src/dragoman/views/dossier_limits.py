"""How much of each section a dossier shows, and in what words it says that there is more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dragoman.views.dates import date_order
from dragoman.views.evidence import first_place
from dragoman.views.relation import EventDay, Relation
from dragoman.views.relation_words import count
from dragoman.views.timeline import Entry

# What somebody reads at one sitting; the commands list all.
TIMELINE, EVENTS, CAUSES, FIGURES, TIMES = 500, 200, 100, 100, 200
SPEAKERS, PER_SPEAKER, ROUNDS, UNDERTAKINGS = 60, 60, 40, 40

Thing = TypeVar("Thing")


class Cut(Struct, frozen=True):
    """A section that does not show all: what it shows of how many, and the command that lists all."""

    words: str
    command: str


def latest(entries: Sequence[Entry], most: int) -> list[Entry]:
    """Give the latest of some entries, in the order they are in; those without a date are left out first.

    The choice is the same in whatever order they come.
    """
    if len(entries) <= most:
        return list(entries)
    order = sorted(range(len(entries)), key=lambda at: _order(entries[at]))
    kept = {*last((at for at in order if entries[at].date is not None), most)}
    kept |= {*[at for at in order if entries[at].date is None][: most - len(kept)]}
    return [entries[at] for at in sorted(kept)]


def last(things: Iterable[Thing], most: int) -> list[Thing]:
    """Give the last of some things."""
    every = list(things)
    return every[max(len(every) - most, 0) :]


def _order(entry: Entry) -> tuple[tuple[str, str, str], str, int, str]:
    return date_order(entry.date), entry.source, first_place(entry.row), entry.row.id


def cut_relation(relation: Relation, most_events: int, most_causes: int) -> tuple[Relation, int, int]:
    """Keep the latest events and causes of a relation, its counts as they are.

    Also gives how many events and causes there were.
    """
    lines = [(day.date, line) for day in relation.days for line in day.lines]
    causes = len(relation.causes)
    if len(lines) > most_events:
        dated = last(((date, line) for date, line in lines if date is not None), most_events)
        open_ = [(date, line) for date, line in lines if date is None][: most_events - len(dated)]
        days: dict[str | None, list[object]] = {}
        for date, line in (*dated, *open_):
            days.setdefault(date, []).append(line)
        kept = tuple(EventDay(date, tuple(some)) for date, some in days.items())  # type: ignore[arg-type]
        relation = replace(relation, days=kept)
    if causes > most_causes:
        relation = replace(relation, causes=tuple(last(relation.causes, most_causes)))
    return relation, len(lines), causes


def say_cut(shown: int, of: int, what: str, command: str, *, which: str = "latest") -> Cut | None:
    """Say that not all stand there: "the 100 latest of 2,431 events"; None where all do."""
    if shown >= of:
        return None
    return Cut(f"The {shown:,} {which} of {count(of, what)}", f"dragoman {command}")
