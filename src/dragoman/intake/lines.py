"""The lines of a text as furniture is looked for in: units, cleaned words, and rules kept as data."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, cast

from msgspec import Struct

from dragoman.intake.agencies import agency_pattern
from dragoman.schema.article import FurnitureKind

# No piece of furniture that rules describe is longer.
LONGEST_ANY = 420
LONGEST_TAIL = 900

_BULLETS = " \t\xa0•·▪●◆♦■►▶✉*|>#_–—-"
_ENDS = " \t\xa0*_|•·"
_EDGES = " \"'“”‘’()[]{}<>!:;,.|»›→–—-"


class Unit(Struct, frozen=True):
    """One line, or one wrapped paragraph, at `[start, end)` of the text; `words` is it on a single line.

    Bullets, Markdown's marks of headings and emphasis at either side are left out of `words`.
    """

    start: int
    end: int
    words: str


class Rule(Struct, frozen=True):
    """A pattern that a whole unit must match, and the kind of furniture it then is.

    `first` are the words with which such a unit begins, in lower case (empty: with any), `hints` letters of
    which one is in it (empty: none needed); both only spare the pattern its work.
    """

    kind: FurnitureKind
    pattern: re.Pattern[str]
    first: frozenset[str]
    hints: tuple[str, ...]


class Rules(Struct, frozen=True):
    """The rules by where they hold: in the head, in the tail, anywhere."""

    head: tuple[Rule, ...]
    tail: tuple[Rule, ...]
    any: tuple[Rule, ...]


@functools.cache
def furniture_data() -> dict[str, Any]:
    """Load furniture.toml, once."""
    return tomllib.loads(files("dragoman.intake").joinpath("furniture.toml").read_text(encoding="utf-8"))


@functools.cache
def rules() -> Rules:
    """Compile the rules, once; those of one kind, place and hints become one pattern."""
    places: dict[str, list[Rule]] = {"head": [], "tail": [], "any": []}
    for row in furniture_data()["rule"]:
        source = "|".join(f"(?:{one})" for one in row["patterns"])
        for slot, sure in (("{agency}", False), ("{sure agency}", True)):
            source = source.replace(slot, agency_pattern(sure=sure))
        pattern = re.compile(source, re.IGNORECASE)
        places[row["where"]].append(
            Rule(
                cast(FurnitureKind, row["kind"]),
                pattern,
                frozenset(row.get("first", "").split()),
                tuple(row.get("hints", ())),
            )
        )
    return Rules(tuple(places["head"]), tuple(places["tail"]), tuple(places["any"]))


def make_unit(text: str, start: int, end: int) -> Unit:
    """Make the unit at `[start, end)`, which has no white space at either side."""
    piece = text[start : min(end, start + LONGEST_TAIL + 100)]
    words = " ".join(piece.split()) if "\n" in piece or "  " in piece or "\xa0" in piece else piece
    # A line of nothing but marks ("###", "***") says something by them.
    return Unit(start, end, words.lstrip(_BULLETS).rstrip(_ENDS) or words)


def rule_kind(words: str, among: Sequence[Rule]) -> FurnitureKind | None:
    """Say by which of the rules a unit's words are furniture; None where by none."""
    lowered = words.lower()
    first = lowered.split(maxsplit=1)[0].strip(_EDGES) if lowered else ""
    for rule in among:
        if rule.first and first not in rule.first:
            continue
        if rule.hints and not any(hint in lowered for hint in rule.hints):
            continue
        if rule.pattern.fullmatch(words):
            return rule.kind
    return None
