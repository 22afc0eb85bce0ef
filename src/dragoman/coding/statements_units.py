"""Cut an article into the units that are read for attributions: sentences, with quotations kept whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.coding.clauses import MAX_TOKENS, Unit, read_unit
from dragoman.coding.cues import load_lexicon
from dragoman.text.layout import Layout
from dragoman.text.quotes import Quote
from dragoman.text.sentences import Range

_WORD = re.compile(r"[a-z]+")
_WORDS = re.compile(r"\S+")
_ENDS_SPOKEN = re.compile(r"[,.!?…—-][\"”’'»“)\]]*$")
# Fewer quoted words are a name, a title or a word held at arm's length, unless they end like speech.
_FEWEST_WORDS = 4
_DEEPEST = 2
_TAG = re.compile(r"\w+(?:\s+[A-Z][\w’'-]+){0,3}\s+(?:said|says|added|adds|wrote|replied|asked)\.?")


class Piece(Struct, frozen=True):
    """A unit with the position of its paragraph in the layout; `depth` counts the quotations around it."""

    unit: Unit
    paragraph: int
    depth: int


def is_sentence_like(text: str, quote: Quote) -> bool:
    """Say whether quoted words read as speech rather than as a name, title or single word."""
    start, end = quote.inner
    inner = text[start:end].strip()
    if _ENDS_SPOKEN.search(inner[-4:]):
        return True
    words = _WORDS.findall(inner[:200])
    if len(words) < _FEWEST_WORDS:
        return False
    # Titles of works: nearly all longer words have capitals.
    longer = [word for word in words if len(word) > 3]
    return len(words) > 9 or sum(word[0].isupper() for word in longer) * 2 <= len(longer) + 1


def usable(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Leave out unclosed quotations that nothing introduces: a stray mark must not swallow a paragraph."""
    kept = []
    for quote in quotes:
        if not quote.closed and not (quote.continues or quote.resumes):
            before = text[max(0, quote.start - 3) : quote.start].rstrip(" \t")
            if before and before[-1] not in ",:\n":
                continue
        kept.append(quote)
    return kept


def cut_units(layout: Layout, quotes: Sequence[Quote], times: Sequence[Range]) -> Iterator[Piece]:
    """Yield the units that hold a cue, in order; `quotes` as `find_quotes` gives them, `times` sorted.

    A sentence whose end lies inside a quotation goes on to the quotation's end. The insides of quotations
    are read as units of their own, after the unit that holds them.
    """
    text = layout.text
    letters = {quote.start: "Q" if is_sentence_like(text, quote) else "q" for quote in quotes}
    by_depth = [[quote for quote in quotes if quote.depth == depth] for depth in range(_DEEPEST + 1)]
    reader = _Reader(text, letters, [[(q.start, q.end) for q in level] for level in by_depth], list(times))
    sentences = layout.sentences
    for (start, end), paragraph in _merged(text, sentences, layout.paragraph_of, by_depth[0]):
        yield from reader.read(start, end, paragraph, 0)
    starts = [start for start, _ in sentences]
    for depth, level in enumerate(by_depth[:_DEEPEST]):
        for quote in level:
            if letters[quote.start] != "Q":
                continue
            yield from _inside(layout, starts, quote, reader, depth + 1)


def _inside(
    layout: Layout, starts: Sequence[int], quote: Quote, reader: _Reader, depth: int
) -> Iterator[Piece]:
    """Yield the units inside a quotation."""
    inner_start, inner_end = quote.inner
    first = max(bisect_left(starts, inner_start + 1) - 1, 0)
    for index in range(first, len(starts)):
        start, end = layout.sentences[index]
        if start >= inner_end:
            break
        start, end = max(start, inner_start), min(end, inner_end)
        if end - start > 12:
            yield from reader.read(start, end, layout.paragraph_of[index], depth)


def _merged(
    text: str, sentences: Sequence[Range], paragraph_of: Sequence[int], quotes: Sequence[Quote]
) -> Iterator[tuple[Range, int]]:
    """Yield sentences, those cut by a quotation put together again; never over the end of a paragraph."""
    at = 0
    from_: int | None = None
    for index, (start, end) in enumerate(sentences):
        if from_ is None:
            from_ = start
        while at < len(quotes) and quotes[at].end <= end:
            at += 1
        inside = at < len(quotes) and quotes[at].start < end < quotes[at].end
        last = index + 1 == len(sentences) or paragraph_of[index + 1] != paragraph_of[index]
        if not last and (inside or _is_tag(text, end, sentences[index + 1])):
            continue
        yield (from_, end), paragraph_of[index]
        from_ = None


def _is_tag(text: str, end: int, following: Range) -> bool:
    """Say whether a quotation ends here with a full stop of its own and "Pelosi said." stands after it."""
    return text[end - 1] in "\"”’'»" and _TAG.fullmatch(text, *following) is not None


class _Reader:
    """Reads ranges as units, quotations and times as single tokens."""

    def __init__(self, text: str, letters: dict[int, str], levels: list[list[Range]], times: list[Range]):
        self._text = text
        self._letters = letters
        self._levels = levels
        self._level_starts = [[start for start, _ in level] for level in levels]
        self._times = times
        self._time_starts = [start for start, _ in times]
        self._cues = load_lexicon().signs

    def read(self, start: int, end: int, paragraph: int, depth: int) -> Iterator[Piece]:
        """Yield the units of `[start, end)`, none where no word of it could be a cue."""
        opaque = self._opaque(start, end, depth)
        at = start
        heads = []
        for from_, to, _ in opaque:
            heads.append(self._text[at:from_])
            at = to
        heads.append(self._text[at:end])
        plain = " ".join(heads).lower()
        if self._cues.isdisjoint(_WORD.findall(plain)):
            return
        unit = read_unit(self._text, start, end, opaque)
        for first in range(0, len(unit.tags), MAX_TOKENS):
            last = first + MAX_TOKENS
            piece = (
                unit
                if len(unit.tags) <= MAX_TOKENS
                else Unit(
                    unit.starts[first:last],
                    unit.ends[first:last],
                    unit.words[first:last],
                    unit.tags[first:last],
                    unit.stops,
                )
            )
            yield Piece(piece, paragraph, depth)

    def _opaque(self, start: int, end: int, depth: int) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        if depth < len(self._levels):
            level = self._levels[depth]
            for index in range(bisect_left(self._level_starts[depth], start), len(level)):
                from_, to = level[index]
                if from_ >= end:
                    break
                if to <= end:
                    found.append((from_, to, self._letters[from_]))
        ends = [to for _, to, _ in found]
        quotes = found.copy()
        for index in range(bisect_left(self._time_starts, start), len(self._times)):
            from_, to = self._times[index]
            if from_ >= end:
                break
            # Quotations of one depth are disjoint: only the first that ends after the time can meet it.
            near = bisect_right(ends, from_)
            if to <= end and not (near < len(quotes) and quotes[near][0] < to):
                found.append((from_, to, "T"))
        found.sort()
        return found
