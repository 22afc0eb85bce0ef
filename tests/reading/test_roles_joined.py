"""A role that holds others is one mark, whatever stands within it."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.decode import Run
from dragoman.reading.roles import joined

ACT, ACTOR, RECIPIENT = 2, 0, 1


def test_parts_with_a_role_between_them_are_one():
    parts = [Run(3, 5, ACT, 0.5), Run(5, 6, RECIPIENT, 0.9), Run(6, 9, ACT, 0.7)]
    assert joined(parts, [ACT]) == [Run(3, 9, ACT, 0.6), Run(5, 6, RECIPIENT, 0.9)]


def test_parts_with_words_between_them_stay_two():
    parts = [Run(3, 5, ACT, 0.5), Run(5, 6, RECIPIENT, 0.9), Run(7, 9, ACT, 0.7)]
    assert joined(parts, [ACT]) == parts


def test_other_roles_are_never_joined():
    parts = [Run(3, 5, ACTOR, 0.5), Run(5, 6, ACTOR, 0.9)]
    assert joined(parts, [ACT]) == parts


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.integers(0, 2)), max_size=12))
def test_joining_covers_what_the_parts_cover(drawn):
    runs, at = [], 0
    for gap, size, label in drawn:
        runs.append(Run(at + gap, at + gap + size, label, 0.5))
        at += gap + size
    covered = {place for run in joined(runs, [ACT]) for place in range(run.start, run.end)}
    assert covered == {place for run in runs for place in range(run.start, run.end)}
    assert joined(joined(runs, [ACT]), [ACT]) == joined(runs, [ACT])
