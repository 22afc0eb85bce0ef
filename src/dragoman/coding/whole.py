"""Codes a whole article: runs the coders in order. The only file here that imports its siblings."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding import figures as _figures
from dragoman.coding import mentions as _mentions
from dragoman.coding import statements as _statements
from dragoman.coding import times as _times
from dragoman.coding.figures import code_figures
from dragoman.coding.marked import blank_marks, restore
from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.schema.article import Article
from dragoman.schema.rows import Row
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

# What codes each kind, with its version.
CODERS = {
    "mention": _mentions.CODER,
    "time": _times.CODER,
    "figure": _figures.CODER,
    "statement": _statements.CODER,
}


def can_code(article: Article, settings: Settings) -> bool:
    """Say whether the article is in a language of the settings, or in one that nobody could tell."""
    return article.language is None or article.language in settings.languages


def code_article(article: Article, settings: Settings) -> list[Row]:
    """Code one article into rows, ordered by kind and place; nothing for a language not in settings.

    What is found of one kind does not depend on which others are asked for.
    """
    if not can_code(article, settings):
        return []
    written = article.text
    article, furniture = blank_marks(article)
    layout = lay_out(article.text, furniture)
    mentions = code_mentions(article, layout, settings)
    times = code_times(article, layout, settings)
    cast = gather_cast(article, layout, mentions)
    figures = code_figures(article, layout, times, mentions, cast, settings)
    statements = code_statements(article, layout, times, mentions, cast, settings)
    by_kind: dict[str, Sequence[Row]] = {
        "mention": mentions,
        "time": times,
        "figure": figures,
        "statement": statements,
    }
    chosen = [row for kind, rows in by_kind.items() if kind in settings.kinds for row in rows]
    return chosen if article.text == written else [restore(row, written) for row in chosen]
