"""Whose people somebody is by words of trade beside their name."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def country(text, name="Ana Rueda", label="PER"):
    names = layer("names", text, (name, label, {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return next(row.country for row in rows if row.span.text.startswith(name))


@pytest.mark.parametrize(
    "text",
    [
        "Chilean inventor Ana Rueda flew home.",
        "The Chilean voice actor Ana Rueda flew home.",
        "Chilean actor and singer Ana Rueda flew home.",
        "Ana Rueda, a Chilean runner, flew home.",
        "Ana Rueda from Chile flew home.",
    ],
)
def test_words_of_trade_tell_whose_people(text):
    assert country(text) == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "Chilean officials told Ana Rueda to wait.",
        "Chilean voters after Ana Rueda left were calm.",
        "The Chilean government under Ana Rueda fell.",
        "Ana Rueda, the Larkwind director, flew home.",
        "Ana Rueda, a friend of Chile, flew home.",
    ],
)
def test_other_words_tell_nothing(text):
    assert country(text) is None


def test_president_roe_is_not_the_first_lady():
    text = "First Lady Ana Rueda spoke. President Rueda left. Rueda was tired."
    names = layer("names", text, ("Ana Rueda", "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    assert next(row.actor for row in rows if row.role == "President") == "Rueda"


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean space agency Larkwind said so.",
        "A report by Chilean daily Larkwind said so.",
        "Chile-based retailer Larkwind said so.",
        "Larkwind, the Chilean space agency, said so.",
        "Larkwind (LW), Chile's largest bank, said so.",
    ],
)
def test_words_of_its_kind_tell_whose_body(text):
    assert country(text, "Larkwind", "ORG") == "CHL"


@pytest.mark.parametrize(
    "text",
    [
        "Larkwind, the Chilean company Boro and a third said so.",
        "Larkwind, a partner of the Chilean company, said so.",
        "Chilean buyers of the bank Larkwind said so.",
        "Larkwind, the world's largest bank, said so.",
        "Chile told the agency Larkwind so.",
    ],
)
def test_other_words_tell_nothing_of_a_body(text):
    assert country(text, "Larkwind", "ORG") is None


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("Shanghai Stock Exchange", "CHN"),
        ("Florida Department of Parks", "USA"),
        ("University of Chihuahua", "MEX"),
        ("Larkwind Exchange", None),
        ("Friends of Shanghai", None),
    ],
)
def test_a_city_in_a_body_s_name_tells_its_state(body, state):
    assert country(f"The {body} said so.", body, "ORG") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Senator from Vermont Ana Rueda left.", "USA"),
        ("First Minister of Scotland Ana Rueda left.", "GBR"),
        ("A letter from Vermont Ana Rueda lost.", None),
        ("Critics, Ana Rueda of Florida among them, left.", "USA"),
        ("They accused Ana Rueda of Florida, it seems.", None),
        ("The attack by Ana Rueda of Florida's law failed.", None),
        ("President Ana Rueda Jr. of Chile left.", "CHL"),
    ],
)
def test_the_place_after_of_tells_whose_people(text, state):
    assert country(text) == state


def test_a_surname_stays_with_whom_it_was_used_for():
    text = (
        "Senator Ana Rueda is ill. Rueda was born in May. Her parents, Bo Rueda and Eva Rueda, farmed. "
        "Rueda left early."
    )
    rows = code_mentions(article_of(text), lay_out(text), Settings())
    assert [row.actor for row in rows if row.span.text == "Rueda"] == ["Ana Rueda", "Ana Rueda"]
    text = "President Ana Rueda and her son Bo Rueda are ill. Rueda left early."
    rows = code_mentions(article_of(text), lay_out(text), Settings())
    assert rows[-1].actor == "Ana Rueda"
    text = "Ana Rueda is ill. Her son Bo Rueda is not. Rueda left early."
    rows = code_mentions(article_of(text), lay_out(text), Settings())
    assert rows[-1].actor == "Bo Rueda"


def test_the_body_after_an_office_tells_whose_it_is():
    text = "Ana Rueda, Administrator, Federal Emergency Management Agency, left."
    assert country(text) == "USA"
    text = "Ana Rueda, the administrator, Federal Emergency Management Agency staff and others left."
    assert country(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Chile's ambassador to Kenya Ana Rueda spoke.", "CHL"),
        ("The Chilean Ambassador to Kenya Ana Rueda spoke.", "CHL"),
        ("Shipments to Kenya Ana Rueda saw.", None),
    ],
)
def test_an_envoy_is_of_the_state_that_sends(text, state):
    assert country(text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The governor of Nevada, Ana Rueda, flew home.", "USA"),
        ("The governor of Nevada, Ana Rueda flew home.", "USA"),
        ("In a letter to the governor of Nevada, Ana Rueda said so.", None),
        ("After talks with the governor of Nevada, Ana Rueda, she left.", None),
        ("The governor of Nevada, Ana Rueda, left. After that it rained.", "USA"),
    ],
)
def test_a_comma_may_part_an_office_and_its_place_from_the_name(text, state):
    names = layer("names", text, ("Nevada", "LOC", {}), ("Ana Rueda", "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    assert next(row.country for row in rows if row.span.text == "Ana Rueda") == state


def test_a_paper_taken_for_a_person_is_of_whose_daily_it_is():
    assert country("Chilean daily Larkpost wrote so.", "Larkpost") == "CHL"


@pytest.mark.parametrize("opening", ["After talks with", "They saw"])
def test_whose_people_somebody_is_goes_before_the_seat_of_another(opening):
    text = f"{opening} the governor of Nevada, Ana Rueda, a Peruvian, and left."
    names = layer("names", text, ("Nevada", "LOC", {}), ("Ana Rueda", "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    assert next(row.country for row in rows if row.span.text == "Ana Rueda") != "USA"
