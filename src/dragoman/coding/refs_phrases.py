"""Noun phrases as references: pronouns, heads, and the words of an office."""

from __future__ import annotations

import re
from functools import cache

from dragoman.coding.mentions_words import words
from dragoman.schema.codes import look_up
from dragoman.schema.rows import Mention

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
PRONOUNS = (
    HE
    | SHE
    | frozenset(
        """i me my mine myself we us our ours ourselves you your yours yourself it its itself they them their
    theirs themselves who whom which that this these those one someone somebody anyone everyone nobody
    others some many""".split()
    )
)
# Nouns with which the whole state speaks or acts.
STATE_HEADS = frozenset(
    """government governments administration state side authorities regime leadership cabinet
    delegation""".split()
)
# Of these, what a person is said to have: "the Roe administration", "her government".
GOVERNMENTS = frozenset("administration government governments regime cabinet".split())
# Nouns for people who speak for a body without being named.
UNNAMED = frozenset(
    """spokesperson spokesman spokeswoman spokespeople spokesmen official officials diplomat diplomats
    minister ministers ambassador envoy negotiator negotiators officer officers source sources aide
    aides adviser advisers representative representatives statement report leader leaders lawmaker
    lawmakers""".split()
)
_CUT = re.compile(
    r"\s*,(?=\s)|\s+(?:who|whom|which|that|whose|where|when|said|told|speaking|familiar|briefed|close|in|at|on|with|from|via|through|"
    r"attending|involved|present|responsible|based|quoted|identified|named)\b|\s*[(“\"–—]"
)
_OF = re.compile(r"\s+(?:of|for|to)\s+")
# A common noun and the link that makes the name after it depend on it: "the people of |Jamaica".
_DEPENDS = re.compile(r"([\w'’-]+)\s+(?:of|for|to|within|inside)\s+(?:the\s+)?\Z")
_WORD = re.compile(r"[\w'’-]+")
_SMALL = frozenset("the a an of for to and his her its their 's s former then new newly".split())


def head_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a noun phrase to the part that holds its head: before a comma, relative clause or place."""
    cut = _CUT.search(text, start + 1, end)
    if cut is not None and cut.start() > start:
        end = cut.start()
    return start, end


def role_words(role: str) -> frozenset[str]:
    """Give the words of an office that must agree, in small letters: "deputy foreign minister"."""
    of = _OF.search(role)
    if of is not None and of.start() > 0:
        base = role[: of.start()]
        if base.lower().split()[-1] not in ("secretary", "minister", "head", "chief"):
            role = base
    return frozenset(word for word in (w.lower() for w in _WORD.findall(role)) if word not in _SMALL)


def noun_above(before: str) -> str | None:
    """Give the noun on which a name at the end of a phrase depends: "people" of Jamaica."""
    found = _DEPENDS.search(before)
    return found[1].lower() if found else None


@cache
def body_heads() -> frozenset[str]:
    """Give the nouns that name a kind of body, in small letters: "ministry", "council"."""
    return frozenset(head.lower() for head in words().org)


def is_capital(mention: Mention) -> bool:
    """Say whether a mention is a capital or seat of government."""
    found = look_up(mention.span.text)
    return found is not None and found.kind in ("capital", "seat")
