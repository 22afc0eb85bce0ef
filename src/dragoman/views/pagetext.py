"""An article's text made ready for a page: paragraphs of segments, each knowing the rows that rest on it.

Nothing in the browser counts characters. The text content of what is made here is the article's text,
character for character (NUL, which no page can hold, is shown by its symbol).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from dragoman.schema.article import Article
from dragoman.text.sentences import split_paragraphs
from dragoman.views.evidence import Part
from dragoman.views.segments import Segment, cut

# Controls that reorder what is shown (Trojan Source) or hide it; the two joiners and the two plain
# direction marks are proper parts of words and emoji, and stay.
CONTROLS = {
    "\x00": "NUL", "\x1b": "ESC", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO",
    "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200b": "ZWSP",
    "\u2060": "WJ", "\ufeff": "BOM",
}  # fmt: skip
_PIECES = re.compile("([" + "".join(CONTROLS) + "])|([\n\r\x0b\x0c\u2028\u2029]+)|[\ud800-\udfff]")

# As much white space, and no more, stands between two paragraphs.
_WHITE = 20

Look = Literal["text", "control", "break", "gap"]


class Piece(Struct, frozen=True):
    """Characters of a segment: `control` is shown by name, `break` is a line end, `gap` shows as a space."""

    text: str
    look: Look = "text"
    name: str = ""


class Claim(Struct, frozen=True):
    """A part as it goes to the page: the number of its row on the page, its label and look, its span."""

    row: int
    part: Part


class Lit(Struct, frozen=True):
    """A segment on the page: `rows` and `claims` are what a script lights it up by, innermost part last."""

    anchor: str
    pieces: tuple[Piece, ...]
    rows: str
    claims: str
    furniture: str | None


class Paragraph(Struct, frozen=True):
    """A paragraph with the white space after it; before it `skipped` characters of the text are left out."""

    segments: tuple[Lit, ...]
    skipped: int = 0


@lru_cache(maxsize=2)
def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Give the ranges of a text's paragraphs, which a page asks for several times over."""
    return tuple(split_paragraphs(text))


def lay_text(
    article: Article, claims: Sequence[Claim], *, prefix: str, kept: Collection[int] | None = None
) -> tuple[list[Paragraph], dict[int, str]]:
    """Lay an article's text out in paragraphs; also say at which anchor each claim's first segment is.

    Anchors are `prefix` and the segment's number. `kept` are the numbers of the only paragraphs to be shown,
    where not all are; a last one without segments tells what was left out after them.
    """
    text = article.text
    paragraphs = paragraphs_of(text)
    starts = [start for start, _ in paragraphs]
    furniture = sorted((f.span.start, f.span.end, f.kind) for f in article.furniture)
    borders = [*starts, *(end for _, end in paragraphs)]
    borders += [place for start, end, _ in furniture for place in (start, end)]
    parts = [claim.part for claim in claims]
    segments = cut(len(text), parts, borders)
    anchors: dict[int, str] = {}
    laid: list[list[Lit]] = [[]]
    turn = fixture = 0
    for index, segment in enumerate(segments):
        while turn < len(starts) and starts[turn] <= segment.start:
            if turn > 0:
                laid.append([])
            turn += 1
        while fixture < len(furniture) and furniture[fixture][1] <= segment.start:
            fixture += 1
        inside = fixture < len(furniture) and furniture[fixture][0] <= segment.start
        between = turn == 0 or segment.start >= paragraphs[turn - 1][1]
        if kept is not None and max(turn - 1, 0) not in kept:
            continue
        anchor = f"{prefix}{index}"
        for part in segment.parts:
            anchors.setdefault(part, anchor)
        laid[-1].append(
            Lit(
                anchor=anchor,
                pieces=_pieces(text, segment, between=between, last=paragraphs[turn - 1][1] if turn else 0),
                rows=" ".join(dict.fromkeys(str(claims[part].row) for part in segment.parts)),
                claims=" ".join(_claims(segment, claims)),
                furniture=furniture[fixture][2] if inside else None,
            )
        )
    if kept is not None:
        return list(_passages(laid, paragraphs, len(text))), anchors
    return [Paragraph(tuple(segments)) for segments in laid if segments], anchors


def _passages(
    laid: Sequence[Sequence[Lit]], paragraphs: Sequence[tuple[int, int]], length: int
) -> Iterator[Paragraph]:
    """Give the paragraphs that are shown, each with the number of characters left out before it."""
    at = 0
    for segments, (start, end) in zip(laid, paragraphs, strict=True):
        if segments:
            # The white space between two paragraphs is no text left out.
            yield Paragraph(tuple(segments), start - at if start - at > _WHITE else 0)
            at = end
    if length - at > _WHITE:
        yield Paragraph((), length - at)


def _claims(segment: Segment, claims: Sequence[Claim]) -> list[str]:
    """Name the claims on a segment as `row.label.look`, the longest span first and so the innermost last."""
    parts = sorted(
        segment.parts, key=lambda p: claims[p].part.span.start - claims[p].part.span.end
    )  # by falling length
    return [f"{claims[p].row}.{claims[p].part.label.replace(' ', '-')}.{claims[p].part.look}" for p in parts]


def _pieces(text: str, segment: Segment, *, between: bool, last: int) -> tuple[Piece, ...]:
    """Cut a segment at control characters and line ends.

    A line end inside a paragraph was put there by width and shows as a space; between paragraphs the
    page's own spacing takes its place.
    """
    pieces: list[Piece] = []
    at = segment.start
    for match in _PIECES.finditer(text, segment.start, segment.end):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()]))
        if match[1]:
            shown = "\u2400" if match[1] == "\x00" else match[1]
            pieces.append(Piece(shown, "control", CONTROLS[match[1]]))
        elif match[2]:
            soft = between or match.end() <= last
            pieces.append(Piece(match[2], "gap" if soft else "break"))
        else:
            pieces.append(Piece("\ufffd", "control", "broken character"))
        at = match.end()
    if at < segment.end:
        pieces.append(Piece(text[at : segment.end], "gap" if between else "text"))
    return tuple(pieces)
