"""Reads what a figure is compared with: "three times the catch of 2009", "up from 31", "the most since 2016".

The first pattern that fits, in the order of `_READERS`, names relation, factor or difference and where the
reference starts; the reference then runs to the end of its clause. figures_implied.py says what follows.
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from dragoman.coding.figures_compare_patterns import (
    AGAIN,
    AGAINST,
    BELOW,
    BEST,
    BY_MORE,
    CHANGE_AFTER,
    CHANGE_OF,
    DIGIT_NEXT,
    DOWN,
    EQUAL,
    FOLD,
    FROM,
    IN_OR_AS,
    KNOWN_THING,
    LESS_QUALIFIER,
    LIKE,
    LOWEST,
    MANY_AS,
    MORE_QUALIFIER,
    NO_EQUAL,
    NO_REFERENCE,
    NUMBER_SOON,
    OPEN_QUALIFIER,
    PART_FACTORS,
    PASSED_BY,
    PASSING,
    REFERENCE_STARTS,
    STOP,
    THAN,
    THAN_LAST,
    TIMES,
    TIMES_MORE,
    WHOLE,
    WORD_FACTORS,
)
from dragoman.coding.figures_numbers import SCALES, SMALL, tidy

Relation = Literal["more", "less", "equal"]
Bound = Literal["more", "less", "about"]


class Compared(Struct, frozen=True, gc=False):
    """One comparing phrase `[start, end)` and what it says; `reference` is a range of the text.

    `bound` is on which side of the reference's multiple (or sum) the figure lies: "more" for "more than
    double", "less" for "nearly double" and for "more than 20 percent fewer", "about" where neither side is
    closed, None where the words are exact. Without factor and difference `relation` itself is the side.
    """

    start: int
    end: int
    relation: Relation
    factor: float | None
    difference: float | None
    reference: tuple[int, int]
    bound: Bound | None


def read_comparison(text: str, start: int, end: int, *, apposed: bool) -> Compared | None:
    """Read a comparing phrase that starts exactly at `start`, within `text[start:end]`.

    `apposed` says that it stands apart from its figure (after a comma, "or", "is"): only then may bare
    fractions compare ("a third of the sum requested"), which otherwise count parts ("a third of the sum").
    """
    for reader in _READERS:
        if found := reader(text, start, end, apposed):
            return found
    return None


def reference_from(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Run from `start` to the end of the clause; None where nothing is left."""
    limit = min(end, start + 160)
    stop = STOP.search(text, start, limit)
    last = stop.start() if stop else limit
    while last > start and text[last - 1].isspace():
        last -= 1
    return (start, last) if last > start else None


def _bound(match: re.Match[str], *, up: bool = True) -> Bound | None:
    """Tell what a multiple's or amount's qualifier leaves open; an amount off (`up` False) turns the side."""
    word = re.sub(r"\s+", " ", (match["qualifier"] or "").lower())
    if OPEN_QUALIFIER.fullmatch(word):
        return "about"
    if MORE_QUALIFIER.search(word):
        return "more" if up else "less"
    if LESS_QUALIFIER.search(word):
        return "less" if up else "more"
    return None


def _factor(match: re.Match[str]) -> float | None:
    """Read "double", "three times", "one and a half times", "a third"."""
    groups = match.groupdict()
    if groups.get("word"):
        return WORD_FACTORS[groups["word"].lower()]
    if groups.get("half"):
        return 1.5 if groups["half"].lower().startswith("one") else 2.5
    if groups.get("times"):
        word = groups["times"].lower()
        return float(SMALL[word]) if word in SMALL else float(word)
    if groups.get("part"):
        return _share(groups)
    return None


def _share(groups: dict[str, str | None]) -> float:
    part = (groups["part"] or "").lower()
    part = "half" if part == "halves" else part
    single = part if part in PART_FACTORS else part.rstrip("s")
    count = (groups.get("count") or "a").lower()
    return round(PART_FACTORS[single] * (1 if count in ("a", "an") else SMALL[count]), 3)


def _made(
    text: str,
    match: re.Match[str],
    end: int,
    factor: float | None,
    relation: Relation,
    *,
    difference: float | None = None,
    bound: Bound | None = None,
) -> Compared | None:
    reference = reference_from(text, match.end(), end)
    if reference is None:
        return None
    return Compared(match.start(), reference[1], relation, factor, difference, reference, bound)


