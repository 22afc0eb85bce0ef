"""Reads a dot between thousands, as on the Continent: "1.200 people" are 1,200, for people have no parts.

Only before a noun that has none, with just three digits after the dot, and where the article writes no
decimals with that noun ("2.5 children"); averages and rates may be fractions of anything.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import structs

from dragoman.coding.figures_numbers import Numeral
from dragoman.coding.figures_words import listed, words

_DOTTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
# The noun, at most two words on; of a range it follows the second number.
_NOUN = re.compile(
    r"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,]))?"
    r"\s{1,20}([A-Za-z][\w’'-]*)(?:\s{1,20}([A-Za-z][\w’'-]*))?(?:\s{1,20}([A-Za-z][\w’'-]*))?"
)
_AVERAGE = re.compile(
    r"\b(?:average|mean|median)(?:\s+of)?\s+(?:(?:about|just|only|over|under)\s+)?$", re.IGNORECASE
)
_RATE = re.compile(r"\s+(?:per|a|an|each|for\s+every)\s+(?!day|week|month|year|hour|night|season)")
_DECIMAL = re.compile(
    r"(?<![0-9.,])[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,9})(?![0-9.,])\s{1,20}([A-Za-z][\w’'-]*)(?:\s{1,20}([A-Za-z][\w’'-]*))?"
    r"(?:\s{1,20}([A-Za-z][\w’'-]*))?"
)


@cache
def _countables() -> frozenset[str]:
    return listed("countables", "people") | listed("countables", "things")


def read_thousands(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Give `numerals` with those values a thousand times larger whose dot parts thousands."""
    decimals: frozenset[str] | None = None
    read = []
    for numeral in numerals:
        noun = _noun_without_parts(text, numeral)
        if noun is not None:
            if decimals is None:
                decimals = _with_decimals(text)
            if noun not in decimals:
                numeral = structs.replace(
                    numeral, value=float(text[numeral.start : numeral.end].replace(".", ""))
                )
        read.append(numeral)
    return read


def _noun_without_parts(text: str, numeral: Numeral) -> str | None:
    """Give the noun that a number with a dot and three digits counts, if it is one that has no parts."""
    if numeral.form != "digits" or not _DOTTED.fullmatch(text, numeral.start, numeral.end):
        return None
    following = _NOUN.match(text, numeral.end)
    if following is None or _AVERAGE.search(text, max(0, numeral.start - 30), numeral.start):
        return None
    noun = _countable(following)
    if noun is None or _RATE.match(text, following.end(noun[0])):
        return None
    return noun[1]


def _countable(match: re.Match[str]) -> tuple[int, str] | None:
    """Give the group and the noun of the first of up to three words that has no parts, within its phrase."""
    for group in range(1, 4):
        word = (match[group] or "").lower()
        if word in _countables():
            return group, word
        if not word or word in words().stops:
            return None
    return None


def _with_decimals(text: str) -> frozenset[str]:
    """Give the nouns that a text counts in decimals."""
    found = (_countable(match) for match in _DECIMAL.finditer(text))
    return frozenset(noun[1] for noun in found if noun)
