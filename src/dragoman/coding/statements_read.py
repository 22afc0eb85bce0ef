"""Attributions out of the reader's layer: cue, source, content and addressee as `Found`s.

The reader tells which words; marks of quotation, where they are clear, tell better than it where a content
begins and ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import msgspec

from dragoman.coding.cues import load_lexicon
from dragoman.coding.statements_found import Found
from dragoman.schema.layers import Frame, Layer, Mark
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Quote
from dragoman.text.sentences import Range

_NOT = re.compile(r"(?:\b(?:not|never|neither|nor|without)|n['’]t)(?:\s+[\w’'-]+){0,3}\s*\Z", re.IGNORECASE)
_OTHER_VERB = re.compile(r"\b(?:but|and|that|who|which)\b|[,;]", re.IGNORECASE)
_SPEAKS = re.compile(r"to\s+(?P<verb>[a-z]+)")
# What stands before a content that is a clause and is no part of it.
_OPENING = re.compile(r"(?:[\s,:;]|(?:that|of)\s)+")
# Words that say nothing by themselves.
_CRUMB = re.compile(r"\W*(?:(?:the|an?|that|of|and|to|in|it|is)\b\W*)*", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][^\n]{2,60}?\([A-Z][\w. ]{1,30}\)\s*[-–—]+\s*")
# Words in a hole that a content has by mistake.
_HOLE = 3
# A content's edge this near to a quotation's edge is meant to be there.
_NEAR = 3


def find_read(layer: Layer, layout: Layout, quotes: Sequence[Quote]) -> list[Found]:
    """Make an attribution of each frame that has content, or is said not to be spoken."""
    reader = _FrameReader(layout, quotes)
    return [one for frame in layer.frames() if (one := reader.read(frame)) is not None]


class _FrameReader:
    def __init__(self, layout: Layout, quotes: Sequence[Quote]):
        self._layout = layout
        self._text = layout.text
        self._quotes = sorted((q.start, q.end) for q in quotes if q.depth == 0 and q.closed)
        self._starts = [start for start, _ in self._quotes]
        self._paragraph_starts = [start for start, _ in layout.paragraphs]

    def read(self, frame: Frame) -> Found | None:
        """Make an attribution of a frame; None where nothing is said and no one is silent."""
        cue = _without_stop(frame.anchor.span)
        negated = self._is_negated(frame)
        source, addressee = (_best(frame.of(role)) for role in ("SOURCE", "ADDRESSEE"))
        content = self._contents(frame, sorted(part for part in (cue, source, addressee) if part is not None))
        if not content and not negated:
            return None
        return Found(
            content=content,
            cue=cue,
            source=source,
            addressee=addressee,
            negated=negated,
            frame=self._clause(cue),
        )

    def _contents(self, frame: Frame, others: list[Range]) -> tuple[Range, ...]:
        """Give the contents, sorted and disjoint; none holds the cue, and no crumb stands alone.

        Marks that only a few words part, none of them of `others` (cue, source, addressee), are one content.
        """
        merged: list[Range] = []
        for mark in sorted(frame.of("CONTENT"), key=lambda mark: mark.span.start):
            start, end = self._snapped(mark.span.start, mark.span.end)
            if merged and (start <= merged[-1][1] or self._is_one(merged[-1][1], start, others)):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        cue = frame.anchor.span
        whole = [
            self._trimmed(*part, cue.start) for part in merged if part[1] <= cue.start or part[0] >= cue.end
        ]
        return self._of_one_paragraph(
            [part for part in whole if not _CRUMB.fullmatch(self._text, *part)], cue
        )

    def _of_one_paragraph(self, parts: Sequence[Range], cue: Span) -> tuple[Range, ...]:
        """Keep the contents of the paragraph nearest the cue, of two as near of the later one.

        Quotations in further ones are statements of their own, carried on.
        """
        own = self._paragraph(cue.start)
        places = {self._paragraph(start) for start, _ in parts}
        nearest = min(places, key=lambda place: (abs(place - own), -place), default=own)
        return tuple(part for part in parts if self._paragraph(part[0]) == nearest)

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._paragraph_starts, at) - 1

    def _is_one(self, end: int, start: int, others: list[Range]) -> bool:
        """Say whether two contents are one with a hole in it."""
        gap = self._text[end:start]
        return (
            len(gap.split()) <= _HOLE
            and "\n" not in gap
            and not any(low < start and high > end for low, high in others)
        )

    def _in_one_paragraph(self, start: int, end: int, cue: int) -> Range:
        """Narrow a content that runs over paragraphs to the one nearest its cue."""
        first, last, own = (self._paragraph(at) for at in (start, end - 1, cue))
        if first == last or last < 0:
            return start, end
        low, high = self._layout.paragraphs[min(max(own, first), last)]
        return max(start, low), min(end, high)

    def _trimmed(self, start: int, end: int, cue: int) -> Range:
        """Leave out other paragraphs, the dateline, and the "that", "of" or mark before a clause."""
        start, end = self._in_one_paragraph(start, end, cue)
        if (dateline := _DATELINE.match(self._text, start, end)) is not None:
            start = dateline.end()
        opening = _OPENING.match(self._text, start, end)
        return (opening.end(), end) if opening is not None else (start, end)

    def _snapped(self, start: int, end: int) -> Range:
        """Move an edge to that of a quotation which it all but meets."""
        for edge in (start, end - 1):
            at = bisect_right(self._starts, edge + _NEAR) - 1
            if at < 0:
                continue
            low, high = self._quotes[at]
            if edge == start and abs(low - start) <= _NEAR and high <= end + _NEAR:
                start = low
            if edge == end - 1 and abs(high - end) <= _NEAR and low >= start - _NEAR:
                end = high
        return start, end

    def _clause(self, cue: Range) -> Range:
        """Give the sentence of the cue."""
        return self._layout.sentence_of(*cue)

    def _is_negated(self, frame: Frame) -> bool:
        """Say whether the cue says that something was not said: "did not say", "declined to comment"."""
        lexicon = load_lexicon()
        cue = frame.anchor.span
        before = self._text[max(self._clause((cue.start, cue.end))[0], cue.start - 40) : cue.start]
        found = _NOT.search(before)
        if found is not None and not _OTHER_VERB.search(found[0]):
            return True
        form = lexicon.forms.get(cue.text.lower().split()[0])
        if form is None or form.cue.verb not in lexicon.refusals:
            return False
        said = _SPEAKS.match(self._text[cue.end : cue.end + 40].lstrip()) or _SPEAKS.search(cue.text)
        return said is not None and said["verb"] in lexicon.silent


def _without_stop(cue: Span) -> Range:
    """Give the place of a cue without a colon or comma after it: rules find "saying", too."""
    words = cue.text.rstrip(" :,;")
    # A cue may be a colon alone.
    return cue.start, cue.start + len(words or cue.text)


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """Leave out carried quotations that an attribution with a cue has in its own content."""
    is_free = _free_of(one for one in found if one.cue is not None)
    return [one for one in found if one.cue is not None or not one.carried or is_free(one)]


def _free_of(found: Iterable[Found]) -> Callable[[Found], bool]:
    """Give a test that says whether an attribution's content overlaps none of what these have."""
    taken = sorted(span for one in found for span in one.content)
    starts = [start for start, _ in taken]
    # How far any content up to here reaches: a long one may hold many that start after it.
    reach = [0, *accumulate((end for _, end in taken), max)]
    return lambda one: all(reach[bisect_left(starts, end)] <= start for start, end in one.content)


