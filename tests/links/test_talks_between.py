"""Two that talk with each other, and a third that talks with each of them."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.links.talks_between import talk_together
from dragoman.schema.rows import Event

from .undertakings_for_tests import ISL, NOR, Maker

PAIR = frozenset({"NOR", "ISL"})
PER: dict[str, Any] = {"actor": "Peru", "country": "PER", "resolved_by": "name"}
SOTO: dict[str, Any] = {"actor": None, "country": None, "resolved_by": "none"}


def together(
    text: str, trigger: str, actors: dict[str, Any], recipients: dict[str, Any], **fields: Any
) -> bool:
    (event,) = Maker("talks", "2031-03-02", text).event(trigger, "CONSULT", actors, recipients, **fields).rows
    assert isinstance(event, Event)
    return talk_together(event, text, PAIR)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("They discussed their recent engagements with Norway and Iceland.", "engagements"),
        ("They reviewed their talks with both Norway and later with Iceland.", "talks"),
        (
            "She told of her meeting with Norway on Friday and her coming meeting with Iceland tomorrow.",
            "meeting",
        ),
        ("Peru told of its call with Norway and of its visit, with Iceland, to the port.", "call"),
    ],
)
def test_what_stands_behind_with_is_dealt_with_by_somebody_else(text: str, trigger: str) -> None:
    assert not together(text, trigger, {"Norway": NOR}, {"Iceland": ISL})
    assert not together(text, trigger, {"Norway": NOR, "Iceland": ISL}, {})


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway met with Iceland in Bergen.", "met"),
        ("Together with Peru, Norway held talks with Iceland.", "talks"),
        ("Talks between Norway and Iceland went on.", "Talks"),
        ("The summit of Norway with Iceland went on.", "summit"),
        ("They took part in a trilateral meeting with Norway and Iceland.", "meeting"),
        ("Norway came with its fleet and Iceland met it.", "met"),
    ],
)
def test_those_who_stand_on_both_sides_or_meet_as_three_talk_with_each_other(text: str, trigger: str) -> None:
    assert together(text, trigger, {"Norway": NOR}, {"Iceland": ISL})


def test_a_third_that_is_known_and_stands_first_deals_with_each() -> None:
    told = {"Norway": NOR, "Iceland": ISL}
    assert not together("Peru visited Norway and Iceland.", "visited", {"Peru": PER}, told)
    assert together("Peru hosted Norway and Iceland.", "hosted", {"Peru": PER}, told)
    assert together("Peru saw talks between Norway and Iceland.", "talks", {"Peru": PER, **told}, {})
    assert together("Both sides met: Norway and Iceland.", "met", {"Both sides": SOTO, **told}, {})


def test_a_party_without_words_is_not_doubted() -> None:
    text = "They spoke with Norway and Iceland."
    (event,) = Maker("talks", "2031-03-02", text).event("spoke", "CONSULT", {"Norway": NOR}).rows
    assert isinstance(event, Event)
    carried = event.actors[0].__class__(country="ISL")
    whole = event.__class__(
        **{**{f: getattr(event, f) for f in event.__struct_fields__}, "recipients": (carried,)}
    )
    assert talk_together(whole, text, PAIR)
