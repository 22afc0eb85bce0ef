"""Whom pronouns take up, by nearness, sex and subject."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def meant(text, word, *people):
    names = layer("names", text, *((name, kind, {}) for name, kind in people))
    article, layout = article_of(text), lay_out(text)
    rows = code_mentions(article, layout, Settings(), reading(text, names=names))
    at = text.rindex(word)
    return gather_cast(article, layout, rows).refer(Span.take(text, at, at + len(word)))


FALO, ROCA, BORO = ("Olu Falo", "PER"), ("Ana Roca", "PER"), ("Boro Bank", "ORG")


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Mr Olu Falo came. Ms Ana Roca left. He was pleased.", "He", "Olu Falo"),
        ("Mr Olu Falo came. Ms Ana Roca left. She was pleased.", "She", "Ana Roca"),
        ("Boro Bank was sold. It will close.", "It", "Boro Bank"),
        ("The harbour was closed. He was pleased.", "He", None),
    ],
)
def test_a_pronoun_is_whom_it_fits(text, word, who):
    people = [one for one in (FALO, ROCA, BORO) if one[0] in text]
    found = meant(text, word, *people)
    assert found.actor == who
    assert found.span.text == word
    assert found.resolved_by == ("pronoun" if who else "none")


def test_somebody_named_long_before_is_not_taken_up():
    far = "Mr Olu Falo came. " + "The harbour was closed. " * 12 + "He was pleased."
    assert meant(far, "He", FALO).actor is None


def test_kin_have_the_sex_of_the_word_for_them():
    text = "Ana Roca came. Her husband, builder Olu Falo, left. She was pleased."
    assert meant(text, "She", ROCA, FALO).actor == "Ana Roca"


def test_a_body_with_its_initials_is_taken_up():
    text = "The Boro Bank (BB) released a statement. It was long."
    assert meant(text, "It", ("The Boro Bank", "ORG"), ("BB", "ORG")).actor == "Boro Bank"
    assert meant(text, "BB", ("The Boro Bank", "ORG"), ("BB", "ORG")).actor == "Boro Bank"


def test_a_word_behind_a_state_leaves_it_the_head():
    assert meant("Peru likewise said so.", "Peru likewise", ("Peru", "LOC")).actor == "Peru"
