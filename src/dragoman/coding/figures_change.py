"""Tells whether a figure is a level, or a rise or fall: its size, or the level after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dragoman.coding.figures_compare import Compared
from dragoman.coding.figures_compare_patterns import FROM
from dragoman.coding.figures_context import Sentence
from dragoman.coding.figures_spans import Quantity
from dragoman.coding.figures_words import Token, Words, words

Change = Literal["level", "rise", "fall"]
# How far back, in tokens, a word of change may stand.
_REACH = 7
# "38 percent in May, up from 31", not "model 8 has been moved up from May".
_NEXT = re.compile(r".{0,150}[,(—–-]\s*|\s.{0,20}", re.DOTALL)
_WORD_BEFORE = re.compile(r"([A-Za-z’']+)\s+$")


def find_change(
    text: str, sentence: Sentence, quantity: Quantity, compared: Sequence[Compared] = ()
) -> Change:
    """Tell whether a figure is the size of a rise or fall, or the level after it, or a mere level.

    `compared` are its comparisons: "from 31 to 38" and "38, up from 31" say themselves which way it went.
    """
    if quantity.start and text[quantity.start - 1] == "+":
        return "rise"
    if quantity.value is not None and quantity.value < 0 and quantity.share:
        return "fall"
    for found in compared:
        if found.end <= quantity.start and text.startswith("from", found.start):
            return _before(text, sentence, found.start, quantity) or _way(found)
        way = FROM.match(text, found.start, found.end)
        if (
            way
            and way["way"]
            and found.start >= quantity.end
            and _NEXT.fullmatch(text, quantity.end, found.start)
        ):
            # "Rose by 2 percent, down from 4": still a rise.
            return _before(text, sentence, quantity.start, quantity) or _way(found)
    return _before(text, sentence, quantity.start, quantity) or _after(sentence, quantity)


def _way(found: Compared) -> Change:
    return {"more": "rise", "less": "fall"}.get(found.relation, "level")  # type: ignore[return-value]


def _before(text: str, sentence: Sentence, at: int, quantity: Quantity) -> Change | None:
    """Read the words before `at`, backwards, to the first of change; None where a border comes first."""
    table, goal = words(), False
    for token in reversed([token for token in sentence.tokens if token.end <= at][-_REACH:]):
        if not token.is_word:
            if token.word in ',;:.()—–”“"' or token.word[0].isdigit():
                # After "rose 8 percent to" the size of the rise is said, and what follows is a level.
                return None
            continue
        if token.low in table.change_borders and not (goal and token.low == "from"):
            # "Cut waits from years to 28 days": what is after "from" is not the figure.
            return None
        goal = goal or token.low == "to"
        if _is_idle(text, sentence, token, quantity, table):
            continue
        if token.low in table.rise:
            return "rise"
        if token.low in table.fall and not text.startswith((" short", " behind"), token.end):
            return "fall"
    return None


def _is_idle(text: str, sentence: Sentence, token: Token, quantity: Quantity, table: Words) -> bool:
    """Say whether a word of change tells none here: "make up 5 percent", "boils down to 5", "raised $5"."""
    if token.low in ("up", "down"):
        verb = _WORD_BEFORE.search(text, max(sentence.start, token.start - 24), token.start)
        if verb is not None and verb[1].lower() == "and":
            # "Those aged 12 and up had 5", not "and up 5 percent".
            return bool(text[token.end : quantity.start].strip())
        return verb is not None and verb[1].lower() in table.idle_verbs
    gathered = token.low in table.gathers and not quantity.share
    return gathered and not text[token.end : quantity.start].strip()


def _after(sentence: Sentence, quantity: Quantity) -> Change:
    """Read the two words after a figure: "a 5 percent increase", "5 percent lower"."""
    table = words()
    for token in [token for token in sentence.tokens if token.start >= quantity.end][:2]:
        if token.low in table.rise_after:
            return "rise"
        if token.low in table.fall_after:
            return "fall"
    return "level"
