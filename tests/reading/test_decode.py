"""The best legal labels: proved against trying all of them."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.decode import Run, decode, viterbi


def log_probabilities(rows):
    scores = np.array(rows, dtype=np.float32)
    return scores - np.log(np.exp(scores).sum(-1, keepdims=True))


def is_legal(labels) -> bool:
    before = (0, *labels)
    return all(
        label == 0 or label % 2 == 1 or previous in (label, label - 1)
        for previous, label in zip(before, labels, strict=False)
    )


scores = st.integers(2, 5).flatmap(
    lambda length: st.lists(
        st.lists(st.integers(-4, 4).map(float), min_size=5, max_size=5), min_size=length, max_size=length
    )
)


@given(scores)
def test_viterbi_finds_the_most_probable_legal_labels(rows):
    table = log_probabilities(rows)
    best = max(
        (labels for labels in itertools.product(range(5), repeat=len(table)) if is_legal(labels)),
        key=lambda labels: sum(table[at, label] for at, label in enumerate(labels)),
    )
    found = viterbi(table)
    assert is_legal(found)
    assert np.isclose(
        sum(table[at, label] for at, label in enumerate(found)),
        sum(table[at, label] for at, label in enumerate(best)),
        atol=1e-4,
    )


def apart(table):
    """Say that every piece is a word."""
    return np.zeros(len(table), dtype=np.bool_)


def labels_of(found, length):
    """Rebuild the labels that runs came from: B at their start, then I, and O outside of all."""
    labels = [0] * length
    for run in found:
        labels[run.start : run.end] = [2 * run.label + 1] + [2 * run.label + 2] * (run.end - run.start - 1)
    return labels


def weight(table, labels):
    return sum(float(table[at, label]) for at, label in enumerate(labels))


@given(scores)
def test_decoding_gives_what_viterbi_over_the_whole_gives(rows):
    table = log_probabilities(rows)
    labels = labels_of(decode(table, apart(table)), len(table))
    assert is_legal(labels)
    # Stretches end at surely empty pieces (p > .98); to hold one of them to O loses at most this.
    loss = -np.log(0.98) * len(table) + 1e-3
    assert weight(table, labels) >= weight(table, viterbi(table)) - loss


@given(scores)
def test_runs_are_disjoint_and_in_order(rows):
    found = decode(log_probabilities(rows), apart(rows))
    assert all(0 <= run.start < run.end <= len(rows) and 0 < run.score <= 1 for run in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_a_run_ends_where_the_next_begins():
    table = np.full((4, 5), -9.0, dtype=np.float32)
    table[[0, 1, 2, 3], [1, 1, 2, 0]] = 0
    assert [(run.start, run.end, run.label) for run in decode(table, apart(table))] == [(0, 1, 0), (1, 3, 0)]


def test_nothing_is_found_where_all_is_outside():
    table = np.full((3, 3), -9.0, dtype=np.float32)
    table[:, 0] = 0
    assert decode(table, apart(table)) == []


def test_a_lone_inside_is_mended():
    table = log_probabilities([[0, 1, 0], [0, 0, 3]])
    assert decode(table, apart(table)) == [Run(0, 2, 0, decode(table, apart(table))[0].score)]


@given(scores, st.data())
def test_no_run_begins_or_ends_within_a_word(rows, data):
    flags = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    continued = np.array([False, *flags[1:]])
    for run in decode(log_probabilities(rows), continued):
        assert not continued[run.start]
        assert run.end == len(rows) or not continued[run.end]
