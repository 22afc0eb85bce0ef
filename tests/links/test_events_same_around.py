"""What stands around an event: the number of a round of talks."""

import pytest

from dragoman.links.events_same_around import find_ordinal


@pytest.mark.parametrize(
    ("before", "behind", "number"),
    [
        ("They held the second round of ", " in Lima.", 2),
        ("They held the first ", " in four years.", None),
        ("For the first time in three years they held ", " in Lima.", None),
    ],
)
def test_the_number_of_a_round(before, behind, number):
    assert find_ordinal(before, "talks", behind) == number
