"""Speeches that were read as talks: who "talks about" something, with nobody, holds no talks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.coding.refs_phrases import pronoun_in
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span

_SPEAKS = re.compile(r"talk(?:ed|ing)?|speak(?:s|ing)?|spoke|spoken", re.IGNORECASE)
_ABOUT = re.compile(r"\s+about\b", re.IGNORECASE)
# Whom one talks with may stand anywhere in the sentence.
_WITH = re.compile(r"\b(?:with|between|among|together|each\s+other|one\s+another)\b", re.IGNORECASE)
# "|to the president of Chile".
_TO = re.compile(r"\bto\s+(?:the|his|her|its|[A-Z])")
_ONE = frozenset(("i", "he", "she"))


def is_speech(
    text: str,
    trigger: Span,
    place: tuple[int, int],
    parties: Sequence[Ref],
    is_person: Callable[[Ref], bool],
) -> bool:
    """Say whether one person alone "talks about" something; `place` is that of the sentence."""
    if _SPEAKS.fullmatch(trigger.text) is None or _ABOUT.match(text, trigger.end) is None:
        return False
    if len(parties) != 1 or parties[0].span is None:
        return False
    # "We talked about" has two sides, whoever of them says so.
    pronoun = pronoun_in(parties[0].span.text)
    if pronoun not in _ONE if pronoun is not None else not is_person(parties[0]):
        return False
    clause = text[trigger.end : place[1]]
    return _WITH.search(text[slice(*place)]) is None and _TO.search(clause) is None
