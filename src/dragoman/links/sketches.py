"""Sketches of texts: MinHash signatures of word shingles, and the pairs that may be near duplicates.

Broder 1997 ("On the resemblance and containment of documents") for shingles, MinHash and containment; bands
after Indyk and Motwani 1998. Own code, some forty lines of numpy, since sketches are stored and must stay
comparable for years. datasketch needs scipy (35 MB to download) and wants every shingle as a Python object.
rensa (Rust) counts the versions of its algorithm, 2 by now, and saves little: 0.9 s against 1.5 s for 1,440
documents, 6 s for the whole of wh-briefings, whose reading takes minutes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Signature = NDArray[np.uint32]

# Kept in front of each sketch; a change of anything below that moves a signature needs another.
VERSION = 1
# Words in a shingle. With 4, a form letter's boilerplate and a text cut by a third stay apart from chance.
SHINGLE = 4
# Below this many distinct shingles a text is a formula ("to read the letter, visit …"): nothing can be told.
FEWEST = 40
SLOTS = 128
# Rows in a band. The share of pairs found: with 3 rows in 42 bands .99 at a resemblance of .5 (a text and its
# half), .95 at .41, .68 at .3; 4 rows would find .87 of the halves.
ROWS = 3
BANDS = SLOTS // ROWS
# Of the shorter text's shingles, as many as this must seem to be in the longer one.
LEAST_CONTAINED = 0.6
# Pairs looked at in one go, and shingles hashed in one go: both keep what numpy holds under 100 MB.
_PAIRS_AT_ONCE = 1 << 16
_SHINGLES_AT_ONCE = 1 << 11

_NOT_WORD = re.compile(r"[\W_]+")
_BASE = 0x9E3779B97F4A7C15 | 1
_HEADER = 2  # version, number of distinct shingles


def _multipliers(count: int, seed: int) -> Numbers:
    """Give fixed odd 64-bit numbers: splitmix64 (Steele et al. 2014), the same on every machine."""
    steps = np.arange(seed + 1, seed + count + 1, dtype=np.uint64) * np.uint64(_BASE)
    return _mix(steps) | np.uint64(1)


def _mix(numbers: Numbers) -> Numbers:
    """Spread 64-bit numbers over all their bits (splitmix64's finaliser), one to one."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


_FACTORS = (_multipliers(SLOTS, 0) >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
_OFFSETS = (_multipliers(SLOTS, 1000) >> np.uint64(32)).astype(np.uint32)
_PLACES = _multipliers(SHINGLE, 2000)
_BAND_FACTORS = _multipliers(ROWS, 3000)


def sketch(text: str) -> bytes | None:
    """Sketch a text in 520 bytes; None where it is too short to tell it from others like it.

    Case, punctuation, markup signs and the breaking of lines do not count; letters of all alphabets and
    digits do. Give `reprints_words.body` of an article: what stands around reports would make them alike.
    """
    shingles = _shingles(text)
    if len(shingles) < FEWEST:
        return None
    header = np.array([VERSION, len(shingles)], dtype="<u4")
    return header.tobytes() + _least(shingles).astype("<u4").tobytes()


def _shingles(text: str) -> Numbers:
    """Hash all runs of SHINGLE words, each once, sorted."""
    words = _hash_words(text)
    count = len(words) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_PLACES):
        total += words[place : place + count] * factor
    return np.unique(_mix(total))


def _hash_words(text: str) -> Numbers:
    """Hash each word of a text: polynomials over its bytes, cut out of one running sum over the text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    plain = _NOT_WORD.sub(" ", text.casefold()).strip()
    if not plain:
        return np.empty(0, dtype=np.uint64)
    data = np.frombuffer(f" {plain} ".encode("utf-8", "surrogatepass"), dtype=np.uint8)
    gaps = np.flatnonzero(data == ord(" "))
    starts, ends = gaps[:-1] + 1, gaps[1:]
    # Where in its word each byte stands, so that a word has one hash wherever it stands in the text.
    within = np.arange(len(data)) - np.repeat(gaps, np.diff(np.append(gaps, len(data))))
    powers = np.cumprod(np.full(int(within.max()) + 1, _BASE, dtype=np.uint64))
    running = np.cumsum(data.astype(np.uint64) * powers[within])
    return _mix(running[ends - 1] - running[starts - 1])


def _least(shingles: Numbers) -> Signature:
    """Give the least value of each of SLOTS hash functions over the shingles."""
    least = np.full(SLOTS, 0xFFFFFFFF, dtype=np.uint32)
    values = (shingles >> np.uint64(32)).astype(np.uint32)
    for start in range(0, len(values), _SHINGLES_AT_ONCE):
        part = values[start : start + _SHINGLES_AT_ONCE]
        hashed = _FACTORS[:, None] * part + _OFFSETS[:, None]
        np.minimum(least, hashed.min(axis=1), out=least)
    return least


def resemblance(left: bytes, right: bytes) -> float:
    """Estimate the Jaccard index of two texts' shingles, 0 to 1; off by .04 at most two times in three."""
    _, slots = _unpack([left, right])
    return float(np.mean(slots[0] == slots[1]))


def _unpack(sketches: list[bytes]) -> tuple[NDArray[np.int64], Signature]:
    """Give the numbers of shingles, shape (n,), and the signatures, shape (n, SLOTS)."""
    size = 4 * (_HEADER + SLOTS)
    if any(len(one) != size or int.from_bytes(one[:4], "little") != VERSION for one in sketches):
        raise ValueError(f"a sketch is not of version {VERSION}: sketch its text again")
    table = np.frombuffer(b"".join(sketches), dtype="<u4").reshape(len(sketches), _HEADER + SLOTS)
    return table[:, 1].astype(np.int64), table[:, _HEADER:].astype(np.uint32)


def candidates(sketches: Mapping[str, bytes], new: Set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Find the pairs of ids that may be near duplicates, each once, smaller id first.

    Two texts are a pair if their signatures agree in a band and as much of the shorter seems to be in the
    longer as LEAST_CONTAINED: whether they are never depends on other texts, nor on the order of arrival.
    With `new`, only pairs with one of these; ids of `new` that have no sketch are passed over. Time is
    n log n and the number of pairs found; memory 520 bytes a sketch and as much again. ValueError where a
    sketch is of another version.
    """
    ids = sorted(sketches)
    if len(ids) < 2:
        return
    counts, slots = _unpack([sketches[one] for one in ids])
    is_new = np.ones(len(ids), dtype=bool) if new is None else np.array([one in new for one in ids])
    if not is_new.any():
        return
    bands = _bands(slots)
    for band in range(BANDS):
        for left, right in _agreeing(bands[:, band], is_new):
            keep = _fresh(bands, band, left, right)
            left, right = left[keep], right[keep]
            contained = _contained(counts, slots, left, right)
            for one, other in zip(
                left[contained >= LEAST_CONTAINED], right[contained >= LEAST_CONTAINED], strict=True
            ):
                yield ids[one], ids[other]


def _bands(slots: Signature) -> Numbers:
    """Hash each band of each signature into one number; shape (n, BANDS)."""
    cut = slots[:, : ROWS * BANDS].reshape(len(slots), BANDS, ROWS).astype(np.uint64)
    total = np.zeros(cut.shape[:2], dtype=np.uint64)
    for row, factor in enumerate(_BAND_FACTORS):
        total = _mix(total + cut[:, :, row] * factor)
    return total


Places = NDArray[np.int64]


def _agreeing(band: Numbers, is_new: NDArray[np.bool_]) -> Iterator[tuple[Places, Places]]:
    """Yield the places of texts that agree in one band, left before right, in parts that fit in memory.

    At least one of each pair is new. Texts that agree stand together once sorted; the pairs of texts d apart
    in that order are found for d = 1, 2, … until no group is so long.
    """
    if not is_new.all():
        held = np.flatnonzero(np.isin(band, band[is_new]))
    else:
        held = np.arange(len(band))
    order = held[np.argsort(band[held], kind="stable")]
    values = band[order]
    at = np.arange(len(order) - 1)
    apart = 1
    while len(at := at[at + apart < len(order)]):
        at = at[values[at] == values[at + apart]]
        for start in range(0, len(at), _PAIRS_AT_ONCE):
            part = at[start : start + _PAIRS_AT_ONCE]
            left, right = order[part], order[part + apart]
            keep = is_new[left] | is_new[right]
            yield left[keep], right[keep]
        apart += 1


def _fresh(bands: Numbers, band: int, left: Places, right: Places) -> NDArray[np.bool_]:
    """Say which pairs agree in no earlier band, where they were found already."""
    fresh = np.ones(len(left), dtype=bool)
    for earlier in range(band):
        fresh &= bands[left, earlier] != bands[right, earlier]
    return fresh


def _contained(
    counts: NDArray[np.int64], slots: Signature, left: Places, right: Places
) -> NDArray[np.float64]:
    """Estimate which share of the shorter text's shingles the longer one has, from resemblance and lengths.

    With resemblance j of sets of a and b members, j (a + b) / (1 + j) are in both (Broder 1997).
    """
    alike = np.mean(slots[left] == slots[right], axis=1)
    both = alike * (counts[left] + counts[right]) / (1 + alike)
    shares: NDArray[np.float64] = np.minimum(both / np.minimum(counts[left], counts[right]), 1.0)
    return shares
