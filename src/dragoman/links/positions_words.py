"""Words of positions: tokens of a text, concepts of verbs and what opposes them, negation and mood."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from msgspec import Struct

from dragoman.links.undertakings_words import stem

Mood = Literal["now", "will", "open"]

# A contraction is cut before "n't"; the possessive 's, and 're, 've, 'd, 'm are no words of their own.
_TOKEN = re.compile(
    r"[^\W_]+?(?=n['’]t\b)|n['’]t\b|[^\W_](?:[\w\-]|[.](?=[A-Za-z]))*|['’]ll\b|\n\s*\n|[.,;:!?()\[\]—–“”\"…|]"
)
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Token(Struct, frozen=True, gc=False):
    """A word or mark of punctuation at `[start, end)` of its text; `low` is it in small letters."""

    start: int
    end: int
    word: str
    low: str

    @property
    def is_word(self) -> bool:
        """Say whether this is a word rather than a mark."""
        return self.low[0].isalnum()


@cache
def table() -> dict[str, Any]:
    """Load the words of positions, once."""
    return tomllib.loads(files("dragoman.links").joinpath("positions.toml").read_text("utf-8"))


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    """Give a list of words, as written."""
    return frozenset(table()[section][key].split())


def in_office(words: Set[str]) -> bool:
    """Say whether words (folded) give somebody an office in which they speak for their state now."""
    return bool(words & listed("offices")) and not words & listed("offices", "out")


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept, words in table()["verbs"].items():
        for word in words.split():
            for form in _forms(word):
                found.setdefault(form, concept)
    return found


def _forms(word: str) -> tuple[str, ...]:
    """Give a verb's regular forms; of a form that is none some are no words, and never met."""
    if word.endswith("e"):
        return word, word + "s", word + "d", word[:-1] + "ing"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    sibilant = word.endswith(("s", "sh", "ch", "x"))
    doubled = word + word[-1]
    return (
        word, word + ("es" if sibilant else "s"), word + "ed", word + "ing", doubled + "ed", doubled + "ing",
    )  # fmt: skip


@cache
def _opposed() -> frozenset[tuple[str, str]]:
    return frozenset(
        pair for one, other in table()["opposites"]["pairs"] for pair in ((one, other), (other, one))
    )


def concept_of(word: str) -> str | None:
    """Give the concept of a verb of the table; None for any other word."""
    return _concepts().get(word.lower())


def are_opposites(one: str, other: str) -> bool:
    """Say whether two concepts are opposites: to join and to leave."""
    return (one, other) in _opposed()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the words and marks of `text[start:end]`; "isn't" is two, "is" and "n't"."""
    return [
        Token(match.start(), match.end(), match[0], _PLAIN.get(match[0]) or match[0].lower())
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


_PLAIN = {"n’t": "n't", "'ll": "will", "’ll": "will"}


@cache
def _same() -> dict[str, str]:
    return {word: concept for concept, words in table()["same"].items() for word in words.split()}


def rates_of(text: str) -> frozenset[str]:
    """Give the percentages in a text: a tariff of 10 % is another than one of 25 %."""
    return frozenset(_RATE.findall(text))


def content_stems(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give the stems of the words that tell one matter from another, each once, in order."""
    generic = listed("generic")
    found: dict[str, None] = {}
    for token in tokens:
        if token.is_word and token.low not in generic and len(token.low) > 2 and _LETTERS.match(token.low):
            found[_same().get(token.low) or stem(token.low)] = None
    return tuple(found)
