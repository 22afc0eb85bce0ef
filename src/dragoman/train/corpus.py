"""The training sets: where each lies, what it marks, and what it leaves open.

A set that does not mark a label says so by `knows`: the fit then neither rewards nor punishes that label
on its texts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from dragoman.schema.rows import EVENT_TYPES
from dragoman.train import anchors
from dragoman.train.coded import read_coded
from dragoman.train.documents import Document, Layers
from dragoman.train.names import read_crossner, read_gum_names
from dragoman.train.passages import read_own
from dragoman.train.quiet import read_quiet

Json = dict[str, Any]
Knows = dict[str, frozenset[str] | None]

NOT_STATED = "none stated"


class CorpusSet(Struct, frozen=True, kw_only=True):
    """A training set: how often a pass takes it, what it knows, its licence, and how it is read.

    `knows` maps a layer to the labels and roles that the set marks; None stands for all of them.
    """

    name: str
    repeats: float
    knows: Knows
    licence: str
    read: Callable[[Path], Iterator[Document]]
    """Reads its documents out of the folder that gold and corpora lie in."""
    held: int = 0
    """Every `held`-th document is kept aside for measuring; 0 keeps none."""
    is_partial: bool = False
    """Says that a document may hold anchors that are not marked."""

    @property
    def is_open(self) -> bool:
        """Say whether a licence is stated for the set."""
        return self.licence != NOT_STATED


def read_set(one: CorpusSet, shared: Path, *, held: bool = False) -> Iterator[Document]:
    """Read a set's documents: those to train on, or those held aside."""
    for number, document in enumerate(one.read(shared)):
        is_held = bool(one.held) and number % one.held == 0
        if is_held == held:
            yield document


def read_gold(name: str, make: Callable[[list[Json]], Layers], shared: Path) -> Iterator[Document]:
    """Read the documents of a set in the gold's form; `make` makes the layers of a document's rows."""
    rows: dict[str, list[Json]] = defaultdict(list)
    for line in _lines(shared / "gold" / f"{name}.gold.jsonl"):
        rows[line["article"]].append(line)
    for line in _lines(shared / "gold" / f"{name}.docs.jsonl"):
        yield Document(name, line["id"], line["text"], make(rows[line["id"]]))


def _lines(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield json.loads(line)


def _gold(
    name: str,
    make: Callable[[list[Json]], Layers],
    repeats: float,
    knows: Knows,
    licence: str,
    **more: Any,
) -> CorpusSet:
    return CorpusSet(
        name=name, repeats=repeats, knows=knows, licence=licence, read=partial(read_gold, name, make), **more
    )


def _own(name: str, repeats: float, knows: Knows) -> CorpusSet:
    def read(_: Path) -> Iterator[Document]:
        return read_own(name, knows)

    return CorpusSet(name=name, repeats=repeats, knows=knows, licence="ours", read=read)


def _attribution(rows: list[Json]) -> Layers:
    return {"attribution": anchors.attribution(rows)}


def _causes(rows: list[Json]) -> Layers:
    return {"causes": anchors.causes(rows)}


def _names(rows: list[Json]) -> Layers:
    return {"names": anchors.names(rows)}


_ALL: Knows = {"attribution": None, "causes": None, "events": None}
# Our own passages mark no times.
_UNDATED = frozenset((*EVENT_TYPES, "ACTOR", "RECIPIENT", "ACT", "PLACE"))
_PLAIN_NAMES: Knows = {"names": frozenset(("PER", "LOC", "ORG"))}

SETS: tuple[CorpusSet, ...] = (
    _gold("own-train", anchors.own, 2, _ALL, "texts public domain, CC BY 2.5, OGL; annotation ours"),
    _gold("own-written", anchors.own, 2.5, _ALL, "ours"),
    *(
        _own(name, 1.5, {"causes": None})
        for name in ("causes-reports", "causes-statements", "causes-dispatches")
    ),
    *(
        _own(name, repeats, {"events": _UNDATED})
        for name, repeats in (
            ("events-reports", 2.5),
            ("events-statements", 2.5),
            ("events-stories", 2.5),
            ("events-none", 2.5),
            ("events-friends", 2),
            ("events-meetings", 2),
        )
    ),
    *(
        _own(name, 2.5, {"events": _UNDATED, "causes": None})
        for name in (
            *("wire-talks", "wire-force", "wire-money", "wire-forms", "wire-causes", "wire-parties"),
            *("wire-easings", "wire-pressure", "wire-words", "wire-rounds", "wire-chains", "wire-home"),
            *("wire-papers", "wire-briefs"),
        )
    ),
    CorpusSet(
        name="real-documents",
        repeats=1.3,
        knows={"events": None, "causes": None},
        licence="texts public domain, CC BY 2.5; annotation ours",
        read=partial(read_coded, "real-documents"),
    ),
    CorpusSet(
        name="real-reports",
        repeats=1.3,
        knows={"events": None, "causes": None},
        licence=NOT_STATED,  # of the texts; the annotation is ours
        read=partial(read_coded, "real-reports"),
    ),
    _gold(
        "attribution.polnear-train",
        _attribution,
        0.8,
        {"attribution": frozenset(("CUE", "SOURCE", "CONTENT"))},
        NOT_STATED,
    ),
    _gold("cause.cnc-train", _causes, 1.5, {"causes": None}, "CC0", held=5),
    _gold(
        "event.plv-train",
        anchors.coded,
        2,
        {"events": frozenset((*EVENT_TYPES, "ACTOR", "RECIPIENT"))},
        NOT_STATED,
        held=5,
        is_partial=True,
    ),
    _gold("mention.worldwide-train", _names, 0.4, {"names": None}, NOT_STATED, held=10),
    _gold("mention.uner-ewt-dev", _names, 3, _PLAIN_NAMES, "CC BY-SA 4.0", held=5),
    CorpusSet(
        name="gum-open names",
        repeats=0.7,
        knows=_PLAIN_NAMES,
        licence="texts CC BY 2.5, CC BY 4.0, CC BY-SA 3.0; annotation CC BY 4.0",
        read=read_gum_names,
    ),
    CorpusSet(
        name="crossner-politics names",
        repeats=0.7,
        knows=_PLAIN_NAMES,
        licence="MIT",
        read=read_crossner,
    ),
    CorpusSet(
        name="ewt-reviews",
        repeats=0.6,
        knows={"events": None},
        licence="CC BY-SA 4.0",
        read=read_quiet,
    ),
)


def choose_sets(*, open_only: bool) -> tuple[CorpusSet, ...]:
    """Give the sets to train on: all, or those whose licence is stated."""
    return tuple(one for one in SETS if one.is_open or not open_only)
