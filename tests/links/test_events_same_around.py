"""What stands around an event: the number of a round of talks."""

import pytest

from dragoman.links.events_same_around import find_ordinal, numbers_round


@pytest.mark.parametrize(
    ("before", "behind", "number"),
    [
        ("They held the second round of ", " in Lima.", 2),
        ("They held the first ", " in four years.", None),
        ("For the first time in three years they held ", " in Lima.", None),
        ("It was the fifth time that they held ", " in Lima.", None),
        ("First, they held ", " in Lima.", None),
        ("The First Lady held ", " in Lima.", None),
        ("The second largest party held ", " in Lima.", None),
        ("In his first term he held a second set of ", " in Lima.", 2),
    ],
)
def test_the_number_of_a_round(before, behind, number):
    assert find_ordinal(before, "talks", behind) == number


@pytest.mark.parametrize(
    ("before", "trigger", "behind", "is_round"),
    [
        ("They held the second round of ", "talks", " in Lima.", True),
        ("They held a third technical ", "round", " in Lima.", True),
        ("In the first ", "meeting", " the president had with her, he asked for a new round.", False),
        ("A round of ", "talks", " was held in Lima.", False),
    ],
)
def test_only_a_round_that_is_called_so_is_numbered(before, trigger, behind, is_round):
    assert numbers_round(before, trigger, behind) is is_round
