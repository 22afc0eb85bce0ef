"""Parties, and who is called by them, are of the state whose they are, where that is spoken of."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_parties import with_parties
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

AMERICAN = "The United States waits. Ohio waits. "
BRITISH = "London waits. The United Kingdom waits. "
CHILEAN = "Chile waits. Santiago waits. "


def state_of(text, words, type_="NORP", *, others=(), home=None):
    places = ("United States", "Ohio", "London", "United Kingdom", "Chile", "Santiago")
    marks = [(words, type_, {}), *others, *((one, "LOC", {}) for one in places if one in text)]
    names = layer("names", text, *sorted(marks, key=lambda mark: text.index(mark[0])))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return next(one.country for one in with_parties(text, rows, home) if one.span.text == words)


def test_parties_are_of_the_state_that_the_story_is_of():
    assert state_of(AMERICAN + "Republicans will vote.", "Republicans") == "USA"
    assert state_of(BRITISH + "Labour will vote.", "Labour", "ORG") == "GBR"


@pytest.mark.parametrize("before", ["", CHILEAN, CHILEAN + AMERICAN])
def test_elsewhere_they_may_be_anybodys(before):
    assert state_of(before + "Republicans will vote.", "Republicans") is None


def test_a_states_own_paper_speaks_of_its_own():
    assert state_of("Republicans will vote.", "Republicans", home="USA") == "USA"


def test_who_is_called_by_a_party_is_of_its_state():
    party = (("Republican", "NORP", {}),)
    assert state_of(AMERICAN + "Republican Olu Falo will vote.", "Olu Falo", "PER", others=party) == "USA"
    words = "Republican hopes of Olu Falo faded."
    assert state_of(AMERICAN + words, "Olu Falo", "PER", others=party) is None


@pytest.mark.parametrize("between", ["MP (Member of Parliament)", "state lawmaker", "MP"])
def test_members_called_by_their_party_are_of_its_state(between):
    text = f"{BRITISH}Labour {between} Ana Rueda will vote."
    found = state_of(text, "Ana Rueda", "PER", others=[("Labour", "NORP", {})])
    assert found == "GBR"
