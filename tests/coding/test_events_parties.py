"""Who says "we" in a transcript."""

import pytest
from layers_for_tests import events_of

TALK = "{label}:  Good day to all in the ministry.\n\nQ  Why?\n\n{label}:  We support Chile.\n\nQ  Thanks."
HOME = "https://president.gob.pe/papers/1"


def actors(label, title, words="We"):
    text = TALK.format(label=label).replace("We support", f"{words} support")
    frame = ("support", "SUPPORT", {"ACTOR": words, "RECIPIENT": "Chile"})
    return [
        (ref.actor, ref.country)
        for row in events_of(text, frame, title=title, url=HOME)
        for ref in row.actors
    ]


def test_a_spokesperson_says_we_for_the_state():
    title = "Press Briefing by Press Secretary Ana Roca"
    assert actors("MS. ROCA", title) == [("Peru", "PER")]
    assert actors("MS. ROCA", title, words="I") == [("Ana Roca", "PER")]


@pytest.mark.parametrize("label", ["PRESIDENT ROCA", "THE PRESIDENT"])
def test_whom_a_head_of_state_means_by_we_stays_open(label):
    assert actors(label, "Remarks by President Ana Roca") == [("Ana Roca", "PER")]


def test_we_of_somebody_of_no_known_state_is_nobody_elses():
    assert actors("MS. ROCA", "Remarks by Ana Roca") == [("Ana Roca", None)]


def test_an_official_without_a_name_says_we_for_the_state_whose_paper_it_is():
    title = "Background Call on Chile"
    assert actors("SENIOR ADMINISTRATION OFFICIAL", title) == [("Peru", "PER")]
    assert actors("SENIOR ADMINISTRATION OFFICIAL", title, words="I") == [(None, None)]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("The Roca-Sy Administration", ("Peru", "PER")),
        ("This administration", ("Peru", "PER")),
        ("The zoo administration", (None, None)),
    ],
)
def test_the_administration_in_a_states_own_paper_is_the_state(words, who):
    text = f"{words} supports Chile, an ambassador hears."
    frame = ("supports", "SUPPORT", {"ACTOR": words, "RECIPIENT": "Chile"})
    (row,) = events_of(text, frame, title="Readout of a Call", url=HOME)
    assert [(ref.actor, ref.country) for ref in row.actors] == [who]
    (row,) = events_of(text, frame, title="Readout of a Call")
    assert ("Peru", "PER") not in [(ref.actor, ref.country) for ref in row.actors]


def test_they_in_a_quotation_are_the_state_that_was_dealt_with_last():
    text = "A meeting of Chile and Peru. It rained. “They asked us,” Peruvian Minister Ana Rueda said."
    met = ("meeting", "CONSULT", {"ACTOR": "Chile", "RECIPIENT": "Peru"})
    *_, row = events_of(text, met, ("asked", "REQUEST", {"ACTOR": "They"}))
    assert [(ref.country, ref.resolved_by) for ref in row.actors] == [("CHL", "pronoun")]
    (row,) = events_of(text, ("asked", "REQUEST", {"ACTOR": "They"}))
    assert [ref.country for ref in row.actors] == [None]


@pytest.mark.parametrize(
    ("between", "act"),
    [
        ("Gunmen later killed ten villagers.", ("attacked our troops", "ASSAULT")),
        ("Gunmen later killed ten villagers.", ("asked us", "REQUEST")),
        ("It rained.", ("attacked our troops", "ASSAULT")),
        ("It rained. " * 6, ("asked us", "REQUEST")),
    ],
)
def test_they_in_a_quotation_are_nobody_who_dealt_where_others_may_be_meant(between, act):
    words, kind = act
    text = f"Peru signed a pact with Chile. {between} “They {words},” Peruvian President Ana Roca said."
    signed = ("signed", "AGREE", {"ACTOR": "Peru", "RECIPIENT": "Chile"})
    *_, row = events_of(text, signed, (words, kind, {"ACTOR": "They"}))
    assert [ref.country for ref in row.actors] == [None]
