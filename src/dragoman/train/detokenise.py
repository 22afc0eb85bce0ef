"""Joins tokens into text that looks as if it had never been taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.text.sentences import Range

_CLOSES = frozenset(", . ; : ! ? ) ] } % ... ’ ”".split())
_OPENS = frozenset("( [ { $ £ € “ ‘ #".split())
_TAILS = frozenset("'s ’s n't 're 've 'll 'd 'm".split())
_TIGHT = frozenset("/")


def detokenise(tokens: Sequence[str]) -> tuple[str, list[Range]]:
    """Give the text of the tokens, and the place of each in it."""
    text, places = "", []
    opened: set[str] = set()
    glued = True  # whether the next word follows without a space
    for index, word in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        # "D 'Amato" and "O 'Neill" were one word.
        is_rest = len(before) == 1 and before.isalpha() and word[:1] in "'’" and word[1:2].isupper()
        closes = word in _CLOSES or word in _TAILS or word in _TIGHT or is_rest
        opens = word in _OPENS or word in _TIGHT
        if word == "'" and _is_possessive(before, after, opened):
            closes, opens = True, after == "s"
        elif word in ('"', "'"):
            closes, opens = word in opened, word not in opened
            opened ^= {word}
        if not (glued or closes):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glued = opens
    return text, places


def _is_possessive(before: str, after: str, opened: set[str]) -> bool:
    """Say whether "'" is that of "Clinton ' s" or "the States ' image", not a quotation mark."""
    return after == "s" or (before.endswith("s") and "'" not in opened)
