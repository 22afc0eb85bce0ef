"""Surnames that differ by a letter which one of two spellings leaves out: "Dokun" and "Dokhun"."""

from __future__ import annotations

_SHORTEST = 6  # letters
_STEM = 3


def stem_of(surname: str) -> str:
    """Give the letters that variants of a surname share at its beginning."""
    return surname[:_STEM]


def are_variants(full: str, short: str) -> bool:
    """Say whether one of two folded surnames is the other without one letter; half a dashed name counts.

    A letter changed for another makes other surnames ("Hansen", "Hanson"), and so may any in a short one. One
    at the end is a woman's name, or several people's.
    """
    halves = full.split("-") if "-" not in short else [full]
    return any(_lacks_one(one, short) or _lacks_one(short, one) for one in {full, *halves})


def _lacks_one(long: str, short: str) -> bool:
    if len(short) < _SHORTEST or len(long) != len(short) + 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if at == len(short):
        return False
    return long[at + 1 :] == short[at:]
