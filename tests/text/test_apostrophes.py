"""Apostrophes with a blank behind them."""

import pytest

from dragoman.text.apostrophes import torn_words, with_possessives, without_tears
from dragoman.text.layout import lay_out


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Peru’ s mayor left.", "Peru’s  mayor left."),
        ("Peru' s mayor left.", "Peru's  mayor left."),
        ("Peru’s mayor left.", "Peru’s mayor left."),
        ("the mayors’ speech", "the mayors’ speech"),
        ("the ‘old’ soldiers", "the ‘old’ soldiers"),
    ],
)
def test_possessives_are_joined_and_places_stay(text, joined):
    layout = lay_out(text)
    mended = with_possessives(layout)
    assert mended.text == joined
    assert len(mended.text) == len(text)
    assert mended.sentences == layout.sentences


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Finn O’ Dalek", "Finn O’Dalek"),
        ("Women’ s Forum", "Women’s Forum"),
        ("Citizens’ Forum", "Citizens’ Forum"),
        ("Ana Roca", "Ana Roca"),
        ("Ana ‘The Fox’ Roca", "Ana ‘The Fox’ Roca"),
        ("Ana 'Fox' Roca", "Ana 'Fox' Roca"),
        ("Diaz’ Party", "Diaz’ Party"),
    ],
)
def test_names_lose_the_blank(name, whole):
    assert without_tears(name) == whole


def test_torn_words_are_the_last_of_a_name():
    assert torn_words("Gil Na’ aman") == ["Na’ aman"]
    assert torn_words("Finn O’ Dalek") == []
    assert torn_words("Na’ aman Gil") == []