def _many_as(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = MANY_AS.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    if match["again"]:
        factor += 1
    return _made(text, match, end, factor, "more" if factor >= 1 else "less", bound=_bound(match))


def _times_more(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = TIMES_MORE.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    # "Five times more than" is at least five times; of a bare multiple the figure's qualifier decides.
    return _made(text, match, end, factor, "more", bound=_bound(match) or "more")


def _times(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = TIMES.match(text, start, end)
    if match is None or (factor := _factor(match)) is None:
        return None
    is_part = match["part"] is not None
    if is_part and not apposed:
        return None
    if is_part and match["count"] is None and match["part"].lower() != "half":
        return None
    following = text[match.end() : match.end() + 40]
    if not KNOWN_THING.match(following):
        return None
    if IN_OR_AS.match(following) or (is_part and not match["of"] and not WHOLE.match(following)):
        return None
    return _made(text, match, end, factor, "more" if factor >= 1 else "less", bound=_bound(match))


def _fold(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = FOLD.match(text, start, end)
    if match is None:
        return None
    word = match["fold"].lower()
    return _made(text, match, end, float(SMALL.get(word, word)), "more", bound=_bound(match))


def _amount(match: re.Match[str], *, up: bool) -> tuple[float | None, float | None]:
    """Give factor and difference of "12 percent more", "a fifth fewer", "300 above"."""
    groups = match.groupdict()
    if groups.get("percent"):
        word = (groups["percent"] or "").lower()
        part = (float(SMALL[word]) if word in SMALL else float(word)) / 100
    elif groups.get("part"):
        part = _share(groups)
    else:
        word = (groups.get("plain") or "").lower().lstrip("$£€¥").replace(",", "")
        number = float(SMALL[word]) if word in SMALL else float(word)
        return None, tidy(number * SCALES.get((groups.get("scale") or "").strip().lower(), 1))
    return round(1 + part if up else 1 - part, 4), None


def _by_more(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = BY_MORE.match(text, start, end)
    if match is None:
        return None
    size = match["size"].lower()
    if DIGIT_NEXT.match(text, match.end(), end):
        # "11 tribes speaking for more than 70 villages": the amount is another figure.
        return None
    needs_than = size not in ("above", "below") and not size.endswith("of")
    if needs_than != bool(THAN_LAST.search(match[0])):
        return None
    up = size.split()[0] not in DOWN
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match, up=up)
    )


def _change_of(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = CHANGE_OF.match(text, start, end)
    if match is None:
        match = CHANGE_AFTER.match(text, start, end)
    if match is None:
        return None
    word = (match.groupdict().get("verb") or match["noun"]).lower()
    up = word not in DOWN
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match, up=up)
    )


def _from(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = FROM.match(text, start, end)
    if match is None or not match["way"]:
        return None
    relation: Relation = "less" if match["way"].lower() in DOWN else "more"
    return _made(text, match, end, None, relation)


def _against(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = AGAINST.match(text, start, end)
    if match is None:
        return None
    word = match[0].split()[0].lower()
    if word in ("against", "as", "versus", "vs", "vs.") and not NUMBER_SOON.match(text, match.end(), end):
        return None
    return _made(text, match, end, None, "equal")


def _best(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = BEST.match(text, start, end)
    if match is None or not apposed:
        return None
    relation: Relation = "less" if match["best"].lower() in LOWEST else "more"
    reference = reference_from(text, match.start("since") if match["since"] else match.end(), end)
    if reference is None:
        return None
    # Of the second highest nothing follows: another one was higher.
    bound: Bound | None = "about" if match["rank"] else None
    return Compared(match.start(), reference[1], relation, None, None, reference, bound)


def _than(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = THAN.match(text, start, end)
    if match is None:
        match = BELOW.match(text, start, end) if apposed else None
    if match is None or not apposed or NO_REFERENCE.match(text, match.end(), end):
        return None
    if text.startswith("and ", match.end()):
        return None
    return _made(text, match, end, None, "less" if match["size"].lower().split()[0] in DOWN else "more")


def _passing(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = PASSING.match(text, start, end)
    if match and match[0].lower().startswith("beat") and not apposed:
        return None
    if match is None or not REFERENCE_STARTS.match(text, match.end(), end):
        return None
    found = _made(text, match, end, None, "more")
    if found and (by := PASSED_BY.match(text, found.reference[0], found.reference[1] + 1)):
        return Compared(found.start, by.end("reference"), "more", None, None, by.span("reference"), None)
    return found


def _equal(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = EQUAL.match(text, start, end)
    if match is None or NO_REFERENCE.match(text, match.end(), end):
        return None
    word = match[0].lower()
    if word.startswith("match") and not REFERENCE_STARTS.match(text, match.end(), end):
        return None
    if word.startswith("as ") and NO_EQUAL.match(text, match.end(), end):
        return None
    return _made(text, match, end, None, "equal", bound="about" if LIKE.match(word) else None)


def _again(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = AGAIN.match(text, start, end)
    return _made(text, match, end, 1.5, "more") if match else None


_READERS = (
    _again, _many_as, _times_more, _fold, _change_of, _by_more, _times, _from, _against, _best, _than,
    _passing, _equal,
)  # fmt: skip
