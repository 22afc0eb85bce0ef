"""Who is of the state that publishes a paper, though nobody says so: "the Attorney General", "our troops"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from dragoman.coding.cues import read_table
from dragoman.coding.mentions_domains import is_head, plain_office
from dragoman.coding.mentions_titles import vocabulary
from dragoman.schema.rows import Mention

# A state has one of each; of a prime minister the guest's own paper may tell as well.
_HEADS = frozenset(("president", "vice president"))
_HEAD = re.compile(r"[Tt]he\s+((?:Vice\s+)?President)")
# What another state or a body of several may have as well.
_ANY_HAS = re.compile(
    r"attorney|solicitor|surgeon|secretary|senate|house|congressional|agencies|administration|president",
    re.IGNORECASE,
)
# How far around a name the office may stand that it has.
_NEAR = 80


def is_of_home(words: str, home: str, text: str, mentions: Sequence[Mention], *, is_own: bool) -> bool:
    """Say whether words without a name mean those of `home` (alpha-3), whose paper `text` is.

    `is_own` says that nobody else speaks, so that "our troops" are its own. "The President" is of home where
    no head of another state, and none of a state not known, is named; nothing is where the text tells of
    another's of the kind.
    """
    return _may_be(words, home, mentions, is_own=is_own) and not _is_anothers(words, home, text, mentions)


def _may_be(words: str, home: str, mentions: Iterable[Mention], *, is_own: bool) -> bool:
    if (head := _HEAD.fullmatch(words)) is not None:
        office = plain_office(head[1])
        return office in _HEADS - vocabulary().not_in.get(home, set()) and not any(
            one.type == "PER" and one.country != home and is_head(one.role) for one in mentions
        )
    if _whole("offices", 0).fullmatch(words) or _whole("chambers", 0).fullmatch(words):
        return True
    return any(_whole(key).fullmatch(words) for key in (("agencies", "own") if is_own else ("agencies",)))


def _is_anothers(words: str, home: str, text: str, mentions: Iterable[Mention]) -> bool:
    """Say whether the text tells of "Chile's Attorney General", "the Senate of Chile" or "UN agencies"."""
    if (kind := _ANY_HAS.search(words)) is None:
        return False
    behind, before = _beside(kind[0].lower())
    return any(
        behind.match(text, one.span.end)
        or before.search(text[max(0, one.span.start - _NEAR) : one.span.start])
        for one in mentions
        if one.type != "PER" and (one.sector == "IGO" if one.country is None else one.country != home)
    )


@functools.cache
def _beside(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = rf"(?:[’']s?\s+(?:[\w-]+\s+)?|\s+){kind}\b"
    before = rf"\b{kind}(?:\s+general)?(?:\s+(?:of|for)\s+\w+(?:\s+and\s+\w+)?)?\s+(?:of|in)\s+(?:the\s+)?$"
    return re.compile(behind, re.IGNORECASE), re.compile(before, re.IGNORECASE)


@functools.cache
def _whole(key: str, flags: re.RegexFlag | int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?:{read_table('events_publisher.toml')[key]})", flags)
