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


def _inside(quotes: list[Quote], one: Found) -> bool:
    """Say whether somebody quoted reports this, and not the text itself; `quotes` are disjoint, sorted."""
    if one.cue is None:
        return False
    at = bisect_right(quotes, one.cue[0], key=lambda quote: quote.start) - 1
    return at >= 0 and quotes[at].start < one.cue[0] and one.cue[1] <= quotes[at].end


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
        quotes = self._quotes.get(index, [])
        outer = [one for one in settled if not _inside(quotes, one)]
        free = self._free_quotes(quotes, settled)
        last_speaker = self._speaker
        settled = self._join(index, start, free, settled, outer)
        self.done.extend(settled)
        sourced = [one for one in outer if one.source is not None]
        speaking = [one for one in sourced if self._is_quoting(one)] or sourced
        carried_on = bool(free) and last_speaker is not None
        self._speaker = speaking[-1].source if speaking else (last_speaker if carried_on else None)
        for one in here:
            if one.opens:
                self._open(index, one)

    def _join(
        self, index: int, start: int, free: list[Quote], settled: list[Found], outer: list[Found]
    ) -> list[Found]:
        """Join each free quotation to the quoting statement before it, or make it a statement of its own."""
        leads = (
            sorted(
                (max(one.cue[1], one.content[-1][1]), number, one)
                for number, one in enumerate(outer)
                if one.cue is not None and one.content and self._is_quoting(one)
            )
            if free
            else []
        )
        ends = [end for end, _, _ in leads]
        more: dict[int, list[Range]] = {}
        alone: list[Found] = []
        for quote in free:
            place = bisect_right(ends, quote.start) - 1
            span = (quote.start, quote.end)
            if place >= 0:
                more.setdefault(id(leads[place][2]), []).append(span)
            elif (signed := self._signature(index, quote)) is not None:
                alone.append(Found(content=(span,), source=signed))
            elif self._speaker is not None and quote.start == start:
                alone.append(Found(content=(span,), source=self._speaker, carried=True))
        return alone + [
            msgspec.structs.replace(one, content=(*one.content, *more[id(one)])) if id(one) in more else one
            for one in settled
        ]

    def _signature(self, index: int, quote: Quote) -> Range | None:
        """Give the name in the line "– Karoline Leavitt" right after a quotation that fills its paragraph."""
        paragraphs = self._layout.paragraphs
        if (quote.start, quote.end) != paragraphs[index] or index + 1 >= len(paragraphs):
            return None
        match = _SIGNED.fullmatch(self._text, *paragraphs[index + 1])
        return match.span("name") if match is not None else None

    def _free_quotes(self, quotes: list[Quote], settled: list[Found]) -> list[Quote]:
        """Give the quotations of a paragraph that fill sentences of their own and are of no statement yet."""
        used: set[int] = set()
        ends = [quote.end for quote in quotes]
        for one in settled:
            for start, end in one.content:
                at = bisect_right(ends, start)
                while at < len(quotes) and quotes[at].start < end:
                    # A statement reported inside the quotation's marks does not use it up.
                    if not (quotes[at].start < start and end <= quotes[at].end):
                        used.add(at)
                    at += 1
        return [
            quote
            for at, quote in enumerate(quotes)
            if at not in used and quote.start in self._begins and quote.end in self._ends
        ]

    def _is_quoting(self, one: Found) -> bool:
        return any(self._text[start] in "\"“‘«„'" for start, _ in one.content)

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
