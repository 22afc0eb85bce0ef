"""Whose regime it is."""

import pytest
from test_events_voice import HOME, code, who

CHILE = [("Chile", "CHL")]
OPEN = [(None, None)]


def actors(text, words, url=HOME):
    (row,) = code("On Fish", f"{text} An envoy said so.", ("jailed", "COERCE", {"ACTOR": words}), url=url)
    return who(row.actors)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Chilean regime sank. It rained. The regime jailed two ministers.", CHILE),
        ("Chile’s regime sank. The regime jailed two ministers.", CHILE),
        ("The Chilean regime sank. Ecuador’s regime rose. The regime jailed two ministers.", OPEN),
        ("Chile sank. The regime jailed two ministers.", OPEN),
    ],
)
def test_the_regime_is_that_told_before(text, who):
    assert actors(text, "The regime") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We stand with the people of Chile. The Rojas regime jailed two ministers.", CHILE),
        ("Peru stands with the people of Chile. The Rojas regime jailed two ministers.", CHILE),
        ("Chile and Ecuador are near. The Rojas regime jailed two ministers.", OPEN),
        ("Chile is near." + " It rained." * 4 + " The Rojas regime jailed two ministers.", OPEN),
    ],
)
def test_a_regime_called_by_its_ruler_is_of_the_only_other_state_around(text, who):
    assert actors(text, "The Rojas regime") == who


def test_news_does_not_tell_whose_a_ruler_is():
    text = "Chile protested. The Rojas regime jailed two ministers."
    assert actors(text, "The Rojas regime", url="https://news.example/1") == OPEN


def test_a_set_of_rules_is_no_government():
    text = "Chile is near. The Sanctions regime jailed two ministers."
    assert actors(text, "The Sanctions regime") == OPEN


def test_a_regime_called_by_its_creed_is_of_no_state():
    assert actors("Chile is near. The Nazi regime jailed two ministers.", "The Nazi regime") == OPEN
