"""Why two reports are of one event, in plain words."""

from __future__ import annotations

from typing import Protocol

from dragoman.links.events_same_parties import Name, Parties, count_shared
from dragoman.links.events_same_told import TALKS
from dragoman.links.events_same_when import Window, words
from dragoman.links.events_same_within import Local
from dragoman.schema.codes import country_name


class Known(Protocol):
    """What the reports of an event know together."""

    window: Window
    ordinal: int | None
    place_name: frozenset[str]
    body: frozenset[str]


def reasons(known: Known, left: Local, right: Local) -> tuple[str, ...]:
    """Say in plain words what a report shares with another of its event, and with what all others know."""
    days = words(known.window.cut(right.window))
    found = [f"both: {named(left.parties, right.parties)}; {_act(right)}; {days}"]
    if right.window.how != "told":
        found.append("the later report tells no day of its own")
    if right.ordinal is not None and right.ordinal == known.ordinal:
        found.append(f"ordinal: number {right.ordinal}")
    if right.place_name & known.place_name:
        found.append(f"place: {' '.join(sorted(right.place_name & known.place_name)).title()}")
    if right.body and known.body:
        found.append(f"body: {' '.join(sorted(right.body | known.body))}")
    return tuple(found)


def _act(local: Local) -> str:
    return TALKS if local.head.kind == TALKS else f"{local.head.kind}: “{local.head.trigger}”"


def named(one: Parties, other: Parties) -> str:
    """Name the parties that two lists share, people by surname, states by code."""
    people = [name for name in one.people if count_shared([name], other.people)]
    parts = [_title(name) for name in people] or [
        country_name(code) or code for code in sorted(one.states & other.states)
    ]
    return " and ".join(parts) if len(parts) < 3 else ", ".join(parts)


def _title(name: Name) -> str:
    return " ".join(word.title() for word in name)