def _with_sources(found: Sequence[Found], by_rules: Sequence[Found]) -> list[Found]:
    """Lend sources that the rules found to attributions that were read without one."""
    known = sorted(
        (one.cue, one.source) for one in by_rules if one.cue is not None and one.source is not None
    )
    starts = [cue[0] for cue, _ in known]
    lent = []
    for one in found:
        if one.source is None and one.cue is not None:
            at = bisect_left(starts, one.cue[1]) - 1
            if at >= 0 and known[at][0][1] > one.cue[0]:
                one = msgspec.structs.replace(one, source=known[at][1])
        lent.append(one)
    return lent


def _not_unlikely(found: Sequence[Found], likely: Sequence[Range]) -> list[Found]:
    """Leave out attributions with a cue that touches none of the likely stretches, which are in order."""
    ends = [end for _, end in likely]

    def is_likely(cue: Range) -> bool:
        at = bisect_right(ends, cue[0])
        return at < len(likely) and likely[at][0] < cue[1]

    return [one for one in found if one.cue is None or is_likely(one.cue)]


def _best(marks: Sequence[Mark]) -> Range | None:
    """Give the surest of the marks of a role that one cue has once."""
    best = max(marks, key=lambda mark: mark.score, default=None)
    return (best.span.start, best.span.end) if best is not None else None


def settle(found: Sequence[Found], by_rules: Sequence[Found], likely: Sequence[Range]) -> list[Found]:
    """Put attributions found by rules beside those that were read; one cue, one row.

    Where both have a cue and no source was read, that of the rules is lent. An attribution by rules alone is
    taken only where no content that was read overlaps its own, and its cue is `likely` one to the reader.
    """
    by_rules = _not_unlikely(by_rules, likely)
    found = _with_sources(found, by_rules)
    cues = {one.cue for one in found}
    is_free = _free_of(found)
    return [*found, *(one for one in by_rules if one.cue not in cues and is_free(one))]
