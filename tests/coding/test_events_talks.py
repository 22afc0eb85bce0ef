"""Whom "they" are after talks."""

import pytest
from test_events import code

MET = ("met", "CONSULT", {"ACTOR": ["Ana Roca", "the Government of Chile"]})


def they(text, *frames):
    rows = code(text, *frames, ("agreed", "AGREE", {"ACTOR": "they" if "they" in text else "They"}))
    return [ref.actor for ref in rows[-1].actors]


OPENING = "Minister Ana Roca met with the Government of Chile."


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} They agreed on a truce.",
        f"{OPENING} She thanked the ministry for its help. They agreed on a truce.",
        f"{OPENING} Additionally, they agreed on a truce.",
        f"{OPENING} She spoke of the ministry of trade, and they agreed on a truce.",
    ],
)
def test_they_are_who_met(text):
    assert they(text, MET) == ["Ana Roca", "Chile"]


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING} The farmers of the north were angry. They agreed on a truce.",
        f"{OPENING} The plan pleased the sisters whom they agreed to meet.",
        f"{OPENING} They agreed on a truce.".replace("the Government of Chile", "the strangers"),
    ],
)
def test_they_may_be_others(text):
    met = (*MET[:2], {"ACTOR": ["Ana Roca", "the strangers" if "strangers" in text else MET[2]["ACTOR"][1]]})
    assert they(text, met) == [None]


def test_who_travels_has_met_nobody():
    text = "Minister Ana Roca visited Chile. They agreed on a truce."
    visit = ("visited", "CONSULT", {"ACTOR": "Ana Roca", "RECIPIENT": "Chile"})
    assert they(text, visit) == [None]
