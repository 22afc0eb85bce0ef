"""Attributions out of the reader's layer: cue, source, content and addressee as `Found`s.

The reader tells which words; marks of quotation, where they are clear, tell better than it where a content
begins and ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.coding.cues import load_lexicon
from dragoman.coding.statements_found import Found
from dragoman.schema.layers import Frame, Layer, Mark
from dragoman.text.layout import Layout
from dragoman.text.quotes import Quote
from dragoman.text.sentences import Range

_NOT = re.compile(r"(?:\b(?:not|never|neither|nor|without)|n['’]t)(?:\s+[\w’'-]+){0,3}\s*\Z", re.IGNORECASE)
_OTHER_VERB = re.compile(r"\b(?:but|and|that|who|which)\b|[,;]", re.IGNORECASE)
_SPEAKS = re.compile(r"to\s+(?P<verb>[a-z]+)")
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
        cue = (frame.anchor.span.start, frame.anchor.span.end)
        negated = self._is_negated(frame)
        content = self._contents(frame, cue)
        if not content and not negated:
            return None
        source, addressee = (_best(frame.of(role)) for role in ("SOURCE", "ADDRESSEE"))
        return Found(
            content=content,
            cue=cue,
            source=source,
            addressee=addressee,
            negated=negated,
            frame=self._clause(cue),
        )

    def _contents(self, frame: Frame, cue: Range) -> tuple[Range, ...]:
        """Give the contents, sorted and disjoint; none holds the cue."""
        merged: list[Range] = []
        for mark in sorted(frame.of("CONTENT"), key=lambda mark: mark.span.start):
            start, end = self._snapped(mark.span.start, mark.span.end)
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(part for part in merged if part[1] <= cue[0] or part[0] >= cue[1])

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
        index = self._layout.sentence_at(cue[0])
        return self._layout.sentences[index] if index is not None else cue

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
        said = _SPEAKS.match(self._text[cue.end :].lstrip()[:40]) or _SPEAKS.search(cue.text)
        return said is not None and said["verb"] in lexicon.silent


def _best(marks: Sequence[Mark]) -> Range | None:
    """Give the surest of the marks of a role that one cue has once."""
    best = max(marks, key=lambda mark: mark.score, default=None)
    return (best.span.start, best.span.end) if best is not None else None


def settle_quotes(found: Sequence[Found], quoted: Sequence[Found]) -> list[Found]:
    """Put attributions of clear quotations, found by rules, beside those that were read; one cue, one row.

    `quoted` wins only where nothing was read at its cue and no content that was read overlaps its own.
    """
    cues = {one.cue for one in found}
    taken = sorted(span for one in found for span in one.content)
    starts = [start for start, _ in taken]

    def is_free(span: Range) -> bool:
        at = bisect_left(starts, span[1])
        return all(end <= span[0] for _, end in taken[max(0, at - 4) : at])

    return [*found, *(one for one in quoted if one.cue not in cues and all(map(is_free, one.content)))]
