"""Scores of coreference: MUC, B³ and CEAF-e, and their mean (CoNLL).

As the reference scorer counts (Pradhan et al. 2014, ACL; the measures are of Vilain et al. 1995, Bagga and
Baldwin 1998, Luo 2005 with φ4): mentions are any hashable things, those of both sides equal where the same.
Each measure gives the parts of a fraction for recall and for precision, so that documents can be added up.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Clusters = Sequence[frozenset[Hashable]]
# Numerator and denominator of recall, then of precision.
Parts = tuple[float, float, float, float]


def muc(gold: Clusters, found: Clusters) -> Parts:
    """Count links: of each cluster, how many of its links the other side keeps."""
    return *_links(gold, found), *_links(found, gold)


def _links(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    where = {mention: index for index, cluster in enumerate(theirs) for mention in cluster}
    kept = total = 0
    for cluster in ours:
        pieces = {where.get(mention, ("alone", mention)) for mention in cluster}
        kept += len(cluster) - len(pieces)
        total += len(cluster) - 1
    return kept, total


def b_cubed(gold: Clusters, found: Clusters) -> Parts:
    """Count mentions: of each, which share of its cluster the other side puts with it."""
    return *_shares(gold, found), *_shares(found, gold)


def _shares(ours: Clusters, theirs: Clusters) -> tuple[float, float]:
    kept = sum(len(our & their) ** 2 / len(our) for our in ours for their in theirs)
    return kept, sum(len(cluster) for cluster in ours)


def ceaf_e(gold: Clusters, found: Clusters) -> Parts:
    """Count clusters: the likeness (φ4) of the best one-to-one match of both sides."""
    alike = [[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]
    best = best_match(alike)
    return best, len(gold), best, len(found)


def best_match(worth: Sequence[Sequence[float]]) -> float:
    """Give the largest sum of a one-to-one choice of rows and columns (the Hungarian method)."""
    if not worth or not worth[0]:
        return 0.0
    if len(worth) > len(worth[0]):
        worth = list(zip(*worth, strict=True))
    rows, columns = len(worth), len(worth[0])
    by_row, by_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # which row has a column, from 1; 0 for none
    for row in range(1, rows + 1):
        _place(row, worth, by_row, by_column, row_of)
    return sum(worth[row - 1][column - 1] for column, row in enumerate(row_of) if column and row)


def _place(
    row: int,
    worth: Sequence[Sequence[float]],
    by_row: list[float],
    by_column: list[float],
    row_of: list[int],
) -> None:
    """Give one more row its column, moving earlier ones along the cheapest path."""
    columns = len(by_column) - 1
    cheapest, before, done = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    row_of[0], column = row, 0
    while row_of[column]:
        done[column] = True
        here, step, nearest = row_of[column], float("inf"), 0
        for other in range(1, columns + 1):
            if done[other]:
                continue
            cost = -worth[here - 1][other - 1] - by_row[here] - by_column[other]
            if cost < cheapest[other]:
                cheapest[other], before[other] = cost, column
            if cheapest[other] < step:
                step, nearest = cheapest[other], other
        for other in range(columns + 1):
            if done[other]:
                by_row[row_of[other]] += step
                by_column[other] -= step
            else:
                cheapest[other] -= step
        column = nearest
    while column:
        row_of[column] = row_of[before[column]]
        column = before[column]


MEASURES = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def add_parts(one: Parts, other: Parts) -> Parts:
    """Add the parts of two documents."""
    first, second, third, fourth = (a + b for a, b in zip(one, other, strict=True))
    return first, second, third, fourth


def rates(parts: Parts) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    recall = parts[0] / parts[1] if parts[1] else 0.0
    precision = parts[2] / parts[3] if parts[3] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
