"""Whose people somebody is by words of trade beside their name."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def country(text, name="Ana Rueda", label="PER"):
    names = layer("names", text, (name, label, {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return next(row.country for row in rows if row.span.text == name)


@pytest.mark.parametrize(
    "text",
    [
        "Chilean inventor Ana Rueda flew home.",
        "The Chilean voice actor Ana Rueda flew home.",
        "Chilean actor and singer Ana Rueda flew home.",
        "Ana Rueda, a Chilean runner, flew home.",
        "Ana Rueda from Chile flew home.",
    ],
)
def test_words_of_trade_tell_whose_people(text):
    assert country(text) == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "Chilean officials told Ana Rueda to wait.",
        "Chilean voters after Ana Rueda left were calm.",
        "The Chilean government under Ana Rueda fell.",
        "Ana Rueda, the Larkwind director, flew home.",
        "Ana Rueda, a friend of Chile, flew home.",
    ],
)
def test_other_words_tell_nothing(text):
    assert country(text) is None


def test_president_roe_is_not_the_first_lady():
    text = "First Lady Ana Rueda spoke. President Rueda left. Rueda was tired."
    names = layer("names", text, ("Ana Rueda", "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    assert next(row.actor for row in rows if row.role == "President") == "Rueda"
