"""How likely an event is right as a whole: type, status, and who does it to whom.

The reader scores each part by itself, and a row is one part wrong as soon as any is. A logistic regression
over what the reader and the grammar say of all parts gives the chance that the words are the right ones; a
second one over that chance, and over whether the parties are known, the chance that an editor would sign
the row. The weights (events_sure.toml) were fitted by dragoman.train.sure, the first on coded reports that
the reader scored unseen, the second on rows that people judged.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
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


class Known(Struct, kw_only=True):
    """How surely the words of a row were read, and how well those meant by them are known.

    `actors` and `recipients` tell of the least known of a side: "known" (by state), "no state", "nobody"
    (neither by name nor by state); a side that is empty lacks nothing. `two_states` says whether the row is
    of more states than one.
    """

    read: float
    actors: str
    recipients: str
    two_states: bool

    def told(self) -> dict[str, float]:
        """Give what the chance is told from, by name."""
        return {
            "one": 1.0,
            "read": _odds(self.read),
            f"actor {self.actors}": 1.0,
            f"recipient {self.recipients}": 1.0,
            "two states": float(self.two_states),
        }


def find_beside(sentences: Sequence[Range]) -> list[Beside]:
    """Say how each event stands in its sentence; `sentences` are those of all events, in order of place."""
    sizes, seen = Counter(sentences), Counter[Range]()
    found = []
    for sentence in sentences:
        found.append(Beside(seen[sentence], sizes[sentence] - seen[sentence] - 1))
        seen[sentence] += 1
    return found


def chance(row: Event, frame: Frame, beside: Beside) -> float:
    """Give the chance, 0 to 1, that type, status, actors and recipients of a row are all right and known.

    `frame` is what was read, `beside` how many events are read beside it in its sentence.
    """
    return _logistic("signed", known(row, read_chance(row, frame, beside)).told())


def read_chance(row: Event, frame: Frame, beside: Beside) -> float:
    """Give the chance, 0 to 1, that the words of a row are the right ones, whoever is meant by them."""
    return _logistic("weights", features(row, frame, beside))


def known(row: Event, read: float) -> Known:
    """Give what tells whether a row would be signed; `read` is the chance that its words are right."""
    states = {ref.country for ref in (*row.actors, *row.recipients) if ref.country is not None}
    return Known(
        read=read,
        actors=_identity(row.actors),
        recipients=_identity(row.recipients),
        two_states=len(states) > 1,
    )


def _identity(refs: Sequence[Ref]) -> str:
    """Say how well one side is known, by the one of them who is known least."""
    stateless = [ref for ref in refs if ref.country is None]
    if any(ref.actor is None for ref in stateless):
        return "nobody"
    return "no state" if stateless else "known"


def _logistic(table: str, told: Mapping[str, float]) -> float:
    weights = _weights()[table]
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in told.items())))


def features(row: Event, frame: Frame, beside: Beside) -> dict[str, float]:
    """Give what tells whether the words are right, by name; what does not hold is left out."""
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
def _weights() -> dict[str, dict[str, float]]:
    return read_table(_TABLE)
