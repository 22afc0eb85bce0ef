"""Names out of the reader's layer, each with its entry in our tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

from dragoman.coding.mentions_edges import set_edges, title_size
from dragoman.coding.mentions_names import Name, NameType
from dragoman.schema.codes import body_of, look_up
from dragoman.schema.layers import Layer
from dragoman.text.layout import Layout

_STATES = ("name", "former")


def read_names(layer: Layer, layout: Layout, guessed: Sequence[Name]) -> list[Name]:
    """Give the names that were read, sorted and disjoint, inside sentences only.

    Of those guessed by rules, known ones (a state, its people, a body of our table) come in where nothing was
    read, and so do surnames of people who were read elsewhere ("Trump himself"): tables do not tire.
    """
    names: list[Name] = []
    for mark in layer.marks:
        sentence = layout.sentence_at(mark.span.start)
        if sentence is None:
            continue
        low, high = layout.sentences[sentence]
        place = set_edges(layout.text, mark, max(low, names[-1].end if names else 0), high)
        if place is not None:
            if mark.label == "PER":
                place = (place[0] + title_size(layout.text[slice(*place)]), place[1])
            names.append(_name(*place, layout.text[slice(*place)], mark.label, sentence))
    starts = [name.start for name in names]
    surnames = {name.text.split()[-1] for name in names if name.type == "PER" and " " in name.text}
    added = []
    for name in guessed:
        known = name
        if name.alias is None and name.body is None:
            if name.text not in surnames:
                continue
            known = Name(name.start, name.end, name.text, "PER", name.sentence)
        at = bisect_left(starts, name.end)
        if at == 0 or names[at - 1].end <= name.start:
            added.append(known)
    return sorted([*names, *added], key=lambda name: name.start)


def _name(start: int, end: int, text: str, label: str, sentence: int) -> Name:
    alias = look_up(text) if label in ("LOC", "NORP", "ORG", "MISC") else None
    body = body_of(text) if label in ("ORG", "LOC") else None
    # A state is a place, whatever it does: "the Republic of Korea" is as "South Korea".
    kind = "LOC" if label == "ORG" and alias is not None and alias.kind in _STATES and body is None else label
    return Name(start, end, text, cast(NameType, kind), sentence, alias=alias, body=body)
