"""Whom the words right behind an act name."""

import re

import pytest
from layers_for_tests import OCCURRED, span_of
from test_events import code, parties

from dragoman.coding.events_objects import find_objects
from dragoman.schema.span import Span


def objects(text, trigger, kind):
    names = [Span.take(text, *one.span()) for one in re.finditer(r"Peru|Roca|Chile", text)]

    def name_after(at):
        return next((name for name in names if name.start >= at), None)

    found = find_objects(text, span_of(text, trigger), kind, (0, len(text)), name_after)
    return [span.text for span in found]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "words"),
    [
        ("Ecuador blamed Peru for the leak.", "blamed", "ACCUSE", ["Peru"]),
        ("Ecuador praised President Ana Roca today.", "praised", "SUPPORT", ["President Ana Roca"]),
        ("Ecuador congratulated him on it.", "congratulated", "SUPPORT", ["him"]),
        ("Ecuador praised her brother.", "praised", "SUPPORT", []),
        ("Ecuador was blamed Peru said.", "blamed", "ACCUSE", []),
        ("Ecuador praised Peru wines.", "praised", "SUPPORT", []),
        ("Ecuador condemned Peru's raid.", "condemned", "ACCUSE", ["Peru", "Peru"]),
        ("Ecuador rejected Peru's claim.", "rejected", "REJECT", ["Peru"]),
        ("Ecuador reaffirmed its firm commitment to Peru.", "reaffirmed", "SUPPORT", ["Peru"]),
        ("Ecuador voiced support for the people of Peru.", "voiced", "SUPPORT", ["Peru"]),
        ("Ecuador reaffirmed its commitment to peace.", "reaffirmed", "SUPPORT", []),
        ("It began with an attack on Peru.", "attack", "ASSAULT", ["Peru"]),
        ("Chile's war in Peru goes on.", "war", "ASSAULT", ["Peru"]),
        ("An attack in Peru went on.", "attack", "ASSAULT", []),
        ("It saw the invasion of Peru.", "invasion", "ASSAULT", ["Peru"]),
        ("It backs sanctions on Peru.", "sanctions", "SANCTION", ["Peru"]),
        ("It demanded an answer from Peru.", "demanded", "REQUEST", ["Peru"]),
        ("It demanded that grain from Peru flow.", "demanded", "REQUEST", []),
        ("It praised aid for Peru.", "aid", "AID", ["Peru"]),
    ],
)
def test_what_stands_behind_an_act_may_be_its_object(text, trigger, kind, words):
    assert objects(text, trigger, kind) == words


def test_an_object_is_the_recipient_where_none_was_read():
    text = "Chile's war in Peru goes on."
    (row,) = code(text, ("war", "ASSAULT", {"ACTOR": "Chile"}), attributes=OCCURRED)
    assert parties(row.recipients) == [("Peru", "PER")]
    (row,) = code(text, ("war", "ASSAULT", {"ACTOR": "Chile", "RECIPIENT": "Chile"}), attributes=OCCURRED)
    assert ("Chile", "CHL") not in parties(row.recipients)


def test_nobody_wages_war_on_themselves():
    (row,) = code("Peru's war in Peru goes on.", ("war", "ASSAULT", {"ACTOR": "Peru"}), attributes=OCCURRED)
    assert row.recipients == ()


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the strength of the Peru-Chile alliance", [("Chile", "CHL")]),
        ("the Chile-Ecuador alliance", []),
        ("the Lima-Callao railway", []),
    ],
)
def test_who_backs_a_partnership_does_so_with_the_other_one(words, who):
    text = f"The Government of Peru praised {words}."
    (row,) = code(text, ("praised", "SUPPORT", {"ACTOR": "The Government of Peru"}))
    assert parties(row.recipients) == who
