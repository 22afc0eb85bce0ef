"""Words compared as people mean them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ASKED = re.compile(r'["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)')


def fold(words: str) -> str:
    """Fold case, accents and white space away for comparison: "Fernández " is "fernandez"."""
    plain = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def asked_words(asked: str) -> list[str]:
    """Part a question into folded words and phrases: `"visa fees" rise*` is ["visa fees", "rise"]."""
    found = (fold(phrase or word.rstrip("*")) for phrase, word in _ASKED.findall(asked))
    return [word for word in found if word]


def fullest(spellings: Mapping[str, int]) -> str:
    """Choose the spelling to show: with all accents, not in capitals, else the one used most."""
    return max(sorted(spellings), key=lambda one: (_accents(one), one != one.upper(), spellings[one]))


def _accents(word: str) -> int:
    return sum(1 for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c))
