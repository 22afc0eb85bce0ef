"""Finds numbers in text, in digits and in words, with their values; says nothing yet of what they count.

Two patterns find all candidates in one pass each; whatever needs a second look is looked at within a few
characters, so that the work is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Form = Literal["digits", "words", "vague", "share"]

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: dict[str, int] = {word: number for number, word in enumerate(_UNITS)}
SMALL |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "millions": 1e6,
    "crore": 1e7, "crores": 1e7, "billion": 1e9, "billions": 1e9, "trillion": 1e12, "trillions": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mil": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
# What "dozens" and the like say at the least: two of them.
VAGUE: dict[str, float | None] = {
    "dozens": 24, "scores": None, "hundreds": 2e2, "thousands": 2e3, "millions": 2e6, "billions": 2e9,
    "trillions": 2e12,
}  # fmt: skip
_PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
}  # fmt: skip
_PARTS |= {f"{part}s": number for part, number in _PARTS.items() if part not in ("half", "halves")}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.333, "⅔": 0.667}

_SCALE = r"(?i:hundred|thousand|millions?|billions?|trillions?|lakhs?|crores?|dozen)"
_DIGITS = re.compile(
    r"(?:(?<![0-9A-Za-z_])|(?<=\b(?:RM|Rs|Rp|PS))|(?<=\b(?:USD|EUR|GBP|AUD|CAD|CHF|JPY|NZD))"
    r"|(?<=\$US)|(?<=\$A))(?<![0-9][.,:/])"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{2,3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![.])\.[0-9]+)(?P<glyph>[½¼¾⅓⅔])?"
    rf"(?:(?:\s+|-)(?:and\s+a\s+half\s+)?(?P<scale>{_SCALE})\b(?:\s+(?P<more>(?i:million|billion|trillion))\b)?|(?P<short>mln|mil|mn|bn|trn|tn|mio|[mkbMKB])(?![A-Za-z0-9]))?"
)
_FRACTION = re.compile(
    r"(?<![0-9A-Za-z/⁄.,])([1-9][0-9]?)[/⁄](2|3|4|5|8|10|16|32|64|100|128)(?![0-9A-Za-z/⁄.,])(?=\s+[a-z]|\s*-?[a-z])"
)
# "2.5×10−8", "3 x 10^6", "4 × 10⁵". A bare "2×1030" may be a product, and "5 ×10-12 cm" a range of sizes: a
# hyphen or dash lowers the power only after a decimal, the sign for minus always.
_POWER = re.compile(
    r"\s?(?:[×x]\s?10(?:\^\s?(?P<raised>[-−–]?[0-9]{1,2})|(?P<small>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))|×\s?10(?P<low>(?:−|(?P<dash>[-–]))[0-9]{1,2}))(?![0-9])"
)
_EXPONENT = re.compile(r"-?[0-9]{1,2}")
_BLANKS = re.compile(r"[,\s\u00a0\u2009\u202f]")
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")
_GLYPH_ALONE = re.compile(r"[½¼¾⅓⅔](?<!\w.)")
_ATOM = "|".join(
    sorted({*SMALL, *VAGUE, *_PARTS, "tens", "hundred", "thousand", "million", "billion", "trillion", "dozen",
            "lakh", "lakhs", "crore", "crores"}, key=len, reverse=True)
)  # fmt: skip
# A run of number words; "and" and "a" join inside it ("two and a half million", "a hundred and five").
# It starts with a bare set of letters, so that the matcher skips fast to where one may begin.
_FIRST = "".join(sorted({atom[0] for atom in _ATOM.split("|")}))
_RUN = re.compile(
    rf"[{_FIRST}{_FIRST.upper()}](?<!\w.)(?i:"
    + "|".join(
        rf"(?<={letter})(?:{'|'.join(atom[1:] for atom in _ATOM.split('|') if atom[0] == letter)})"
        for letter in _FIRST
    )
    + r")(?i:(?:\s{1,20}and\s{1,20}a|\s{1,20}and|\s{1,20}of|\s{1,20}a)?"
    + rf"[-\s]{{1,20}}(?:{_ATOM})\b)*(?![\w])"
)
_DIGIT = re.compile(r"[0-9]+")
_PIECE = re.compile(r"[A-Za-z]+")
_ARTICLE_BEFORE = re.compile(r"\b(a|an|several|a\s+few|few|many|a\s+couple\s+of)[-\s]+$", re.IGNORECASE)
_RATIO = re.compile(
    r"\s+(?:out\s+of(?:\s+every)?|in\s+every|in)\s+(?P<whole>[0-9]{1,3}(?![0-9,.])|"
    + "|".join(SMALL)
    + r")\b",
    re.IGNORECASE,
)
# What may follow "a third" or "a quarter" where it is a share, not an ordinal or a coin.
_SHARE_FOLLOWS = re.compile(
    r"\s+(?:of|more|less|fewer|higher|lower|larger|smaller|bigger|greater|above|below|as|the|that|its|their|since|in|on|from|to|at|last|this)\b"
    r"|\s*[.;:)]|\s*$",
    re.IGNORECASE,
)
_A_BEFORE = re.compile(r"\ba\s+$", re.IGNORECASE)
_AND_A_HALF = re.compile(r"and\s+a\s+half")
_MONEY_BEFORE = re.compile(r"[$£€¥₹₽₪]\s?$|\b[A-Z]{2,3}\s?$")
_LOW_WORD = re.compile(r"\s+([a-z]+)")
_LONGEST = 18


# A word of a run, in lower case, and its range in the text.
Piece = tuple[str, int, int]


class Numeral(Struct, frozen=True, gc=False):
    """A number in the text `[start, end)`.

    `value` is None where only a bound is said ("hundreds": `low` 200). `scale` is the power that was said
    in words or letters (million, bn), 1 where none was; `form` how it was written.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    scale: float
    form: Form


