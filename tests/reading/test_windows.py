"""Windows cover every piece, are of one length, and overlap."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.windows import STEP, WINDOW, cut_windows, weights


@given(st.integers(0, 5000))
def test_windows_cover_all_pieces_and_are_of_one_length(pieces):
    windows = cut_windows(pieces)
    assert {place for start, end in windows for place in range(start, end)} == set(range(pieces))
    assert len({end - start for start, end in windows}) <= 1
    assert all(end - start <= WINDOW for start, end in windows)
    assert all(one[1] - other[0] >= WINDOW - STEP for one, other in itertools.pairwise(windows))


@given(st.integers(1, 2000))
def test_every_piece_has_weight_and_middles_weigh_more(pieces):
    windows = cut_windows(pieces)
    table = weights(windows, pieces)
    assert table.shape == (len(windows), windows[0][1] - windows[0][0])
    assert (table > 0).all()
    assert (table.max(1) == table[:, table.shape[1] // 2]).all()


def test_the_ends_of_the_text_weigh_fully():
    table = weights(cut_windows(400), 400)
    assert table[0, 0] == table[-1, -1] == WINDOW / 2
    assert table[0, -1] == table[-1, 0] == 1
    assert np.all(np.diff(table[0]) <= 0)
