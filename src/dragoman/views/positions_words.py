"""Which words of a statement or deed a position shows: the opposed clause, or the sentence asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.schema.rows import Row, Statement
from dragoman.views.evidence import main_spans
from dragoman.views.filters import Sentences
from dragoman.views.timeline import Piece
from dragoman.views.words import fold

Range = tuple[int, int]

# About a line of the sentence is shown on either side of a clause; of a clause three lines.
_LINE, _MOST = 90, 260


def places(
    text: str, sentences: Sentences, row: Row, clause: str | None, words: Sequence[str]
) -> Range | None:
    """Give the range of what a row says of a matter; None where the row is short enough to be shown whole.

    That is the `clause` that a link quotes, else, of a long statement, the sentence that has most of `words`.
    """
    spans = [(span.start, min(span.end, len(text))) for span in main_spans(row)]
    if not spans:
        return None
    if clause:
        # A clause of a deed may begin before its trigger, and a link may quote a cue with its content.
        near = max(0, spans[0][0] - 3 * _MOST)
        pattern = re.compile(r"\s+".join(map(re.escape, clause.split())))
        found = [match.span() for match in pattern.finditer(text, near, spans[-1][1] + 3 * _MOST)]
        if found:
            inside = [one for one in found if any(start <= one[0] < end for start, end in spans)]
            return (inside or found)[0]
    if not isinstance(row, Statement) or sum(end - start for start, end in spans) <= _MOST:
        return None
    # A word may go on ("port" in "ports"), but not begin inside another ("support").
    asked = [re.compile(r"(?<!\w)" + re.escape(word)) for word in words]
    best, most = spans[0], -1
    for start, end in spans:
        for left, right in sentences.layout.sentences:
            one = (max(left, start), min(right, end))
            if one[0] < one[1]:
                said = fold(text[one[0] : one[1]])
                has = sum(word.search(said) is not None for word in asked)
                if has > most:
                    best, most = one, has
    return best


def passage(text: str, sentences: Sentences, place: Range) -> tuple[Piece, ...]:
    """Show a range lit, with about a line of its sentences before and after it."""
    start, end = place
    stop = end if end - start <= _MOST else _back(text, start + _MOST, start)
    left, right = sentences.around(start, end)
    first, last = max(left, start - _LINE), min(right, end + _LINE)
    if first > left:
        first = next((at + 1 for at in range(first, start) if text[at].isspace()), start)
    if last < right:
        last = _back(text, last, end)
    pieces = [
        Piece(("… " if first > left else "") + _flat(text[first:start])),
        Piece(_flat(text[start:stop]), lit=True),
        Piece(_flat(text[end:last]) + (" …" if last < right else "") if stop == end else " …"),
    ]
    return tuple(piece for piece in pieces if piece.text)


def _back(text: str, at: int, floor: int) -> int:
    """Move a cut to the left, to the end of a word."""
    return next((place for place in range(at, floor, -1) if text[place : place + 1].isspace()), at)


def _flat(words: str) -> str:
    """Put white space runs to one space each, keeping one at either side where there was any."""
    flat = " ".join(words.split())
    return (" " if words[:1].isspace() else "") + flat + (" " if flat and words[-1:].isspace() else "")
