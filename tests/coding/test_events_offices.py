"""Offices without a name in a state's own paper, and "Ann and I"."""

import pytest
from test_events_voice import HOME, code, who

TITLE = "Remarks by Vice President Roca on Fish"
NEWS = "https://news.example/1"


def actors(title, text, words, url=HOME):
    return who(code(title, text, ("condemned", "ACCUSE", {"ACTOR": words}), url=url)[0].actors)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Readout of the President’s Call on Fish", "The President"),
        ("Readout of the Vice President’s Call on Fish", "The President"),
        ("Readout of the President’s Call on Fish", "the Vice President"),
    ],
)
def test_an_office_is_that_of_the_state_that_publishes(title, words):
    assert actors(title, f"Today {words} condemned the army.", words) == [(None, "PER")]


@pytest.mark.parametrize(
    ("title", "words", "url"),
    [
        ("Readout of the President’s Call on Fish", "The President", NEWS),
        ("Readout of the President’s Call on Fish", "The Prime Minister", HOME),
        ("Readout of the President’s Call on Fish", "the presidents", HOME),
    ],
)
def test_other_offices_stay_open(title, words, url):
    assert actors(title, f"Today {words} condemned the army.", words, url) == [(None, None)]


def test_a_president_of_another_state_leaves_it_open():
    text = "Today the President condemned the army. President Luis Paz of Chile and President Ana Gil left."
    assert (None, "PER") not in actors("Readout of the President’s Call on Fish", text, "the President")


def test_one_and_i_are_two():
    text = "Today Luis Paz and I condemned the army. President Ana Roca of Peru wrote so."
    title = "Statement by President Ana Roca on Fish"
    assert actors(title, text, "Luis Paz and I") == [("Luis Paz", None), ("Ana Roca", "PER")]
    text = "Today Luis Paz and Irma condemned the army. President Ana Roca of Peru wrote so."
    assert ("Ana Roca", "PER") not in actors(title, text, "Luis Paz and Irma")


@pytest.mark.parametrize(
    ("words", "found"),
    [("Our entire Administration", ("Peru", "PER")), ("Our entire committee", (None, None))],
)
def test_the_whole_administration_is_the_state(words, found):
    text = f"{words} condemned the army. President Ana Roca of Peru wrote so."
    assert actors("Statement by President Ana Roca on Fish", text, words) == [found]


@pytest.mark.parametrize(
    ("words", "who_"), [("The President", [("Ana Roca", "PER")]), ("the fleet", [(None, None)])]
)
def test_an_office_told_in_the_title_is_kept_where_the_text_leaves_it_out(words, who_):
    text = f"Today {words} condemned the army. Ana Roca of Peru wrote so."
    assert actors("Remarks by President Ana Roca on Fish", text, words) == who_
