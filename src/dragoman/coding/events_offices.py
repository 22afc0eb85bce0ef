"""Offices without a name in a state's own paper: "the Vice President" is the one who holds it there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.coding.events_titled import person_in_text
from dragoman.coding.mentions_domains import home_state, is_head, plain_office
from dragoman.coding.mentions_titles import POSSESSIVE
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention, Ref
from dragoman.schema.settings import Settings

_BARE = re.compile(
    r"\b[Tt]he\s+((?:Vice\s+|Deputy\s+)?(?:President|Prime\s+Minister)|First\s+Lady)(?=[’']|\s+[^A-Z\s])"
)

# Where there is one of these, there is the other.
_BESIDE = frozenset(("president", "vice president"))


def find_offices(
    author: Ref | None, article: Article, mentions: Sequence[Mention], settings: Settings
) -> dict[str, Ref]:
    """Give who is meant by an office at the top of the state that publishes an article, without spans.

    Only offices of which the title or the text names a holder of that state, or which the title itself has
    without a name, and those beside them: a vice president has a president. None of which a holder in another
    state is spoken of. `author` is who "I" is in the article's own voice.
    """
    home = home_state(article.url)
    if home is None:
        return {}
    title = article.title or ""
    # Who is met in the text without an office has the one that the title tells.
    titled = [
        replace(person_in_text(one, mentions), role=one.role)
        for one in title_mentions(article, title, settings)
        if _heads(one)
    ]
    found: dict[str, dict[str, Ref]] = {}
    foreign = set()
    for one in (*titled, *filter(_heads, mentions)):
        office = plain_office(one.role)
        if one.country not in (None, home):
            foreign.add(office)
        elif one.country == home and one.actor is not None:
            found.setdefault(office, {})[one.actor] = Ref(actor=one.actor, country=home, resolved_by="title")
    known = found.keys() | {plain_office(one[1]) for one in _BARE.finditer(title)}
    if author is not None and author.country == home:
        known |= {
            plain_office(one.role) for one in titled if one.country is None and one.actor == author.actor
        }
    if known & _BESIDE:
        known |= _BESIDE
    return {
        office: next(iter(held.values()))
        if len(held := found.get(office, {})) == 1
        else Ref(country=home, resolved_by="title")
        for office in known - foreign
    }


def office_in(words: str) -> str:
    """Give the office that words name, in small letters: "The Vice President" is "vice president"."""
    return plain_office(POSSESSIVE.sub("", words)) if re.match(r"(?:[Tt]he\s+)?[A-Z]", words) else ""


def _heads(one: Mention) -> bool:
    return one.type == "PER" and is_head(one.role)
