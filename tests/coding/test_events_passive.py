"""Passives: whoever has a thing done to them does not do it, and "by X" tells who does."""

import time

import pytest
from layers_for_tests import span_of
from test_events import code, parties

from dragoman.coding.events_passive import mend_passive


def mend(text, trigger, kind, actors, recipients=()):
    found = mend_passive(
        text,
        span_of(text, trigger),
        kind,
        [span_of(text, one) for one in actors],
        [span_of(text, one) for one in recipients],
    )
    return tuple([span.text for span in spans] for spans in found)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "wanted"),
    [
        ("Lima was not informed.", "informed", "CONSULT", ["Lima"], ([], ["Lima"])),
        (
            "Roca says his office hadn’t been consulted.",
            "consulted",
            "CONSULT",
            ["his office"],
            ([], ["his office"]),
        ),
        ("Envoy expelled by Chile", "expelled", "SANCTION", ["Envoy", "Chile"], (["Chile"], ["Envoy"])),
        (
            "Peru put back on Chile’s list of foes",
            "put",
            "SANCTION",
            ["Peru", "Chile"],
            (["Chile"], ["Peru"]),
        ),
        (
            "Roca, who had been promised visas by Lima, left.",
            "promised",
            "AGREE",
            ["Roca", "Lima"],
            (["Lima"], ["Roca"]),
        ),
        ("Chile named three men held by Peru.", "held", "COERCE", ["Chile", "Peru"], (["Peru"], [])),
    ],
)
def test_the_subject_of_a_passive_is_its_recipient(text, trigger, kind, actors, wanted):
    assert mend(text, trigger, kind, actors) == wanted


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors"),
    [
        ("Peru criticized a plan by Chile.", "criticized", "ACCUSE", ["Peru"]),
        ("Troops were deployed in Lima.", "deployed", "MOBILIZE", ["Troops"]),
        ("Peru is committed to talks.", "committed", "AGREE", ["Peru"]),
        ("Peru was joined by Chile.", "joined", "COOPERATE", ["Peru", "Chile"]),
        ("Peru said that ten men had been expelled.", "expelled", "SANCTION", ["Peru"]),
        ("The visit was agreed on by Peru.", "agreed", "AGREE", ["Peru"]),
        ("Peru put Chile on a list.", "put", "SANCTION", ["Peru"]),
        ("Peru expelled them by noon.", "expelled", "SANCTION", ["Peru"]),
        ("It welcomed a visit by Paz and Roca.", "visit", "CONSULT", ["Paz", "Roca"]),
    ],
)
def test_who_acts_stays(text, trigger, kind, actors):
    assert mend(text, trigger, kind, actors) == (actors, [])


def test_nobody_before_a_noun_acts_where_by_tells_who_does():
    text = "After talks that Peru led came the visit by Minister Paz."
    assert mend(text, "visit", "CONSULT", ["Peru", "Minister Paz"]) == (["Minister Paz"], [])


def test_an_event_has_the_parties_of_its_passive():
    text = "Peru was not informed by Chile of the raid."
    (row,) = code(text, ("informed", "CONSULT", {"ACTOR": ["Peru", "Chile"]}))
    assert (parties(row.actors), parties(row.recipients)) == ([("Chile", "CHL")], [("Peru", "PER")])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Peru is rejecting a plan by Chile.", "rejecting"),
        ("Peru was accusing rebels armed by Chile.", "accusing"),
    ],
)
def test_the_progressive_is_no_passive(text, trigger):
    found = mend_passive(
        text, span_of(text, trigger), "REJECT", [span_of(text, "Peru")], [span_of(text, "Chile")]
    )
    assert [[span.text for span in spans] for spans in found] == [["Peru"], ["Chile"]]


def test_many_adverbs_take_no_time():
    text = f"Peru {'only ' * 40}was seized by Chile."
    begun = time.process_time()
    mend_passive(text, span_of(text, "seized"), "COERCE", [span_of(text, "Peru")], [])
    assert time.process_time() - begun < 1
