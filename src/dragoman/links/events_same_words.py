"""Words by which events are told apart: lists read once, stems, and what stands around a trigger."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dragoman.schema.codes import fold

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d,.]*")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_LEAST_STEM = 4


@cache
def table() -> dict[str, Any]:
    """Load the lists of words, once."""
    return tomllib.loads(files("dragoman.links").joinpath("events_same.toml").read_text("utf-8"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Give one list of words as it is written there."""
    return frozenset(table()[name].split())


@cache
def ordinals() -> dict[str, int]:
    """Give the ordinals of rounds by their word."""
    return dict(table()["ordinals"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut the ending of an English word, folded: "imposed" and "imposing" are "impos"."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=256)
def content(text: str) -> frozenset[str]:
    """Give the stems of the words of `text` that say something, and its numbers."""
    empty = words_of("empty")
    words = {word.rstrip(".,") for word in _WORD.findall(fold(text).lower())}
    return frozenset(stem(word) for word in words - empty if len(word) > 1)


def numbers_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of words each have a number that the other lacks."""
    left, right = ({word for word in words if word[0].isdigit()} for words in (one, other))
    return bool(left - right and right - left)


def tokens(text: str) -> list[str]:
    """Give the words of `text` in lower case, in order."""
    return _WORD.findall(text.lower())
