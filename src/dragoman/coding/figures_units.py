"""Units of numbers: currency signs, codes and names, percent, points and measures, as data compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from dragoman.coding.figures_numbers import Numeral


class Measured(Struct, frozen=True, gc=False):
    """A number with its sign and unit, `[start, end)`.

    `numeral_end` is where the number itself ends. `unit` is None for a bare count; `share` tells percent and
    points, `money` a currency.
    """

    start: int
    end: int
    numeral: Numeral
    unit: str | None
    money: bool = False
    share: bool = False


class _Units(Struct, frozen=True):
    before: re.Pattern[str]
    after: re.Pattern[str]
    signs: dict[str, str]
    codes: frozenset[str]
    names: dict[str, str]
    by_state: dict[str, str]
    shared: frozenset[str]
    measures: dict[str, str]


_SINGULAR = {"pence": "penny", "crowns": "crown", "kroner": "krone", "kronor": "krona", "cents": "cent"}
# "40 m (131 ft)", "(~23 m)", "9 m high": metres, not millions.
_LENGTH_AFTER = re.compile(r"\s*[(),]|\s+(?:high|long|wide|deep|tall|above|below|away)\b")
_DOLLARS_TOO = re.compile(r"[\s-]+(?:(?:US|Australian|Canadian)\s+)?dollars?\b")
_STROKE = re.compile(r"/[a-z]+\b")
_OF = re.compile(r"\s+of\b")
_RATE = re.compile(
    r"(?:\s+(?:a|an|per|each|every)\s+|\s*/\s*)(second|minute|hour|day|night|week|month|quarter|year|annum)\b",
    re.IGNORECASE,
)


@cache
def load(name: str) -> dict[str, Any]:
    """Load one of the package's own tables, once; it is read, never altered."""
    return tomllib.loads(files("dragoman.coding").joinpath(name).read_text("utf-8"))


@cache
def _units() -> _Units:
    data = load("figures_units.toml")
    signs = data["signs"] | {code: code for code in data["codes"]["list"].split()}
    codes = frozenset(data["codes"]["list"].split())
    measures = {
        alias.replace("_", " "): unit
        for unit, aliases in data["measures"].items()
        for alias in aliases.split()
    }
    shared = frozenset(data["shared_names"]["words"].split())
    words = [*data["names"], *shared]
    adjectives = sorted({key.rsplit(" ", 1)[0] for key in data["by_state"]}, key=len, reverse=True)
    parts = [
        ("points", r"[\s-]+(?:" + _any(data["percent"]["points"]) + r")\b"),
        ("percent", r"\s*%|[\s-]*(?:" + _any(data["percent"]["words"][1:]) + r")\b(?!\.?[a-z])"),
        ("money", rf"[\s-]+(?:(?P<state>{_any(adjectives)})\s+)?(?P<name>{_any(words)})\b"),
        ("code", rf"\s*(?P<iso>{'|'.join(codes)})\b"),
        ("measure", rf"[\s-]*(?P<word>{_any(measures)})(?![A-Za-z0-9])"),
    ]
    after = "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts)
    return _Units(
        before=re.compile(
            r"(?<![A-Za-z])(" + "|".join(map(re.escape, sorted(signs, key=len, reverse=True))) + r")\s?$"
        ),
        after=re.compile(after, re.IGNORECASE),
        signs=signs,
        codes=codes,
        names=data["names"],
        by_state=data["by_state"],
        shared=shared,
        measures=measures,
    )


