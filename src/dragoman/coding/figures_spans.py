"""Makes whole quantities of numbers: ranges, shared units, qualifiers; drops numbers that count nothing."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct, structs

from dragoman.coding.figures_numbers import Numeral, find_numerals, tidy
from dragoman.coding.figures_refuse import counts_nothing
from dragoman.coding.figures_thousands import read_thousands
from dragoman.coding.figures_units import Measured, measure, unit_after
from dragoman.coding.figures_words import either, listed, words
from dragoman.text.layout import Layout


class Quantity(Struct, frozen=True, gc=False):
    """A quantity `[start, end)` of the text in sentence number `sentence`.

    `core` is where the number itself starts, past the qualifier. `low` and `high` are bounds that the words
    state; `value` is None for a range or a vague number. `form` is how the number was written.
    """

    start: int
    end: int
    core: int
    sentence: int
    value: float | None
    low: float | None
    high: float | None
    qualifier: str | None
    unit: str | None
    money: bool
    share: bool
    form: str
    is_range: bool = False

    @property
    def size(self) -> float | None:
        """Give the value, or the middle of a range, or a vague number's bound: something to compare by."""
        if self.value is not None:
            return self.value
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    @property
    def kind(self) -> str | None:
        """Give what it may be compared by: "share", its currency or measure, or None for a bare count."""
        return "share" if self.share or self.form == "share" else self.unit


_JOIN = re.compile(r"\s*[-–—]\s*|\s+to\s+|\s+or\s+|\s+and\s+")
_NO_RANGE = "".join(rf"(?<!\b{verb}\s)" for verb in sorted(listed("changed", "ranges")))
# A verb of change and "from", before the first of two levels.
CHANGED = re.compile(
    rf"\b(?:{either('changed', 'stems')}|f[ae]ll|(?:up|down)(?=,?\s+from))\w*\b[^.;]*{_NO_RANGE}\bfrom\s+"
    rf"(?:{either('changed', 'adverbs')}\s+)?$",
    re.IGNORECASE,
)
_OPENS_RANGE = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_LOOK_BACK = 40


def find_quantities(layout: Layout, blocked: list[tuple[int, int]]) -> list[Quantity]:
    """Find the quantities of all sentences outside `blocked` (times; sorted, disjoint), in order."""
    text = layout.text
    found: list[Quantity] = []
    sentence = -1
    group: list[Numeral] = []
    for numeral in read_thousands(text, find_numerals(text, blocked)):
        at = layout.sentence_at(numeral.start)
        if at is None or numeral.end > layout.sentences[at][1]:
            continue
        if at != sentence and group:
            found.extend(_in_sentence(layout, sentence, group, blocked))
            group = []
        sentence = at
        group.append(numeral)
    if group:
        found.extend(_in_sentence(layout, sentence, group, blocked))
    return found


def _in_sentence(
    layout: Layout, sentence: int, numerals: list[Numeral], blocked: list[tuple[int, int]]
) -> list[Quantity]:
    """Make the quantities of one sentence of its numbers."""
    text = layout.text
    start, end = layout.sentences[sentence]
    measured: list[Measured] = []
    floor = start
    for index, numeral in enumerate(numerals):
        limit = min(numerals[index + 1].start if index + 1 < len(numerals) else end, numeral.end + 60)
        item = measure(text, numeral, floor, _before_block(numeral.end, limit, blocked))
        measured.append(item)
        floor = item.end
    found: list[Quantity] = []
    index, floor = 0, start
    while index < len(measured):
        joined = _as_range(text, measured, index, start)
        used = 2 if joined else 1
        first, last = measured[index], measured[index + used - 1]
        if not counts_nothing(text, (start, end), first, last, is_range=joined is not None):
            quantity = joined or _single(text, first, floor)
            found.append(_qualify(text, structs.replace(quantity, sentence=sentence), floor, end, blocked))
            floor = found[-1].end
        else:
            floor = last.end
        index += used
    return found


def _before_block(at: int, limit: int, blocked: list[tuple[int, int]]) -> int:
    """Bring `limit` back to the first blocked range that starts between `at` and it."""
    if not blocked:
        return limit
    index = bisect_left(blocked, (at, 0))
    return min(limit, blocked[index][0]) if index < len(blocked) else limit


