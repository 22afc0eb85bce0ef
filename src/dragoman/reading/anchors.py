"""Finds the anchors of a layer: by their own tags, and by what their sentences say of them as a whole.

Whether a sentence holds a claim is told better by all of its words than by the one that may be its signal.
The constants were swept on documents of CNC held aside from training and on the development sets: judging
sentences brought causal.f1 there from .75 to .82 and cause.pair_f1 from .48 to .50, caution brought
statement.whole_f1 on own-dev from .71 to .74.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.reading.decode import Run, by_words, decode
from dragoman.reading.encoder import Array, Encoded
from dragoman.reading.labels import SENTENCES, Labels, TagHead
from dragoman.text.sentences import Range

CAUTION = {"attribution": 1.5}
"""Log-odds added against beginning an anchor of a layer: a false row costs an editor more than a missed one.
Swept from 1 to 2. Asked of every piece instead, cues end too early: on PolNeAR .738 of statements were whole
and .734 of cues exact with the one, .730 and .726 with the other."""
DOUBT = {"events": 0.4}
"""Log-odds added against each piece of an anchor of a layer. Swept from −0.4 to 2: event.role_f1 and
status_acc rose by .005; against beginnings alone, event.trigger_f1 rose on own-dev and fell on wire-dev."""
SURE = {"causes": -0.4}
"""Log-odds from which on a sentence that is judged to hold an anchor of a layer gets one if it has none."""
DOUBTED = {"causes": -0.75}
"""Log-odds under which a sentence loses its anchors of a layer. Swept with SURE on documents of CNC held
aside and the development sets: at −0.25 and −1 causal.f1 was .828, at these .831 (others .829 to .832), and
cause.pair_f1 rose by .005 on own-dev and .012 on wire-dev."""
LIKELY = 0.1
"""Probability from which on a piece may be of an anchor at all. Rules' cues below it left out, wire-dev's
statement.whole_f1 rose from .82 to .84, own-dev's and PolNeAR's by .003 and .005."""


def likely_pieces(encoded: Encoded, columns: slice) -> NDArray[np.int64]:
    """Give the pieces that may be of an anchor of the head with these columns, in order."""
    return np.flatnonzero(encoded.tags[:, columns.start] < np.log1p(-LIKELY))


def find_anchors(
    encoded: Encoded, labels: Labels, head: TagHead, columns: slice, sentences: Sequence[Range]
) -> list[Run]:
    """Find the anchors of a head, which has these columns of the tags; `sentences` are ranges of pieces."""
    tags = encoded.tags[:, columns]
    if head.layer in CAUTION or head.layer in DOUBT:
        tags = tags.copy()
        tags[:, 0] += DOUBT.get(head.layer, 0.0)
        tags[:, 1::2] -= CAUTION.get(head.layer, 0.0)
    runs = _decode_any(tags, encoded.continued)
    for judging, judged in labels.attribute_slices():
        if judging.layer == SENTENCES and judging.name == head.layer and head.layer in SURE:
            odds = _Odds(SURE[head.layer], DOUBTED[head.layer])
            return _judged(runs, tags[:, 1::2], encoded, judged, sentences, odds)
    return runs


def _decode_any(tags: Array, continued: NDArray[np.bool_]) -> list[Run]:
    """Decode anchors from log-probabilities (pieces, 1 + 2 names): whether there is one, then its name.

    A trigger of which two types are each half as likely as none is still likelier one than none. The score is
    the mean probability of the labels of its name.
    """
    if tags.shape[1] == 3:
        return decode(tags, continued)
    tags = by_words(tags, continued)
    begins, insides = tags[:, 1::2], tags[:, 2::2]
    any_name = (np.logaddexp.reduce(one, axis=1) for one in (begins, insides))
    likely = np.stack([tags[:, 0], *any_name], axis=1)
    runs = []
    for run in decode(likely, continued):
        told = begins[run.start] + insides[run.start + 1 : run.end].sum(0)
        label = int(told.argmax())
        picked = np.append(insides[run.start + 1 : run.end, label], begins[run.start, label])
        runs.append(Run(run.start, run.end, label, float(np.exp(picked).mean())))
    return runs


class _Odds(Struct, frozen=True):
    """The log-odds that a layer asks of its sentences."""

    sure: float
    doubted: float


def _judged(
    runs: list[Run], likely: Array, encoded: Encoded, judged: slice, sentences: Iterable[Range], odds: _Odds
) -> list[Run]:
    """Bring anchors into line with the scores of their sentences, the columns `judged` (no, yes).

    In a sentence that surely holds an anchor the likeliest word, by log-probabilities (pieces, names), is one
    if no other is; a sentence that surely holds none keeps none.
    """
    starts = [run.start for run in runs]
    kept: list[Run] = []
    for start, end in sentences:
        own = runs[bisect_left(starts, start) : bisect_left(starts, end)]
        no, yes = encoded.attributes[start:end, judged].mean(0)
        if own and yes - no >= odds.doubted:
            kept += own
        if not own and yes - no >= odds.sure and not encoded.continued[start]:
            kept.append(_likeliest(likely[start:end], encoded.continued[start:end], start))
    return kept


def _likeliest(likely: Array, continued: NDArray[np.bool_], low: int) -> Run:
    """Give the likeliest word as an anchor, among pieces that begin at `low`; a sentence begins a word."""
    words = np.flatnonzero(~continued)
    word, label = np.unravel_index(int(likely[words].argmax()), (len(words), likely.shape[1]))
    start = int(words[word])
    end = int(words[word + 1]) if word + 1 < len(words) else len(continued)
    return Run(low + start, low + end, int(label), float(np.exp(likely[start, label])))
