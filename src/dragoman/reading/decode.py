"""Reads scores as marks: the best legal sequence of B, I and O, as runs with their labels."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Array = NDArray[np.float32]
Labelled = NDArray[np.int64]

_SURE = 0.98
"""A piece this surely O parts what is before from what is after; both are decoded by themselves."""


class Run(Struct, frozen=True, gc=False):
    """Pieces `[start, end)` under the `label`-th name of a head, with the mean probability of its labels."""

    start: int
    end: int
    label: int
    score: float


def decode(log_probabilities: Array, continued: NDArray[np.bool_]) -> list[Run]:
    """Find the runs in (pieces, 1 + 2 names) log-probabilities, by the most probable legal labels.

    A run never ends within a word: pieces that are `continued` go with the first piece of their word.
    """
    log_probabilities = by_words(log_probabilities, continued)
    labels = log_probabilities.argmax(-1)
    for start, end in _unlawful(labels, log_probabilities):
        labels[start:end] = viterbi(log_probabilities[start:end])
    return runs(labels, log_probabilities)


def by_words(log_probabilities: Array, continued: NDArray[np.bool_]) -> Array:
    """Give the continued pieces what the first piece of their word says: O, or inside of what it is in."""
    places = np.flatnonzero(continued)
    if not len(places):
        return log_probabilities
    first = np.maximum.accumulate(np.where(continued, 0, np.arange(len(continued))))[places]
    told = log_probabilities.copy()
    told[places, 0] = log_probabilities[first, 0]
    told[places, 1::2] = -np.inf
    told[places, 2::2] = np.maximum(log_probabilities[first, 1::2], log_probabilities[first, 2::2])
    return told


def runs(labels: Labelled, log_probabilities: Array) -> list[Run]:
    """Give the runs of a legal label sequence."""
    found: list[Run] = []
    inside = np.flatnonzero(labels)
    if not len(inside):
        return found
    starts = inside[labels[inside] % 2 == 1]
    gaps = np.flatnonzero(labels == 0)
    after = np.searchsorted(gaps, starts)
    for index, start in enumerate(starts):
        end = int(gaps[after[index]]) if after[index] < len(gaps) else len(labels)
        if index + 1 < len(starts):
            end = min(end, int(starts[index + 1]))
        picked = log_probabilities[np.arange(start, end), labels[start:end]]
        found.append(Run(int(start), end, int(labels[start] - 1) // 2, float(np.exp(picked).mean())))
    return found


def _unlawful(labels: Labelled, log_probabilities: Array) -> list[tuple[int, int]]:
    """Give the stretches, between surely empty pieces, in which an I does not go on from its like."""
    is_inside = (labels > 0) & (labels % 2 == 0)
    before = np.concatenate(([0], labels[:-1]))
    bad = np.flatnonzero(is_inside & (before != labels) & (before != labels - 1))
    if not len(bad):
        return []
    empty = np.flatnonzero((labels == 0) & (log_probabilities[:, 0] > np.log(_SURE)))
    stretches: list[tuple[int, int]] = []
    for place in bad:
        at = int(np.searchsorted(empty, place))
        start = int(empty[at - 1]) if at else 0
        end = int(empty[at]) + 1 if at < len(empty) else len(labels)
        if not stretches or start >= stretches[-1][1] - 1:
            stretches.append((start, end))
    return stretches


def viterbi(log_probabilities: Array) -> Labelled:
    """Give the most probable label sequence in which each I follows a B or I of its name."""
    length, width = log_probabilities.shape
    score = log_probabilities[0].copy()
    score[2::2] = -np.inf
    back = np.zeros((length, width), dtype=np.int64)
    names = np.arange(1, width, 2)
    for at in range(1, length):
        best = int(score.argmax())
        step = np.full(width, score[best], dtype=np.float32)
        back[at] = best
        from_begin = score[names] >= score[names + 1]
        back[at, names + 1] = np.where(from_begin, names, names + 1)
        step[names + 1] = np.where(from_begin, score[names], score[names + 1])
        score = step + log_probabilities[at]
    labels = np.empty(length, dtype=np.int64)
    labels[-1] = score.argmax()
    for at in range(length - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels
