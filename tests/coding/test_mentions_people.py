"""Whose an office beside a name is, and of which state: what stands near may be another's."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def states(text, *names):
    found = reading(text, names=layer("names", text, *((name, "PER", {}) for name in names)))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), found)
    return {row.actor: row.country for row in rows if row.type == "PER"}


def test_a_president_listed_before_another_has_not_his_state():
    text = "It was signed by President Ana Rueda, President of Chile Emil Novak, and their ministers."
    assert states(text, "Ana Rueda", "Emil Novak")["Ana Rueda"] is None
    text = "It was signed by Ana Rueda, President of Chile, on Friday."
    assert states(text, "Ana Rueda") == {"Ana Rueda": "CHL"}


def test_an_office_with_the_next_name_is_that_ones():
    text = "We signed it with Mr. Rueda, the President of Chile, Mr. Novak, and others."
    assert states(text, "Rueda", "Novak")["Rueda"] is None
    text = "We met Ana Rueda, the President of Chile, Emil Novak, and others."
    assert states(text, "Ana Rueda", "Emil Novak")["Ana Rueda"] == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "I turn it over to Ana Rueda, who is here to take questions about the prime minister of Peru.",
        "Thanks. Ana, Peru's defense minister said that it is over.",
        "He spoke to Prime Minister Rueda from the White House.",
    ],
)
def test_the_office_or_seat_of_another_tells_no_state(text):
    name = next(name for name in ("Ana Rueda", "Rueda", "Ana") if name in text)
    assert states(text, name) == {name: None}


@pytest.mark.parametrize(
    "text",
    [
        "We met Ana Rueda, who is also the defense minister of Peru.",
        "We met Ana Rueda, Peru's defense minister.",
        "Ana Rueda, Peru's defense minister said that it is over.",
    ],
)
def test_the_own_office_does(text):
    assert states(text, "Ana Rueda") == {"Ana Rueda": "PER"}


def test_a_people_named_in_passing_is_not_the_state_of_a_story_in_other_towns():
    text = "A Japanese cartoon was shown in Nevada and in Texas. Sheriff Ana Rueda called it a Japanese joke."
    marks = [("Nevada", "LOC", {}), ("Texas", "LOC", {}), ("Ana Rueda", "PER", {})]
    found = reading(text, names=layer("names", text, *marks))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), found)
    assert next(row.country for row in rows if row.actor == "Ana Rueda") is None


def test_ranks_of_police_are_no_names():
    assert set(states("Pol Col Ana Rueda said so.", "Ana Rueda")) == {"Ana Rueda"}


def test_a_maker_of_cars_is_no_master_of_chess():
    text = "GM Bo Vale said so."
    assert all(row.role is None for row in code_mentions(article_of(text), lay_out(text), Settings()))
