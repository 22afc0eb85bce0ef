"""Which marks are of one act: the same doer, the same direction, and enough of the rarer words in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from dragoman.links.quantities_periods import days_of
from dragoman.links.undertakings_marks import Mark
from dragoman.schema.rows import Event

# Set by reading the ledgers of eight pairs, not swept: what is said again by the same side needs more than an
# answer to it, and deeds, which have no act of their own to go by, as much.
LEAST_ALIKE = 0.5
LEAST_AGAIN = 0.6
LEAST_DEED = 0.6
# A word in every act weighs this much of one that stands in a single act.
_COMMON = 0.4
# Words past so many belong to what an act is for, and weigh half.
_HEAD = 6
# Of another clause or the rest of a sentence a word proves half as much.
_AROUND = 0.5
_TALKS = "talks"

Weights = Mapping[str, float]


def weigh(marks: Sequence[Mark]) -> Weights:
    """Give each word's weight, _COMMON to 1, by in how few articles an act has it (idf)."""
    holders: dict[str, set[str]] = defaultdict(set)
    for mark in marks:
        for word in mark.about:
            holders[word].add(mark.row.article)
    count = len({mark.row.article for mark in marks})
    if count < 2:
        return dict.fromkeys(holders, 1.0)
    return {
        word: _COMMON + (1 - _COMMON) * log(count / len(articles)) / log(count)
        for word, articles in holders.items()
    }


def alike(left: Mark, right: Mark, weights: Weights, *, ways: bool = True) -> float:
    """Say how much of the shorter act is in the other, 0 to 1, by weight; 0 where too few words are.

    Two words must be shared, one of which may stand in the rest of the other's sentence; one is enough where
    both acts have no other. Acts of opposite directions are not alike, unless `ways` is False.
    """
    if ways and left.way and right.way and left.way != right.way:
        return 0.0
    shared = [word for word in left.about if word in right.about]
    if not shared:
        return 0.0
    one, other = set(left.about), set(right.about)
    if one == other and len(one) == 1:
        return 1.0 if (left.way == right.way or not ways) and _TALKS not in one else 0.0
    near = (one & right.around) | (other & left.around)
    near -= set(shared)
    if len(shared) < 2 and not near:
        return 0.0
    if set(shared) <= {_TALKS}:
        return 0.0
    total = min(_weight(left, weights), _weight(right, weights))
    got = sum(min(_at(left, word), _at(right, word)) * weights.get(word, 1.0) for word in shared)
    got += sum(_AROUND * weights.get(word, 1.0) for word in sorted(near)[:3])
    return min(1.0, got / total) if total else 0.0


def _at(mark: Mark, word: str) -> float:
    return 1.0 if mark.about.index(word) < _HEAD else 0.5


def _weight(mark: Mark, weights: Weights) -> float:
    return sum(_at(mark, word) * weights.get(word, 1.0) for word in mark.about)


def is_one_telling(left: Mark, right: Mark) -> bool:
    """Say whether two marks of one article are of the same words: one act, told by two rows."""
    return (
        left.row.article == right.row.article
        and left.act.overlaps(right.act)
        and (left.kind == right.kind or {left.kind, right.kind} <= {"promised", "agreed"})
    )


def days_fit(left: Mark, right: Mark) -> bool:
    """Say whether two marks of talks may be of one round: their days overlap, or one article tells both."""
    one, other = (days_of(mark.due or "") or _days(mark) for mark in (left, right))
    if one is None or other is None:
        return left.row.article == right.row.article
    return one[0] <= other[1] and other[0] <= one[1]


def _days(mark: Mark) -> tuple[str, str] | None:
    return (mark.earliest, mark.latest) if mark.earliest and mark.latest else None


def join(marks: Iterable[Mark], weights: Weights) -> list[list[Mark]]:
    """Put the marks of one doer and one other country together by act, in the order of their days.

    A mark goes to the group that it is most like, where it is like enough to one of the group and not unlike
    the rest; else it opens a group, unless it is loose. Only groups that share a word with it are looked at.
    """
    groups: list[list[Mark]] = []
    holding: dict[str, set[int]] = defaultdict(set)
    for mark in sorted(marks, key=lambda mark: (mark.loose, _order(mark))):
        near = Counter(at for word in mark.about for at in holding[word])
        scored = [(_fit(mark, groups[at], weights), -at) for at in near]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            at = -best[1]
            groups[at].append(mark)
        elif mark.loose:
            continue
        else:
            at = len(groups)
            groups.append([mark])
        for word in mark.about:
            holding[word].add(at)
    return groups


def _order(mark: Mark) -> tuple[str, str, int, str, str]:
    return (mark.day, mark.row.article, mark.act.start, mark.kind, mark.row.id)


def _fit(mark: Mark, group: Sequence[Mark], weights: Weights) -> float:
    if any(is_one_telling(mark, one) for one in group):
        return 2.0
    if is_talks(mark) and not any(days_fit(mark, one) for one in group):
        return 0.0
    scores = [alike(mark, one, weights) for one in group]
    best = max(scores)
    again = all(one.kind == mark.kind for one in group)
    least = LEAST_AGAIN if again else LEAST_ALIKE
    return best if best >= least and sum(scores) / len(scores) >= least * 0.7 else 0.0


def is_talks(mark: Mark) -> bool:
    """Say whether an act is to meet or talk: such acts recur, and only their days tell one from another."""
    return _TALKS in mark.about[:2]


def is_meeting(mark: Mark) -> bool:
    """Say whether a deed is talks that were held."""
    return isinstance(mark.row, Event) and mark.row.type == "CONSULT"
