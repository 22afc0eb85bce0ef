"""What a training set is made into: documents with the anchors of each layer that the set marks."""

from __future__ import annotations

from msgspec import Struct

from dragoman.text.sentences import Range


class Anchor(Struct, frozen=True):
    """A gold mark: place and label, the roles that hang on it, and the attributes that are known."""

    place: Range
    label: str
    roles: tuple[tuple[str, Range], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


Layers = dict[str, tuple[Anchor, ...]]


class Document(Struct, frozen=True):
    """A text with the anchors of each layer that its set marks (a layer not marked is not in `layers`)."""

    set: str
    id: str
    text: str
    layers: Layers