def _any(words: Any) -> str:
    """Make an alternation of words, longest first, in which a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def measure(text: str, numeral: Numeral, floor: int, limit: int) -> Measured:
    """Read the sign before and the unit after `numeral`, both within `text[floor:limit]`."""
    units = _units()
    start, end = numeral.start, numeral.end
    if before := units.before.search(text, max(floor, start - 6), start):
        code = units.signs[before[1]]
        if before[1].isalpha() and before[1] in ("R", "Sh", "PS") and before.end() != before.end(1):
            code = ""
        if code == "COP" and (numeral.value or 0) < 1000:
            # No price in pesos is so low: the conference on climate ("COP 28").
            code = ""
        if code:
            if more := _DOLLARS_TOO.match(text, end, limit):
                end = more.end()
            code = "CNY" if code == "RMB" else code
            return Measured(before.start(), _past_rate(text, end, limit), numeral, code, money=True)
    after = units.after.match(text, end, limit) if end < limit else None
    # "Millions of dollars" and "hundreds of tons": the unit follows "of".
    if after is None and numeral.form == "vague" and text.startswith(" of ", end):
        after = units.after.match(text, end + 3, limit)
    if after is None:
        return Measured(start, end, numeral, None)
    return _with_unit(text, numeral, after, limit)


def unit_after(text: str, start: int, limit: int) -> tuple[str, int] | None:
    """Read a measure at `start`, after a number and its qualifier: the unit and its end, or None."""
    found = _units().after.match(text, start, limit) if start < limit else None
    if found is None or not found["word"] or len(found["word"]) < 2:
        return None
    return _units().measures[re.sub(r"\s+", " ", found["word"].lower())], found.end()


def _past_rate(text: str, end: int, limit: int) -> int:
    """Take a rate written with a stroke ("$3.29/gallon") into the span."""
    stroke = _STROKE.match(text, end, limit)
    return stroke.end() if stroke else end


def _with_unit(text: str, numeral: Numeral, after: re.Match[str], limit: int) -> Measured:
    """Make the measured number of a match of the unit after it."""
    units, start, end = _units(), numeral.start, after.end()
    kind = after.lastgroup if after.lastgroup in ("points", "percent") else None
    if after["points"] or kind == "points":
        unit = "basis points" if "basis" in after[0].lower() else "percentage points"
        return Measured(start, end, numeral, unit, share=True)
    if after["percent"]:
        return Measured(start, end, numeral, "percent", share=True)
    if after["code"]:
        if not after["iso"].isupper():
            return Measured(start, numeral.end, numeral, None)
        code = after["iso"].upper()
        return Measured(start, end, numeral, "CNY" if code == "RMB" else code, money=True)
    if after["money"]:
        return _with_money(text, numeral, after)
    word = re.sub(r"\s+", " ", after["word"].lower())
    glued = after.start("word") == numeral.end
    length = word == "m" and _LENGTH_AFTER.match(text, end, limit + 12) is not None
    if len(word) == 1 and word != "°" and not length and (not glued or after["word"].isupper()):
        return Measured(start, numeral.end, numeral, None)
    unit = units.measures[word]
    if rate := _RATE.match(text, end, limit):
        unit = f"{unit} per {rate[1].lower()}"
    return Measured(start, end, numeral, unit)


def _with_money(text: str, numeral: Numeral, after: re.Match[str]) -> Measured:
    """Settle a currency's name: by the state's adjective, by itself, or as the bare noun."""
    units, start, end = _units(), numeral.start, after.end()
    name = after["name"].lower()
    state = re.sub(r"\s+", " ", (after["state"] or "").lower())
    singular = _SINGULAR.get(name) or (name[:-1] if name.endswith("s") else name)
    if code := units.by_state.get(f"{state} {singular}"):
        return Measured(start, end, numeral, code, money=True)
    if name in ("pound", "pounds"):
        # A weight where something is weighed ("54,000 pounds of flour"), else money.
        weight = _OF.match(text, end) is not None
        return Measured(start, end, numeral, "pounds" if weight else "GBP", money=not weight)
    if name in ("won", "sum", "rand", "dong", "som", "lei", "dram") and (numeral.value or 0) < 1000:
        # "Two won seats": a verb, unless the amount is large.
        return Measured(start, numeral.end, numeral, None)
    return Measured(start, end, numeral, units.names.get(name, name), money=True)
