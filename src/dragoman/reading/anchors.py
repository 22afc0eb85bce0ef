"""Finds the anchors of a layer: by their own tags, and by what their sentences say of them as a whole.

Whether a sentence holds a claim is told better by all of its words than by the one that may be its signal.
The constants were chosen on documents held aside from training and on the development sets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

from dragoman.reading.decode import Run, decode
from dragoman.reading.encoder import Array, Encoded
from dragoman.reading.labels import SENTENCES, Labels, TagHead
from dragoman.text.sentences import Range

CAUTION = {"attribution": 0.6}
"""Log-odds added against anchors of a layer: a false statement costs an editor more than a missed one."""
SURE = -0.25
"""Log-odds from which on a sentence that is judged to hold an anchor gets one if it has none."""
DOUBTED = -1.0
"""Log-odds under which a sentence loses its anchors."""


def find_anchors(
    encoded: Encoded, labels: Labels, head: TagHead, columns: slice, sentences: Sequence[Range]
) -> list[Run]:
    """Find the anchors of a head, which has these columns of the tags; `sentences` are ranges of pieces."""
    tags = encoded.tags[:, columns]
    if head.layer in CAUTION:
        tags = tags.copy()
        tags[:, 0] += CAUTION[head.layer]
    runs = decode(tags, encoded.continued)
    for judging, judged in labels.attribute_slices():
        if judging.layer == SENTENCES and judging.name == head.layer:
            likely = np.where(encoded.continued[:, None], -np.inf, tags[:, 1::2])
            return _judged(runs, likely, encoded.attributes[:, judged], sentences)
    return runs


def _judged(runs: list[Run], likely: Array, scores: Array, sentences: Iterable[Range]) -> list[Run]:
    """Bring anchors into line with the scores (pieces; no, yes) of their sentences.

    In a sentence that surely holds an anchor the likeliest word, by log-probabilities (pieces, names), is one
    if no other is; a sentence that surely holds none keeps none.
    """
    starts = [run.start for run in runs]
    kept: list[Run] = []
    for start, end in sentences:
        own = runs[bisect_left(starts, start) : bisect_left(starts, end)]
        no, yes = scores[start:end].mean(0)
        if own and yes - no >= DOUBTED:
            kept += own
        if not own and yes - no >= SURE:
            kept.append(_likeliest(likely[start:end], start))
    return kept


def _likeliest(likely: Array, low: int) -> Run:
    """Give the likeliest anchor, of one piece, among pieces that begin at `low`."""
    at, label = np.unravel_index(int(likely.argmax()), likely.shape)
    return Run(low + int(at), low + int(at) + 1, int(label), float(np.exp(likely[at, label])))
