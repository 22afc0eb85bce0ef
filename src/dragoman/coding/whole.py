"""Codes a whole article: runs the coders in order. The only file here that imports its siblings."""

from __future__ import annotations

from dragoman.schema.article import Article
from dragoman.schema.rows import Row
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out


def code_article(article: Article, settings: Settings) -> list[Row]:
    """Code one article into rows, ordered by kind and place; nothing for a language not in settings."""
    if article.language is not None and article.language not in settings.languages:
        return []
    lay_out(article.text, ((f.span.start, f.span.end) for f in article.furniture))
    rows: list[Row] = []
    return [row for row in rows if row.kind in settings.kinds]
