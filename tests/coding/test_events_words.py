"""The words of a party are whole, up to the ends of its phrase."""

import pytest
from layers_for_tests import span_of

from dragoman.coding.events_words import take_whole


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Senior envoys from Peru met.", "Senior envoys from", "Senior envoys from Peru"),
        ("The Ministry of Trade met.", "The Ministry of", "The Ministry of Trade"),
        (
            "Guests from throughout the region met.",
            "Guests from throughout the",
            "Guests from throughout the region",
        ),
        ("Students at Lima College met.", "Students at", "Students at Lima College"),
        ("Members of\n    his cabinet met.", "Members of", "Members of\n    his cabinet"),
        ("Ana Roca (ind.) met.", "Ana Roca (ind", "Ana Roca"),
        ("All federal agencies met.", "All", "All federal agencies"),
        ("Tribal Nations met.", "Tribal", "Tribal Nations"),
        ("Prime Minister Paz met.", "Prime", "Prime Minister Paz"),
        ("The Vice President met.", "President", "The Vice President"),
        ("A vice of President Roca met.", "President Roca", "President Roca"),
        ("The local mayor's aides met.", "The local", "The local"),
        ("Aides of the Ministry of Trade met.", "Aides of", "Aides of the Ministry of Trade"),
        ("Police beat peaceful marchers and met.", "peaceful", "peaceful marchers"),
        ("The local police met.", "The local", "The local police"),
        ("An ex-minister met.", "An ex-", "An ex-minister"),
        ("The court (now closed) met.", "The court (", "The court"),
        ("Our allies and Peru met.", "Our allies and", "Our allies"),
        ("Ana Roca, who met them.", "Ana Roca,", "Ana Roca"),
        ("More than 2,100 met.", "More than 2,", "More than 2,100"),
        ("The miners, the farmers, and Peru met.", "The miners, the farmers, and", "The miners, the farmers"),
    ],
)
def test_a_phrase_that_was_cut_is_widened_or_trimmed(text, read, whole):
    assert take_whole(text, span_of(text, read), span_of(text, "met")).text == whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The Peruvian army met.", "The Peruvian army"),
        ("Envoys from met.", "Envoys from"),
        ("The peaceful met.", "The peaceful"),
        ("The military fires and met.", "The military"),
        ("Lima-Quito talks met.", "Lima"),
        ("6 May-Ana Roca met.", "6 May-"),
    ],
)
def test_other_words_stay(text, read):
    assert take_whole(text, span_of(text, read), span_of(text, "met")).text == read
