"""Public bodies in a state's own paper are its own, if no other state stands beside them."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_own import with_own_bodies
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def state_of(text, name, home="USA", others=()):
    marks = sorted([(name, "ORG", {}), *others], key=lambda mark: text.index(mark[0]))
    names = layer("names", text, *marks)
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return next(one.country for one in with_own_bodies(rows, home) if one.span.text == name)


@pytest.mark.parametrize("name", ["Department of Fisheries", "National Harbor Service", "Senate"])
def test_public_bodies_are_of_the_state_that_publishes(name):
    assert state_of(f"Today the {name} will act.", name) == "USA"


@pytest.mark.parametrize("name", ["World Harbor Commission", "Larkwind House", "Larkwind Foundation"])
def test_other_bodies_are_not(name):
    assert state_of(f"Today the {name} will act.", name) is None


def test_elsewhere_they_are_anybodys():
    assert (
        state_of("Today the Department of Fisheries will act.", "Department of Fisheries", home=None) is None
    )


def test_beside_another_state_it_may_be_that_ones():
    text = "Leaders of Chile came, and the Department of Fisheries will act."
    assert state_of(text, "Department of Fisheries", others=[("Chile", "LOC", {})]) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Rueda-Vale Administration", ("United States", "USA")),
        ("Rueda Administration", ("United States", "USA")),
        ("Harbor Administration", ("Harbor Administration", "USA")),
    ],
)
def test_an_administration_called_by_its_head_is_the_state(name, meant):
    text = f"President Ana Rueda came. The {name} will act."
    marks = layer("names", text, ("Ana Rueda", "PER", {}), (name, "ORG", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    found = next(one for one in with_own_bodies(rows, "USA") if one.span.text == name)
    assert (found.actor, found.country) == meant


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("National Harbor Council", "USA"),
        ("Arctic National Council", None),
        ("Security Council", None),
        ("UN Security Council", None),
        ("United Nations Security Council", None),
    ],
)
def test_a_national_council_is_of_the_state_that_publishes_a_security_council_of_all(name, state):
    assert state_of(f"Today the {name} will act.", name) == state
