"""The sentence around a place of a long text, found without laying out the rest of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from dragoman.text.layout import Layout, lay_out, merge_ranges
from dragoman.text.sentences import Range

# Wherever one of these stands a paragraph ends, whatever is on either side: between two of them lies a block.
_GAP = re.compile(r"\n[^\S\n]*\n\s*")


class Near:
    """The sentences of a text as `lay_out` finds them, those blocks laid out that are asked for.

    A view asks for some sentences of hundreds of articles; to lay each out whole was most of its time.
    """

    def __init__(self, text: str, furniture: Iterable[Range] = ()) -> None:
        self._text = text
        self._furniture = merge_ranges(furniture)
        self._starts = [0, *(gap.end() for gap in _GAP.finditer(text))]
        self._laid: dict[int, Layout] = {}

    def sentence_at(self, position: int) -> Range | None:
        """Give the sentence that holds the character at `position`; None outside all."""
        number = bisect_right(self._starts, position) - 1
        if not 0 <= position < len(self._text):
            return None
        offset, layout = self._starts[number], self._block(number)
        index = layout.sentence_at(position - offset)
        if index is None:
            return None
        start, end = layout.sentences[index]
        return start + offset, end + offset

    def sentence_of(self, start: int, end: int) -> Range:
        """Give the sentence that holds the character at `start`; `[start, end)` itself outside all."""
        return self.sentence_at(start) or (start, end)

    def is_coded(self, position: int) -> bool:
        """Say whether the character at `position` lies in a sentence, thus outside furniture."""
        return self.sentence_at(position) is not None

    def block_of(self, position: int) -> Range:
        """Give the block around a position, which holds all of its sentence, without laying it out."""
        number = max(bisect_right(self._starts, position) - 1, 0)
        return self._starts[number], self._end(number)

    def _end(self, number: int) -> int:
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)

    def _block(self, number: int) -> Layout:
        layout = self._laid.get(number)
        if layout is None:
            start, end = self._starts[number], self._end(number)
            first = bisect_right(self._furniture, (start,)) - 1
            some = self._furniture[max(first, 0) : bisect_right(self._furniture, (end,))]
            inside = [(max(one, start) - start, min(other, end) - start) for one, other in some]
            layout = lay_out(self._text[start:end], (part for part in inside if part[0] < part[1]))
            self._laid[number] = layout
        return layout
