"""Reads the roles of anchors: each piece of the anchor's window is tagged for that anchor alone.

score(t, a) = relu(key[t] + query[a] + distance[t - a]) · W + b, so one piece may be the source of one cue and
part of the content of another.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.reading.bundle import RoleWeights
from dragoman.reading.decode import Run, decode
from dragoman.reading.encoder import Array, Encoded, log_softmax

NEAR = 16
"""Distances up to this count each by itself, farther ones by doubling steps of four."""
FAR = 17
BUCKETS = 2 * (NEAR + FAR) + 1
READY = {"attribution": 0.5, "events": 0.5}
"""Log-odds added for the roles of a head. Swept from −0.5 to 1: at 0.5 event.role_f1 is highest on wire-dev
and unchanged on own-dev, event.full_f1 rises by .03 on both, statement.whole_f1 on wire-dev by .02."""


def bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number signed distances: 0 is the anchor itself, to the left even numbers, to the right odd ones."""
    size = np.abs(distance)
    far = NEAR + 1 + (4 * np.log2(np.maximum(size, NEAR + 1) / (NEAR + 1))).astype(np.int64)
    step = np.where(size <= NEAR, size, np.minimum(far, NEAR + FAR))
    return np.where(distance > 0, 2 * step - 1, 2 * step)


def distances(length: int, start: int | NDArray[np.int64], end: int | NDArray[np.int64]) -> NDArray[np.int64]:
    """Give each place's signed distance from `[start, end)`: 0 inside it.

    Columns of starts and ends (n, 1) give a row for each: (n, length).
    """
    places = np.arange(length)
    signed: NDArray[np.int64] = np.minimum(places - start, 0) + np.maximum(places - end + 1, 0)
    return signed


def read_roles(
    encoded: Encoded, anchors: list[Run], head: int, key: str, weights: RoleWeights
) -> list[list[Run]]:
    """Give the role runs of each anchor, in pieces of the article; one is read in its most central window.

    `head` is the number of the role head among all, `key` its name.
    """
    found: list[list[Run]] = []
    for anchor in anchors:
        window = _window_of(encoded, anchor)
        low = encoded.windows[window][0]
        start, end = anchor.start - low, min(anchor.end, encoded.windows[window][1]) - low
        keys = encoded.keys[window, :, head]
        query = encoded.queries[window, start:end, head].mean(0)
        scores = _scores(keys, query, distances(len(keys), start, end), weights)
        scores[:, 0] -= READY.get(key, 0.0)
        inner = decode(scores, encoded.continued[low : low + len(scores)])
        found.append([Run(run.start + low, run.end + low, run.label, run.score) for run in inner])
    return found


def _scores(keys: Array, query: Array, distance: NDArray[np.int64], weights: RoleWeights) -> Array:
    """Give the log-probabilities (length, outputs) for one anchor."""
    hidden = keys + (weights.distance + query)[bucket(distance)]
    np.maximum(hidden, 0, out=hidden)
    scores: Array = hidden @ weights.weight + weights.bias
    log_softmax(scores)
    return scores


def _window_of(encoded: Encoded, anchor: Run) -> int:
    """Choose the window that reaches farthest on the anchor's shorter side."""
    last = len(encoded.windows) - 1

    def reach(index: int) -> tuple[int, int]:
        start, end = encoded.windows[index]
        left = anchor.start - start if index else 10**6
        right = end - anchor.end if index < last else 10**6
        return min(left, right), max(left, right)

    first = int(np.searchsorted([end for _, end in encoded.windows], anchor.start, side="right"))
    near = [
        index for index in range(first, min(first + 3, last + 1)) if encoded.windows[index][0] <= anchor.start
    ]
    return max(near, key=reach)
