"""States in a text: what is found at once for a whole text is what is found piece by piece."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.undertakings_states import all_states, named_states
from dragoman.schema.codes import body_of, iterate_aliases, iterate_bodies, iterate_places, look_up
from timing_for_tests import is_linear, repeat

_PIECES = st.sampled_from(
    ["Peru", "New", "Guinea", "Papua", "Mexico’s", "Mexico", "CUBA", "U.S.", "the", "of", "Republic", "Côte",
     "d’Ivoire", "The", "Gambia", "NATO.", "Congo", "South", "Korea", "said", "Smith", "\n\n", "-", ","]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=14).map(" ".join)


def test_no_known_name_is_passed_over() -> None:
    """Every name that the tables know and that is written large is found for itself."""
    for alias in iterate_aliases():
        meant = look_up(alias.name)
        if meant is not None and "A" <= alias.name[0] <= "Z" and alias.name.isalpha():
            assert [one.country for one in named_states(alias.name)] == [meant.country], alias
            assert [one.country for one in named_states(f"{alias.name}’s")] == [meant.country], alias
    for body in iterate_bodies():
        known = body_of(body.name)
        if known is not None and known.sector != "MED" and body.name.isalpha() and body.name[0].isupper():
            assert named_states(body.name), body
    assert named_states("Papua New Guinea and The Gambia met in New Mexico")[1].country == "GMB"
    assert any(name == "New Mexico" for name, _ in iterate_places())
    assert named_states("New Mexico") == []


@given(_TEXTS)
def test_a_whole_text_names_what_it_names(text: str) -> None:
    found = all_states(text)
    assert found.named == named_states(text)
    for one in found.named:
        assert one.country is None or one.start in found.places[one.country]


@given(_TEXTS, st.data())
def test_no_part_of_a_text_names_a_state_elsewhere(text: str, data: st.DataObject) -> None:
    words = [at for at in range(len(text) + 1) if at in (0, len(text)) or text[at - 1].isspace()]
    start, end = sorted((data.draw(st.sampled_from(words)), data.draw(st.sampled_from(words))))
    places = all_states(text).places
    for one in named_states(text, start, end):
        assert one.country is None or one.start in places[one.country]


def test_a_long_text_takes_linear_time() -> None:
    unit = "The United States and New Zealand asked Peru. "
    assert is_linear(lambda size: repeat(unit, size), all_states, 40_000)
