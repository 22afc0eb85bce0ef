"""Members of a state's houses and cabinet are of the state whose paper calls them by the bare office."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_members import with_own_members
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def state_of(text, name="Rueda", home="USA"):
    names = layer("names", text, (name, "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return next(one.country for one in with_own_members(text, rows, home) if one.span.text == name)


@pytest.mark.parametrize(
    "office",
    [
        "Speaker",
        "House Majority Leader",
        "Secretary",
        "Senate Democratic Leader",
        "Justice",
        "Rep.",
    ],
)
def test_members_are_of_the_state_whose_paper_it_is(office):
    assert state_of(f"Yesterday {office} Rueda said so.") == "USA"


def test_elsewhere_a_bare_office_is_anybodys():
    assert state_of("Yesterday Speaker Rueda said so.", home=None) is None


@pytest.mark.parametrize(
    "office",
    "Prime Minister;Secretary General;Coach;Supreme Leader;Leader;Mayor;Governor;Judge".split(";"),
)
def test_others_are_not(office):
    assert state_of(f"Yesterday {office} Rueda said so.") is None


def test_a_member_of_another_states_house_stays_of_that():
    assert state_of("Yesterday Chilean Speaker Rueda said so.") == "CHL"
    assert state_of("Chile is far. Chile is dear. Chile is calm. Speaker Rueda said so.") == "USA"


@pytest.mark.parametrize(
    "words",
    [
        "Speaker Rueda of the House of Commons",
        "Speaker Rueda of the Larkwind House",
        "Secretary Rueda of the Bank of England",
        "Senator Rueda from Chile",
        "Governor Abe Rueda of the Bank of England",
    ],
)
def test_who_is_of_another_states_house_is_not_home_s(words):
    name = "Abe Rueda" if "Abe" in words else "Rueda"
    assert state_of(f"Yesterday {words} said so. {name} left.", name) != "USA"


def test_who_is_of_a_place_at_home_is():
    assert state_of("Yesterday Senator Rueda of Vermont said so.") == "USA"
    assert state_of("Yesterday Senator Rueda of the United States said so.") == "USA"
