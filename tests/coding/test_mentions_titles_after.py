"""Titles in apposition behind a name."""

import pytest

from dragoman.coding.mentions_titles_after import title_after

NAME = "Ann Roe"


def read(text):
    return title_after(text, text.index(NAME) + len(NAME), len(text))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Ann Roe, Peru's deputy foreign minister, left.", "deputy foreign minister", "PER"),
        ("Ann Roe is the foreign minister of Peru.", "foreign minister of Peru", "PER"),
        ("Ann Roe, who was foreign minister of Peru, left.", "foreign minister of Peru", "PER"),
        ("Ann Roe, head of Larkwind Bank, left.", "head of Larkwind Bank", None),
    ],
)
def test_a_title_behind_a_name_is_read_with_its_state(text, words, country):
    found = read(text)
    assert (found.span.text, found.country) == (words, country)
    assert found.span.proves(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe, tired of Peru, left.",
        "Ann Roe left, a minister beside her.",
        "Ann Roe",
        "Ann Roe. The minister left.",
    ],
)
def test_what_is_no_apposition_is_no_title(text):
    assert read(text) is None


def test_it_is_read_no_further_than_the_sentence():
    text = "Ann Roe, the foreign minister of Peru, left."
    assert title_after(text, len(NAME), len("Ann Roe, the")) is None
