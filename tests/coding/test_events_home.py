"""What a state's own offices do among themselves, and trips at home."""

import pytest
from layers_for_tests import events_of

OWN = "https://www.whitehouse.gov/papers/1"
PLANNED = (("status", "planned", 0.8),)


def rows(text, *frame, url=OWN, **told):
    return events_of(text, frame, url=url, **told)


@pytest.mark.parametrize(
    ("text", "trigger", "recipient", "is_event"),
    [
        ("The Secretary of Trade shall consult agencies", "consult", "agencies", False),
        ("The Secretary of Trade shall: (a) consult the Mint", "consult", "the Mint", False),
        ("The Secretary of Trade shall ask the Mint", "ask", "the Mint", False),
        ("The Secretary of Trade shall consult allies", "consult", "allies", True),
        ("The Secretary of Trade shall consult tribal governments", "consult", "tribal governments", False),
        ("The Secretary of Trade shall consult Chile", "consult", "Chile", True),
        ("The Secretary of Trade shall sanction agencies", "sanction", "agencies", True),
        ("The Secretary of Trade will consult Congress", "consult", "Congress", True),
    ],
)
def test_what_an_order_has_offices_do_together_is_routine(text, trigger, recipient, is_event):
    kind = {"consult": "CONSULT", "ask": "REQUEST", "sanction": "SANCTION"}[trigger]
    frame = (trigger, kind, {"ACTOR": "The Secretary of Trade", "RECIPIENT": recipient})
    assert bool(rows(f"{text} of the United States.", *frame, attributes=PLANNED)) is is_event


def test_in_a_treaty_the_parties_consult_each_other():
    frame = ("consult", "CONSULT", {"ACTOR": "The two sides"})
    assert rows("The two sides shall consult for the President.", *frame, attributes=PLANNED)


@pytest.mark.parametrize(
    ("other", "is_event"),
    [
        ("the Bureau of Fairs", False),
        ("the Treasury", False),
        ("the city council", True),
        ("the Bureau of Fairs of Peru", True),
        ("the Senate", True),
    ],
)
def test_offices_of_one_state_at_work_together_are_routine(other, is_event):
    text = f"The Department of Trade works with {other}."
    frame = ("works", "COOPERATE", {"ACTOR": "The Department of Trade", "RECIPIENT": other})
    assert bool(rows(text, *frame)) is is_event
    assert rows(text, *frame, url="https://news.example/1")


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("President Roe of Peru travelled to Lima on Monday.", False),
        ("President Roe of Peru travelled to Chile on Monday.", True),
        ("President Roe of Peru travelled on Monday.", True),
        ("President Roe of Peru travelled to Lima and Chile on Monday.", True),
    ],
)
@pytest.mark.parametrize("url", [None, "https://news.example/1"])
def test_a_trip_at_home_is_no_visit(text, is_event, url):
    frame = ("travelled", "CONSULT", {"ACTOR": "President Roe of Peru"})
    assert bool(rows(text, *frame, url=url)) is is_event


@pytest.mark.parametrize("words", ["with President Roe of Peru", "by President Roe of Peru to Lima"])
def test_a_visit_with_or_by_somebody_is_no_trip(words):
    frame = ("visit", "CONSULT", {"ACTOR": "President Roe of Peru"})
    assert rows(f"There was a visit {words}.", *frame)


def test_whom_one_visits_at_home_counts():
    frame = ("visited", "CONSULT", {"ACTOR": "President Roe of Peru", "RECIPIENT": "rebels"})
    assert rows("President Roe of Peru visited rebels in Lima.", *frame)


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("The President of the United States will attend a wreath ceremony.", False),
        ("The President of the United States will attend a border meeting.", True),
        ("The President of the United States will attend a wreath ceremony in Peru.", True),
    ],
)
def test_going_to_a_ceremony_at_home_is_no_talk(text, is_event):
    frame = ("attend", "CONSULT", {"ACTOR": "The President of the United States"})
    assert bool(rows(text, *frame, attributes=PLANNED)) is is_event
