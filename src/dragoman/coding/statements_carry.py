"""Quotations without a cue of their own: those that go on with a statement, those that keep its speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from dragoman.coding.statements_found import Found
from dragoman.coding.statements_units import is_sentence_like
from dragoman.text.layout import Layout
from dragoman.text.quotes import Quote
from dragoman.text.sentences import Range

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s)\b(?!\.)")
_SIGNED = re.compile(r"[-–—]{1,2}\s*(?P<name>[A-Z][^\n]{1,80})")
# More paragraphs than this after "X said:" without quotation marks are hardly all X's.
_MOST_SPOKEN = 12


def carry_speakers(
    found: Sequence[Found], layout: Layout, quotes: Sequence[Quote], taken: Sequence[Range] = ()
) -> list[Found]:
    """Give quotations without a cue to the statement or speaker they go on from.

    A quotation that fills a sentence of its own joins the statement before it in its paragraph; one that
    starts a paragraph is a statement without cue, whose source is carried from the paragraph before. After
    "X said:" at a paragraph's end the next paragraph is what was said. `taken` ranges (turns) are left alone.
    """
    carrier = _Carrier(found, layout, quotes, taken)
    for index in range(len(layout.paragraphs)):
        carrier.read(index)
    return sorted(carrier.done, key=_place)


def _place(one: Found) -> tuple[int, int]:
    spans = [*one.content, *(span for span in (one.cue, one.source) if span is not None and not one.carried)]
    return min(span[0] for span in spans), max(span[1] for span in spans)


class _Carrier:
    """Walks the paragraphs in order and remembers who spoke last."""

    def __init__(
        self, found: Sequence[Found], layout: Layout, quotes: Sequence[Quote], taken: Sequence[Range]
    ):
        self._layout = layout
        self._text = layout.text
        self._starts = [start for start, _ in layout.paragraphs]
        self._of: dict[int, list[Found]] = {}
        self.done: list[Found] = []
        for one in sorted(found, key=_place):
            anchor = one.cue or one.content[0]
            self._of.setdefault(self._paragraph(anchor[0]), []).append(one)
        self._quotes: dict[int, list[Quote]] = {}
        for quote in quotes:
            if quote.depth == 0 and is_sentence_like(self._text, quote):
                self._quotes.setdefault(self._paragraph(quote.start), []).append(quote)
        self._taken = {self._paragraph(start) for start, _ in taken}
        self._ends = {end for _, end in layout.sentences}
        self._begins = {start for start, _ in layout.sentences}
        self._speaker: Range | None = None
        self._block_until = -1

    def _paragraph(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)

    def read(self, index: int) -> None:
        """Settle paragraph `index`."""
        if index in self._taken:
            self.done.extend(one for one in self._of.get(index, ()) if not one.opens)
            self._speaker = None
            return
        here = self._of.get(index, [])
        start = self._starts[index]
        if index <= self._block_until:
            self.done.extend(one for one in here if not one.opens)
            return
        settled = [one for one in here if not one.opens]
        free = self._free_quotes(index, settled)
        last_speaker = self._speaker
        for quote in free:
            place = next(
                (at for at in reversed(range(len(settled))) if self._leads(index, settled[at], quote)), None
            )
            if place is not None:
                one = settled[place]
                settled[place] = msgspec.structs.replace(
                    one, content=(*one.content, (quote.start, quote.end))
                )
            elif (signed := self._signature(index, quote)) is not None:
                settled.append(Found(content=((quote.start, quote.end),), source=signed))
            elif self._speaker is not None and quote.start == start:
                settled.insert(
                    0, Found(content=((quote.start, quote.end),), source=self._speaker, carried=True)
                )
        self.done.extend(settled)
        outer = [one for one in settled if one.source is not None and not self._in_quote(index, one)]
        speaking = [one for one in outer if self._is_quoting(one)] or outer
        carried_on = bool(free) and last_speaker is not None
        self._speaker = speaking[-1].source if speaking else (last_speaker if carried_on else None)
        for one in here:
            if one.opens:
                self._open(index, one)

    def _signature(self, index: int, quote: Quote) -> Range | None:
        """Give the name in the line "– Karoline Leavitt" right after a quotation that fills its paragraph."""
        paragraphs = self._layout.paragraphs
        if (quote.start, quote.end) != paragraphs[index] or index + 1 >= len(paragraphs):
            return None
        match = _SIGNED.fullmatch(self._text, *paragraphs[index + 1])
        return match.span("name") if match is not None else None

    def _free_quotes(self, index: int, settled: list[Found]) -> list[Quote]:
        """Give the quotations of a paragraph that fill sentences of their own and are of no statement yet."""
        free = []
        for quote in self._quotes.get(index, ()):
            used = any(
                span[0] < quote.end and quote.start < span[1] and not self._within(span, quote)
                for one in settled
                for span in one.content
            )
            if not used and quote.start in self._begins and quote.end in self._ends:
                free.append(quote)
        return free

    def _in_quote(self, index: int, one: Found) -> bool:
        """Say whether somebody quoted in the paragraph reports this, and not the text itself."""
        return one.cue is not None and any(
            self._within(one.cue, quote) for quote in self._quotes.get(index, ())
        )

    @staticmethod
    def _within(span: Range, quote: Quote) -> bool:
        """Say whether a span lies inside the quotation's marks: said in it, not the saying of it."""
        return quote.start < span[0] and span[1] <= quote.end

    def _is_quoting(self, one: Found) -> bool:
        return any(self._text[start] in "\"“‘«„'" for start, _ in one.content)

    def _leads(self, index: int, one: Found, quote: Quote) -> bool:
        """Say whether a quotation goes on with a statement: quoted too, and nothing else said in between."""
        if not self._is_quoting(one) or one.cue is None or self._in_quote(index, one):
            return False
        return max(one.cue[1], one.content[-1][1]) <= quote.start

    def _open(self, index: int, one: Found) -> None:
        """Take the paragraphs after "X said:"."""
        following = index + 1
        if following >= len(self._layout.paragraphs) or following in self._taken:
            return
        start, end = self._layout.paragraphs[following]
        led = [quote for quote in self._quotes.get(following, ()) if quote.start == start]
        if led:
            self._quotes[following].remove(led[0])
            self.done.append(msgspec.structs.replace(one, content=((start, led[0].end),), opens=False))
            self._speaker = one.source
            return
        if self._text[start] in "-*•#|>":
            return
        self.done.append(msgspec.structs.replace(one, content=((start, end),), opens=False, spoken=True))
        last = following
        for later in range(following + 1, min(following + _MOST_SPOKEN, len(self._layout.paragraphs))):
            if any(other.opens or self._is_quoting(other) for other in self._of.get(later, ())):
                break
            if _FIRST_PERSON.search(self._text, *self._layout.paragraphs[later]):
                last = later
        for later in range(following + 1, last + 1):
            self.done.append(
                Found(content=(self._layout.paragraphs[later],), source=one.source, carried=True, spoken=True)
            )
        self._block_until = last
        self._speaker = one.source
