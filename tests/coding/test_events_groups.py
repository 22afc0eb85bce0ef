"""Several parties in one phrase: states joined, a body of two states, names listed."""

import pytest
from layers_for_tests import article_of, span_of

from dragoman.coding.events_parties import Parties
from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out


def refer(text, words):
    article, layout = article_of(text), lay_out(text)
    mentions = code_mentions(article, layout, Settings())
    parties = Parties(layout, mentions, gather_cast(article, layout, mentions))
    return [(ref.span.text, ref.actor, ref.country) for ref in parties.refer(span_of(text, words), None)]


@pytest.mark.parametrize(
    "words",
    ["the Peru-Chile Energy Council", "the Peru-Chilean delegation", "Peru-Chile task force", "Peru-Chile"],
)
def test_a_body_of_two_states_is_both(words):
    found = refer(f"Ecuador met {words} on Friday.", words)
    assert found == [(words, "Peru", "PER"), (words, "Chile", "CHL")]


@pytest.mark.parametrize("words", ["the Peru-Chile border", "the Roca-Paz Council", "the Peru-led council"])
def test_other_hyphens_join_no_parties(words):
    assert len(refer(f"Ecuador met {words} on Friday.", words)) == 1


def test_people_of_states_are_not_the_states():
    words = "the people of Peru and Chile"
    assert [one[1:] for one in refer(f"Ecuador helped {words}.", words)] == [(None, "PER"), (None, "CHL")]
    words = "the Peruvian and Chilean ministers, Ana Roca and Luis Paz"
    assert [one[1:] for one in refer(f"Ecuador met {words}.", words)] == [("Peru", "PER"), ("Chile", "CHL")]
    words = "the navies of Peru and Chile"
    assert [one[1:] for one in refer(f"Ecuador met {words}.", words)] == [("Peru", "PER"), ("Chile", "CHL")]
    words = "the leaders of Peru and Chile"
    assert [one[1:] for one in refer(f"Ecuador met {words}.", words)] == [("Peru", "PER"), ("Chile", "CHL")]


@pytest.mark.parametrize("words", ["rebel forces in Peru and Chile", "the ships near Peru and Chile"])
def test_where_somebody_is_is_no_party(words):
    assert not {"Peru", "Chile"} & {one[1] for one in refer(f"Ecuador attacked {words}.", words)}


@pytest.mark.parametrize(
    "words", ["our counterparts in Peru and Chile", "his counterparts from EU allies Peru and Chile"]
)
def test_officials_in_states_are_these_states(words):
    assert [one[1:] for one in refer(f"Ecuador met {words}.", words)] == [("Peru", "PER"), ("Chile", "CHL")]


def test_states_in_the_name_of_a_body_are_no_parties():
    words = "the Sacred Order of Peru and Chile"
    assert not {"PER", "CHL"} & {one[2] for one in refer(f"Ecuador fought {words}.", words)}


def test_names_in_a_list_are_each_a_party():
    words = "President Ana Roca of Peru, Luis Paz and the European Union"
    assert refer(f"{words} praised Chile.", words) == [
        ("President Ana Roca", "Ana Roca", "PER"),
        ("Luis Paz", "Luis Paz", None),
        ("the European Union", "European Union", None),
    ]


def test_an_office_in_a_list_is_who_holds_it():
    text = "Vice President Ana Roca came. The Vice President and President Luis Paz praised Chile."
    found = refer(text, "The Vice President and President Luis Paz")
    assert [one[:2] for one in found] == [
        ("The Vice President", "Ana Roca"),
        ("President Luis Paz", "Luis Paz"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "aides to Ana Roca and Luis Paz",
        "Ana Roca and other ministers",
        "Luis Paz, the minister of Peru",
        "the supporters of Ana Roca and Luis Paz",
    ],
)
def test_a_phrase_that_is_not_all_names_is_no_list(words):
    assert len(refer(f"Chile met {words} in Arica.", words)) == 1


def test_a_person_of_a_state_is_the_person():
    words = "President Ana Roca, Jr., of the Republic of Peru"
    assert refer(f"Chile met {words} in Arica.", words) == [(words, "Ana Roca", "PER")]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("the Dutch minister and UNESCO", ["the Dutch minister", "UNESCO"]),
        ("the minister of trade and UNESCO", None),
        ("village councils, faith groups, and doctors", ["village councils", "faith groups", "doctors"]),
        ("“farmers, miners and nurses”", ["farmers", "miners", "nurses"]),
        ("farmers and miners", None),
        ("farmers of rice, miners and nurses", None),
        ("small, poor and remote islands", None),
    ],
)
def test_an_office_and_a_name_or_several_groups_are_each_a_party(words, parts):
    found = refer(f"They were called upon by {words} on Friday.", words)
    assert [one[0] for one in found] == (parts or [words])


def test_a_list_of_names_is_each_of_them_though_one_is_unknown():
    words = "the Andean members, Peru, Chile, and Office of the Sealing Inspector"
    found = refer(f"Ecuador thanked {words} today.", words)
    assert [one[0] for one in found] == [
        "the Andean members",
        "Peru",
        "Chile",
        "Office of the Sealing Inspector",
    ]
    assert [one[1] for one in found[1:3]] == ["Peru", "Chile"]


def test_two_bodies_are_two_and_a_town_with_its_state_is_one():
    words = "Ministry of Finance, Ministry of Health"
    assert [one[0] for one in refer(f"Ecuador thanked {words} today.", words)] == words.split(", ")
    assert len(refer("Ecuador thanked Lima, Peru today.", "Lima, Peru")) == 1


def test_ministries_told_by_one_word_are_told_in_one_phrase():
    words = "the Ministries of Peru, Water Law, and Chile"
    assert [one[0] for one in refer(f"Ecuador thanked {words} today.", words)] == [words]
