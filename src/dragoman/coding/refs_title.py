"""People whom a title names, and the labels of turns that speak of them by their office alone.

"THE PRESIDENT:" in a transcript is the president who speaks, whom the title names ("Remarks by President
Roe"), not the one spoken of in the turn before. What the title does not tell stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import msgspec

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs_offices import OF_STATE
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out


class Refers(Protocol):
    """Says who is meant by words of the article."""

    def refer(self, span: Span) -> Ref:
        """Give who is meant by `span`."""
        ...


def title_mentions(article: Article, words: str, settings: Settings) -> list[Mention]:
    """Code the names in words of an article's title."""
    titled = msgspec.structs.replace(article, text=words, furniture=(), url=None)
    return code_mentions(titled, lay_out(words), settings)


def as_in_text(titled: Mention, mentions: Sequence[Mention]) -> Mention:
    """Give who is named in a title as the text tells more of them: their country, and the whole name."""
    known = [one for one in mentions if one.type == titled.type and _is_same(titled.actor, one.actor)]
    return max(known, key=lambda one: (one.country is not None, len(one.actor or "")), default=titled)


def _is_same(titled: str | None, actor: str | None) -> bool:
    """Say whether an actor of the text is the one of the title: by the same name, or by the surname alone."""
    if actor is None or titled is None:
        return False
    return actor == titled or (" " not in titled and actor.split()[-1] == titled)


class Labels:
    """Says who is meant by the labels of turns; any other words are the cast's to resolve."""

    def __init__(self, article: Article, mentions: Sequence[Mention], cast: Refers, settings: Settings):
        self._article = article
        self._mentions = mentions
        self._cast = cast
        self._settings = settings

    def refer(self, span: Span) -> Ref:
        """Give who is meant by a label; nobody where it is an office whose holder the title does not name."""
        office = _office(span.text)
        if not office or office.rsplit(None, 1)[-1] not in OF_STATE:
            return self._by_surname(span) or self._cast.refer(span)
        holders = {one.actor: one for one in self._titled if _office(one.role or "") == office}
        if len(holders) != 1:
            return Ref(span=span)
        (holder,) = holders.values()
        # Of a family only the holder: "President Roe" is not the Ann Roe beside him.
        same = [
            one for one in self._mentions if one.actor == holder.actor or _office(one.role or "") == office
        ]
        known = as_in_text(holder, same)
        return Ref(span=span, actor=known.actor, country=known.country, resolved_by="title")

    def _by_surname(self, span: Span) -> Ref | None:
        """Give whom the title names in full where the label has the surname: "MS. ORR" is Ann Orr."""
        words = span.text.strip(" :*_").split()
        if not words or not span.text.isupper():
            return None
        bearers = {
            one.actor: one
            for one in self._titled
            if one.type == "PER" and one.actor and " " in one.actor and _is_surname(words[-1], one.actor)
        }
        if len(bearers) != 1:
            return None
        (bearer,) = bearers.values()
        known = as_in_text(bearer, self._mentions)
        return Ref(span=span, actor=known.actor, country=known.country, resolved_by="title")

    @cached_property
    def _titled(self) -> list[Mention]:
        title = self._article.title
        return (
            [one for one in title_mentions(self._article, title, self._settings) if one.actor]
            if title
            else []
        )


def _is_surname(label: str, actor: str) -> bool:
    return actor.upper().endswith(f" {label}") and len(label) > 1


def _office(words: str) -> str:
    """Give an office in small letters, without "the": "THE PRESIDENT" is "president"."""
    return " ".join(words.lower().strip(" :*_").split()).removeprefix("the ")
