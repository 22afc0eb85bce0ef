"""How an article's text is laid out: what may be coded, in paragraphs and sentences; made once for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

from dragoman.text.sentences import Range, split_paragraphs, split_sentences, strip_range


class Layout(Struct, frozen=True):
    """Ranges `[start, end)` in code points of `text`, sorted and disjoint.

    `paragraphs` and `sentences` leave out `furniture`; `paragraph_of[i]` is the position in `paragraphs` of
    sentence `i`.
    """

    text: str
    paragraphs: tuple[Range, ...]
    sentences: tuple[Range, ...]
    paragraph_of: tuple[int, ...]
    furniture: tuple[Range, ...]
    starts: tuple[int, ...]

    def sentence_at(self, position: int) -> int | None:
        """Give the index of the sentence that holds the character at `position`; None outside all."""
        return _holder(self.sentences, self.starts, position)

    def sentence_of(self, start: int, end: int) -> Range:
        """Give the sentence that holds the character at `start`; `[start, end)` itself outside all."""
        index = self.sentence_at(start)
        return self.sentences[index] if index is not None else (start, end)

    def is_coded(self, position: int) -> bool:
        """Say whether the character at `position` lies in a sentence, thus outside furniture."""
        return self.sentence_at(position) is not None


def _holder(ranges: tuple[Range, ...], starts: tuple[int, ...], position: int) -> int | None:
    index = bisect_right(starts, position) - 1
    return index if index >= 0 and position < ranges[index][1] else None


def lay_out(text: str, furniture: Iterable[Range] = ()) -> Layout:
    """Lay out `text`, leaving out the ranges of `furniture` (any order, may overlap)."""
    blocked = merge_ranges(furniture)
    paragraphs: list[Range] = []
    sentences: list[Range] = []
    paragraph_of: list[int] = []
    for start, end in split_paragraphs(text):
        for free_start, free_end in _subtract(text, start, end, blocked):
            found = split_sentences(text, free_start, free_end)
            paragraph_of.extend([len(paragraphs)] * len(found))
            sentences.extend(found)
            paragraphs.append((free_start, free_end))
    return Layout(
        text=text,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        paragraph_of=tuple(paragraph_of),
        furniture=tuple(blocked),
        starts=tuple(start for start, _ in sentences),
    )


def merge_ranges(ranges: Iterable[Range]) -> list[Range]:
    """Join ranges that overlap or touch, and put them in order."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _subtract(text: str, start: int, end: int, blocked: list[Range]) -> list[Range]:
    """Give what is left of `[start, end)` outside `blocked`, stripped of white space."""
    left: list[Range] = []
    first = bisect_right(blocked, (start,)) - 1
    for block_start, block_end in blocked[max(first, 0) :]:
        if block_start >= end:
            break
        if block_end <= start:
            continue
        left.append((start, block_start))
        start = block_end
    left.append((start, end))
    return [piece for piece in (strip_range(text, *part) for part in left if part[0] < part[1]) if piece]
