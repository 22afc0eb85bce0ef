"""What a person must hear of although nothing was refused: counted, and the first of each reason kept."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec import Struct

from dragoman.schema.article import Article, Refusal

# Notes and refusals kept of each reason: what a person may want to read, and a bound on memory.
MOST_KEPT = 1000
# What a person gives or a page says of an article, in the words of messages.
_TOLD = {
    "title": "title",
    "published": "date of publication",
    "outlet": "outlet",
    "url": "URL",
    "authors": "authors",
    "language": "language",
}
_LONGEST_VALUE = 60


class Note(Struct, frozen=True, kw_only=True):
    """One note: a stable `reason`, `where` it is, `message` and `cure` as in a refusal.

    Reasons: `passed-over`, `repeated`, `unread-fields` (left out on purpose), `language` (kept, not coded),
    `metadata` (the record has others of the same text), `coder` (rows of another version of a coder stay).
    """

    reason: str
    where: str
    message: str
    cure: str | None = None


class Notes:
    """Collects notes: all are counted, the first of each reason kept."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._kept: dict[str, list[Note]] = {}

    def take(self, note: Note) -> None:
        """Take one note."""
        self.counts[note.reason] += 1
        kept = self._kept.setdefault(note.reason, [])
        if len(kept) < MOST_KEPT:
            kept.append(note)

    def kept(self) -> tuple[Note, ...]:
        """Give what was kept, by reason in the order in which reasons first came."""
        return tuple(note for kept in self._kept.values() for note in kept)


def from_refusal(refusal: Refusal) -> Note:
    """Make a note of what intake left out on purpose."""
    return Note(
        reason=refusal.reason,
        where=refusal.where or refusal.source,
        message=refusal.message,
        cure=refusal.cure,
    )


def not_coded(article: Article, where: str, known: tuple[str, ...]) -> Note:
    """Say that an article is kept without rows, as the coders do not know its language."""
    return Note(
        reason="language",
        where=where,
        message=f"the text is kept but not coded: its language is {article.language}, and what is coded is "
        f"{', '.join(known)}",
        cure='If it is another, say so in a line of JSON Lines: "language": "en"',
    )


def other_coder(kind: str, where: str, coder: str, others: dict[str, int]) -> Note:
    """Say that some articles keep the rows of another version of a coder."""
    old = ", ".join(f"{count:,} by {name}" for name, count in others.items())
    return Note(
        reason="coder",
        where=where,
        message=f"this version codes {kind} rows by {coder}, the record has articles coded {old}; these stay",
        cure="To have all coded anew, add the reports to a new record (--db)",
    )


def tell_difference(given: Article, stored: Article, where: str) -> Note | None:
    """Say in what metadata differ from those stored of the same text; None where in nothing."""
    differing = differences(given, stored)
    if not differing:
        return None
    return Note(
        reason="metadata",
        where=where,
        message="the record has this text already, with other metadata, which stay: "
        + "; ".join(
            f"{name} {_quote(old)} is stored, {_quote(new)} was given" for name, old, new in differing
        ),
        cure="To have what was given, give the article another id, or add it to a new record (--db)",
    )


def differences(given: Article, stored: Article) -> list[tuple[str, Any, Any]]:
    """List the metadata that differ: what it is called, as it was before, as it is given now."""
    pairs = zip(_TOLD.values(), told_of(stored), told_of(given), strict=True)
    return [(name, old, new) for name, old, new in pairs if old != new]


def told_of(article: Article) -> tuple[Any, ...]:
    """Give the metadata of an article that a person or a page tells."""
    return tuple(getattr(article, field) for field in _TOLD)


def _quote(value: Any) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else value
    if not text:
        return "none"
    return f"“{text[:_LONGEST_VALUE]}{'…' if len(text) > _LONGEST_VALUE else ''}”"
