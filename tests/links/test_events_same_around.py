"""What stands around an event: the number of a round of talks."""

import pytest

from dragoman.links.events_same_around import find_ordinal, is_site, numbers_round
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span


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
        ("They held the first ", " of the U.S.-Peru High-Level Dialogue since 2016.", None),
        ("He was the first Peruvian president to hold ", " in Lima.", None),
        ("The second deputy minister came to hold a third round of ", " in Lima.", 3),
        ("They held their first bilateral ", " as Secretary of State and foreign minister.", None),
        ("They held the first ", " of her presidency.", None),
        ("It is his first bilateral ", " in Lima with an African head of state.", None),
        ("They held the third round of ", " with an African official.", 3),
        ("They held the fourth round of U.S.-Peru ", " in Lima in 2019.", 4),
        ("They held the first ", " in Lima in 2019.", None),
        ("At the second Andean Summit, they will hold ", " in Lima.", None),
        ("It was after the first two ", " of the day.", None),
        ("They held her first foreign leader ", " in Lima.", None),
        ("He will host the second Cod Summit. They will hold ", " in Lima.", None),
        ("They held the second U.S.-led St. Lucia ", " in Lima.", 2),
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


@pytest.mark.parametrize(
    ("text", "place", "country", "is_there"),
    [
        ("They met in Lima.", "Lima", "PER", True),
        ("In Lima, they met.", "Lima", "PER", True),
        ("They met on Lobos Island.", "Lobos Island", "PER", True),
        ("They met on Peru.", "Peru", "PER", False),
        ("Have they met since he is back from Lima?", "Lima", "PER", False),
        ("They met during the Summit of the Andes.", "Andes", None, False),
        ("They met ahead of a forum in Lima.", "Lima", "PER", False),
        ("They met before dawn in Lima.", "Lima", "PER", True),
        ("They met before the forum in Lima.", "Lima", "PER", False),
        ("They met at the Consul’s house.", "Consul", None, False),
        ("They met President Diaz of Peru.", "Peru", "PER", False),
        ("They met in the Republic of Peru.", "Peru", "PER", True),
        ("They met in Peru’s capital.", "Peru", "PER", True),
    ],
)
def test_a_place_told_with_talks_need_not_be_theirs(text, place, country, is_there):
    def span(words: str) -> Span:
        start = text.index(words)
        return Span.take(text, start, start + len(words))

    assert is_site(text, span("met"), Ref(span=span(place), actor=place, country=country)) is is_there
