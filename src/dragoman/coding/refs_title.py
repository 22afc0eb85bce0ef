"""People whom a title names, and the labels of turns that speak of them by their office alone.

"THE PRESIDENT:" in a transcript is the president who speaks, whom the title names ("Remarks by President
Roe"), not the one spoken of in the turn before. What the title does not tell stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Protocol

import msgspec

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_family import family_name
from dragoman.coding.mentions_words import either, listed
from dragoman.coding.refs_issuers import issuers_at_home
from dragoman.coding.refs_offices import OF_STATE
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

# Words that a headline may write large and in which no name goes on: "Roe In Press", "Roe Welcoming X".
_WRITTEN_LARGE = re.compile(rf"(?<=\s)(?:{either('refs_words', 'titles', 'large')})(?=\s)")

_INITIALS = re.compile(r"[A-Z]{2,4}")
_HONORIFIC = re.compile(r"(?:MR|MRS|MS|DR)\.?")

_UNDER_PRESIDENT = frozenset(("vice president", "first lady"))
# Labels of people who are not named: "SENIOR OFFICIAL".
_NAMELESS = listed("refs_words", "labels", "nameless")


class Refers(Protocol):
    """Says who is meant by words of the article."""

    def refer(self, span: Span) -> Ref:
        """Give who is meant by `span`."""
        ...


def title_mentions(article: Article, words: str, settings: Settings) -> list[Mention]:
    """Code the names in words of an article's title; officials who issue a state's own paper are of it."""
    words = _WRITTEN_LARGE.sub(lambda found: found[0].lower(), words)
    coded = _coded(msgspec.structs.replace(article, text=words, furniture=(), url=None), settings)
    return issuers_at_home(words, coded, home_state(article.url))


@lru_cache(maxsize=8)
def _coded(titled: Article, settings: Settings) -> tuple[Mention, ...]:
    """Code a title once, for all who ask of it: for one article half a dozen do."""
    return tuple(code_mentions(titled, lay_out(titled.text), settings))


def as_in_text(titled: Mention, mentions: Sequence[Mention]) -> Mention:
    """Give who is named in a title as the text tells more of them: their country, and the whole name."""
    known = [one for one in mentions if one.type == titled.type and _is_same(titled.actor, one.actor)]
    best = max(known, key=lambda one: (one.country is not None, len(one.actor or "")), default=titled)
    shouted = (best.actor or "").isupper() and (best.actor or "").casefold() == (
        titled.actor or ""
    ).casefold()
    return msgspec.structs.replace(
        best,
        actor=titled.actor if shouted else best.actor,
        country=best.country or titled.country,
    )


def _is_same(titled: str | None, actor: str | None) -> bool:
    """Say whether an actor of the text is the one of the title: by the same name, or by the surname alone."""
    if actor is None or titled is None:
        return False
    if actor.isupper() != titled.isupper():
        titled, actor = titled.upper(), actor.upper()
    return actor == titled or (" " not in titled and family_name(actor) == titled.strip(".,"))


class Labels:
    """Says who is meant by the labels of turns; any other words are the cast's to resolve."""

    def __init__(self, article: Article, mentions: Sequence[Mention], cast: Refers, settings: Settings):
        self._article = article
        self._mentions = mentions
        self._cast = cast
        self._settings = settings

    def refer(self, span: Span) -> Ref:
        """Give who is meant by a label; nobody where it is an office whose holder the title does not name."""
        label = _office(span.text)
        holders = {one.actor: one for one in self._people if _office(one.role or "") == label}
        if len(holders) > 1 and is_head(label) and (home := home_state(self._article.url)) is not None:
            # Of several presidents who meet, "THE PRESIDENT" is the one at home.
            holders = {actor: one for actor, one in holders.items() if one.country in (None, home)}
        if len(holders) == 1:
            (holder,) = holders.values()
            return self._of_office(span, holder, label)
        last = label.rpartition(" ")[2]
        if not label or last in OF_STATE or (span.text.isupper() and last in _NAMELESS):
            return Ref(span=span)
        return (
            self._by_initials(span)
            or self._by_full_name(span)
            or self._by_name(span)
            or self._cast.refer(span)
        )

    def _by_full_name(self, span: Span) -> Ref | None:
        """Give whom the text or its title calls by the very words of a label of several: "((|Ann Roe|))"."""
        if " " not in span.text or span.text.isupper():
            return None
        label = " ".join(span.text.split())
        people = [
            one for one in (*self._mentions, *self._people) if one.type == "PER" and one.actor is not None
        ]
        found = [one for one in people if label in (one.actor, " ".join(one.span.text.split()))]
        actors = {one.actor for one in found}
        if not found or (len(actors) > 1 and label not in actors):
            return None
        actor = label if label in actors else found[0].actor
        country = next((one.country for one in found if one.country is not None), None)
        return Ref(span=span, actor=actor, country=country, resolved_by="name")

    def _by_initials(self, span: Span) -> Ref | None:
        """Give the one person of the text with the initials that an interview's label is: "((|AAR|))"."""
        if not _INITIALS.fullmatch(span.text):
            return None
        found = {
            one.actor: one for one in self._mentions if one.type == "PER" and _initials(one) == span.text
        }
        if len(found) != 1:
            return None
        (who,) = found.values()
        return Ref(span=span, actor=who.actor, country=who.country, resolved_by="alias")

    def _of_office(self, span: Span, holder: Mention, office: str) -> Ref:
        """Give the holder of an office. Of a family only that one: "President Roe" is not Ann Roe."""
        same = [
            one for one in self._mentions if one.actor == holder.actor or _office(one.role or "") == office
        ]
        known = as_in_text(holder, same)
        country = known.country
        first = self._first_head
        if country is None and first is not None and (holder.actor == first.actor or _serves(office, first)):
            country = home_state(self._article.url)
        return Ref(span=span, actor=known.actor, country=country, resolved_by="title")

    def _by_name(self, span: Span) -> Ref | None:
        """Give whom the title names where the label has the surname: "MS. ORR" is Ann Orr.

        The holder of the office goes before all others of the name: "MINISTER LI" is Minister Li An.
        """
        if not span.text.isupper():
            return None
        label = " ".join(span.text.strip(" :*_").split())
        holders = {one.actor: one for one in self._people if _is_with_office(label, one)}
        if len(holders) == 1:
            (holder,) = holders.values()
            return self._of_office(span, holder, _office(holder.role or ""))
        office, _, name = label.rpartition(" ")
        bearers = {
            one.actor: one for one in self._people if " " in (one.actor or "") and _family(one) == name
        }
        if not bearers and _HONORIFIC.fullmatch(office):
            in_text = [one for one in self._mentions if one.type == "PER" and " " in (one.actor or "")]
            bearers = {one.actor: one for one in in_text if _family(one) == name}
        if len(bearers) != 1 or len(name) < 2:
            return None
        (bearer,) = bearers.values()
        # "PRESIDENT ROE" is no other Roe whom the title names: it would say that he is president. "SECRETARY
        # ROE" is the secretary of education.
        said = _office(office)
        if said.rpartition(" ")[2] in OF_STATE and not _office(bearer.role or "").startswith(f"{said} of "):
            return None
        known = as_in_text(bearer, self._mentions)
        return Ref(span=span, actor=known.actor, country=known.country, resolved_by="title")

    @cached_property
    def _people(self) -> list[Mention]:
        return [one for one in self._titled if one.type == "PER"]

    @cached_property
    def _first_head(self) -> Mention | None:
        """Give the first whom the title names at the top of a state: in a state's own paper, its own."""
        return next((one for one in self._people if is_head(one.role)), None)

    @cached_property
    def _titled(self) -> list[Mention]:
        title = self._article.title
        return (
            [one for one in title_mentions(self._article, title, self._settings) if one.actor]
            if title
            else []
        )


def _is_with_office(label: str, titled: Mention) -> bool:
    """Say whether a label is somebody's office and a part of the name: "PRESIDENT AL ORR" is Jo Al Orr."""
    role, name = _office(titled.role or ""), f" {titled.actor} ".upper()
    rest = _office(label).removeprefix(role + " ") if role else ""
    return bool(rest) and rest != _office(label) and f" {rest} ".upper() in name


def _initials(person: Mention) -> str:
    """Give the first letters of a name of several words, as they are written large."""
    said = (person.actor or "").split()
    return "".join(word[0] for word in said if word[0].isupper()) if len(said) > 1 else ""


def _family(person: Mention) -> str:
    """Give the last word of a name in capitals, but for "JR." and the like."""
    return family_name(person.actor or "").upper()


def _office(words: str) -> str:
    """Give an office in small letters, without "the": "THE PRESIDENT" is "president"."""
    return plain_office(words.strip(" :*_"))


def _serves(office: str, first: Mention) -> bool:
    """Say whether an office is under that of the president named first without a state: a vice president."""
    return office in _UNDER_PRESIDENT and first.country is None and _office(first.role or "") == "president"
