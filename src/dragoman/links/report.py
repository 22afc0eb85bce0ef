"""A report as linkers take it: an article with its rows."""

from __future__ import annotations

from msgspec import Struct

from dragoman.schema.article import Article
from dragoman.schema.rows import Row


class Report(Struct, frozen=True):
    """An article with the rows that were coded of it, of any kinds, in any order."""

    article: Article
    rows: tuple[Row, ...]
