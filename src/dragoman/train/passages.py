"""Makes documents of the passages that were written for training."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dragoman.train.anchors import causes
from dragoman.train.documents import Anchor, Document
from dragoman.train.marked import Passage, read_passages

_OWN = Path(__file__).with_name("own")
_ROLES = {"A": "ACTOR", "R": "RECIPIENT", "B": "ACT", "P": "PLACE"}


def read_own(name: str, layers: Collection[str]) -> Iterator[Document]:
    """Give the passages of own/NAME.txt with the layers that they mark: "causes", "events"."""
    for number, passage in enumerate(read_passages(_OWN / f"{name}.txt")):
        marked = {"causes": _claims(passage), "events": tuple(_events(passage))}
        chosen = {layer: marked[layer] for layer in layers}
        yield Document(name, f"{name}-{number}", passage.text, chosen)


def _claims(passage: Passage) -> tuple[Anchor, ...]:
    rows = []
    for number, parts in passage.claims.items():
        row: dict[str, object] = {"kind": "cause", "relation": passage.relations[number], "signal": None}
        for key, letter in (("cause", "C"), ("effect", "E"), ("signal", "S")):
            if letter in parts:
                row[key] = {"start": parts[letter][0][0], "end": parts[letter][0][1]}
        rows.append(row)
    return causes(rows)


def _events(passage: Passage) -> Iterator[Anchor]:
    for number, parts in passage.events.items():
        kind, status, about = passage.codes[number]
        roles = tuple((_ROLES[letter], place) for letter in _ROLES for place in parts.get(letter, ()))
        yield Anchor(parts["T"][0], kind, roles, (("status", status), ("about", about or "none")))
