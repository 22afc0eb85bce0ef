"""Joins events over articles: those of exact days first, then later mentions to the one that fits.

Never quadratic: an event is compared only with those of its kind that share a day and a party, each such
block holding the clusters already made, the nearest few of them; a later mention looks up its pair by date.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.links.events_same_cluster import Cluster, absorb, cluster_of
from dragoman.links.events_same_keys import day_keys, is_full, pairs
from dragoman.links.events_same_parties import Parties, are_same, count_shared
from dragoman.links.events_same_reasons import reasons
from dragoman.links.events_same_told import TALKS
from dragoman.links.events_same_when import Window
from dragoman.links.events_same_within import Local
from dragoman.links.events_same_words import numbers_differ, words_of

# Clusters of a block that an event is compared with; a block is one kind, one day and one party.
_MOST_COMPARED = 40
# Candidates of a later mention that are weighed.
_MOST_CANDIDATES = 60
# Of acts other than talks, how much of the weight of their words must be shared.
_SAME_ACT = 0.42
_SAME_ACT_WEAK = 0.6
# Planned talks without days are the next of their people within these days: so are 94 of 100 that tell days.
_NEAREST_DAYS = 45
# A report this long after talks that names "the first meeting" may well mean another.
_SERIES_DAYS = 180
# Undated talks in a report that does not lead with them are those of these days, where one fits.
_NEWS_DAYS = 3


class Match(Struct, frozen=True):
    """A later report's event joined to an earlier one of the cluster."""

    left: Local
    right: Local
    score: float
    reasons: tuple[str, ...]


