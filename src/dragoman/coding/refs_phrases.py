"""Noun phrases as references: pronouns, heads, and the words of an office."""

from __future__ import annotations

import re
from functools import cache

from dragoman.coding.mentions_words import either, listed, words
from dragoman.schema.codes import look_up
from dragoman.schema.rows import Mention

_FILE = "refs_words"
HE = listed(_FILE, "pronouns", "he")
SHE = listed(_FILE, "pronouns", "she")
PRONOUNS = HE | SHE | listed(_FILE, "pronouns", "other")


def pronoun_in(phrase: str) -> str | None:
    """Give the pronoun that a phrase is, in small letters; None for others. "US" is a state."""
    small = " ".join(phrase.lower().split())
    return small if small in PRONOUNS and phrase != "US" else None


# What the lists are: see `refs_words.toml`.
STATE_HEADS = listed(_FILE, "nouns", "state")
GOVERNMENTS = listed(_FILE, "nouns", "had")
UNNAMED = listed(_FILE, "nouns", "unnamed")
CARRIED = UNNAMED - listed(_FILE, "nouns", "of_several")
SOURCES = frozenset(("source", "sources"))
OWNED = ("its ", "their ", "his ", "her ")
PAPERS = listed(_FILE, "nouns", "papers")
AFTER_NAME = listed(_FILE, "phrases", "after_name")
_CUT = re.compile(rf"\s*,(?=\s)|\s+{either(_FILE, 'phrases', 'cut_before')}\b|\s*[(“\"–—]")
_OF_ANOTHER = re.compile(
    r"\s+(?:in|of|for|on|at)\s+(?:that|another|the\s+other|an?\s+(?:different|separate|previous|earlier))\s"
)
_OF = re.compile(r"\s+(?:of|for|to)\s+")
# A common noun and the link that makes the name after it depend on it: "the people of |Jamaica".
_DEPENDS = re.compile(r"([\w'’-]+)\s+(?:of|for|to|within|inside)\s+(?:the\s+)?\Z")
_WORD = re.compile(r"[\w'’-]+")
_SMALL = listed(_FILE, "phrases", "small")


_ON_MEDIUM = re.compile(
    rf"\b{either(_FILE, 'media', 'put')}(?:\s+[\w’'-]+){{0,5}}\s+(?:on|to|via|through)\s+\Z"
)
_OF_MEDIUM = re.compile(rf"(?:['’]s)?\s+{either(_FILE, 'media', 'has')}\b")


def is_medium(text: str, start: int, end: int) -> bool:
    """Say whether a name is where things are published: "posted it on |Roebook", "a |Roebook account"."""
    return bool(_ON_MEDIUM.search(text, max(0, start - 70), start) or _OF_MEDIUM.match(text, end))


def is_called(between: str) -> bool:
    """Say whether words between a noun and a name give its bearer the name: "a student |named| Roe"."""
    return between.split() in (["named"], ["called"])


def is_of_another(after: str) -> bool:
    """Say whether what follows an office sets its holder apart: "the judge |in that case|"."""
    return _OF_ANOTHER.match(after) is not None


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
