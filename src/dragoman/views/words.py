"""Words compared as people mean them."""

from __future__ import annotations

import re
import unicodedata

_ASKED = re.compile(r'["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)')


def fold(words: str) -> str:
    """Fold case, accents and white space away for comparison: "Fernández " is "fernandez"."""
    plain = unicodedata.normalize("NFKD", words)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def asked_words(asked: str) -> list[str]:
    """Part a question into folded words and phrases: `"visa fees" rise*` is ["visa fees", "rise"]."""
    found = (fold(phrase or word.rstrip("*")) for phrase, word in _ASKED.findall(asked))
    return [word for word in found if word]
