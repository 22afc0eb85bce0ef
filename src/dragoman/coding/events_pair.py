"""The two sides that an article is of, by its title: "Readout of President Roe's Call with President Sy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.coding.events_titled import person_in_text
from dragoman.coding.refs_title import title_mentions
from dragoman.schema.article import Article
from dragoman.schema.rows import Mention
from dragoman.schema.settings import Settings

# "in Jakarta" is where it was, "on Ukraine" what it was about.
_NO_SIDE = re.compile(r"\b(?:in|at|on|about|regarding|against|over|near)\s+(?:the\s+)?\Z", re.IGNORECASE)
# "President Sy| of the |Republic of Peru": the state of a person is no side of its own.
_OF_PERSON = re.compile(r"\s+of\s+(?:the\s+)?(?:People[’']s\s+)?")
# Who speaks for others is none of them: "Statement by Spokesperson Ann Roe on …".
_FOR_OTHERS = re.compile(r"\bspokes\w+|\bpress\s+secretary\b", re.IGNORECASE)


def find_pair(article: Article, mentions: Sequence[Mention], settings: Settings) -> tuple[Mention, ...]:
    """Give the two whom the title names, of different states or one of a state not known; else nobody.

    Of a state and its people the first person stands for both.
    """
    title = article.title or ""
    sides: dict[str, Mention] = {}
    before: Mention | None = None
    for named in title_mentions(article, title, settings):
        last, before = before, named
        if last is not None and _is_state_of(last, named, title):
            continue
        if named.actor is None or _NO_SIDE.search(title[: named.span.start]):
            continue
        if _FOR_OTHERS.search(named.role or ""):
            continue
        known = named
        if named.type == "PER":
            known = msgspec.structs.replace(person_in_text(named, mentions), role=named.role)
        if named.type != "PER" and known.country is None:
            continue
        key = known.country or known.actor or ""
        if key not in sides or (sides[key].type != "PER" and known.type == "PER"):
            sides[key] = known
    return tuple(sides.values()) if len(sides) == 2 else ()


def _is_state_of(person: Mention, state: Mention, title: str) -> bool:
    """Say whether a state is told as that of the person named right before it, whose state is known."""
    if person.type != "PER" or person.country is None or state.type != "LOC":
        return False
    return _OF_PERSON.fullmatch(title[person.span.end : state.span.start]) is not None
