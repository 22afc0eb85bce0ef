"""Whose state a party has: not that of a name which another place's name holds."""

from __future__ import annotations

import pytest

from dragoman.links.homes import at_home

from .undertakings_for_tests import ISL, NOR, Maker

MEX = {"actor": "State of New Mexico", "country": "MEX", "resolved_by": "name"}


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("State of New Mexico", None),
        ("the Governor of New Mexico", None),
        ("Mexico", "MEX"),
        ("Mexico City", "MEX"),
        ("the envoy of Mexico in New Mexico", "MEX"),
    ],
)
def test_a_place_whose_name_holds_that_of_a_state_is_not_of_it(words: str, country: str | None) -> None:
    made = Maker("aid", "2031-03-02", f"Norway sent help to {words} after the flood.")
    (event,) = made.event("sent", "AID", {"Norway": NOR}, {words: MEX}).rows
    settled = at_home(event, lambda actor: None)
    assert settled.recipients[0].country == country  # type: ignore[attr-defined]
    assert settled.actors == event.actors  # type: ignore[attr-defined]


def test_nothing_changes_where_all_have_their_states() -> None:
    made = Maker("aid", "2031-03-02", "Norway sent help to Iceland.")
    (event,) = made.event("sent", "AID", {"Norway": NOR}, {"Iceland": ISL}).rows
    assert at_home(event, lambda actor: "PER") is event
