"""Reads what a figure is compared with: "more than double all of 2021", "up from 31", "the most since 2016".

The first pattern that fits, in the order of `_READERS`, names relation, factor or difference and where the
reference starts; the reference then runs to the end of its clause. What follows for the reference is
arithmetic: value / factor, value - difference, bounded where the words bound it.
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
    DOWN,
    EQUAL,
    FOLD,
    FROM,
    KNOWN,
    MANY_AS,
    NO_EQUAL,
    NO_REFERENCE,
    NUMBER_SOON,
    PART_FACTORS,
    PASSING,
    REFERENCE_STARTS,
    STOP,
    THAN,
    TIMES,
    TIMES_MORE,
    WORD_FACTORS,
)
from dragoman.coding.figures_numbers import SMALL, tidy
from dragoman.schema.rows import Implied

Relation = Literal["more", "less", "equal"]


class Compared(Struct, frozen=True, gc=False):
    """One comparing phrase `[start, end)` and what it says; `reference` is a range of the text.

    `bound` is what the phrase's own qualifier leaves open: "more" for "more than double", "less" for "nearly
    double" and "less than half", "about" where neither side is closed, None where it is exact.
    """

    start: int
    end: int
    relation: Relation
    factor: float | None
    difference: float | None
    reference: tuple[int, int]
    bound: str | None


def read_comparison(text: str, start: int, end: int, *, apposed: bool) -> Compared | None:
    """Read a comparing phrase that starts exactly at `start`, within `text[start:end]`.

    `apposed` says that it stands apart from its figure (after a comma, "or", "is"): only then may bare
    fractions compare ("a third of the sum requested"), which otherwise count parts ("a third of the sum").
    """
    for reader in _READERS:
        if found := reader(text, start, end, apposed):
            return found
    return None


def implied(value: float, qualifier: str | None, found: Compared) -> Implied | None:
    """Say what follows for the reference of a figure of `value` that its qualifier may bound.

    "More than 79,800 …, more than double 2021": 2021 had less than 39,900, as readers of reports take it.
    None where the words bound nothing.
    """
    if found.factor is not None and found.factor > 0:
        at = value / found.factor
    elif found.difference is not None:
        at = value - found.difference if found.relation == "more" else value + found.difference
    elif found.relation == "equal":
        at = value
    else:
        return Implied(high=tidy(value)) if found.relation == "more" else Implied(low=tidy(value))
    # Of thousands counted whole, a fraction is only the arithmetic's.
    at = tidy(round(at, 0 if value >= 1000 and value == int(value) else 2))
    if found.bound == "more" or (
        found.bound is None and qualifier in ("less than", "fewer than", "up to", "nearly", "at most")
    ):
        return Implied(high=at)
    if found.bound == "less" or (found.bound is None and qualifier in ("more than", "at least")):
        return Implied(low=at)
    if found.bound == "about" or qualifier in ("about", "estimated"):
        return None
    return Implied(low=at, high=at)


def reference_from(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Run from `start` to the end of the clause; None where nothing is left."""
    limit = min(end, start + 160)
    stop = STOP.search(text, start, limit)
    last = stop.start() if stop else limit
    while last > start and text[last - 1].isspace():
        last -= 1
    return (start, last) if last > start else None


def _bound(match: re.Match[str]) -> str | None:
    """Tell what a multiple's qualifier leaves open."""
    word = re.sub(r"\s+", " ", (match["qualifier"] or "").lower())
    if word.endswith(("more than", "greater than")) or word in ("over", "at least"):
        return "more"
    if word.endswith(("less than", "fewer than")) or word in (
        "under",
        "nearly",
        "almost",
        "close to",
        "up to",
    ):
        return "less"
    return "about" if word in ("about", "around", "roughly", "approximately", "some") else None


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
    bound: str | None = None,
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
    if not re.match(KNOWN, following) and not re.match(
        r"[0-9$£€]|[A-Z][\w’'.-]+|(?:normal|usual|average|previous|official|present|current)\b", following
    ):
        return None
    if re.match(r"(?:in|as)\b", following) or (
        is_part and not match["of"] and not re.match(r"(?:the|what|its|that|their|last)\b", following)
    ):
        return None
    return _made(text, match, end, factor, "more" if factor >= 1 else "less", bound=_bound(match))


def _fold(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = re.compile(r"(?:an?\s+)?", re.IGNORECASE).match(text, start, end)
    match = FOLD.match(text, match.end() if match else start, end)
    if match is None:
        return None
    word = re.match(r"[a-z]+?(?=fold|[\s-])|[0-9.]+", match[0].lower())
    if word is None or not (word[0] in SMALL or word[0].replace(".", "").isdigit()):
        return None
    return _made(text, match, end, float(SMALL.get(word[0], 0) or word[0]), "more")


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
        scale = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
        return None, tidy(number * scale.get((groups.get("scale") or "").strip().lower(), 1))
    return round(1 + part if up else 1 - part, 4), None


def _by_more(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = BY_MORE.match(text, start, end)
    if match is None:
        return None
    size = match["size"].lower()
    if re.match(r"[$£€¥]?[0-9]", text[match.end() : match.end() + 2]):
        # "11 tribes speaking for more than 70 villages": the amount is another figure.
        return None
    needs_than = size not in ("above", "below") and not size.endswith("of")
    if needs_than != bool(re.search(r"(?:than|with|to)\s+$", match[0])):
        return None
    up = size.split()[0] not in DOWN
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match)
    )


def _change_of(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = CHANGE_OF.match(text, start, end)
    if match is None:
        after = re.compile(r"(?:an?\s+|the\s+)?", re.IGNORECASE).match(text, start, end)
        match = CHANGE_AFTER.match(text, after.end() if after else start, end)
    if match is None:
        return None
    word = (match.groupdict().get("verb") or match["noun"]).lower()
    up = word not in ("down", "drop", "fall", "decline", "decrease", "reduction", "slump", "cut")
    factor, difference = _amount(match, up=up)
    return _made(
        text, match, end, factor, "more" if up else "less", difference=difference, bound=_bound(match)
    )


def _from(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = FROM.match(text, start, end)
    if match is None or not match["way"]:
        return None
    relation: Relation = (
        "less"
        if match["way"].lower()
        in ("down", "falling", "reduced", "lowered", "cut", "halved", "less", "fewer", "lower")
        else "more"
    )
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
    low = match["best"].lower() in (
        "lowest",
        "fewest",
        "smallest",
        "least",
        "weakest",
        "slowest",
        "shortest",
        "record low",
    )
    reference = reference_from(text, match.start("since") if match["since"] else match.end(), end)
    if reference is None:
        return None
    return Compared(match.start(), reference[1], "less" if low else "more", None, None, reference, None)


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
    if found and (
        by := re.compile(r"(?P<reference>.{3,60}?)\s+by\s+(?=[$£€¥]?[0-9]|(?:an?|the)\s)").match(
            text, found.reference[0], found.reference[1] + 1
        )
    ):
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
    return _made(text, match, end, None, "equal")


def _again(text: str, start: int, end: int, apposed: bool) -> Compared | None:
    match = AGAIN.match(text, start, end)
    return _made(text, match, end, 1.5, "more") if match else None


_READERS = (
    _again, _many_as, _times_more, _fold, _change_of, _by_more, _times, _from, _against, _best, _than,
    _passing, _equal,
)  # fmt: skip
