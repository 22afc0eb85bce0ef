"""What a sentence asserts, and what it denies: told by its words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.links.positions_clause import THIRD, is_contrast
from dragoman.links.positions_words import Token, content_stems, listed

# After so many words at most a negation meets a word that both sentences have.
_REACH = 5
# Among so many first words stands what asks or invites: "With that, let's", "So why don't we".
_OPENING = 6
_OPEN = (("mood", "open"), ("clause", "conditions"), ("clause", "inside"))
_RELATIVE = frozenset(("that", "which", "who"))
_HAVE = frozenset(("has", "have", "had", "ve"))


def asserts_nothing(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence asserts nothing, or in another clause than its main one.

    What "they claim that", "the possibility that" or "not one but another" say cannot be told from words
    that two sentences share; nor can what is denied twice, or "cannot be said enough".
    """
    lows = [token.low for token in tokens]
    denied = list(_denials(tokens))
    denials = len(denied)
    return (
        lows[-1] == "?" or lows[0] == "to" or is_contrast(tokens) or _invites(lows)
        or denials > 1 or (denials == 1 and "enough" in lows)
        # "A plan |that does not| raise taxes" says nothing of taxes.
        or any(lows[at - 2] in _RELATIVE for at in denied if at > 1)
        or any(low in listed(*which) for low in lows for which in _OPEN)
    )  # fmt: skip


def _invites(lows: Sequence[str]) -> bool:
    """Say whether a sentence asks or invites: "So why don't we stop", "With that, let's open it up"."""
    for at, low in enumerate(lows[:_OPENING]):
        follows = lows[at + 1 : at + 2]
        if low == "why" and lows[at + 1 : at + 3] in (["do", "n't"], ["do", "not"], ["not"]):
            return True
        if low == "let" and follows in (["s"], ["us"]):
            return True
    return lows[0] == "why"


def is_denial(tokens: Sequence[Token]) -> bool:
    """Say whether anything is denied in a sentence; what is "still to be done" is not done."""
    lows = [token.low for token in tokens]
    waits = any(low in ("still", "yet") and lows[at + 1 : at + 2] == ["to"] for at, low in enumerate(lows))
    return waits or next(_denials(tokens), None) is not None


def negated_in(tokens: Sequence[Token]) -> frozenset[str]:
    """Give what is negated: of the words close after a negation, the first that tells a matter.

    What follows it may be negated or not: in "has not wavered in the pursuit of peace" the pursuit stands.
    """
    found: set[str] = set()
    for index in _denials(tokens):
        found.update(content_stems(tokens[index + 1 : index + 1 + _REACH])[:1])
    return frozenset(found)


def _denials(tokens: Sequence[Token]) -> Iterator[int]:
    """Give where negations stand, but for "not only" and the like."""
    negations = listed("negation") | {"no"}
    for index, token in enumerate(tokens):
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if token.low in negations and follows not in listed("negation", "only"):
            yield index


def subject_of(tokens: Sequence[Token]) -> str:
    """Give the pronoun of a third person that opens a sentence, or ""."""
    return tokens[0].low if tokens[0].low in THIRD else ""


def is_to_come(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence tells of what is to come: "will", "is going to"; a duty may be done already."""
    lows = [token.low for token in tokens]
    planned = any(low == "going" and lows[at + 1 : at + 2] == ["to"] for at, low in enumerate(lows))
    return planned or bool({*lows} & listed("mood", "will"))


def is_unfinished(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence tells that something was not done so far: "has not asked", "not yet"."""
    return any(
        (index > 0 and tokens[index - 1].low in _HAVE)
        or any(token.low == "yet" for token in tokens[index : index + _REACH])
        for index in _denials(tokens)
    )
