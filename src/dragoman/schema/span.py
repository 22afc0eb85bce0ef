"""Span: characters [start, end) of an article's text, counted in Unicode code points."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """Characters `[start, end)` of `Article.text`, with the words themselves.

    Offsets count code points, half-open, `0 <= start < end`; `text` has `end - start` characters
    (ValueError otherwise). Only `verify` can prove that `text` is what the article says there.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(
                f"not a span: [{self.start}, {self.end}) with {len(self.text)} characters of text"
            )

    @classmethod
    def take(cls, text: str, start: int, end: int) -> Span:
        """Take characters `[start, end)` of `text`; ValueError where they run past its end or are none."""
        return cls(start, end, text[start:end])

    @classmethod
    def take_stripped(cls, text: str, start: int, end: int) -> Span | None:
        """Take `[start, end)` without white space at either side; None where nothing is left."""
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return cls(start + lead, start + lead + len(piece), piece) if piece else None

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def proves(self, text: str) -> bool:
        """Say whether `text` has these very words at this place."""
        return text[self.start : self.end] == self.text
