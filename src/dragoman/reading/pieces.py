"""Cuts an article into the pieces that the encoder reads, each with its place and the shape of its letters.

The encoder's vocabulary is uncased; what capitals, digits and paragraph starts would tell it comes back as
one shape number a piece.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.text.sentences import Range

IDS = NDArray[np.int64]

LOWER, CAPITAL, UPPER, MIXED, DIGIT, MARK, OTHER = range(7)
# Three places for each shape: first of its paragraph, after white space, joined to what stands before.
FIRST, APART, JOINED = range(3)
SHAPES = 7 * 3 + 1
EDGE_SHAPE = SHAPES - 1
"""The shape of the marks that open and close a window."""
PAD, OPENS, CLOSES, BLANK = 0, 101, 102, 103
"""The vocabulary's filling, its marks around a window ([CLS], [SEP]), and that of a hidden piece ([MASK])."""


def take_tokenizer(content: bytes) -> Tokenizer:
    """Take a tokenizer from its file, without the limit for sentences that the file may carry."""
    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Pieces(Struct, frozen=True):
    """The pieces of a text in order: vocabulary ids, shapes, and places `[start, end)` in code points."""

    ids: IDS
    shapes: IDS
    starts: IDS
    ends: IDS

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def continued(self) -> NDArray[np.bool_]:
        """Say of each piece whether it goes on with the word of the piece before it."""
        is_word = self.shapes // 3 != MARK
        joined = np.zeros(len(self), dtype=np.bool_)
        joined[1:] = (self.starts[1:] == self.ends[:-1]) & is_word[1:] & is_word[:-1]
        return joined

    def between(self, start: int, end: int) -> Range | None:
        """Give the range of pieces that touch `[start, end)` of the text; None where none does."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return (first, last) if first < last else None


def cut_pieces(text: str, paragraphs: Iterable[Range], tokenizer: Tokenizer) -> Pieces:
    """Cut the given paragraphs of `text`; what lies between them is not read."""
    ids: list[int] = []
    shapes: list[int] = []
    places: list[Range] = []
    for low, high in paragraphs:
        encoding = tokenizer.encode(text[low:high], add_special_tokens=False)
        last_end = -1
        for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
            if start == end:
                continue
            place = FIRST if last_end < 0 else JOINED if start == last_end else APART
            ids.append(number)
            places.append((low + start, low + end))
            shapes.append(_shape(text[low + start : low + end]) * 3 + place)
            last_end = end
    where = np.array(places, dtype=np.int64).reshape(-1, 2)
    return Pieces(np.array(ids, dtype=np.int64), np.array(shapes, dtype=np.int64), where[:, 0], where[:, 1])


def _shape(word: str) -> int:
    if word.islower():
        return LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CAPITAL
    if word.isupper():
        return UPPER
    if word[0].isdigit():
        return DIGIT
    if word.isalpha():
        return MIXED if word.upper() != word.lower() else OTHER
    return MARK
