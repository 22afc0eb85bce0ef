"""Whom the speaker of a turn addresses: "Mr. President", "Mr. President, you said", as the title tells.

Of two presidents who speak in turn each means the other. Who has the turn stands in its label; of two, whom a
reporter addresses is open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_words import either
from dragoman.coding.refs_title import as_in_text, title_mentions
from dragoman.coding.statements_turns import find_turns
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

_ADDRESS = r"(?:Mr\.?|Madam|Mrs\.?|Ms\.?)\s+(?P<office>(?:Vice\s+|Prime\s+)?[A-Z][a-z]+)"
_CALLED = re.compile(rf"(?:[Yy]ou,\s+)?{_ADDRESS}")
_YOU = frozenset(("you", "You", "your", "Your"))
# "Mr. President, |you", "and, Mr. President, as |you".
_CALLED_BEFORE = re.compile(
    rf"{_ADDRESS},\s+(?:{either('refs_words', 'addressed', 'before_you')}\s+){{0,2}}\Z"
)
# "|You, Mr. President".
_CALLED_AFTER = re.compile(rf",\s+{_ADDRESS}\b")
_REACH = 60  # characters


class Addressed:
    """Says who is addressed in the turns of one article."""

    def __init__(self, article: Article, layout: Layout, mentions: Sequence[Mention], settings: Settings):
        self._home = home_state(article.url)
        self._text = layout.text
        self._mentions = mentions
        title = article.title or ""
        named = title_mentions(article, title, settings) if _CALLED.search(layout.text) and title else []
        self._heads = [one for one in named if one.type == "PER" and one.actor and is_head(one.role)]
        # Where each turn's words begin and end, and its label.
        self._turns = [
            (low, high, layout.text[slice(*turn.source)])
            for turn in (find_turns(layout) if self._heads else ())
            if turn.source is not None
            for low, high in turn.content
        ]

    def refer(self, span: Span) -> Ref | None:
        """Give who is called "Mr. President" or "you" after it; None where that is anybody else, or open."""
        office = self._office(span) if self._turns else None
        if office is None:
            return None
        at = bisect_right(self._turns, span.start, key=lambda turn: turn[0]) - 1
        if at < 0 or span.start >= self._turns[at][1]:
            return None
        label = self._turns[at][2]
        own = next((one for one in self._heads if one.country in (None, self._home)), None)
        others = {
            one.actor: one
            for one in self._heads
            if plain_office(one.role) == office and not self._has_turn(one, own, label)
        }
        if len(others) != 1:
            return None
        (meant,) = others.values()
        known = as_in_text(meant, self._mentions)
        country = known.country or (self._home if meant is own else None)
        return Ref(span=span, actor=known.actor, country=country, resolved_by="title")

    def _office(self, span: Span) -> str | None:
        words = " ".join(span.text.split())
        found = _CALLED.fullmatch(words)
        if found is None and words in _YOU:
            found = _CALLED_BEFORE.search(self._text, max(0, span.start - _REACH), span.start)
            found = found or _CALLED_AFTER.match(self._text, span.end)
        return plain_office(found["office"]) if found is not None else None

    @staticmethod
    def _has_turn(one: Mention, own: Mention | None, label: str) -> bool:
        """Say whether a label is somebody's: by the name, or "THE PRESIDENT" of who publishes."""
        if family_name(one.actor or "").upper() in label.split():
            return True
        return one is own and plain_office(label) == plain_office(one.role)
