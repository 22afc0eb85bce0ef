"""Codes causes: what is said to bring about what, by which words, and whose claim it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.coding.said_in import Sayings
from dragoman.schema.article import Article
from dragoman.schema.layers import Frame, Mark, Reading
from dragoman.schema.rows import Cause, Statement, make

CODER = "causes@1"
_BARE = "BARE"
# Parts of one claim stand near each other; what lies farther apart was joined by mistake.
_REACH = 600
# Below this score claims are wrong more often than right.
_LEAST = 0.1
# Words that name nothing by themselves: what is left of a part that was cut wrongly.
_CRUMB = re.compile(r"\W*(?:(?:the|an?|of|and|or|to|in|on|by|for|with|is|was)\b\W*)*", re.IGNORECASE)

_BLAMES = re.compile(r"\bblam(?:e[sd]?|ing)\b", re.IGNORECASE)
_FOR = re.compile(r"\s+for\s+(?:the\s+)?", re.IGNORECASE)
_ON = re.compile(r"\s+on\s+(?:the\s+)?", re.IGNORECASE)


def code_causes(article: Article, reading: Reading, statements: Sequence[Statement]) -> list[Cause]:
    """Code the causal claims of an article, in order of place.

    A claim inside the content of a statement is its speaker's; elsewhere it is the article's own, and
    `claimed_by` is None. `score` is the least of the scores of its parts.
    """
    sayings = Sayings(statements)
    rows: dict[str, Cause] = {}
    for frame in reading.layers["causes"].frames():
        for cause, effect in (_turned(article.text, frame, *pair) for pair in _pairs(frame)):
            score = round(min(cause.score, effect.score, frame.anchor.score), 3)
            first, last = min(cause.span.start, effect.span.start), max(cause.span.end, effect.span.end)
            if last - first > _REACH or cause.span.overlaps(effect.span):
                continue
            if score < _LEAST:
                continue
            if _CRUMB.fullmatch(cause.span.text) or _CRUMB.fullmatch(effect.span.text):
                continue
            said_in = sayings.find(first, last)
            row = make(
                Cause,
                article,
                coder=reading.coder(CODER),
                score=score,
                cause=cause.span,
                effect=effect.span,
                signal=None if frame.anchor.label == _BARE else frame.anchor.span,
                relation=next(
                    (value for name, value, _ in frame.anchor.attributes if name == "relation"), "causes"
                ),
                claimed_by=said_in.speaker if said_in is not None else None,
                said_in=said_in.id if said_in is not None else None,
            )
            rows.setdefault(row.id, row)
    return sorted(rows.values(), key=lambda row: (min(row.cause, row.effect), row.id))


def _turned(text: str, frame: Frame, cause: Mark, effect: Mark) -> tuple[Mark, Mark]:
    """Give cause and effect as "blamed" has them: "blamed |frost| for |the loss|", "|the loss| on |frost|".

    The reader takes one for the other there more often than elsewhere.
    """
    first, second = sorted((cause, effect), key=lambda mark: mark.span)
    if not _BLAMES.search(frame.anchor.span.text) or frame.anchor.span.start > first.span.start:
        return cause, effect
    between = text[first.span.end : second.span.start]
    if _FOR.fullmatch(between):
        return first, second
    return (second, first) if _ON.fullmatch(between) else (cause, effect)


def _pairs(frame: Frame) -> Iterator[tuple[Mark, Mark]]:
    """Pair causes with effects: one of a kind goes with all of the other, several one by one in order."""
    causes, effects = frame.of("CAUSE"), frame.of("EFFECT")
    if len(causes) == 1 or len(effects) == 1:
        yield from ((cause, effect) for cause in causes for effect in effects)
    else:
        yield from zip(causes, effects, strict=False)
