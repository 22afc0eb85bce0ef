"""Amounts of time: the number and unit of "two and a half years", and the durations they make."""

from __future__ import annotations

import math

from msgspec import Struct

from dragoman.coding.times_grammar import Found
from dragoman.coding.times_story import Story

_CODES = {1: "S", 2: "M", 3: "H", 4: "D", 5: "W", 6: "M", 7: "Q", 8: "Y", 9: "DE", 10: "CE", 14: "W"}
# How a half is written: of years in months, of days in hours …
_HALVES = {2: (60, 1), 3: (60, 2), 4: (24, 3), 5: (7, 4), 6: (30, 4), 8: (12, 6), 9: (10, 8), 10: (100, 8)}
_VAGUE = frozenset(
    "few several many some various countless numerous matter dozens hundreds thousands number".split()
)
_SMALL = frozenset("a an".split())


class Amount(Struct, frozen=True):
    """How many (None: not said) of which unit, by the numbers of times_words.toml."""

    number: float | None
    unit: int

    @property
    def value(self) -> str:
        """Write the amount as a TIMEX3 duration: P2Y, PT90M, PXW."""
        number, unit = self.number, self.unit
        time = "T" if unit in (1, 2, 3) else ""
        if number is None:
            return f"P{time}X{_CODES[unit]}"
        if unit == 7:
            return f"P{_plain(number * 3)}M"
        if unit == 14:
            return f"P{_plain(number * 2)}W"
        if number != int(number) and unit in _HALVES:
            if unit in (2, 3) and number > 1:
                return f"PT{int(number)}{_CODES[unit]}{round((number - int(number)) * 60)}{_CODES[unit - 1]}"
            factor, smaller = _HALVES[unit]
            return Amount(math.floor(number * factor + 0.5), smaller).value
        if number == 1 and unit == 9:
            return "P10Y"
        if number == 1 and unit == 10:
            return "P100Y"
        return f"P{time}{_plain(number)}{_CODES[unit]}"

    @property
    def days(self) -> float | None:
        """Give about how many days it is; None where the number is not said."""
        sizes = {
            1: 0,
            2: 0,
            3: 1 / 24,
            4: 1,
            5: 7,
            6: 30.44,
            7: 91.3,
            8: 365.25,
            9: 3652.5,
            10: 36525,
            14: 14,
        }
        return None if self.number is None else self.number * sizes[self.unit]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def unit_of(found: Found, story: Story) -> int | None:
    """Give the number of the unit named in a match; None where it names none."""
    return story.number("units", found.part("unit")) or None


def read_amount(found: Found, story: Story, name: str = "num") -> Amount | None:
    """Read the named number of a match together with its unit."""
    unit = unit_of(found, story)
    words = found.part(name)
    if unit is None or not words:
        return None
    number = read_number(words, story)
    if number is not None and (number > 100_000 or number <= 0):
        return None
    if found.part("half") and number is not None:
        number += 0.5
    return Amount(number, unit)


def read_number(words: list[str], story: Story) -> float | None:
    """Read a number in digits or words ("twenty-one", "2 1/2", "a couple of"); None for "several"."""
    if _VAGUE.intersection(words):
        return None
    if "couple" in words:
        return 2
    if "dozen" in words:
        return 6 if words[0] == "half" else 12
    if words[0] == "half" or words[1:] == ["half"]:
        return 0.5
    half = 0.5 if words[-1] == "half" else 0.0
    total, current = 0, 0.0
    values = story.grammar.values["numword"]
    for word in words:
        if word[0].isdecimal():
            current += _digits(word)
            continue
        value = values.get(word, 0)
        if value == 100:
            current = max(current, 1) * 100
        elif value == 1000:
            total, current = total + int(max(current, 1)) * 1000, 0
        else:
            current += value
    return (total + current + half) or 1


def _digits(word: str) -> float:
    if "/" in word:
        over, under = word.split("/")
        return int(over) / int(under) if int(under) else 0
    try:
        return float(word.replace(",", "")) if word.count(".") < 2 else 0
    except ValueError:
        return 0
