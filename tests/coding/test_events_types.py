"""Contested cases of the codebook that words decide."""

import pytest
from layers_for_tests import layer

from dragoman.coding.events_codes import decide
from dragoman.coding.events_types import decided_type, is_no_act
from dragoman.schema.codebook import quad_of
from dragoman.schema.span import Span


def decided(text, trigger, read):
    start = text.index(trigger)
    found = decided_type(text, Span.take(text, start, start + len(trigger)), read)
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "read", "type_"),
    [
        ("Peru issued 300 visas to Chileans.", "issued", "AID", "COOPERATE"),
        ("Some 300 work permits were granted to Chileans.", "granted", "AID", "COOPERATE"),
        ("Peru granted Chile a loan. Visas are free.", "granted", "AID", None),
        ("A court jailed the writer for six years.", "jailed", "COERCE", "SANCTION"),
        ("Police jailed the writer at dawn.", "jailed", "COERCE", None),
        ("Peru hosted a naval exercise with Chile.", "hosted", "CONSULT", "COOPERATE"),
        ("Peru hosted the president of Chile.", "hosted", "CONSULT", None),
        ("Peru granted clemency to the writer.", "clemency", "RETREAT", "CONCEDE"),
        ("Peru issued 300 visas to Chileans.", "issued", "REJECT", None),
        ("Peru ended all remaining travel restrictions.", "ended", "SANCTION", "RETREAT"),
        ("It was the dismantling of discriminatory policies.", "dismantling", "COERCE", "RETREAT"),
        ("Peru lifted its embargo on Chile.", "lifted", "SANCTION", "RETREAT"),
        ("Peru repealed the ban.", "repealed", "COERCE", "RETREAT"),
        ("Peru ended talks with Chile over sanctions.", "ended", "SANCTION", None),
        ("Peru ended sanctions relief for Chile.", "ended", "SANCTION", None),
        ("Peru revoked visas in spite of the ban.", "revoked", "SANCTION", None),
        ("Peru endorsed the ban.", "endorsed", "SANCTION", None),
        ("Peru removed the police chief under sanctions.", "removed", "COERCE", None),
        ("Peru lifted the ban.", "lifted", "REJECT", None),
        ("Peru removed two banks from its list of foes.", "removed", "SANCTION", "RETREAT"),
        ("Peru removed two banks and put Chile on a list.", "removed", "SANCTION", None),
        ("Peru is dismantling trade barriers.", "dismantling", "COERCE", "RETREAT"),
        ("Peru is dismantling Chile’s bank by tariffs.", "dismantling", "COERCE", None),
        ("Roca ordered federal aid for the valley.", "ordered", "SANCTION", "AID"),
        ("Roca ordered aid cut off.", "ordered", "SANCTION", None),
        ("Roca vowed to never meet Paz.", "vowed", "THREATEN", "REJECT"),
        ("Roca pledged not to meet Paz.", "pledged", "THREATEN", "REJECT"),
        ("Peru vowed that it would never leave.", "vowed", "THREATEN", "REJECT"),
        ("Roca vowed to meet Paz.", "vowed", "THREATEN", None),
        ("Roca vowed not to rest until Paz falls.", "vowed", "THREATEN", None),
        ("Roca pledged not to use force.", "pledged", "AGREE", None),
    ],
)
def test_a_decided_case_has_its_type(text, trigger, read, type_):
    assert decided(text, trigger, read) == type_
    assert type_ is None or quad_of(type_)


@pytest.mark.parametrize(
    ("status", "found"), [("occurred", ("RETREAT", None)), ("planned", ("CONCEDE", "RETREAT"))]
)
def test_an_end_that_is_announced_for_later_is_an_easing(status, found):
    text = "Peru ends the ban on Chile."
    attributes = (("status", status, 0.99), ("about", "none", 0.99))
    (frame,) = layer("events", text, ("ends", "SANCTION", {}), attributes=attributes).frames()
    codes = decide(text, frame, text)
    assert (codes.type, codes.about) == found


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_none"),
    [
        ("Roca declared that a major disaster exists.", "declared", "SANCTION", True),
        ("Roca declared a national emergency over Chile.", "declared", "SANCTION", False),
        ("We are encouraged by the talks.", "encouraged", "REQUEST", True),
        ("We encouraged Chile by all means.", "encouraged", "REQUEST", False),
        ("Chile was encouraged by Peru to leave.", "encouraged", "REQUEST", False),
    ],
)
def test_declared_disasters_and_feelings_are_no_acts(text, trigger, kind, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), kind) is is_none


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_none"),
    [
        ("The school is fully funded by donors.", "funded", "AID", True),
        ("The school was funded by Peru.", "funded", "AID", False),
        ("By the powers conferred upon him he left.", "conferred", "CONSULT", True),
        ("He conferred with Chile.", "conferred", "CONSULT", False),
    ],
)
def test_what_is_always_so_and_powers_are_no_acts(text, trigger, kind, is_none):
    start = text.index(trigger)
    assert is_no_act(text, Span.take(text, start, start + len(trigger)), kind) is is_none


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peru dismissed the report as lies.", "ACCUSE"),
        ("Peru rejected the envoy's words as mere propaganda.", "ACCUSE"),
        ("Peru dismissed the plan as too dear.", None),
    ],
)
def test_to_call_something_lies_is_to_accuse(text, type_):
    assert decided(text, text.split()[1], "REJECT") == type_
