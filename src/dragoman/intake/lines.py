"""The lines of a text as furniture is looked for in: units, cleaned words, and rules kept as data."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, cast

from msgspec import Struct

from dragoman.schema.article import FurnitureKind

# No piece of furniture that rules describe is longer.
LONGEST_ANY = 420
LONGEST_TAIL = 900

_BULLETS = re.compile(r"[\s•·▪●*|>#_–—-]*(?=\S)")
_TRAILING = re.compile(r"[\s*_|•·]*\Z")


class Unit(Struct, frozen=True):
    """One line, or one wrapped paragraph, at `[start, end)` of the text; `words` is it on a single line.

    Bullets, Markdown's marks of headings and emphasis at either side are left out of `words`.
    """

    start: int
    end: int
    words: str


class Rule(Struct, frozen=True):
    """A pattern that a whole unit must match, the kind of furniture it then is, and hints to skip it by."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
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
        pattern = re.compile("|".join(f"(?:{one})" for one in row["patterns"]), re.IGNORECASE)
        places[row["where"]].append(
            Rule(cast(FurnitureKind, row["kind"]), pattern, tuple(row.get("hints", ())))
        )
    return Rules(tuple(places["head"]), tuple(places["tail"]), tuple(places["any"]))


def make_unit(text: str, start: int, end: int) -> Unit:
    """Make the unit at `[start, end)`, which has no white space at either side."""
    piece = text[start : min(end, start + LONGEST_TAIL + 100)]
    words = " ".join(piece.split()) if "\n" in piece or "  " in piece or "\xa0" in piece else piece
    if not words[0].isalnum():
        words = words[_leading(words) :]
    return Unit(start, end, _TRAILING.sub("", words) if words and not words[-1].isalnum() else words)


def _leading(words: str) -> int:
    found = _BULLETS.match(words)
    # A line of nothing but marks ("###", "***") says something by them.
    return found.end() if found and found.end() < len(words) - 1 else 0


def rule_kind(words: str, among: Sequence[Rule]) -> FurnitureKind | None:
    """Say by which of the rules a unit's words are furniture; None where by none."""
    lowered = words.lower()
    for rule in among:
        if rule.hints and not any(hint in lowered for hint in rule.hints):
            continue
        if rule.pattern.fullmatch(words):
            return rule.kind
    return None
