"""Names out of the reader's layer, each with its entry in our tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import cast

from dragoman.coding.mentions_edges import set_edges, title_size
from dragoman.coding.mentions_joined import whole_body
from dragoman.coding.mentions_names import Name, NameType
from dragoman.coding.mentions_torn import Mender
from dragoman.schema.codes import body_of, fold, is_place, look_up
from dragoman.schema.layers import Layer
from dragoman.text.apostrophes import torn_words, without_tears
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range

_STATES = ("name", "former")
_INITIAL = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]")
# "the |Vermont| legislature": a place, whose houses have no name of their own.
_HOUSE = re.compile(
    r"\s+(?:state\s+|city\s+|provincial\s+|regional\s+)?(?:legislature|parliament|assembly|senate|house|government|council"
    r"|authorities|officials|police|lawmakers|court)\b"
)
_SPEAKS = re.compile(r"[*_\s]*:")


def read_names(layer: Layer, layout: Layout, guessed: Sequence[Name]) -> list[Name]:
    """Give the names that were read, sorted and disjoint, inside sentences only.

    Of those guessed by rules, known ones (a state, its people, a body of our table) come in where nothing was
    read, or only parts of them ("US Customs", "Border Protection"), and so do surnames of people who were
    read elsewhere ("Trump himself"): tables do not tire.
    """
    mender = Mender(layout.text, [mark.span for mark in layer.marks if mark.label == "PER"])
    names: list[Name] = []
    beyond = 0  # where an office that was read as a name ends
    for mark in layer.marks:
        sentence = layout.sentence_at(mark.span.start)
        if sentence is None:
            continue
        low, high = layout.sentences[sentence]
        low = max(low, names[-1].end if names else 0, beyond)
        place = set_edges(layout.text, mark, low, high)
        if place is None:
            continue
        if mark.label == "ORG":
            place = whole_body(layout.text, place, low, high)
        label = _label(mender, mark.label, place, low)
        if label == "ORG" and is_place(layout.text[slice(*place)]) and _HOUSE.match(layout.text, place[1]):
            label = "LOC"
        if label == "PER" and (office := mender.office_end(*place)) is not None:
            beyond = office
            continue
        places = mender.people(*place, low, high) if label == "PER" else (place,)
        for start, end in places:
            names.append(_name(start, end, layout.text[start:end], label, sentence))
    names = _with_torn(layout, _with_initials(layout.text, _without_parts(names, guessed)))
    starts = [name.start for name in names]
    surnames = {fold(name.text.split()[-1]) for name in names if name.type == "PER" and " " in name.text}
    added = []
    for name in guessed:
        known = name
        if name.alias is None and name.body is None:
            if fold(name.text) not in surnames and not _is_label(layout.text, name):
                continue
            known = Name(name.start, name.end, name.text, "PER", name.sentence)
        at = bisect_left(starts, name.end)
        if at == 0 or names[at - 1].end <= name.start:
            added.append(known)
    return sorted([*names, *added], key=lambda name: name.start)


def _without_parts(names: list[Name], guessed: Sequence[Name]) -> list[Name]:
    """Leave out what was read of a body that our table has under a longer name, which comes in whole."""
    bodies = [name for name in guessed if name.body is not None]
    starts = [name.start for name in bodies]

    def is_part(name: Name) -> bool:
        at = bisect_right(starts, name.start) - 1
        return at >= 0 and name.end <= bodies[at].end and len(name.text) < len(bodies[at].text)

    return [name for name in names if not is_part(name)] if bodies else names


def _label(mender: Mender, label: str, place: Range, low: int) -> str:
    """Give what was read its type: "Roe Administration" is a body, "Secretary of |State Roe" a person."""
    said = mender.text[slice(*place)]
    if label == "PER" and said.isupper() and (alias := look_up(said)) is not None and alias.kind == "name":
        return "LOC"  # "U.S."
    if label == "PER" and mender.is_body(*place):
        return "ORG"
    return "PER" if label in ("ORG", "LOC") and mender.ends_office(*place, low) else label


def _with_initials(text: str, names: list[Name]) -> list[Name]:
    """Join a given name to the initials and surname that were read apart from it: "ANN", "R. ROE"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.type == name.type == "PER"
            and " " not in before.text
            and _INITIAL.match(name.text)
            and text[before.end : name.start] in (" ", "\u00a0")
        ):
            joined[-1] = _name(before.start, name.end, text[before.start : name.end], "PER", name.sentence)
        else:
            joined.append(name)
    return joined


def _with_torn(layout: Layout, names: list[Name]) -> list[Name]:
    """Add further places of surnames with a torn apostrophe, "Ya’ alon", which alone are seldom read."""
    people = (layout.text[name.start : name.end] for name in names if name.type == "PER")
    torn = {word for name in people for word in torn_words(name)}
    if not torn:
        return names
    starts = [name.start for name in names]
    added = []
    for found in re.finditer(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, sorted(torn)))})(?!\w)", layout.text):
        at = bisect_left(starts, found.end())
        sentence = layout.sentence_at(found.start())
        if sentence is not None and (at == 0 or names[at - 1].end <= found.start()):
            added.append(_name(found.start(), found.end(), found[0], "PER", sentence))
    return sorted([*names, *added], key=lambda name: name.start)


def _is_label(text: str, name: Name) -> bool:
    """Say whether a guessed name is that of who speaks next in a transcript: "PRESIDENT |ROE|: Thank you"."""
    if name.type != "PER" or not name.text.isupper() or not _SPEAKS.match(text, name.end):
        return False
    line = text[text.rfind("\n", 0, name.start) + 1 : name.start]
    return line.isupper() and title_size(f"{line.strip()} {name.text}".title()) > 0


def _name(start: int, end: int, text: str, label: str, sentence: int) -> Name:
    text = without_tears(text)
    alias = look_up(text) if label in ("LOC", "NORP", "ORG", "MISC") else None
    body = body_of(text) if label in ("ORG", "LOC") else None
    # A state is a place, whatever it does: "the Republic of Korea" is as "South Korea".
    kind = "LOC" if label == "ORG" and alias is not None and alias.kind in _STATES and body is None else label
    return Name(start, end, text, cast(NameType, kind), sentence, alias=alias, body=body)
