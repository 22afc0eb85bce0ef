"""Names out of the reader's layer, each with its entry in our tables."""

from __future__ import annotations

from typing import cast

from dragoman.coding.mentions_names import Name, NameType
from dragoman.schema.codes import body_of, look_up
from dragoman.schema.layers import Layer
from dragoman.text.layout import Layout


def read_names(layer: Layer, layout: Layout) -> list[Name]:
    """Give the names that were read, sorted and disjoint, inside sentences only."""
    names = []
    for mark in layer.marks:
        sentence = layout.sentence_at(mark.span.start)
        if sentence is not None:
            names.append(_name(mark.span.start, mark.span.end, mark.span.text, mark.label, sentence))
    return names


def _name(start: int, end: int, text: str, label: str, sentence: int) -> Name:
    alias = look_up(text) if label in ("LOC", "NORP", "ORG", "MISC") else None
    body = body_of(text) if label in ("ORG", "LOC") else None
    return Name(start, end, text, cast(NameType, label), sentence, alias=alias, body=body)
