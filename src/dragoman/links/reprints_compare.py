"""Two texts side by side: the sentences that both have, those edited, and facts that stand in for others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

from dragoman.links.reprints_words import Sentence, Words, as_sentence, fold

FactKind = Literal["sum", "number", "date", "name"]

# Of an edited sentence's words, both must have this share (Dice) to be one sentence.
_ALIKE = 0.4
# Titles with this share of words in common are one form, filled in twice, or one title, edited.
_TITLES_ALIKE = 0.5
# Names spelt nearly the same are one name, corrected: "Maria Teresa", "Maria Theresa".
_SAME_NAME = 0.75
# Runs of three words in more sentences than this tell none from another ("in the state of").
_COMMON = 30
_RUN = 3

# Capitals that make no name, most of them at the head of a sentence.
_NO_NAMES = frozenset(
    """a an and as at but by for from if in it its no of on or our so that the their there these they this to
    we when while with you today yesterday tomorrow i he she his her""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
# Numbers in words; "one" and "second" are left out, which are more often no numbers.
_NUMERALS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
    trillion dozen hundreds thousands millions billions third fourth fifth sixth seventh eighth ninth tenth
    eleventh twelfth thirteenth fourteenth fifteenth twentieth thirtieth""".split()
)


class Swap(Struct, frozen=True, gc=False):
    """Facts of the left text in whose place the right text has others."""

    kind: FactKind
    left: str
    right: str


class Comparison(Struct, frozen=True, kw_only=True):
    """What two texts share. Counts are of words, but for `sentences_*`.

    `same` are words of sentences that both have word for word, `kept` the words left in edited ones;
    `left` and `right` how many each text has. `sentences_same` of `sentences` are in both, counted in the
    text that has fewer words. `lost` and `found` are the folded words that edited sentences lost and got.
    """

    left: int
    right: int
    same: int
    kept: int
    sentences: int
    sentences_same: int
    swaps: tuple[Swap, ...]
    lost: frozenset[str]
    found: frozenset[str]

    @property
    def contained(self) -> float:
        """Give the share of the shorter text that the longer one has, 0 to 1."""
        return (self.same + self.kept) / max(1, min(self.left, self.right))

    @property
    def covered(self) -> float:
        """Give the share of the longer text that the shorter one has, 0 to 1."""
        return (self.same + self.kept) / max(1, self.left, self.right)

    @property
    def swaps_per_thousand(self) -> float:
        """Give the number of swapped facts for each thousand words that both have."""
        return 1000 * len(self.swaps) / max(1, self.same + self.kept)


def compare(left: Sequence[Sentence], right: Sequence[Sentence]) -> Comparison:
    """Compare two texts; the order of their sentences does not matter. About linear in their lengths."""
    counts = Counter(one.words for one in left) & Counter(one.words for one in right)
    same = sum(len(words) * count for words, count in counts.items())
    left_size, right_size = (sum(len(one.words) for one in side) for side in (left, right))
    kept, swaps, lost, found = 0, dict[Swap, None](), set[str](), set[str]()
    for one, other in _edited(_leftover(left, counts), _leftover(right, counts)):
        changes = list(_changes(one, other))
        kept += len(one.words) - sum(len(before) for before, _ in changes)
        for before, after in changes:
            lost.update(fold(word) for word in before)
            found.update(fold(word) for word in after)
            swaps.update(dict.fromkeys(_swapped(before, after)))
    return Comparison(
        left=left_size,
        right=right_size,
        same=same,
        kept=kept,
        sentences=len(left) if left_size <= right_size else len(right),
        sentences_same=counts.total(),
        swaps=tuple(swaps),
        lost=frozenset(lost),
        found=frozenset(found),
    )


def _leftover(side: Sequence[Sentence], counts: Counter[Words]) -> list[Sentence]:
    """Give the sentences that the other text does not have, in order."""
    left, over = counts.copy(), []
    for one in side:
        if left[one.words] > 0:
            left[one.words] -= 1
        else:
            over.append(one)
    return over


def _edited(left: list[Sentence], right: list[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pair sentences that were edited: each with the free one that shares most runs of words with it."""
    holders: dict[Words, list[int]] = {}
    for place, one in enumerate(right):
        for run in _runs(one.words):
            holders.setdefault(run, []).append(place)
    taken: set[int] = set()
    for one in left:
        shared: Counter[int] = Counter()
        for run in _runs(one.words):
            places = holders.get(run, ())
            if len(places) <= _COMMON:
                shared.update(place for place in places if place not in taken)
        best = max(shared, key=lambda place: (shared[place], -place), default=None)
        if best is not None and dice(one.words, right[best].words) >= _ALIKE:
            taken.add(best)
            yield one, right[best]


def _runs(words: Words) -> set[Words]:
    return {words[at : at + _RUN] for at in range(max(1, len(words) - _RUN + 1))}


def dice(left: Words, right: Words) -> float:
    """Give Dice's coefficient of two bags of words, not both empty: 0 to 1."""
    both = (Counter(left) & Counter(right)).total()
    return 2 * both / (len(left) + len(right))


def _changes(one: Sentence, other: Sentence) -> Iterator[tuple[Words, Words]]:
    """Yield what was taken out and what stands there instead, either perhaps empty."""
    left_at = right_at = left_end = right_end = 0
    steps = [step for step in Indel.opcodes(one.words, other.words) if step.tag == "equal"]
    bounds = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps]
    for src, src_end, dest, dest_end in [*bounds, (len(one.words), 0, len(other.words), 0)]:
        left_end, right_end = src, dest
        if left_end > left_at or right_end > right_at:
            yield one.raw[left_at:left_end], other.raw[right_at:right_end]
        left_at, right_at = src_end, dest_end


def swapped_words(left: str, right: str) -> list[tuple[Words, Words]]:
    """Give the words of titles that stand in for each other, folded; none where the titles are not alike."""
    one, other = (as_sentence(" ".join(title.split())) for title in (left, right))
    if not one.words or not other.words or dice(one.words, other.words) < _TITLES_ALIKE:
        return []
    folded = ((tuple(map(fold, gone)), tuple(map(fold, come))) for gone, come in _changes(one, other))
    return [(gone, come) for gone, come in folded if gone and come]


def _swapped(before: Words, after: Words) -> Iterator[Swap]:
    """Yield the facts of one place that stand in for others, kind by kind."""
    lost, found = facts(before), facts(after)
    for kind in lost.keys() & found.keys():
        gone, come = " ".join(lost[kind]), " ".join(found[kind])
        if fold(gone) == fold(come) or (
            kind == "name" and Indel.normalized_similarity(gone, come) >= _SAME_NAME
        ):
            continue
        yield Swap(kind, gone, come)


def facts(words: Iterable[str]) -> dict[FactKind, list[str]]:
    """Sort out the numbers, dates and names among some words, as written, in order."""
    found: dict[FactKind, list[str]] = {}
    for word in words:
        kind = _kind(word)
        if kind is not None:
            found.setdefault(kind, []).append(word)
    return found


def _kind(word: str) -> FactKind | None:
    folded = fold(word)
    if not word[0].isalnum():
        return "sum"
    if word[0].isdigit():
        return "date" if re.fullmatch(r"(?:19|20)\d\d|\d{1,2}/\d{1,2}(?:/\d+)?", word) else "number"
    if folded in _NUMERALS:
        return "number"
    if word[0].isupper() and folded not in _NO_NAMES:
        return "date" if folded in _MONTHS else "name"
    return None
