"""Reads a text with marks in it as if they were not there: blanked for the coders, whose rows then quote it.

A tag of a block or a cell parts what stands beside it; a link or an emphasis does not part a sentence.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, structs

from dragoman.schema.article import Article
from dragoman.schema.rows import Row
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

# Marks within a sentence.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|time|tt|u|"
    r"var|wbr)\b|\]\(|<!--|<?https?:",
    re.IGNORECASE,
)


def blank_marks(article: Article) -> tuple[Article, list[Range]]:
    """Give the article with its inline marks as blanks, and the ranges of all other furniture."""
    inline: list[Range] = []
    blocked: list[Range] = []
    for piece in article.furniture:
        within = piece.kind == "markup" and _INLINE.match(piece.span.text)
        (inline if within else blocked).append((piece.span.start, piece.span.end))
    if not inline:
        return article, blocked
    pieces: list[str] = []
    at = 0
    for start, end in inline:
        pieces += [article.text[at:start], " " * (end - start)]
        at = end
    return structs.replace(article, text="".join([*pieces, article.text[at:]])), blocked


def restore(row: Row, text: str) -> Row:
    """Give the row with every span's words as they stand in `text`."""
    restored: Row = _restored(row, text)
    return restored


def _restored(value: Any, text: str) -> Any:
    if isinstance(value, Span):
        return Span.take(text, value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_restored(part, text) for part in value)
    if isinstance(value, Struct):
        changed = {
            name: new
            for name in value.__struct_fields__
            if (old := getattr(value, name)) is not (new := _restored(old, text))
        }
        return structs.replace(value, **changed) if changed else value
    return value
