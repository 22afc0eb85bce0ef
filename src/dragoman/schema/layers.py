"""What a reading of an article holds: layers of marks and arcs, each with a score."""

from __future__ import annotations

from msgspec import Struct

from dragoman.schema.span import Span

RUNNER_UP = "runner-up"
"""The attribute that names the label that came second ("none": no anchor at all), and its probability."""


NONE = "none"
"""The value of an attribute that is not there."""
IF_ANY = ", if any"
"""Ends the name of an attribute that was read as none: what it would be, and how likely that is."""


class Mark(Struct, frozen=True, gc=False):
    """A labelled span, scored 0 to 1; `attributes` are (name, value, score)."""

    span: Span
    label: str
    score: float
    attributes: tuple[tuple[str, str, float], ...] = ()


class Arc(Struct, frozen=True, gc=False):
    """A labelled link between two marks of one layer, by their positions in it, scored 0 to 1."""

    head: int
    tail: int
    label: str
    score: float


class Frame(Struct, frozen=True):
    """An anchor (a cue, a signal, a trigger) with its roles, in order of place."""

    anchor: Mark
    roles: tuple[tuple[str, Mark], ...]

    def of(self, role: str) -> list[Mark]:
        """Give the marks of one role."""
        return [mark for name, mark in self.roles if name == role]


class Layer(Struct, frozen=True):
    """One kind of marks over an article (names, attribution, causes, triggers).

    An arc goes from an anchor to the mark of one of its roles; a mark that no arc goes to is an anchor.
    `likely` are the stretches `[start, end)` of the text, in order, that may be an anchor at all: what rules
    find elsewhere is doubtful.
    """

    name: str
    marks: tuple[Mark, ...] = ()
    arcs: tuple[Arc, ...] = ()
    likely: tuple[tuple[int, int], ...] = ()

    def frames(self) -> list[Frame]:
        """Give the anchors in order, each with its roles."""
        roles: dict[int, list[tuple[str, Mark]]] = {}
        for arc in self.arcs:
            roles.setdefault(arc.head, []).append((arc.label, self.marks[arc.tail]))
        tails = {arc.tail for arc in self.arcs}
        return [
            Frame(mark, tuple(sorted(roles.get(place, ()), key=lambda role: role[1].span)))
            for place, mark in enumerate(self.marks)
            if place not in tails
        ]


class Reading(Struct, frozen=True):
    """All layers that one pass of the reader made of an article; `bundle` names the model and version."""

    article: str
    bundle: str
    layers: dict[str, Layer]

    def coder(self, rules: str) -> str:
        """Name what makes rows of this reading by the given rules."""
        return name_coder(rules, self.bundle)


def name_coder(rules: str, bundle: str) -> str:
    """Name rules together with the bundle they work on: "statements@1+dragoman-reader@1"."""
    return f"{rules}+{bundle}"
