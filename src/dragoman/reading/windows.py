"""Windows over the pieces of an article: all of one length, overlapping, with their weights.

All windows of an article are as long as the first, the last one reaching back, so no window is padded; and
as each is run by itself, the answer for an article does not depend on what is read beside it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dragoman.text.sentences import Range

WINDOW = 254
"""Pieces in a window, without the two marks around it."""
STEP = 190
"""From one window's start to the next; names, cues and what hangs on them seldom reach over the overlap."""


def cut_windows(pieces: int) -> list[Range]:
    """Give the windows `[start, end)` over that many pieces, all of one length."""
    if pieces <= WINDOW:
        return [(0, pieces)] if pieces else []
    starts = [*range(0, pieces - WINDOW, STEP), pieces - WINDOW]
    return [(start, start + WINDOW) for start in starts]


def weights(windows: list[Range], pieces: int) -> NDArray[np.float32]:
    """Weigh each piece (columns) of each window (rows) by its distance from the window's cut ends.

    An end of the text is no cut: up to it all pieces weigh fully.
    """
    size = windows[0][1] - windows[0][0]
    places = np.arange(size, dtype=np.float32)
    table = np.empty((len(windows), size), dtype=np.float32)
    for row, (start, end) in enumerate(windows):
        left = places + 1 if start else np.full(size, size, dtype=np.float32)
        right = size - places if end < pieces else np.full(size, size, dtype=np.float32)
        table[row] = np.minimum(np.minimum(left, right), size / 2)
    return table
