"""Topics of talks are no parties to them."""

import pytest
from layers_for_tests import span_of

from dragoman.coding.events_topic import is_topic


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("They talk about everything from Chile on.", "talk", "Chile"),
        ("It was a conversation on Chile.", "conversation", "Chile"),
        ("The talks on trade, arms and Chile went on.", "talks", "Chile"),
        ("The talks over the dam with Peru went on.", "talks", "dam"),
        ("They discussed Chile.", "discussed", "Chile"),
        ("They will address Chile’s debt.", "address", "Chile"),
        ("They discussed the Lima summit.", "discussed", "the Lima summit"),
        ("They will address the destination.", "address", "the destination"),
    ],
)
def test_what_a_talk_is_about_is_a_topic(text, trigger, party):
    assert is_topic(text, span_of(text, trigger), span_of(text, party))


@pytest.mark.parametrize(
    ("text", "trigger", "party"),
    [
        ("The talks over the dam with Peru went on.", "talks", "Peru"),
        ("The talks on trade between Chile and Peru went on.", "talks", "Peru"),
        ("They met on Monday Chile’s minister.", "met", "Chile"),
        ("They met on the sidelines of the games Minister Paz.", "met", "Minister Paz"),
        ("Peru spoke about it to Chile.", "spoke", "Chile"),
        ("They will address Chile’s Senate.", "address", "Chile’s Senate"),
        ("Peru discussed it with Chile.", "discussed", "Chile"),
    ],
)
def test_who_takes_part_is_none(text, trigger, party):
    assert not is_topic(text, span_of(text, trigger), span_of(text, party))
