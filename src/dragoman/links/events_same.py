"""Same event: reports of one event joined by type, parties, days, place and words; rounds kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dragoman.links.events_same_across import Joiner, bodies_differ
from dragoman.links.events_same_cluster import Cluster
from dragoman.links.events_same_parties import Homes, Name, are_same, count_shared
from dragoman.links.events_same_reasons import named
from dragoman.links.events_same_told import TALKS, Told, tell
from dragoman.links.events_same_when import words
from dragoman.links.events_same_within import Local, join_within
from dragoman.links.events_same_words import words_of
from dragoman.links.report import Report
from dragoman.schema.links import Link, make_link

AUTHOR = "events_same@4"

_WITHIN_SCORE = 0.9
# Two rounds are worth telling apart where they are this near; further ones nobody confuses.
_NEAR_DAYS = 400


def link_events(reports: Iterable[Report], *, made: str) -> list[Link]:
    """Link the event rows of one event, within an article and over all, whatever the order of `reports`.

    "yes" links make a tree in each cluster: the mentions of an article to the one that brings the event up,
    that one to a report of another article. "no" links are between rounds: the same parties and act, the
    next of other days or another number. `made` is an ISO 8601 time. n log n in the rows.
    """
    told: dict[str, list[Told]] = {}
    counted: dict[Name, Counter[str]] = {}
    for report in reports:
        if report.article.id not in told:
            told[report.article.id] = tell(report, counted)
    homes = Homes(counted)
    locals_ = [local for article in sorted(told) for local in join_within(told[article], homes)]
    joiner = Joiner(locals_)
    links = [*_within(locals_, made), *_across(joiner, made), *_rounds(joiner.clusters, made)]
    return sorted(links, key=lambda link: (link.left, link.right))


def _within(locals_: Sequence[Local], made: str) -> Iterator[Link]:
    for local in locals_:
        for left, right, why in local.why:
            yield make_link(
                left, right, "same_event", reasons=(why,), author=AUTHOR, made=made, score=_WITHIN_SCORE
            )


def _across(joiner: Joiner, made: str) -> Iterator[Link]:
    for match in joiner.matches:
        yield make_link(
            match.left.head.row,
            match.right.head.row,
            "same_event",
            reasons=match.reasons,
            author=AUTHOR,
            made=made,
            score=match.score,
        )


def _rounds(clusters: Sequence[Cluster], made: str) -> Iterator[Link]:
    """Tell each round from the next of the same parties: the nearest misses."""
    series: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        head = cluster.members[0].head
        if head.kind == TALKS and cluster.window.is_exact and len(cluster.parties.states) == 2:
            series[tuple(sorted(cluster.parties.states))].append(cluster)
    for rounds in series.values():
        rounds.sort(key=lambda one: (one.window.first, one.window.last, one.members[0].head.row))
        for one, other in pairwise(rounds):
            if _is_near_miss(one, other):
                left, right = one.members[0].head.row, other.members[0].head.row
                days = f"{words(one.window)}; {words(other.window)}"
                reasons = [f"both: {named(one.parties, other.parties)}; talks; other days: {days}"]
                if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
                    reasons.append(f"ordinals: {one.ordinal}, {other.ordinal}")
                yield make_link(
                    left,
                    right,
                    "same_event",
                    reasons=tuple(reasons),
                    author=AUTHOR,
                    made=made,
                    judgement="no",
                    score=0.9,
                )


def _is_near_miss(one: Cluster, other: Cluster) -> bool:
    if other.window.first <= one.window.last or other.window.first - one.window.last > _NEAR_DAYS:
        return False
    if not are_same(one.parties, other.parties) or bodies_differ(one.body, other.body):
        return False
    told = one.window.how == other.window.how == "told"
    same_body = bool(one.body and other.body)
    rounds = one.ordinal is not None and other.ordinal is not None
    return told and (
        same_body
        or rounds
        or count_shared(one.parties.people, other.parties.people) >= 2
        or _are_nouns(one, other)
    )


def _are_nouns(*clusters: Cluster) -> bool:
    return all(any(local.head.trigger in words_of("nouns") for local in one.members) for one in clusters)
