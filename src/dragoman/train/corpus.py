"""The training sets as documents with anchors: what each set marks, and what it leaves open.

A set that does not mark a label says so by `knows`: the fit then neither rewards nor punishes that label
on its texts.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from dragoman.text.sentences import Range
from dragoman.train.marked import read_passages

Json = dict[str, Any]

_OWN = Path(__file__).with_name("own")
_THAT = re.compile(r"that\s+(?=\S)")


class Anchor(Struct, frozen=True):
    """A gold mark: place and label, the roles that hang on it, and the attributes that are known."""

    place: Range
    label: str
    roles: tuple[tuple[str, Range], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


class Document(Struct, frozen=True):
    """A text with the anchors of each layer that its set marks (a layer not marked is not in `layers`)."""

    set: str
    id: str
    text: str
    layers: dict[str, tuple[Anchor, ...]]


NOT_STATED = "none stated"


class CorpusSet(Struct, frozen=True):
    """A training set: its files, how often a pass takes it, what it knows, and its licence.

    `knows` maps a layer to the labels and roles that the set marks; None stands for all of them.
    """

    name: str
    repeats: float
    knows: dict[str, frozenset[str] | None]
    licence: str
    read: Callable[[list[Json]], dict[str, tuple[Anchor, ...]]] | None
    """Makes anchors of a document's gold rows; None for passages of our own, that carry their marks."""
    held: int = 0
    """Every `held`-th document is kept aside for measuring; 0 keeps none."""

    @property
    def is_open(self) -> bool:
        """Say whether a licence is stated for the set."""
        return self.licence != NOT_STATED


def read_set(one: CorpusSet, gold: Path, *, held: bool = False) -> Iterator[Document]:
    """Read a set's documents: those to train on, or those held aside."""
    for number, document in enumerate(_passages(one.name) if one.read is None else _gold(one, gold)):
        is_held = bool(one.held) and number % one.held == 0
        if is_held == held:
            yield document


def _passages(name: str) -> Iterator[Document]:
    """Give the passages written for training under that name."""
    for number, passage in enumerate(read_passages(_OWN / f"{name}.txt")):
        rows = [
            {
                "kind": "cause",
                "cause": _row(claim["C"]),
                "effect": _row(claim["E"]),
                "signal": _row(claim["S"]) if "S" in claim else None,
                "relation": passage.relations[index],
            }
            for index, claim in passage.claims.items()
        ]
        yield Document(name, f"{name}-{number}", passage.text, {"causes": _causes(rows)})


def _row(place: Range) -> Json:
    return {"start": place[0], "end": place[1]}


def _gold(one: CorpusSet, gold: Path) -> Iterator[Document]:
    """Give the documents of a set that lies in the folder of the gold."""
    assert one.read is not None
    rows: dict[str, list[Json]] = defaultdict(list)
    for line in _lines(gold / f"{one.name}.gold.jsonl"):
        rows[line["article"]].append(line)
    for line in _lines(gold / f"{one.name}.docs.jsonl"):
        yield Document(one.name, line["id"], line["text"], one.read(rows[line["id"]]))


def _lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)


def _place(span: Json) -> Range:
    return span["start"], span["end"]


def _names(rows: list[Json]) -> tuple[Anchor, ...]:
    return tuple(Anchor(_place(row["span"]), row["type"]) for row in rows if row["kind"] == "mention")


def _attribution(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a cue; statements that share a cue give it all their parts."""
    roles: dict[Range, dict[tuple[str, Range], None]] = defaultdict(dict)
    for row in rows:
        if row["kind"] != "statement" or row["cue"] is None:
            continue
        parts = roles[_place(row["cue"])]
        parts.update({("CONTENT", _without_that(span)): None for span in row["content"]})
        for role, key in (("SOURCE", "speaker"), ("ADDRESSEE", "addressee")):
            if row.get(key):
                parts[role, _place(row[key])] = None
    return tuple(Anchor(cue, "CUE", tuple(parts)) for cue, parts in roles.items())


def _without_that(span: Json) -> Range:
    """Give the place of a content as record.md has it; some sets count the "that" before a clause as part."""
    start, end = _place(span)
    opening = _THAT.match(span.get("text", ""))
    return (start + opening.end(), end) if opening is not None else (start, end)


def _causes(rows: list[Json]) -> tuple[Anchor, ...]:
    """One anchor a signal; where none is written, the first word of whichever part comes second."""
    anchors: dict[Range, Anchor] = {}
    for row in rows:
        if row["kind"] != "cause":
            continue
        cause, effect = _place(row["cause"]), _place(row["effect"])
        later = max(cause, effect)
        place = _place(row["signal"]) if row.get("signal") else (later[0], later[0] + 1)
        known = anchors.get(place)
        roles = dict.fromkeys((*(known.roles if known else ()), ("CAUSE", cause), ("EFFECT", effect)))
        attributes = (("relation", row["relation"]),) if row.get("relation") else ()
        anchors[place] = Anchor(place, "SIGNAL" if row.get("signal") else "BARE", tuple(roles), attributes)
    return tuple(anchors.values())


def _events(rows: list[Json]) -> tuple[Anchor, ...]:
    anchors: dict[Range, Anchor] = {}
    for row in rows:
        if row["kind"] != "event":
            continue
        roles = [("ACTOR", _place(span)) for span in row["actors"]]
        roles += [("RECIPIENT", _place(span)) for span in row["recipients"]]
        roles += [(role, _place(row[key])) for role, key in (("ACT", "act"), ("PLACE", "place")) if row[key]]
        attributes = (("status", row["status"]), ("about", row["about"] or "none"))
        place = _place(row["trigger"])
        anchors.setdefault(place, Anchor(place, row["type"], tuple(roles), attributes))
    return tuple(anchors.values())


def _own(rows: list[Json]) -> dict[str, tuple[Anchor, ...]]:
    return {"attribution": _attribution(rows), "causes": _causes(rows), "events": _events(rows)}


_ALL: dict[str, frozenset[str] | None] = {"attribution": None, "causes": None, "events": None}

SETS: tuple[CorpusSet, ...] = (
    CorpusSet("own-train", 1.6, _ALL, "texts public domain, CC BY 2.5, OGL; annotation ours", _own),
    CorpusSet("own-written", 2.5, _ALL, "ours", _own),
    CorpusSet("causes-reports", 2, {"causes": None}, "ours", None),
    CorpusSet("causes-statements", 2, {"causes": None}, "ours", None),
    CorpusSet(
        "attribution.polnear-train",
        1,
        {"attribution": frozenset(("CUE", "SOURCE", "CONTENT"))},
        NOT_STATED,
        lambda rows: {"attribution": _attribution(rows)},
    ),
    CorpusSet(
        "cause.cnc-train", 1.5, {"causes": None}, "CC0", lambda rows: {"causes": _causes(rows)}, held=5
    ),
    CorpusSet(
        "mention.worldwide-train",
        0.5,
        {"names": None},
        NOT_STATED,
        lambda rows: {"names": _names(rows)},
        held=10,
    ),
    CorpusSet(
        "mention.uner-ewt-dev",
        3,
        {"names": frozenset(("PER", "LOC", "ORG"))},
        "CC BY-SA 4.0",
        lambda rows: {"names": _names(rows)},
        held=5,
    ),
)


def choose_sets(*, open_only: bool) -> tuple[CorpusSet, ...]:
    """Give the sets to train on: all, or those whose licence is stated."""
    return tuple(one for one in SETS if one.is_open or not open_only)