class Joiner:
    """Joins the events of all articles, given once in their order."""

    def __init__(self, locals_: Sequence[Local]):
        self.clusters: list[Cluster] = []
        self.matches: list[Match] = []
        self._by_day: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        self._by_pair: dict[tuple[str, str, str], list[tuple[int, int]]] = defaultdict(list)
        self._weights = _weights(locals_)
        exact = [one for one in locals_ if _is_exact(one)]
        rest = [one for one in locals_ if not _is_exact(one)]
        for local in sorted(exact, key=_order):
            self._place(local)
        self._indexpairs()
        for local in sorted(rest, key=_order):
            self._look_up(local)

    def _place(self, local: Local) -> None:
        """Join an event of exact days to the best cluster of its days, or begin one."""
        best: tuple[float, int] | None = None
        for number in self._same_day(local):
            score = self._fits(self.clusters[number], local)
            if score > 0 and (best is None or (-score, number) < (-best[0], best[1])):
                best = (score, number)
        if best is None:
            cluster = cluster_of(len(self.clusters), local)
            self.clusters.append(cluster)
        else:
            cluster = self.clusters[best[1]]
            self._match(cluster, local, best[0])
        for key in day_keys(local):
            block = self._by_day[key]
            if cluster.number not in block[-_MOST_COMPARED:]:
                block.append(cluster.number)

    def _same_day(self, local: Local) -> list[int]:
        found: set[int] = set()
        for key in day_keys(local):
            found.update(self._by_day[key][-_MOST_COMPARED:])
        return sorted(found)

    def _fits(self, cluster: Cluster, local: Local) -> float:
        """Score, 0 to 1, how well an event of exact days fits a cluster; 0 where it does not."""
        head = cluster.members[0].head
        if head.kind != local.head.kind or (local.head.status == "denied") != (head.status == "denied"):
            return 0.0
        same_body = bool(cluster.body and local.body) and not bodies_differ(cluster.body, local.body)
        if not cluster.window.agrees(local.window) and not (
            same_body and _is_next_day(cluster.window, local.window)
        ):
            return 0.0
        if local.head.article in cluster.articles:
            return 0.0
        if cluster.ordinal is not None and local.ordinal is not None and cluster.ordinal != local.ordinal:
            return 0.0
        if local.head.kind != TALKS:
            return self._same_act(cluster.members, local)
        if bodies_differ(cluster.body, local.body):
            return 0.0
        told = "told" == cluster.window.how == local.window.how
        few = min(len(cluster.parties.people), len(local.parties.people)) < 2
        if not are_same(cluster.parties, local.parties) and not (same_body and told and few):
            return 0.0
        if cluster.place and local.place and cluster.place != local.place and not told:
            return 0.0
        if _is_of_many(cluster, local) or _is_of_many(local, cluster):
            return 0.0
        return 0.95 if told else 0.8

    def _same_act(self, members: Sequence[Local], local: Local) -> float:
        """Score acts other than talks by their sides and the weight of their shared words."""
        best = 0.0
        for member in members[:_MOST_COMPARED]:
            sides = _sides(member, local)
            if sides is None or numbers_differ(member.head.words, local.head.words):
                continue
            shared = self._shared(member.head.words, local.head.words)
            least = _SAME_ACT if sides == 2 else _SAME_ACT_WEAK
            if shared >= least:
                best = max(best, shared)
        return min(best, 0.99)

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        weigh = self._weights
        both = sum(weigh.get(word, 1.0) for word in one & other)
        fewest = min(sum(weigh.get(word, 1.0) for word in one), sum(weigh.get(word, 1.0) for word in other))
        return both / fewest if fewest else 0.0

    def _indexpairs(self) -> None:
        for cluster in self.clusters:
            kind = cluster.members[0].head.kind
            for pair in pairs(cluster.parties):
                self._by_pair[(kind, *pair)].append((cluster.window.first, cluster.number))
        for entries in self._by_pair.values():
            entries.sort()

    def _look_up(self, local: Local) -> None:
        """Find the one event that a later or vaguer mention means; it stays alone where several fit."""
        found = self._candidates(local) if local.head.kind == TALKS and is_full(local) else []
        scored = sorted(
            ((score, cluster.number) for cluster in found if (score := self._suits(cluster, local)) > 0),
            key=lambda one: (-one[0], one[1]),
        )
        if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]) and scored[0][0] >= 0.5:
            self._match(self.clusters[scored[0][1]], local, scored[0][0])
            return
        cluster = cluster_of(len(self.clusters), local)
        self.clusters.append(cluster)
        # A second vague mention of what no exact report tells may find this one.
        if (
            local.head.kind == TALKS
            and local.window.how == "told"
            and is_full(local)
            and not local.head.loose
        ):
            for pair in pairs(local.parties):
                insort(self._by_pair[(local.head.kind, *pair)], (local.window.first, cluster.number))

    def _candidates(self, local: Local) -> list[Cluster]:
        found: set[int] = set()
        for pair in pairs(local.parties):
            entries = self._by_pair.get((local.head.kind, *pair), [])
            low = bisect_left(entries, (local.window.first - 31, -1))
            high = bisect_left(entries, (local.window.last + 1, -1))
            found.update(number for _, number in entries[max(low, high - _MOST_CANDIDATES) : high])
        return [self.clusters[number] for number in sorted(found)]

    def _suits(self, cluster: Cluster, local: Local) -> float:
        """Score how well a vague mention suits a cluster; 0 where it does not."""
        if local.head.article in cluster.articles:
            return 0.0
        if not cluster.window.agrees(local.window) or local.head.loose:
            return 0.0
        # "They have not met" denies no later meeting.
        if (local.head.status == "denied") != (cluster.members[0].head.status == "denied"):
            return 0.0
        if not are_same(cluster.parties, local.parties) and not _is_half_of(local, cluster):
            return 0.0
        if cluster.ordinal is not None and local.ordinal is not None and cluster.ordinal != local.ordinal:
            return 0.0
        if bodies_differ(cluster.body, local.body) and not cluster.place_name & local.body:
            return 0.0
        score = 0.5 if local.window.how == "told" else 0.3
        if local.window.is_exact and local.window.how == "told" and local.window == cluster.window:
            score = 0.6
        if local.window.how == "bound" and self._is_news(cluster, local):
            score = 0.55
        sites = (local.place_name | local.body) & (cluster.place_name | cluster.body) - words_of_heads()
        if sites and not local.place_name:
            score += 0.3
        if _is_of_many(cluster, local) or _is_of_many(local, cluster):
            return 0.0
        people = min(len(cluster.parties.people), len(local.parties.people))
        if people == 1 and not sites and not local.parties.states <= cluster.parties.states:
            return 0.0
        if local.place_name and cluster.place_name:
            if not (local.place_name & cluster.place_name or (local.place and local.place == cluster.place)):
                return 0.0
            score += 0.3 if local.place_name & cluster.place_name else 0.1
        if local.ordinal is not None and local.ordinal == cluster.ordinal and _is_one_series(cluster, local):
            score += 0.2
        if local.body and cluster.body:
            score += 0.1
        if local.mode and cluster.mode and local.mode != cluster.mode:
            score -= 0.1
        return min(score, 0.9)

    def _is_news(self, cluster: Cluster, local: Local) -> bool:
        """Say whether a report of these days, or a plan for the next weeks, means these very talks."""
        if local.head.published is None:
            return False
        if count_shared(local.parties.people, cluster.parties.people) < 2 or local.head.back:
            noun = local.head.trigger in words_of("nouns") and local.status != "planned"
            if not noun or local.parties.people or len(local.parties.states & cluster.parties.states) < 2:
                return False
        first, last = local.head.published
        if local.status == "planned":
            return first <= cluster.window.first <= last + _NEAREST_DAYS
        return cluster.window.first - 1 <= last and first <= cluster.window.last + _NEWS_DAYS

    def _match(self, cluster: Cluster, local: Local, score: float) -> None:
        left = _partner(cluster, local)
        self.matches.append(Match(left, local, round(score, 3), reasons(cluster, left, local)))
        absorb(cluster, local)


