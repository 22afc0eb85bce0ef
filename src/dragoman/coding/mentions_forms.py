"""Forms of a person's name in one article: its parts, its capitals, which form is the fuller."""

from __future__ import annotations

import re

from dragoman.schema.codes import fold
from dragoman.text.nicknames import are_forms_of_one

_INITIAL = re.compile(r"^[A-Z]\.?$")
_GENERATIONS = ("jr", "sr")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_SHOUTED = re.compile(r"[^\W\d_]{5,}")


def name_parts(text: str) -> tuple[str, ...]:
    """Split a person's name into folded parts in small letters, without initials, "Jr." and the like."""
    parts = fold(text).lower().split(" ")
    kept = tuple(
        p.rstrip(".,")
        for p in parts
        if not _INITIAL.match(p.capitalize()) and p.rstrip(".,") not in _GENERATIONS
    )
    return kept or tuple(parts)


def holds(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Say whether a full name holds a short form: the same parts side by side, or its first and last part.

    The first part may be a nickname there: "Joe Roe" is a form of "Joseph Alan Roe".
    """
    size = len(short)
    if size == len(full):
        return short == full or (size == 2 and _is_nickname(full, short))
    if size > len(full):
        return False
    if any(full[at : at + size] == short for at in range(len(full) - size + 1)):
        return True
    return full[-1] == short[-1] and size > 1 and (full[0] == short[0] or _is_nickname(full, short))


def _is_nickname(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return full[-1] == short[-1] and len(short) == 2 and are_forms_of_one(full[0], short[0])


def is_fuller(new: str, old: str) -> bool:
    """Say whether a form of the same name is fuller: no shouting, more words, more accents."""
    if old.isupper() != new.isupper():
        return old.isupper()
    if name_parts(new) != name_parts(old):
        return len(new.split()) > len(old.split())
    return sum(not c.isascii() for c in new) > sum(not c.isascii() for c in old)


def as_cased(name: str) -> str:
    """Write a name on one line; a surname alone in capitals, as in transcripts ("MS. ROE"), as is usual.

    A short word may be initials ("AMLO") and stays.
    """
    words = name.split()
    if len(words) != 1 or not name.replace("Mc", "").isupper() or not _SHOUTED.search(name):
        return " ".join(words)
    cased = _CAPITALS.sub(lambda part: part[0].capitalize(), name.upper())
    return f"Mc{cased[2:].capitalize()}" if cased.startswith("Mc") else cased
