"""Phrases that mean one thing, put together: same head, agreeing names and direction, like modifiers.

Blocked by head and sorted, so that no two phrases are compared that could not be one; groups are complete
(every two phrases of one agree), so that no chain of likenesses joins what is unlike.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dragoman.links.causal_words import Phrase, Sense

# Of the weight of all their words, as much must be shared. Set by judgement, not fitted: the groups that it
# makes of 1,100 reports were read, and "steel tariffs" must stay apart from "tariffs on steel and aluminum".
LEAST_SHARED = 0.7
# More phrases of one head than this are compared only where they share a modifier as well.
_BLOCK = 200
# What has no country of its own, wherever it is told.
_EVERYWHERE = frozenset("pandemic climate".split())


class Sign(Struct, frozen=True, order=True):
    """All by which two phrases are compared; phrases of one sign are one thing.

    `mods` and `names` are sorted. `setting` are the states that the report is about, where the phrase names
    none; `only` is the lineage that a phrase which points ("this decision") cannot leave.
    """

    head: str
    mods: tuple[str, ...]
    names: tuple[str, ...]
    sense: Sense
    negated: bool
    setting: tuple[str, ...]
    only: str


def sign_of(phrase: Phrase, *, setting: frozenset[str], lineage: str) -> Sign:
    """Make the sign of a phrase in its report."""
    everywhere = bool(_EVERYWHERE & phrase.tokens)
    # A phrase that names nobody, in a report that is about nobody, could be anybody's.
    lost = not phrase.names and not setting and not everywhere
    return Sign(
        head=phrase.head or "",
        mods=tuple(sorted(phrase.mods)),
        names=tuple(sorted(phrase.names)),
        sense=phrase.sense,
        negated=phrase.negated,
        setting=() if everywhere else tuple(sorted(setting)),
        only=lineage if phrase.pointing or lost else "",
    )


def group_signs(counts: Mapping[Sign, int]) -> dict[Sign, Sign]:
    """Group signs, with how often each is told; gives each the sign that stands for its group.

    A sign whose phrase has names stands with others of the same names whatever their reports are about.
    """
    weights = _weights(counts)
    blocks: dict[tuple[object, ...], list[Sign]] = defaultdict(list)
    for sign in sorted(counts):
        blocks[(sign.head, sign.sense, sign.negated, sign.only)].append(sign)
    leaders: dict[Sign, Sign] = {}
    for block in blocks.values():
        for group in _complete(block, weights):
            leader = min(group, key=lambda one: (-counts[one], len(one.mods), one))
            leaders.update(dict.fromkeys(group, leader))
    return leaders


def _weights(counts: Iterable[Sign]) -> dict[str, float]:
    """Weigh words by how few of the signs hold them (idf; Spärck Jones 1972)."""
    holding: Counter[str] = Counter()
    total = 0
    for sign in counts:
        total += 1
        holding.update({sign.head, *sign.mods, *sign.names})
    return {word: math.log(1 + total / count) for word, count in holding.items()}


def _complete(block: Sequence[Sign], weights: Mapping[str, float]) -> list[list[Sign]]:
    """Join the likest first, and two groups only where every two of their signs are alike."""
    group_of = {sign: [sign] for sign in block}
    for _, left, right in sorted(_pairs(block, weights)):
        one, other = group_of[left], group_of[right]
        if one is other or any(likeness(a, b, weights) < LEAST_SHARED for a in one for b in other):
            continue
        one.extend(other)
        for sign in other:
            group_of[sign] = one
    return list({id(group): group for group in group_of.values()}.values())


def _pairs(block: Sequence[Sign], weights: Mapping[str, float]) -> Iterable[tuple[float, Sign, Sign]]:
    if len(block) <= _BLOCK:
        buckets: Iterable[Sequence[Sign]] = [block]
    else:
        by_word: dict[tuple[str, ...], list[Sign]] = defaultdict(list)
        for sign in block:
            by_word[sign.names].append(sign)
            rarest = max(sign.mods, key=lambda word: (weights[word], word), default=None)
            if rarest is not None:
                by_word[("", rarest)].append(sign)
        # A bucket that is still large holds what is told all the time; only neighbours are compared.
        buckets = [
            bucket[at : at + _BLOCK] for bucket in by_word.values() for at in range(0, len(bucket), _BLOCK)
        ]
    seen: set[tuple[Sign, Sign]] = set()
    for bucket in buckets:
        for at, left in enumerate(bucket):
            for right in bucket[at + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    score = likeness(left, right, weights)
                    if score >= LEAST_SHARED:
                        yield -score, left, right


def likeness(left: Sign, right: Sign, weights: Mapping[str, float]) -> float:
    """Give the share of the weight of all words that both hold; 0 where the two cannot be one thing."""
    if (left.head, left.sense, left.negated, left.only) != (
        right.head,
        right.sense,
        right.negated,
        right.only,
    ):
        return 0.0
    if not _names_agree(left, right):
        return 0.0
    one, other = {left.head, *left.mods}, {right.head, *right.mods}
    shared = sum(weights[word] for word in one & other)
    return shared / sum(weights[word] for word in one | other)


def _names_agree(left: Sign, right: Sign) -> bool:
    if left.names and right.names:
        return left.names == right.names
    if left.setting != right.setting:
        return False
    # One names states, the other none: the same where its report is about these.
    return set(left.names or right.names) <= set(left.setting)
