"""How likely an event is right as a whole: type, status, and who does it to whom.

The reader scores each part by itself, and a row is one part wrong as soon as any is. A logistic regression
over what the reader and the grammar say of all parts gives the chance that the row is right; its weights
(events_sure.toml) were fitted by dragoman.train.sure on coded reports that the reader scored unseen.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from dragoman.coding.cues import read_table
from dragoman.schema.layers import Frame
from dragoman.schema.rows import Event, Ref
from dragoman.text.sentences import Range

_TABLE = "events_sure.toml"
_EDGE = 0.01
"""Scores nearer to 0 or 1 than this say no more."""

# Talks have several actors and no recipient as a rule, other acts do not.
_OF_TALKS = ("actor more", "recipient none")


class Beside(Struct, frozen=True):
    """How many events were read before and after one in its sentence."""

    before: int
    after: int


def find_beside(sentences: Sequence[Range]) -> list[Beside]:
    """Say how each event stands in its sentence; `sentences` are those of all events, in order of place."""
    sizes, seen = Counter(sentences), Counter[Range]()
    found = []
    for sentence in sentences:
        found.append(Beside(seen[sentence], sizes[sentence] - seen[sentence] - 1))
        seen[sentence] += 1
    return found


def chance(row: Event, frame: Frame, beside: Beside) -> float:
    """Give the chance, 0 to 1, that type, status, actors and recipients of a row are all right.

    `frame` is what was read, `beside` how many events are read beside it in its sentence.
    """
    weights = _weights()
    known = features(row, frame, beside)
    total = sum(weights.get(name, 0.0) * value for name, value in known.items())
    return 1 / (1 + math.exp(-total))


def features(row: Event, frame: Frame, beside: Beside) -> dict[str, float]:
    """Give what the chance is told from, by name; what does not hold is left out."""
    read = {name: (value, score) for name, value, score in frame.anchor.attributes}
    second = read.get("runner-up", ("none", 0.0))
    found = {
        "one": 1.0,
        "trigger": _odds(frame.anchor.score),
        "second": second[1],
        "status read": _odds(read.get("status", ("", 1.0))[1]),
        f"status {row.status}": 1.0,
        "before": min(beside.before, 4),
        "after": min(beside.after, 4),
        "said": float(row.said_in is not None),
    }
    found |= _side("actor", frame, row.actors) | _side("recipient", frame, row.recipients)
    if "CONSULT" in (row.type, row.about):
        found |= {f"talks {name}": found.pop(name) for name in _OF_TALKS}
    return {name: value for name, value in found.items() if value}


def _side(side: str, frame: Frame, refs: Sequence[Ref]) -> dict[str, float]:
    """Say of one side how many it has, how surely they were read, and what was read and left out."""
    spans = {ref.span for ref in refs if ref.span is not None}
    read = frame.of(side.upper())
    kept = [mark.score for mark in read if any(mark.span.overlaps(span) for span in spans)]
    left = [mark.score for mark in read if not any(mark.span.overlaps(span) for span in spans)]
    return {
        f"{side} none": float(not refs),
        f"{side} best": _odds(max(kept)) if kept else 0.0,
        f"{side} least": _odds(min(kept)) if kept else 0.0,
        f"{side} by rule": float(bool(refs) and not kept),
        f"{side} left out": max(left, default=0.0),
        f"{side} more": min(len(refs), 4) - 1.0 if refs else 0.0,
    }


def _odds(score: float) -> float:
    """Give the logarithm of the odds of a score."""
    score = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(score / (1 - score))


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = read_table(_TABLE)["weights"]
    return weights
