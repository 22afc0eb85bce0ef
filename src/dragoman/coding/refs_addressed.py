"""Whom the speaker of a turn addresses: "Mr. President", "Mr. President, you said", as the title tells.

Of two presidents who speak in turn each means the other. Who has the turn stands in its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_words import either
from dragoman.coding.refs_title import as_in_text, title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

_LABEL = re.compile(r"^[ \t\u00a0]*(?P<label>[A-Z][A-Z.’' -]{1,50}?)\s?:", re.MULTILINE)
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

    def __init__(self, article: Article, text: str, mentions: Sequence[Mention]):
        self._home = home_state(article.url)
        self._text = text
        self._mentions = mentions
        title = article.title or ""
        labelled = bool(title) and _LABEL.search(text) is not None
        named = title_mentions(article, title, Settings()) if labelled else []
        self._heads = [one for one in named if one.type == "PER" and one.actor and is_head(one.role)]
        self._labels = (
            [(found.start(), found["label"]) for found in _LABEL.finditer(text)] if self._heads else []
        )

    def refer(self, span: Span) -> Ref | None:
        """Give who is called "Mr. President" or "you" after it; None where that is anybody else, or open."""
        office = self._office(span) if self._labels else None
        if office is None:
            return None
        label = next((label for start, label in reversed(self._labels) if start < span.start), None)
        own = next((one for one in self._heads if one.country in (None, self._home)), None)
        others = {
            one.actor: one
            for one in self._heads
            if plain_office(one.role) == office and label is not None and not self._has_turn(one, own, label)
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
