"""Roles hang on anchors by distance; buckets are signed and coarser with distance."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.bundle import RoleWeights
from dragoman.reading.decode import Run
from dragoman.reading.encoder import Encoded
from dragoman.reading.roles import BUCKETS, NEAR, bucket, distances, read_roles
from dragoman.reading.windows import cut_windows


@given(st.integers(-4000, 4000))
def test_buckets_are_within_bounds_and_keep_the_side(distance):
    found = int(bucket(np.array([distance]))[0])
    assert 0 <= found < BUCKETS
    if distance:
        assert (found % 2 == 1) == (distance > 0)


def test_near_distances_have_buckets_of_their_own():
    near = np.arange(-NEAR, NEAR + 1)
    assert len(set(bucket(near).tolist())) == len(near)


@given(st.integers(1, 60), st.data())
def test_distances_are_zero_inside_the_anchor_and_grow_by_one(length, data):
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    found = distances(length, start, end)
    assert (found[start:end] == 0).all()
    assert set(np.abs(np.diff(found)).tolist()) <= {0, 1}


def test_the_piece_before_an_anchor_is_its_role_wherever_the_window_lies():
    """Weights that say "one before is B of role 0", over an article of several windows."""
    pieces, hidden = 700, 4
    windows = cut_windows(pieces)
    size = windows[0][1] - windows[0][0]
    empty = np.zeros((len(windows), size, 1, hidden), dtype=np.float32)
    distance = np.zeros((BUCKETS, hidden), dtype=np.float32)
    distance[bucket(np.array([-1]))[0], 0] = 1
    weight = np.zeros((hidden, 3), dtype=np.float32)
    weight[0, 1] = 9
    weights = RoleWeights(distance, weight, np.array([3, 0, 0], dtype=np.float32))
    none = np.zeros((pieces, 0), dtype=np.float32)
    encoded = Encoded(windows, np.zeros(pieces, dtype=np.bool_), none, none, empty, empty)
    anchors = [Run(at, at + 2, 0, 1.0) for at in (1, 100, 189, 191, 250, 254, 400, 698)]
    found = read_roles(encoded, anchors, 0, "causes", weights)
    assert [[(run.start, run.end) for run in runs] for runs in found] == [
        [(anchor.start - 1, anchor.start)] for anchor in anchors
    ]