def find_numerals(text: str, blocked: list[tuple[int, int]]) -> list[Numeral]:
    """Find all numbers of `text` outside the sorted, disjoint ranges `blocked`, in order, disjoint."""
    found: list[Numeral] = []
    at = 0
    for start, end in [*blocked, (len(text), len(text))]:
        if at < start:
            found.extend(_in_gap(text, at, start))
        at = max(at, end)
    return found


def _in_gap(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numbers of `text[start:end]` in order; words and digits never overlap but for a ratio."""
    numerals = list(_digits_in_gap(text, start, end))
    numerals.extend(
        Numeral(match.start(), match.end(), _GLYPHS[match[0]], None, 1, "share")
        for match in _GLYPH_ALONE.finditer(text, start, end)
    )
    for match in _RUN.finditer(text, start, end):
        numerals.extend(_from_run(text, match, start))
    numerals.sort(key=lambda numeral: (numeral.start, -numeral.end))
    last = start
    for numeral in numerals:
        if numeral.start < last:
            continue
        widened = _as_ratio(text, numeral, end)
        last = widened.end
        yield widened


def _digits_in_gap(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numbers in digits, found by a fast scan; only there the long pattern is tried."""
    at = start
    while digit := _DIGIT.search(text, at, end):
        at = digit.end()
        begin = digit.start()
        if (part := _FRACTION.match(text, begin, end)) and int(part[1]) < int(part[2]):
            yield Numeral(begin, part.end(), round(int(part[1]) / int(part[2]), 6), None, 1, "share")
            at = part.end()
            continue
        if begin > start and text[begin - 1] == "." and _DIGITS.match(text, begin - 1, end):
            begin -= 1
        if match := _DIGITS.match(text, begin, end):
            at = match.end()
            if numeral := _with_power(text, match, end) or _from_digits(text, match):
                at = max(at, numeral.end)
                yield numeral


def _with_power(text: str, match: re.Match[str], limit: int) -> Numeral | None:
    """Read a number with a power of ten after it ("2.5×10−8"); None where none follows."""
    power = _POWER.match(text, match.end("number"), limit)
    if power is None or (power["dash"] and "." not in match["number"]):
        return None
    exponent = (power["raised"] or power["small"] or power["low"]).translate(_PLAIN)
    if not _EXPONENT.fullmatch(exponent):
        return None
    number = _BLANKS.sub("", match["number"])
    return Numeral(match.start(), power.end(), float(f"{number}e{exponent}"), None, 1, "digits")


def _from_digits(text: str, match: re.Match[str]) -> Numeral | None:
    """Read a number in digits; None where it is too long to be one or goes on as a code ("1.2.3")."""
    digits = _BLANKS.sub("", match["number"])
    if len(digits) > _LONGEST:
        return None
    after = text[match.end() : match.end() + 2]
    if after[:1] in (".", ",", ":") and after[1:].isdigit() and not match["scale"]:
        return None
    value = float(digits) + _GLYPHS.get(match["glyph"] or "", 0.0)
    word = (match["scale"] or match["short"] or "").lower()
    scale = SCALES.get(word, 1.0) * SCALES.get((match["more"] or "").lower(), 1.0)
    if word in ("m", "b") and not _is_short_scale(text, match):
        return Numeral(match.start(), match.end("number"), value, None, 1, "digits")
    if match["scale"] and _AND_A_HALF.search(match[0]):
        value += 0.5
    return Numeral(match.start(), match.end(), tidy(value * scale), None, scale, "digits")


def _is_short_scale(text: str, match: re.Match[str]) -> bool:
    """Say whether "m" or "b" is million or billion, not metres: after money, or before a counted noun."""
    if _MONEY_BEFORE.search(text, max(0, match.start() - 5), match.start()):
        return True
    following = _LOW_WORD.match(text, match.end(), match.end() + 20)
    return following is not None and following[1] not in _AFTER_METRES


_AFTER_METRES = frozenset(
    "long wide high tall deep from away above below by in at on off of and or to thick per x across".split()
)


def _from_run(text: str, match: re.Match[str], floor: int) -> Iterator[Numeral]:
    """Read the numbers of a run of number words: "two hundred and five", "tens of thousands", "a third"."""
    pieces = [
        (piece[0].lower(), match.start() + piece.start(), match.start() + piece.end())
        for piece in _PIECE.finditer(match[0])
    ]
    index = 0
    while index < len(pieces):
        word, _start, _end = pieces[index]
        if word in ("and", "of", "a"):
            index += 1
            continue
        numeral, index = _read_number(text, pieces, index, floor)
        if numeral is not None:
            yield numeral


def _read_number(text: str, pieces: list[Piece], index: int, floor: int) -> tuple[Numeral | None, int]:
    """Read one number from `pieces` at `index`; give it (None if it is none) and where to go on."""
    word, start, _ = pieces[index]
    if word in VAGUE or word == "tens":
        return _read_vague(pieces, index)
    if word in _PARTS:
        return _read_share(text, pieces, index, 1, start, floor)
    amount = _Amount()
    at, last = index, index
    while at < len(pieces):
        word = pieces[at][0]
        if word in ("and", "a", "of"):
            if [piece[0] for piece in pieces[at : at + 3]] == ["and", "a", "half"]:
                amount.current += 0.5
                at, last = at + 3, at + 2
                continue
            joined = pieces[at + 1][0] if at + 1 < len(pieces) else ""
            if word != "and" or joined not in SMALL or last != at - 1 or pieces[last][0] not in SCALES:
                break
            at += 1
            continue
        if word in _PARTS and index == last == at - 1 and amount.has_small:
            return _read_share(text, pieces, at, amount.current, start, floor)
        if not amount.take(word):
            break
        last = at
        at += 1
    if pieces[index][0] in SCALES:
        before = _ARTICLE_BEFORE.search(text, max(floor, start - 12), start)
        if before is None:
            return None, last + 1
        start = before.start()
        if before[1].lower() not in ("a", "an"):
            # "Several hundred", "a few thousand": at least two of them.
            return Numeral(start, pieces[last][2], None, 2 * amount.value, amount.scale, "vague"), last + 1
    return Numeral(start, pieces[last][2], tidy(amount.value), None, amount.scale, "words"), last + 1


class _Amount:
    """A number in words as it grows word by word: "two hundred" "five" "thousand"."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current = 0.0
        self.scale = 1.0
        self.has_small = False

    @property
    def value(self) -> float:
        return self.total + self.current

    def take(self, word: str) -> bool:
        """Take the next word, if the number can go on with it."""
        if word in SMALL:
            number = SMALL[word]
            if self.has_small and not (
                self.current % 100 >= 20 and self.current % 10 == 0 and 0 < number < 10
            ):
                return False
            self.current += number
            self.has_small = True
            return True
        if word not in SCALES:
            return False
        size = SCALES[word]
        if size >= self.scale > 1 and self.total > 0 and self.current == 0:
            return False
        if size in (12, 100):
            self.current = (self.current or 1) * size
        else:
            self.total, self.current = self.total + (self.current or 1) * size, 0.0
        self.scale, self.has_small = size, False
        return True


def _read_vague(pieces: list[Piece], index: int) -> tuple[Numeral | None, int]:
    """Read "dozens", "hundreds of thousands", "tens of millions"; "tens" alone is no number."""
    word, start, end = pieces[index]
    low = 20.0 if word == "tens" else VAGUE[word]
    at = index + 1
    if at + 1 < len(pieces) and pieces[at][0] == "of" and pieces[at + 1][0] in VAGUE:
        times = SCALES.get(pieces[at + 1][0].rstrip("s"), 1.0)
        low = None if low is None else low * times
        return Numeral(start, pieces[at + 1][2], None, low, times, "vague"), at + 2
    if word == "tens":
        return None, at
    return Numeral(start, end, None, low, SCALES.get(word.rstrip("s"), 1.0), "vague"), at


def _read_share(
    text: str, pieces: list[Piece], at: int, count: float, start: int, floor: int
) -> tuple[Numeral | None, int]:
    """Read "two-thirds", "a quarter", "half", "half a million", at the part's position `at`."""
    part, part_start, end = pieces[at]
    value = round(count / _PARTS[part], 3)
    if part == "half" and at + 2 < len(pieces) and pieces[at + 1][0] == "a" and pieces[at + 2][0] in SCALES:
        scale = SCALES[pieces[at + 2][0]]
        return Numeral(start, pieces[at + 2][2], tidy(scale / 2), None, scale, "words"), at + 3
    if start < part_start:
        plural_missing = count > 1 and not part.endswith("s")
        return (None if plural_missing else Numeral(start, end, value, None, 1, "share")), at + 1
    if part == "half":
        if before := _A_BEFORE.search(text, max(floor, start - 3), start):
            start = before.start()
        follows = text[end : end + 2]
        return (None if follows[:1] == "-" else Numeral(start, end, 0.5, None, 1, "share")), at + 1
    before = _A_BEFORE.search(text, max(floor, start - 3), start)
    if before is None or not _SHARE_FOLLOWS.match(text, end):
        return None, at + 1
    return Numeral(before.start(), end, value, None, 1, "share"), at + 1


def _as_ratio(text: str, numeral: Numeral, limit: int) -> Numeral:
    """Widen "three" to "three out of five", "one" to "one in ten", where the whole is larger."""
    if numeral.value is None or numeral.form == "share" or numeral.scale != 1 or numeral.value > 99:
        return numeral
    match = _RATIO.match(text, numeral.end, limit)
    if match is None:
        return numeral
    whole = SMALL.get(match["whole"].lower()) or float(match["whole"] if match["whole"].isdigit() else 0)
    every = "every" in match[0].lower()
    # "Seven out of 20 patients" counts both; "three out of five" is a share.
    if not whole or numeral.value >= whole or not (every or whole <= 10 or whole in (12, 20, 50, 100)):
        return numeral
    if "out" in match[0].lower() and whole > 10 and not every:
        return numeral
    return Numeral(numeral.start, match.end(), round(numeral.value / whole, 3), None, 1, "share")


def tidy(value: float) -> float:
    """Round off what binary fractions add: 2.3 million is 2300000, not 2299999.9999999995."""
    return round(value, 6) if abs(value) < 1e9 else float(round(value))
