"""What a reading of an article holds: layers of marks and arcs, each with a score."""

from __future__ import annotations

from msgspec import Struct

from dragoman.schema.span import Span


class Mark(Struct, frozen=True, gc=False):
    """A labelled span, scored 0 to 1."""

    span: Span
    label: str
    score: float


class Arc(Struct, frozen=True, gc=False):
    """A labelled link between two marks of one layer, by their positions in it, scored 0 to 1."""

    head: int
    tail: int
    label: str
    score: float


class Layer(Struct, frozen=True):
    """One kind of marks over an article (names, attribution, causes, triggers)."""

    name: str
    marks: tuple[Mark, ...] = ()
    arcs: tuple[Arc, ...] = ()


class Reading(Struct, frozen=True):
    """All layers that one pass of the reader made of an article; `bundle` names the model and version."""

    article: str
    bundle: str
    layers: dict[str, Layer]
