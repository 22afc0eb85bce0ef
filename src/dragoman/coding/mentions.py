"""Codes mentions: names, demonyms, capitals and seats, whom they stand for, and in what role.

First version by rules. `mentions_spans` guesses the spans; `mentions_actors` says who is meant.
"""

from __future__ import annotations

from dragoman.coding.mentions_actors import resolve_names
from dragoman.coding.mentions_read import read_names
from dragoman.coding.mentions_spans import guess_names
from dragoman.schema.article import Article
from dragoman.schema.layers import Reading
from dragoman.schema.rows import Mention, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.apostrophes import with_possessives
from dragoman.text.layout import Layout

CODER = "mentions@2"


def code_mentions(
    article: Article, layout: Layout, settings: Settings, reading: Reading | None = None
) -> list[Mention]:
    """Code the mentions of an article, sorted by place and disjoint; only inside sentences.

    A state's name, or its capital or seat where it acts for it, has the state as `actor`; a capital as
    a place keeps its own name and has its state as `country`; a demonym has the state as `actor` only
    before a noun that speaks for it ("Cuban officials"), else it is its people: `country` alone.
    """
    names = guess_names(layout)
    coder = CODER
    if reading is not None:
        names = read_names(reading.layers["names"], layout, names)
        coder = reading.coder(CODER)
    return [
        make(
            Mention,
            article,
            coder=coder,
            span=Span.take(layout.text, name.start, name.end),
            type=name.type,
            actor=meant.actor,
            country=meant.country,
            sector=meant.sector,
            role=meant.role,
            resolved_by=meant.resolved_by,
        )
        for name, meant in zip(names, resolve_names(with_possessives(layout), names), strict=True)
    ]
