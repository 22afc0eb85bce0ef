"""Codes a whole article: runs the coders in order. The only file here that imports its siblings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dragoman.coding import causes as _causes
from dragoman.coding import events as _events
from dragoman.coding import figures as _figures
from dragoman.coding import mentions as _mentions
from dragoman.coding import statements as _statements
from dragoman.coding import times as _times
from dragoman.coding.causes import code_causes
from dragoman.coding.events import code_events
from dragoman.coding.figures import code_figures
from dragoman.coding.marked import blank_marks, restore
from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_home import at_home
from dragoman.coding.mentions_titled import as_titled
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.coding.times import code_times
from dragoman.schema.article import Article
from dragoman.schema.layers import Reading, name_coder
from dragoman.schema.rows import Row
from dragoman.schema.settings import READING_ONLY, Settings
from dragoman.text.layout import Layout, lay_out

# What codes each kind, with its version; those that are coded from a reading name its bundle too.
_CODERS = {
    "mention": _mentions.CODER,
    "time": _times.CODER,
    "figure": _figures.CODER,
    "statement": _statements.CODER,
    "event": _events.CODER,
    "cause": _causes.CODER,
}
_FROM_READING = ("mention", "statement", "event", "cause")


def name_coders(bundle: str | None) -> dict[str, str]:
    """Name what codes each kind with a bundle of that name (None: by rules alone); others are left out."""
    if bundle is None:
        return {kind: coder for kind, coder in _CODERS.items() if kind not in READING_ONLY}
    return {
        kind: name_coder(coder, bundle) if kind in _FROM_READING else coder for kind, coder in _CODERS.items()
    }


def needs_reading(settings: Settings) -> bool:
    """Say whether kinds are asked for that a reading tells of; figures ask it who counted."""
    return any(kind in settings.kinds for kind in (*_FROM_READING, "figure"))


def can_code(article: Article, settings: Settings) -> bool:
    """Say whether the article is in a language of the settings, or in one that nobody could tell."""
    return article.language is None or article.language in settings.languages


class Reads(Protocol):
    """Reads an article, laid out without its furniture, into layers."""

    def __call__(self, article: Article, layout: Layout) -> Reading:
        """Give the layers of the article."""
        ...


def lay_bare(article: Article) -> tuple[Article, Layout]:
    """Give an article as coders and the reader see it, its marks blanked, and its layout; places stay."""
    article, furniture = blank_marks(article)
    return article, lay_out(article.text, furniture)


def code_article(article: Article, settings: Settings, read: Reads | None = None) -> list[Row]:
    """Code one article into rows, ordered by kind and place; nothing for a language not in settings.

    Without a reader, names and statements are found by rules; events and causes are not coded. What is found
    of one kind does not depend on which others are asked for.
    """
    if not can_code(article, settings):
        return []
    written = article.text
    article, layout = lay_bare(article)
    reading = read(article, layout) if read is not None else None
    mentions = code_mentions(article, layout, settings, reading)
    mentions = at_home(article, as_titled(article, mentions, settings), settings)
    times = code_times(article, layout, settings)
    cast = gather_cast(article, layout, mentions, settings)
    figures = code_figures(article, layout, times, mentions, cast, settings)
    statements = code_statements(article, layout, times, mentions, cast, settings, reading)
    by_kind: dict[str, Sequence[Row]] = {
        "mention": mentions,
        "time": times,
        "figure": figures,
        "statement": statements,
    }
    # Nothing is coded from these two, so they are made only where they are asked for.
    if reading is not None and "event" in settings.kinds:
        by_kind["event"] = code_events(article, layout, reading, times, mentions, statements, cast, settings)
    if reading is not None and "cause" in settings.kinds:
        by_kind["cause"] = code_causes(article, reading, statements)
    chosen = [row for kind, rows in by_kind.items() if kind in settings.kinds for row in rows]
    return chosen if article.text == written else [restore(row, written) for row in chosen]
