"""By what events are looked up: who takes part, in pairs or on a day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.links.events_same_parties import Parties
from dragoman.links.events_same_told import TALKS
from dragoman.links.events_same_within import Local

# People and states of an event by whom it is looked up.
_MOST_ATOMS = 6
_MOST_DOERS = 4


def is_full(local: Local) -> bool:
    """Say whether enough is known of the parties to look the event up."""
    return len(_atoms(local.parties)) >= (2 if local.head.kind == TALKS else 1) or bool(local.body)


def _atoms(parties: Parties) -> list[str]:
    """Give the words by which parties are looked up: first and last of a name, and codes of states."""
    names = sorted({word for name in parties.people[:_MOST_ATOMS] for word in (name[0], name[-1])})
    return names + sorted(parties.states)[:_MOST_ATOMS]


def pairs(parties: Parties) -> Iterator[tuple[str, str]]:
    """Give the pairs of those who take part: two people, two states, or one of each."""
    people = [sorted({name[0], name[-1]}) for name in parties.people[:_MOST_ATOMS]]
    for one, other in combinations(people, 2):
        for left in one:
            for right in other:
                yield (left, right) if left < right else (right, left)
    yield from combinations(sorted(parties.states)[:_MOST_ATOMS], 2)
    for state in sorted(parties.states)[:_MOST_ATOMS]:
        for person in people:
            for word in person:
                yield (state, word)


def day_keys(local: Local) -> Iterator[tuple[str, int, str]]:
    """Give the blocks of an event: talks by all who take part, other acts by who did it, else to whom."""
    if local.head.kind == TALKS:
        atoms = _atoms(local.parties)
    else:
        atoms = _atoms(local.actors or local.recipients)[:_MOST_DOERS]
    for day in range(local.window.first, local.window.last + 1):
        for atom in atoms:
            yield (local.head.kind, day, atom)
        if local.body:
            yield (local.head.kind, day, "body " + " ".join(sorted(local.body)))
