"""Whose act a noun tells: possessors and prepositions, and whom a demand is put to."""

import pytest
from layers_for_tests import span_of
from test_events import code

from dragoman.coding.events_nominal import asked_of, mend_nominal


def mend(text, trigger, actors, recipients):
    found = mend_nominal(
        text,
        span_of(text, trigger),
        [span_of(text, one) for one in actors],
        [span_of(text, one) for one in recipients],
    )
    return tuple([span.text for span in spans] for spans in found)


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Peru’s request was turned down.", "request", "Peru"),
        ("The Andes states' second joint appeal failed.", "appeal", "The Andes states"),
        ("Their demands grew.", "demands", "Their"),
        ("Threats from Lima were laughed off.", "Threats", "Lima"),
        ("The offer by Lima stands.", "offer", "Lima"),
        ("The pleas of the miners were heard.", "pleas", "miners"),
        ("Peru's invasion began.", "invasion", "Peru"),
        ("An attack by Peru began.", "attack", "Peru"),
        ("The miners' march began.", "march", "The miners"),
    ],
)
def test_the_possessor_of_a_noun_acts(text, trigger, who):
    assert mend(text, trigger, [], [who]) == ([who], [])
    # Whoever else was read as acting, in another clause, does not.
    assert mend(f"{text} It rained.", trigger, ["It"], [who]) == ([who], [])


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("The invasion of Peru began.", "invasion", "Peru"),
        ("Peru’s arrest of a sailor shocked all.", "arrest", "a sailor"),
        ("The mayor’s arrest shocked all.", "arrest", "The mayor"),
        ("A request to Peru was turned down.", "request", "Peru"),
        ("Peru and its request were forgotten.", "request", "Peru"),
        ("We will request from Peru what it owes.", "request", "Peru"),
        ("Peru’s friends of the request were few.", "request", "Peru"),
    ],
)
def test_who_suffers_an_act_stays_a_recipient(text, trigger, who):
    assert mend(text, trigger, [], [who]) == ([], [who])


def test_a_verb_of_the_same_form_keeps_its_subject():
    assert mend("Chile demands from Peru an apology.", "demands", ["Chile"], ["Peru"]) == (
        ["Chile"],
        ["Peru"],
    )


def test_who_receives_what_a_noun_tells_has_it_done_to_them():
    text = "Chile has received threats from Peru."
    assert mend(text, "threats", ["Chile"], ["Peru"]) == (["Peru"], ["Chile"])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Chile demanded his resignation.", "his"),
        ("Chile demanded Lima's immediate withdrawal.", "Lima"),
        ("Chile demanded for their full compliance.", "their"),
        ("Chile demanded his release.", None),
        ("Chile demanded its money.", None),
        ("Chile demanded a resignation.", None),
    ],
)
def test_a_demand_is_put_to_whose_deed_it_is_for(text, who):
    found = asked_of(text, span_of(text, "demanded"), "REQUEST")
    assert (found.text if found is not None else None) == who
    assert asked_of(text, span_of(text, "demanded"), "ACCUSE") is None


def test_the_coder_asks_the_grammar():
    text = "Peru’s request was turned down by Chile."
    (row,) = code(text, ("request", "REQUEST", {"RECIPIENT": "Peru"}))
    assert [ref.country for ref in row.actors] == ["PER"]
    text = "Peru demanded Santiago’s withdrawal from the strait."
    (row,) = code(text, ("demanded", "REQUEST", {"ACTOR": "Peru"}))
    assert [ref.country for ref in row.recipients] == ["CHL"]


def test_who_is_joined_to_an_author_acts_too():
    text = "Threats from Peru and Chile were laughed off."
    assert mend(text, "Threats", [], ["Peru", "Chile"]) == (["Peru", "Chile"], [])
    text = "Threats from Peru against Chile were laughed off."
    assert mend(text, "Threats", [], ["Peru", "Chile"]) == (["Peru"], ["Chile"])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("The bank's order was late.", "order"), ("Probes by the bank were late.", "Probes")],
)
def test_orders_and_inquiries_have_an_author(text, trigger):
    who = "The bank" if "The bank" in text else "bank"
    assert mend(text, trigger, [], [who]) == ([who], [])
