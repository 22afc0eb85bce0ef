"""Judges two stands: do they speak of one matter, are they opposed, and who says otherwise than whom."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from functools import lru_cache

from msgspec import Struct

from dragoman.links.positions_stand import NOBODY, Stand, Voice
from dragoman.links.positions_words import are_opposites, rates_of
from dragoman.schema.codes import look_up
from dragoman.schema.links import Judgement, Relation

# Two sides contradict each other about what is so on days this far apart at most.
MOST_DAYS_APART = 14
# What two stands share of what they are about, by weight: of the lighter one, and of the heavier.
_SHARED_OF_LESS, _SHARED_OF_MORE = 0.55, 0.33
# So many stems after the verb are what it is done to; what follows is why and how.
_HEAD = 7
# The first of them are the thing itself, and two of these must be the same.
_FIRST = 3
# A matter is known again by at least this much weight (two words that stand in one report of a hundred).
_LEAST_WEIGHT = 8.0


class Verdict(Struct, frozen=True, kw_only=True):
    """What is held of two stands, and why, in plain words; `words` are the clauses of both, as written."""

    relation: Relation
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    words: tuple[str, str] = ("", "")


def are_opposed(one: Stand, other: Stand) -> bool:
    """Say whether one clause says the opposite of the other: by negation or by opposite verbs, not both."""
    if one.verb == other.verb:
        return one.negated != other.negated
    return are_opposites(one.verb, other.verb) and one.negated == other.negated


def shared(one: Stand, other: Stand, weight: Mapping[str, float]) -> float:
    """Give how much of the matter of two stands is the same, 0 to 1; 0 where it is not one matter."""
    first, second = one.about[:_HEAD], other.about[:_HEAD]
    both = set(first) & set(second)
    if one.countries and other.countries and not one.countries & other.countries:
        return 0.0
    # A presence in one country and a presence that names another are two; so is one that names none.
    if (one.names or other.names) and not one.names & other.names:
        return 0.0
    rates = rates_of(one.words), rates_of(other.words)
    if all(rates) and not rates[0] & rates[1]:
        return 0.0
    if len(set(first[:_FIRST]) & set(second[:_FIRST])) < min(2, len(first), len(second)):
        return 0.0
    common = sum(weight[word] for word in both)
    less, more = sorted(sum(weight[word] for word in head) for head in (first, second))
    if common < _LEAST_WEIGHT or common < _SHARED_OF_LESS * less or common < _SHARED_OF_MORE * more:
        return 0.0
    return common / (0.5 * (less + more))


def sides_of(doers: tuple[Voice, ...], homes: Mapping[str, str]) -> frozenset[str]:
    """Give by what names doers are known again: a country for what acts for one, else a folded name.

    `homes` give for whom a name acts wherever it stands; a mere citizen does not act for a country.
    """
    found: set[str] = set()
    for one in doers:
        home = one.country if one.country and one.office else homes.get(one.name) or _state(one.called)
        if home:
            found.add(home)
        if one.name and one.known:
            found.add(one.name)
    return frozenset(found)


@lru_cache(maxsize=65536)
def _state(called: str) -> str | None:
    alias = look_up(called) if called else None
    return alias.country if alias is not None and alias.kind in ("name", "capital", "seat") else None


def days_apart(one: str, other: str) -> int | None:
    """Give how many days lie between two ISO days; None where one is not known."""
    if not one or not other:
        return None
    return abs((date.fromisoformat(other) - date.fromisoformat(one)).days)


def judge(
    one: Stand, other: Stand, homes: Mapping[str, str], same_voice: bool, weight: Mapping[str, float]
) -> Verdict | None:
    """Judge two stands whose doers are one side; None where nothing is held.

    `homes` give for which country names act; `same_voice` says that one and the same says both.
    """
    if not are_opposed(one, other):
        return None
    degree = shared(one, other, weight)
    if not degree:
        return None
    apart = days_apart(one.day, other.day)
    if apart is None:
        return None
    sides = sides_of(one.doers, homes) & sides_of(other.doers, homes)
    whom = tell_side(one, other, sides, homes)
    said = f"{_tell(one)}; {_tell(other)}"
    score = round(min(1.0, 0.5 * degree + 0.5 * min(one.score, other.score)), 3)
    if (
        one.mood == other.mood == "now"
        and not same_voice
        and apart <= MOST_DAYS_APART
        and one.negated != other.negated
    ):
        if one.article == other.article and not _apart(one.voice, other.voice):
            return None
        return Verdict(
            relation="contradicts", judgement="yes", score=score,
            reasons=(f"both on the same act of {whom}", said, tell_days(apart)),
            words=(one.words, other.words),
        )  # fmt: skip
    if apart < 1 or one.retold or other.retold:
        return None
    return Verdict(
        relation="shifts", judgement="yes", score=score,
        reasons=(f"the same side: {whom}", f"first {_tell(one)}, later {_tell(other)}", tell_days(apart)),
            words=(one.words, other.words),
    )  # fmt: skip


def _apart(one: Voice, other: Voice) -> bool:
    return bool(one.name and other.name and one.name != other.name)


def tell_side(one: Stand, other: Stand, sides: Set[str], homes: Mapping[str, str]) -> str:
    """Tell whose stands they are: one name, or the two that act for one side."""
    first, second = (
        next((doer for doer in stand.doers if sides_of((doer,), homes) & sides), NOBODY)
        for stand in (one, other)
    )
    if first.name == second.name:
        return first.called if first.sure else second.called
    return f"{first.called}, later {second.called}"


def _tell(stand: Stand) -> str:
    mood = {"now": "", "will": "is to ", "open": ""}[stand.mood]
    return f"“{mood}{'not ' if stand.negated else ''}{stand.word}”"


def tell_days(apart: int) -> str:
    """Say how many days lie between."""
    return "on the same day" if not apart else f"{apart} day{'s' if apart > 1 else ''} apart"
