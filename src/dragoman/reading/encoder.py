"""The hot path: the encoder over the windows of one article, and its outputs laid together."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.reading.bundle import Bundle
from dragoman.reading.pieces import CLOSES, EDGE_SHAPE, OPENS, Pieces
from dragoman.reading.windows import cut_windows, weights
from dragoman.text.sentences import Range

Array = NDArray[np.float32]

# The graph gives meanings of sentences besides, which no coder asks for.
_OUTPUTS = ["tags", "attributes", "keys", "queries"]


class Encoded(Struct, frozen=True):
    """What the encoder gave for one article of `n` pieces.

    `tags` (n, columns of all tag heads) are averaged over the windows, those of anchors as log-probabilities;
    `attributes` (n, columns) are averaged scores. `keys` and `queries` (windows, length, role heads, hidden)
    stay apart, as an anchor and its roles are read in one window. `continued` (n) are the pieces that go on
    with a word.
    """

    windows: list[Range]
    continued: NDArray[np.bool_]
    tags: Array
    attributes: Array
    keys: Array
    queries: Array


def encode(pieces: Pieces, bundle: Bundle) -> Encoded | None:
    """Run the encoder over an article; None where it has no pieces."""
    windows = cut_windows(len(pieces))
    if not windows:
        return None
    tags, attributes, keys, queries = _run(pieces, windows, bundle)
    for _, columns in bundle.labels.anchor_slices():
        log_softmax(tags[..., columns])
    shape = (len(windows), windows[0][1] - windows[0][0], len(bundle.labels.roles), bundle.labels.hidden)
    tags, attributes = (_averaged(one, windows, len(pieces)) for one in (tags, attributes))
    return Encoded(windows, pieces.continued, tags, attributes, keys.reshape(shape), queries.reshape(shape))


def _run(pieces: Pieces, windows: list[Range], bundle: Bundle) -> list[Array]:
    """Give the outputs for each window, without the marks around it: (windows, length, columns).

    One window is run at a time: with more, what is worked on falls out of the processor's cache.
    """
    size = windows[0][1] - windows[0][0]
    ids = np.empty((1, size + 2), dtype=np.int64)
    shapes = np.full((1, size + 2), EDGE_SHAPE, dtype=np.int64)
    ids[:, 0], ids[:, -1] = OPENS, CLOSES
    outputs: list[Array] = []
    for row, (start, end) in enumerate(windows):
        ids[0, 1:-1] = pieces.ids[start:end]
        shapes[0, 1:-1] = pieces.shapes[start:end]
        found = bundle.session.run(_OUTPUTS, {"ids": ids, "shapes": shapes})
        if not outputs:
            outputs = [np.empty((len(windows), size, one.shape[-1]), dtype=np.float32) for one in found]
        for output, one in zip(outputs, found, strict=True):
            output[row] = one[0, 1:-1]
    return outputs


def log_softmax(scores: Array) -> None:
    """Turn scores into log-probabilities over the last axis, in place."""
    scores -= scores.max(-1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(-1, keepdims=True))


def _averaged(values: Array, windows: list[Range], pieces: int) -> Array:
    """Average (windows, length, columns) over the windows that hold a piece, middles weighing more."""
    if len(windows) == 1:
        only: Array = values[0]
        return only
    table = weights(windows, pieces)
    total = np.zeros((pieces, values.shape[-1]), dtype=np.float32)
    weight = np.zeros((pieces, 1), dtype=np.float32)
    for row, (start, end) in enumerate(windows):
        share = table[row][:, None]
        total[start:end] += values[row] * share
        weight[start:end] += share
    total /= weight
    return total
