"""Surnames of which one spelling lacks a letter."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_variants import are_variants
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


@pytest.mark.parametrize(
    ("full", "short", "same"),
    [
        ("daranhoo", "daranoo", True),
        ("daranhoo-vel", "daranoo-vel", True),
        ("daranhoo-vel", "daranoo", True),
        ("daranoo", "daranhoo", True),
        ("daranen", "daranon", False),
        ("darano", "daran", False),
        ("daranoo", "daranoo", False),
        ("dinarova", "dinarov", False),
        ("daranons", "daranon", False),
    ],
)
def test_one_letter_may_be_left_out(full, short, same):
    assert are_variants(full, short) is same


def actors(text, *names):
    marks = layer("names", text, *((name, "PER", {}) for name in names))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    return [row.actor for row in rows if row.type == "PER"]


def test_a_misspelt_surname_is_the_same_person():
    text = "Minister Ana Daranhoo spoke. Minister Daranoo left."
    assert actors(text, "Ana Daranhoo", "Daranoo") == ["Ana Daranhoo", "Ana Daranhoo"]


def test_rivals_other_offices_and_the_other_sex_are_somebody_else():
    text = "Minister Ana Daranhoo spoke. Judge Daranoo left."
    assert actors(text, "Ana Daranhoo", "Daranoo")[1] == "Daranoo"
    text = "Ms Ana Daranhoo spoke. Mr Daranoo left."
    assert actors(text, "Ana Daranhoo", "Daranoo")[1] == "Daranoo"
    text = "Ana Daranhoo and Olu Daranhoo spoke. Daranoo left."
    assert actors(text, "Ana Daranhoo", "Olu Daranhoo", "Daranoo")[2] == "Daranoo"