def _partner(cluster: Cluster, local: Local) -> Local:
    """Give the member that a new one is linked to: the best known, the first of equals."""
    return min(
        cluster.members[:_MOST_COMPARED],
        key=lambda one: (
            one.window.how != "told",
            -len(one.parties.people),
            not one.window.meets(local.window),
        ),
    )


def _is_of_many(one: Cluster | Local, other: Cluster | Local) -> bool:
    """Say whether one is a summit of many and the other a meeting of two that names none."""
    if "summit" not in one.body or other.body or len(other.parties.homes | other.parties.states) != 2:
        return False
    return not (one.body - words_of_heads()) & other.place_name


def _is_exact(local: Local) -> bool:
    """Say whether an event is of few days and known parties.

    "Recent talks" are of no day but their own; "the second such meeting" is one of the series.
    """
    numbered = local.window.how == "told" or local.ordinal is not None
    vague = local.head.kind == TALKS and local.head.loose and not numbered
    return local.window.is_exact and is_full(local) and not _is_half(local) and not vague


def _is_one_series(cluster: Cluster, local: Local) -> bool:
    """Say whether an equal ordinal can be of one series: it is told of near the days of the talks."""
    published = local.head.published
    return published is None or published[0] - cluster.window.last <= _SERIES_DAYS


def _is_half(local: Local) -> bool:
    """Say whether talks of a told day name but one side: "following a meeting with the president"."""
    parties = local.parties
    return (
        local.head.kind == TALKS
        and len(parties.people) == 1
        and not local.body
        and parties.states <= parties.homes
    )


def _is_half_of(local: Local, cluster: Cluster) -> bool:
    """Say whether the one side that is named took part, on the day that both tell."""
    told = (
        local.window.how == cluster.window.how == "told" and local.window.is_exact and cluster.window.is_exact
    )
    if not told or not _is_half(local) or len(cluster.parties.people) != 2:
        return False
    return count_shared(local.parties.people, cluster.parties.people) == 1


def _is_next_day(one: Window, other: Window) -> bool:
    return one.last + 1 == other.first or other.last + 1 == one.first


def _order(local: Local) -> tuple[int, int, int, str, str]:
    hows = {"told": 0, "led": 1, "bound": 2}
    return (hows[local.window.how], local.window.first, local.window.last, local.head.article, local.head.row)


def words_of_heads() -> frozenset[str]:
    """Give the heads of the names of bodies, in lower case: they tell none from another."""
    return frozenset(word.lower() for word in words_of("bodies"))


def bodies_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two names of bodies are of different ones: each has a word that the other lacks."""
    return bool(one - other and other - one)


def _sides(one: Local, other: Local) -> int | None:
    """Count the sides, actors and recipients, on which somebody is the same; None where that is too little.

    Who did it must be the same; where neither report says who, to whom it was done and the told days.
    """
    actors, recipients = _side(one.actors, other.actors), _side(one.recipients, other.recipients)
    if actors is False or recipients is False:
        return None
    if actors is None:
        both_told = one.window.how == other.window.how == "told"
        if one.actors or other.actors or not recipients or not both_told:
            return None
    return (actors is True) + (recipients is True)


def _side(one: Parties, other: Parties) -> bool | None:
    """Say whether somebody is the same; None where one names nobody."""
    if not one or not other:
        return None
    if one.people and other.people:
        return count_shared(one.people, other.people) > 0
    return bool(one.states & other.states)


def _weights(locals_: Iterable[Local]) -> dict[str, float]:
    """Weigh words by how few reports' events have them (inverse document frequency)."""
    counts: Counter[str] = Counter()
    total = 0
    for local in locals_:
        counts.update(local.head.words)
        total += 1
    return {word: math.log(1 + total / count) for word, count in counts.items()}
