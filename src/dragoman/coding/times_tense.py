"""Whether a time without a year lies before or after the day of writing, by the words around it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from dragoman.coding.times_grammar import BREAK, Words

Direction = Literal["past", "future"]
_REACH = 14
_BE = frozenset("be being get gets".split())
_ARTICLES = frozenset(
    "the a an his her its their our these those this that some all no of in for by with".split()
)


class Cues(Struct, frozen=True):
    """Words that point forward or back in time; `irregular` are past forms that do not end in -ed."""

    future: frozenset[str]
    planned: frozenset[str]
    promised: frozenset[str]
    particles: frozenset[str]
    present: frozenset[str]
    ahead: frozenset[str]
    weak: frozenset[str]
    irregular: frozenset[str]
    not_past: frozenset[str]
    before_future: frozenset[str]
    before_past: frozenset[str]
    day_future: frozenset[str]
    stayed: frozenset[str]
    modal: frozenset[str]


@cache
def load_cues() -> Cues:
    """Load the cue words, once a process."""
    table = tomllib.loads(files("dragoman.coding").joinpath("times_tense.toml").read_text("utf-8"))
    return Cues(**{name: frozenset(words.split()) for name, words in table.items()})


def direction_at(words: Words, start: int, end: int, *, day: bool = False) -> Direction | None:
    """Tell the direction of the expression at words `[start, end)`; None where nothing tells it.

    The nearest verb decides, first to the left in the same clause, then to the right: an English adverbial of
    time follows the verb it belongs to, or opens the sentence. Prepositions ("by", "since") come first.
    """
    cues = load_cues()
    before = words.word(start - 1)
    if before in ("on", "the", "of", "at"):
        before = (
            words.word(start - 2)
            if words.word(start - 2) in cues.before_future | cues.before_past
            else before
        )
    if before in cues.before_past:
        return "past"
    if day and before in cues.day_future:
        return "future"
    if before in ("until", "till"):
        near = {words.word(index) for index in range(start - 6, start)}
        return "past" if near & cues.stayed else "future"
    left = _look_left(words, start, cues, start)
    if before in cues.before_future and (
        left != "past" or _look_left(words, start, cues, start, reach=5) is None
    ):
        return "future"
    if left is not None:
        return left
    right = _look_right(words, end, cues)
    if right is None and before in cues.before_future:
        return "future"
    return right


def _look_left(words: Words, start: int, cues: Cues, time: int, reach: int = _REACH) -> Direction | None:
    infinitive = False
    for index in range(start - 1, max(start - 1 - reach * 2, -1), -1):
        if words.classes[index] in words.quiet:
            continue
        word = words.word(index)
        if words.classes[index] == BREAK or word in (";", ":", "“"):
            return None
        if word == "to" and index < time - 1:
            before = words.word(index - 1)
            if before in cues.ahead:
                return "future"
            infinitive = True
        if found := _cue(words, index, word, cues, infinitive=infinitive):
            return found
    return None


def _look_right(words: Words, end: int, cues: Cues) -> Direction | None:
    for index in range(end, min(end + _REACH * 2, len(words.starts))):
        if words.classes[index] in words.quiet:
            continue
        word = words.word(index)
        if words.classes[index] == BREAK or word == ";":
            return None
        if word not in cues.weak and (found := _cue(words, index, word, cues, infinitive=False)):
            return found
    return None


def _cue(words: Words, index: int, word: str, cues: Cues, *, infinitive: bool) -> Direction | None:
    """Tell which way a word points; `infinitive` says that "to" stands between it and the time."""
    before = words.word(index - 1)
    if word in cues.future or word in cues.present:
        return "future"
    if word == "set" and words.word(index + 1) in cues.particles:
        # "Rain set in", "they set out": no plan.
        return None if before in cues.modal or before == "to" else "past"
    if word in cues.planned and before not in _ARTICLES:
        # "was scheduled" looks back, yet to what lay ahead then; "had been due" to what is over.
        return "past" if "had" in (before, words.word(index - 2)) else "future"
    if word in cues.promised:
        return "future" if infinitive or words.word(index + 1) == "for" else "past"
    if word in cues.irregular or (word.endswith("ed") and len(word) > 3 and word not in cues.not_past):
        if before in _BE or before == "to" or (before in _ARTICLES and word.endswith("ed")):
            # "will be held": the auxiliary further left tells; "the captured pilot" tells nothing.
            return None
        return None if before in cues.modal else "past"
    return None
