"""Who stands in another clause, who acts by other words, and at whom an act is directed."""

import pytest
from layers_for_tests import OCCURRED, span_of
from test_events import code, parties

from dragoman.coding.events_sides import drop_beside, find_agent, find_aims, turn_owners


def kept(text, trigger, kind, *recipients):
    spans = [span_of(text, words) for words in recipients]
    return [span.text for span in drop_beside(text, span_of(text, trigger), kind, spans)]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "words", "left"),
    [
        ("A man was seized after a judge was hurt.", "seized", "COERCE", ["A man", "judge"], ["A man"]),
        (
            "A man was seized after Roca, the judge, was hurt.",
            "seized",
            "COERCE",
            ["A man", "Roca"],
            ["A man"],
        ),
        ("Police seized a man after a judge.", "seized", "COERCE", ["a man", "judge"], ["a man", "judge"]),
        ("Paz was freed before killing Roca.", "freed", "RETREAT", ["Paz", "Roca"], ["Paz"]),
        ("Paz was kept from seeing the envoy.", "kept", "COERCE", ["Paz", "the envoy"], ["Paz"]),
        (
            "Peru was kept out, then the envoy.",
            "kept",
            "COERCE",
            ["Peru", "the envoy"],
            ["Peru", "the envoy"],
        ),
        ("Police held a man who had hit a nun.", "held", "COERCE", ["a man", "a nun"], ["a man"]),
        ("They hailed a man who is Roca.", "hailed", "SUPPORT", ["a man", "Roca"], ["a man", "Roca"]),
        ("He shot buyers at a shop.", "shot", "ASSAULT", ["buyers", "a shop"], ["buyers"]),
        ("He threw stones at a guard.", "threw", "ASSAULT", ["stones", "a guard"], ["stones", "a guard"]),
        ("He fired at a guard.", "fired", "ASSAULT", ["a guard"], ["a guard"]),
        (
            "Peru gave masks to towns hit by the plague.",
            "gave",
            "AID",
            ["towns hit", "the plague"],
            ["towns hit"],
        ),
        ("They attacked ports in Chile and Peru.", "attacked", "ASSAULT", ["ports", "Peru"], ["ports"]),
        ("They attacked Chile and Peru.", "attacked", "ASSAULT", ["Chile", "Peru"], ["Chile", "Peru"]),
        ("Chile vowed to ensure Peru will never arm.", "vowed", "AGREE", ["Peru"], []),
        ("Chile vowed to ensure Peru has grain.", "vowed", "AGREE", ["Peru"], ["Peru"]),
        (
            "Roca reaffirmed Peru's firm support for Chile.",
            "reaffirmed",
            "SUPPORT",
            ["Peru", "Chile"],
            ["Chile"],
        ),
        ("Roca reaffirmed Peru's right to it.", "reaffirmed", "SUPPORT", ["Peru"], ["Peru"]),
    ],
)
def test_who_stands_in_the_next_clause_is_not_acted_on(text, trigger, kind, words, left):
    assert kept(text, trigger, kind, *words) == left


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The murders of nuns, and of monks, at the hands of armed gangs went on.", "murders", "armed gangs"),
        ("The murders went on. They died at the hands of gangs.", "murders", None),
        ("He praised the crews who have come to the aid of Lima.", "aid", "the crews"),
        ("Peru has rushed to the rescue of Chile.", "rescue", "Peru"),
        ("Peru promised aid to Chile.", "aid", None),
    ],
)
def test_other_words_tell_who_acts(text, trigger, agent):
    end = text.find(". ") + 1 or len(text)
    found = find_agent(text, span_of(text, trigger), (0, end))
    assert (found.text if found else None) == agent


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "aims"),
    [
        ("If Peru attacks, we will close the port.", "close", "THREATEN", ["Peru"]),
        ("Unless Peruvian troops leave, we will close the port.", "close", "THREATEN", ["Peruvian troops"]),
        ("As if by chance, we will close the port.", "close", "THREATEN", []),
        ("If Peru attacks, we will close the port.", "close", "AGREE", []),
        ("Congress refused his new budget.", "refused", "REJECT", ["his"]),
        ("Congress slammed Roca's plan.", "slammed", "ACCUSE", ["Roca"]),
        ("Congress refused his hand.", "refused", "REJECT", []),
        ("Paz, in reply to Roca's letter, called it void.", "called", "ACCUSE", ["Roca"]),
        ("They stand with Peru in the face of Chile's brutal invasion.", "invasion", "ASSAULT", ["Peru"]),
        ("They stand with Peru and fear an invasion.", "invasion", "ASSAULT", []),
        ("It is a war of aggression against Peru.", "war", "ASSAULT", ["Peru"]),
    ],
)
def test_words_beside_an_act_tell_at_whom_it_is_directed(text, trigger, kind, aims):
    found = find_aims(text, span_of(text, trigger), kind, (0, len(text)))
    assert [span.text for span in found] == aims


def test_an_aim_is_somebody_known_who_does_not_act():
    text = "If Peru invades Ecuador, Chile will close the strait."
    (row,) = code(text, ("close", "THREATEN", {"ACTOR": "Chile"}), attributes=OCCURRED)
    assert parties(row.recipients) == [("Peru", "PER")]
    (row,) = code(text, ("close", "THREATEN", {"ACTOR": "Peru"}), attributes=OCCURRED)
    assert row.recipients == ()


def test_a_lone_article_is_given_with_the_name_of_its_body():
    text = "The Lima Civic Front has called a march against Chile."
    (row,) = code(text, ("march", "PROTEST", {"ACTOR": "The", "RECIPIENT": "Chile"}))
    assert [ref.span.text for ref in row.actors] == ["The Lima Civic Front"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "turned"),
    [
        ("Roca's dissent from the tribunal's ruling was long.", "dissent", "REJECT", True),
        ("Roca's dissent with the tribunal grew.", "dissent", "REJECT", False),
        ("Roca's pact with the tribunal's head held.", "pact", "AGREE", False),
    ],
)
def test_whose_ruling_is_refused_does_not_refuse_it(text, trigger, kind, turned):
    actors = [span_of(text, "Roca"), span_of(text, "the tribunal")]
    found = turn_owners(text, span_of(text, trigger), kind, actors, [])
    assert found == (([actors[0]], [actors[1]]) if turned else (actors, []))
