"""Headlines: which line looks like one, and which says the same again."""

from __future__ import annotations

import re

# A headline has 3 words or more and at most this many characters.
LONGEST = 180
# A headline of two sentences ("Talks end. What next?") is shorter than a paragraph.
LONGEST_OF_TWO = 100

_WORDS = re.compile(r"\w+(?:['’]\w+)?")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_SENTENCES = re.compile(r"[a-z]{4,}[.!?]\s")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{2,40}:")
_SUFFIX = re.compile(r"\s[|–—-]\s+[^|–—-]{2,50}\Z")
# Openings of letters, notes and places, which stand where a headline would.
_OTHER = re.compile(
    r"(?:dear|to the|to:|from:|subject:|re:|via|by the|whereas|pursuant|contact:|mr\.|ms\.|mrs\.|note:|"
    r"for immediate|\d{1,2}[:.]\d\d|[qa][.:])(?:\s|\Z)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """a an the of in on at to for from with by and or but as is are was be its his her their after over amid
    into about says said say""".split()
)


def headline_words(words: str) -> tuple[str, ...]:
    """Reduce a headline to its words in lower case, `U.S.` as `us`, without marks."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), words.casefold())
    return tuple(_WORDS.findall(plain))


def looks_like_headline(words: str, *, marked: bool = False) -> bool:
    """Say whether a line could be a headline; `marked` where it is written as one (`# …`)."""
    if marked:
        return 0 < len(words) <= LONGEST
    if not 12 <= len(words) <= LONGEST or words.rstrip("\"”’'»)]")[-1:] in (".", *",;:…-–—"):
        return False
    if len(words) > LONGEST_OF_TWO and _SENTENCES.search(words):
        return False
    first = words.lstrip("\"“‘'«([¿¡")[:1]
    if not (first.isupper() or first.isdigit()) or _SPEAKER.match(words) or _OTHER.match(words):
        return False
    count = len(words.split())
    # "Geneva, Switzerland", "East Room" are places; three words are a headline only with a plain word.
    return count >= 4 or (count == 3 and any(word[0].islower() for word in words.split()))


def same_headline(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two headlines are the same words, or one is the other with an outlet's name added."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long[: len(short)] == short and len(long) - len(short) <= 4


def like_headline(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two headlines of like length tell the same: half the words of the shorter one.

    Words are compared by their first letters, small words left out.
    """
    mine = {word[:5] for word in one if word not in _SMALL}
    theirs = {word[:5] for word in other if word not in _SMALL}
    common = len(mine & theirs)
    few, many = sorted((len(mine), len(theirs)))
    return common >= 3 and 2 * common >= few and many <= 2 * few


def outlet_behind(title: str) -> str | None:
    """Give the outlet's name behind a headline; None where there is none."""
    found = _SUFFIX.search(title)
    return found[0].strip(" |–—-") or None if found else None


def without_outlet(title: str) -> str:
    """Leave out an outlet's name after a headline (`… | The Courier`)."""
    return _SUFFIX.sub("", title).rstrip()
