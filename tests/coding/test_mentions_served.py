"""Whose people somebody is by the body they serve, and whose a body is by its seat."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_own import with_own_bodies
from dragoman.coding.mentions_served import with_bodies
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def states(text, *names):
    in_order = sorted(names, key=lambda one: text.index(one[0]))
    marks = layer("names", text, *((words, kind, {}) for words, kind in in_order))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    return {row.span.text: row.country for row in with_bodies(text, rows)}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Olu Falo, chairman of the Thai Shoe Makers Council, said so.", "Thai Shoe Makers Council"),
        ("Olu Falo from Larkwind House Thailand said so.", "Larkwind House Thailand"),
        ("Thailand Shoe Council president Olu Falo said so.", "Thailand Shoe Council"),
    ],
)
def test_the_state_in_a_bodys_name_is_that_of_its_people(text, body):
    assert states(text, ("Olu Falo", "PER"), (body, "ORG"))["Olu Falo"] == "THA"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Olu Falo from the Thailand Friendship Club said so.", "Thailand Friendship Club"),
        ("Thai Shoe Club ambassador Olu Falo said so.", "Thai Shoe Club"),
        ("Olu Falo, head of the Larkwind Shoe Council, said so.", "Larkwind Shoe Council"),
        ("Olu Falo spoke. The Thai Shoe Makers Council said so.", "Thai Shoe Makers Council"),
    ],
)
def test_envoys_missions_and_bodies_elsewhere_tell_nothing(text, body):
    assert states(text, ("Olu Falo", "PER"), (body, "ORG"))["Olu Falo"] is None


def test_a_university_is_where_it_stands_and_so_are_its_people():
    text = "Olu Falo, a research fellow at Larkwind University in Thailand, said so."
    found = states(text, ("Olu Falo", "PER"), ("Larkwind University", "ORG"), ("Thailand", "LOC"))
    assert (found["Larkwind University"], found["Olu Falo"]) == ("THA", "THA")
    text = "Olu Falo, a professor of trade law at the Larkwind Foundation in Thailand, said so."
    found = states(text, ("Olu Falo", "PER"), ("Larkwind Foundation", "ORG"), ("Thailand", "LOC"))
    assert found["Olu Falo"] == "THA"
    text = "Larkwind Motors in Thailand is closed."
    assert states(text, ("Larkwind Motors", "ORG"), ("Thailand", "LOC"))["Larkwind Motors"] is None


def test_a_body_is_of_the_state_in_which_it_is_based():
    text = "The Larkwind Group (LG), an independent aid group based in Thailand, said so."
    assert states(text, ("Larkwind Group", "ORG"), ("Thailand", "LOC"))["Larkwind Group"] == "THA"
    text = "The Larkwind Group, a friend of groups at work in Thailand, said so."
    assert states(text, ("Larkwind Group", "ORG"), ("Thailand", "LOC"))["Larkwind Group"] is None


@pytest.mark.parametrize(
    ("text", "body", "state"),
    [
        ("Olu Falo of the University of Nevada said so.", "University of Nevada", "USA"),
        ("Olu Falo of the Technical University of Lima said so.", "Technical University of Lima", "PER"),
        ("Olu Falo of the Friends of Larkwind said so.", "Friends of Larkwind", None),
    ],
)
def test_who_is_of_a_body_is_of_the_state_in_its_name(text, body, state):
    assert states(text, ("Olu Falo", "PER"), (body, "ORG"))["Olu Falo"] == state


def test_a_port_is_of_the_state_it_is_in():
    for name, state in (("Port of Los Angeles", "USA"), ("Larks of Los Angeles", None)):
        assert states(f"The {name} said so.", (name, "ORG"))[name] == state


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Peru's President Ana Rueda's chief spokesman, Olu Falo, spoke.", "PER"),
        ("Peru's President Ana Rueda's critic Olu Falo spoke.", None),
    ],
)
def test_who_speaks_for_somebody_is_of_the_same_state(words, state):
    found = states(words, ("Ana Rueda", "PER"), ("Olu Falo", "PER"))
    assert found["Olu Falo"] == state


def test_the_second_of_two_offices_joined_is_of_the_same_state():
    text = "Chilean minister Ana Rueda and trade envoy Bo Vale signed it. Al Falo saw it."
    found = states(text, ("Chilean", "NORP"), ("Ana Rueda", "PER"), ("Bo Vale", "PER"), ("Al Falo", "PER"))
    assert found["Bo Vale"] == "CHL"
    assert found["Al Falo"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Olu Falo, a trade lawyer at Larkwind University in Peru, said so.",
        "Olu Falo, a young biologist at Lima's Larkwind University, said so.",
    ],
)
def test_a_comma_may_part_who_works_at_a_body_from_it(text):
    place = "Lima" if "Lima" in text else "Peru"
    names = (("Olu Falo", "PER"), ("Larkwind University", "ORG"), (place, "LOC"))
    assert states(text, *names)["Olu Falo"] == "PER"


@pytest.mark.parametrize(
    "words", ["a fierce critic of", "a longtime target of", "a former hostage of", "an exile from"]
)
def test_who_is_no_part_of_a_body_is_not_of_its_state(words):
    text = f"Olu Falo, {words} the Colombian Army, said so."
    assert states(text, ("Olu Falo", "PER"), ("Colombian Army", "ORG"))["Olu Falo"] is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A member of the Thai Shoe Council, Olu Falo, said so.", "Thai Shoe Council"),
        ("They met. “It works,” the head of the Thai Shoe Council, Olu Falo said.", "Thai Shoe Council"),
        ("Olu Falo of Thailand's Larkwind Agency said so.", "Larkwind Agency"),
    ],
)
def test_a_body_named_before_or_owned_by_a_state_tells(text, body):
    assert states(text, ("Olu Falo", "PER"), (body, "ORG"))["Olu Falo"] == "THA"


def test_who_is_met_by_a_member_of_a_body_is_not_of_it():
    text = "He left with a member of the Thai Shoe Council, Olu Falo said."
    assert states(text, ("Olu Falo", "PER"), ("Thai Shoe Council", "ORG"))["Olu Falo"] is None


def test_a_states_own_bodies_tell_in_its_own_paper():
    text = "Olu Falo, head of the National Harbor Service, said so."
    marks = layer("names", text, ("Olu Falo", "PER", {}), ("National Harbor Service", "ORG", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    own = with_own_bodies(rows, "USA")
    found = [{row.span.text: row.country for row in with_bodies(text, own, home)} for home in ("USA", None)]
    assert [one["Olu Falo"] for one in found] == ["USA", None]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("has dismissed trade adviser", "THA"),
        ("appointed his trade adviser", "THA"),
        ("criticised trade adviser", None),
    ],
)
def test_whom_a_president_puts_in_office_is_of_that_state(words, state):
    text = f"Thai President Ana Vong {words} Olu Falo on Monday."
    assert states(text, ("Ana Vong", "PER"), ("Olu Falo", "PER"))["Olu Falo"] == state
