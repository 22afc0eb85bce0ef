"""The part of a person's name that tells the family."""

from __future__ import annotations

_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))


def family_name(name: str) -> str:
    """Give the last word of a name, but for "Jr." and the like: "Roe" of "John Roe, Jr."; "" of none."""
    words = [word.strip(".,") for word in name.split()]
    return next((word for word in reversed(words) if word.lower() not in _GENERATIONS), "")
