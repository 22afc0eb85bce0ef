"""The hot path: the encoder over the windows of one article, and its outputs laid together."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.reading.bundle import Bundle
from dragoman.reading.pieces import CLOSES, EDGE_SHAPE, OPENS, Pieces
from dragoman.reading.windows import batches, cut_windows, weights
from dragoman.text.sentences import Range

Array = NDArray[np.float32]


class Encoded(Struct, frozen=True):
    """What the encoder gave for one article of `n` pieces.

    `tags` (n, columns of all tag heads) are log-probabilities averaged over the windows; `attributes`
    (n, columns) are averaged scores; `meaning` (n, size) averaged vectors. `keys` and `queries` (windows,
    length, role heads, hidden) stay apart, as an anchor and its roles are read in one window. `continued` (n)
    are the pieces that go on with a word.
    """

    windows: list[Range]
    continued: NDArray[np.bool_]
    tags: Array
    attributes: Array
    meaning: Array
    keys: Array
    queries: Array


def encode(pieces: Pieces, bundle: Bundle) -> Encoded | None:
    """Run the encoder over an article; None where it has no pieces."""
    windows = cut_windows(len(pieces))
    if not windows:
        return None
    parts = [_run(pieces, batch, bundle) for batch in batches(windows)]
    outputs = [np.concatenate(column) if len(parts) > 1 else column[0] for column in zip(*parts, strict=True)]
    tags, attributes, keys, queries, meaning = outputs
    for _, columns in bundle.labels.tag_slices():
        log_softmax(tags[..., columns])
    shape = (len(windows), windows[0][1] - windows[0][0], len(bundle.labels.roles), bundle.labels.hidden)
    tags, attributes, meaning = (_averaged(one, windows, len(pieces)) for one in (tags, attributes, meaning))
    return Encoded(
        windows, pieces.continued, tags, attributes, meaning, keys.reshape(shape), queries.reshape(shape)
    )


def _run(pieces: Pieces, batch: list[Range], bundle: Bundle) -> list[Array]:
    """Give the outputs for one batch of windows, without the marks around them."""
    size = batch[0][1] - batch[0][0]
    ids = np.empty((len(batch), size + 2), dtype=np.int64)
    shapes = np.full((len(batch), size + 2), EDGE_SHAPE, dtype=np.int64)
    ids[:, 0], ids[:, -1] = OPENS, CLOSES
    for row, (start, end) in enumerate(batch):
        ids[row, 1:-1] = pieces.ids[start:end]
        shapes[row, 1:-1] = pieces.shapes[start:end]
    outputs = bundle.session.run(
        ["tags", "attributes", "keys", "queries", "meaning"], {"ids": ids, "shapes": shapes}
    )
    return [np.asarray(output)[:, 1:-1] for output in outputs]


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
