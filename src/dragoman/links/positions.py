"""Positions: who repeats, who shifts, who contradicts whom; from the rows of many reports to links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from dragoman.links.positions_denials import link_denials
from dragoman.links.positions_desk import Desk, fold
from dragoman.links.positions_judge import Verdict, are_opposed, judge, sides_of
from dragoman.links.positions_measures import Measure, link_measures, read_measures
from dragoman.links.positions_quote import quote
from dragoman.links.positions_read import read_stands
from dragoman.links.positions_said import Said, link_said, read_said
from dragoman.links.positions_stand import Stand
from dragoman.links.positions_talks import Talk, link_talks, read_talks
from dragoman.links.positions_words import in_office
from dragoman.links.report import Report
from dragoman.schema.links import Link, make_link
from dragoman.schema.rows import Mention
from dragoman.schema.settings import UNSURE

__all__ = ["AUTHOR", "link_positions"]

AUTHOR = "positions@3"
# Of each stand so many words are looked up, the rarest first; and each is set against so many before it.
_RARE, _BACK = 3, 6
_UNSEEN = 1000


def link_positions(reports: Iterable[Report], *, made: str) -> list[Link]:
    """Link statements and events that repeat, shift or contradict one another; sorted by id."""
    stands: list[Stand] = []
    said: list[Said] = []
    talks: list[Talk] = []
    measures: list[Measure] = []
    denied: list[tuple[str, str, Verdict]] = []
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for row in report.rows:
            if isinstance(row, Mention) and row.country and row.actor and _acts(row):
                homes[fold(row.actor)][row.country] += 1
        desk = Desk(report)
        own = read_stands(desk)
        hits = list(read_measures(desk, own))
        measures += hits
        # A measure, its maker and its target say more than the score of the event's type; and when it turns
        # is judged there alone.
        places = {one.stand.place for one in hits if one.noun}
        stands += (one for one in own if one.score >= UNSURE and one.place not in places)
        said += read_said(desk)
        talks += read_talks(desk)
        denied += link_denials(desk)
    known = {name: count.most_common(1)[0][0] for name, count in homes.items()}
    weight = weights(chain((one.about for one in stands), (one.stems for one in said)))
    found: dict[tuple[str, str, str], Verdict] = {}
    for left, right, verdict in chain(
        denied,
        link_talks(talks),
        link_said(said, weight),
        link_measures(measures, known),
        _opposed(stands, known, weight),
    ):
        key = (verdict.relation, left, right)
        if key not in found or found[key].score < verdict.score:
            found[key] = verdict
    links = [
        make_link(
            left, right, verdict.relation, reasons=verdict.reasons + quote(verdict.words), author=AUTHOR,
            made=made, judgement=verdict.judgement, score=verdict.score,
        )
        for (_, left, right), verdict in found.items()
    ]  # fmt: skip
    return sorted(links, key=lambda link: link.id)


def _acts(row: Mention) -> bool:
    """Say whether a mention gives somebody an office in which they act for their country."""
    return in_office(set(fold(row.role or "").split()))


def weights(bags: Iterable[Sequence[str]]) -> dict[str, float]:
    """Weigh words by how rare they are: log of the number of bags over that of those with the word.

    A thousand bags without any of them are added, so that in a small store no word seems common.
    """
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        total += 1
        counts.update(set(bag))
    return {word: log((total + _UNSEEN) / count) for word, count in counts.items()}


def _opposed(
    stands: Sequence[Stand], homes: Mapping[str, str], weight: Mapping[str, float]
) -> Iterator[tuple[str, str, Verdict]]:
    blocks: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in sorted(stands, key=lambda one: (one.day, one.article, one.place)):
        for side in sides_of(stand.doers, homes):
            for word in sorted(set(stand.about), key=lambda word: (-weight[word], word))[:_RARE]:
                blocks[side, word].append(stand)
    done: set[tuple[int, int]] = set()
    for block in blocks.values():
        last: dict[tuple[str, bool], list[Stand]] = defaultdict(list)
        for other in block:
            for earlier in last.values():
                if not are_opposed(earlier[0], other):
                    continue
                for one in earlier[-_BACK:]:
                    if (id(one), id(other)) in done:
                        continue
                    done.add((id(one), id(other)))
                    verdict = judge(
                        one,
                        other,
                        homes,
                        one.voice.name == other.voice.name and one.source == other.source,
                        weight,
                    )
                    if verdict is not None:
                        yield one.row, other.row, verdict
            last[other.verb, other.negated].append(other)
