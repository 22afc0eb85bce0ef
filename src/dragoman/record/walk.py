"""Walks rows part by part, and proves every span of them before they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Literal, get_args, get_origin

from msgspec import Struct, structs

from dragoman.schema.article import Article
from dragoman.schema.errors import CodingError, IntakeError
from dragoman.schema.rows import Row
from dragoman.schema.span import Span

_PLAIN = {str, int, float, bool, type(None)}


def prove(article: Article, rows: Iterable[Row]) -> None:
    """Raise where a row is not of this article or a span not of its text: such rows are never written.

    CodingError is for a row; IntakeError for the article itself, where its own spans are wrong or its text
    holds half a character (a lone surrogate), which no file can hold.
    """
    try:
        article.text.encode()
    except UnicodeEncodeError as error:
        raise IntakeError(
            f"the text holds half a character, U+{ord(article.text[error.start]):04X}, at {error.start}",
            where=article.source,
            cure="Repair how the file was written, or report how it was read",
        ) from error
    if wrong := _wrong_span(article, article.text):
        raise IntakeError(
            f"the article says {wrong.text!r} at {wrong.start}, its text does not",
            where=article.source,
            cure=f"This is a defect of {article.coder}; please report it",
        )
    for row in rows:
        if row.article != article.id:
            raise CodingError(
                f"row {row.id} is of article {row.article}, not {article.id}", where=article.source
            )
        if row.source != article.source:
            raise CodingError(f"row {row.id} names another source, {row.source}", where=article.source)
        if wrong := _wrong_span(row, article.text):
            raise CodingError(
                f"row {row.id} says {wrong.text!r} at {wrong.start}, the text does not",
                where=article.source,
                cure=f"This is a defect of the coder {row.coder}; please report it",
            )


def _wrong_span(value: Struct, text: str) -> Span | None:
    """Give the first span anywhere in a struct that the text does not prove."""
    for part in structs_of(value):
        if isinstance(part, Span) and not part.proves(text):
            return part
    return None


def structs_of(value: object) -> list[Struct]:
    """Walk a struct, depth first: itself and every struct within it, in tuples and lists too."""
    found: list[Struct] = []
    _collect(value, found)
    return found


def _collect(value: object, found: list[Struct]) -> None:
    # A list that grows: generators within generators took three times as long.
    if isinstance(value, Struct):
        found.append(value)
        if type(value) is not Span:
            for get in _getters(type(value)):
                part = get(value)
                if part is not None and part != ():
                    _collect(part, found)
    elif isinstance(value, tuple | list):
        for part in value:
            _collect(part, found)


@cache
def _getters(kind: type[Struct]) -> tuple[Callable[[object], object], ...]:
    """Give what reads those fields of a struct that can hold structs; text and numbers are left out."""
    return tuple(attrgetter(field.name) for field in structs.fields(kind) if not _is_plain(field.type))


def _is_plain(annotation: object) -> bool:
    """Say whether a field can only hold text, numbers, truth values or None, one or several."""
    if annotation is Ellipsis or get_origin(annotation) is Literal:
        return True
    parts = get_args(annotation)
    return all(map(_is_plain, parts)) if parts else annotation in _PLAIN