_MINUS = re.compile(r"(?:(?<![\w-])minus[\s-]+|(?<![\w.,%-])[-−])$", re.IGNORECASE)


def _single(text: str, item: Measured, floor: int) -> Quantity:
    """Make a quantity of one number; a minus before percent, degrees or any measure is part of it."""
    numeral = item.numeral
    minus = (
        _MINUS.search(text, max(floor, item.start - 7), item.start) if item.unit and not item.money else None
    )
    if minus and numeral.value is not None:
        return Quantity(
            minus.start(), item.end, minus.start(), -1, -numeral.value, None, None, None,
            item.unit, False, item.share, numeral.form,
        )  # fmt: skip
    return Quantity(
        item.start, item.end, item.start, -1, numeral.value, numeral.low, None, None,
        item.unit, item.money, item.share, numeral.form,
    )  # fmt: skip


def _as_range(text: str, items: list[Measured], index: int, floor: int) -> Quantity | None:
    """Join two numbers to a range ("10 to 15", "between $3 and $5 million", "2-3 percent"), else None."""
    if index + 1 >= len(items):
        return None
    first, last = items[index], items[index + 1]
    a, b = first.numeral, last.numeral
    if a.value is None or b.value is None or last.start - first.end > 6:
        return None
    join = _JOIN.fullmatch(text, first.end, last.start)
    if join is None or not _units_agree(first, last):
        return None
    word = join[0].strip()
    before = text[max(floor, first.start - _LOOK_BACK) : first.start].rstrip().lower()
    low = a.value * b.scale if a.scale == 1 and b.scale > 1 and a.value * b.scale <= b.value else a.value
    if low >= b.value:
        return None
    if word == "and" and not before.endswith("between"):
        return None
    if word == "or" and not (b.value - low <= max(2.0, low) and a.form == b.form):
        return None
    if word == "to" and CHANGED.search(text[max(floor, first.start - 160) : first.start]):
        return None
    if word == "to" and a.form == "words" and b.form == "words" and b.value == 1:
        return None
    start = first.start
    if word in ("and", "to") and (opening := _OPENS_RANGE.search(text, max(floor, start - 9), start)):
        start = opening.start()
    unit = last.unit or first.unit
    return Quantity(
        start, last.end, start, -1, None, tidy(low), b.value, None,
        unit, first.money or last.money, first.share or last.share, b.form, is_range=True,
    )  # fmt: skip


def _units_agree(first: Measured, last: Measured) -> bool:
    return first.unit is None or first.unit == last.unit or (last.unit is None and first.money)


def _qualify(
    text: str, quantity: Quantity, floor: int, limit: int, blocked: list[tuple[int, int]]
) -> Quantity:
    """Take the qualifier before or after into the span, and the bound that it states."""
    table = words()
    start, end, qualifier = quantity.start, quantity.end, None
    back = max(floor, start - _LOOK_BACK, _block_end(start, blocked))
    if before := table.before.search(text, back, start):
        phrase = re.sub(r"\s+", " ", (before["word"] or before["sign"]).lower())
        if not (phrase == "some" and quantity.form == "vague" and quantity.value is None):
            qualifier = table.normal[phrase]
            start = before.start()
            # "A record 220,000", "at least some 40": one more, if the first was only an article's.
            if more := table.before.search(text, back, start):
                start, qualifier = (
                    more.start(),
                    table.normal[re.sub(r"\s+", " ", (more["word"] or more["sign"]).lower())],
                )
    if after := table.after.match(text, end, _before_block(end, limit, blocked)):
        qualifier = qualifier or table.normal[re.sub(r"\s+", " ", after["word"].lower())]
        end = after.end()
        if quantity.unit is None and (measured := unit_after(text, end, _before_block(end, limit, blocked))):
            # "1,000 or more kilograms"
            unit, end = measured
            quantity = structs.replace(quantity, unit=unit)
    low, high, value = quantity.low, quantity.high, quantity.value
    if value is not None and qualifier in table.low:
        low = value
    if value is not None and qualifier in table.high:
        high = value
    return structs.replace(quantity, start=start, end=end, qualifier=qualifier, low=low, high=high)


def _block_end(at: int, blocked: list[tuple[int, int]]) -> int:
    """Give where the last blocked range before `at` ends; 0 where there is none."""
    index = bisect_left(blocked, (at, 0)) - 1
    return blocked[index][1] if index >= 0 else 0
