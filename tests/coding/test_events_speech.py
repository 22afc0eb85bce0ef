"""One who "talks about" something, with nobody, holds no talks."""

import pytest
from layers_for_tests import span_of
from test_events import OCCURRED, code

from dragoman.coding.events_speech import is_speech
from dragoman.schema.rows import Ref

PLANNED = (("status", "planned", 0.99), ("about", "none", 0.99))


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("President Ana Roca talked about the army.", "talked", "President Ana Roca"),
        ("Ana Roca spoke about the army of Peru.", "spoke", "Ana Roca"),
        ("I talked about the army of Peru.", "talked", "I"),
    ],
)
@pytest.mark.parametrize("attributes", [OCCURRED, PLANNED])
def test_a_speech_is_no_talks(text, trigger, actor, attributes):
    assert code(text, (trigger, "CONSULT", {"ACTOR": actor}), attributes=attributes) == []


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Peru talked about the army.", "talked", "Peru"),
        ("Ana Roca talked about the army with Chile.", "talked", "Ana Roca"),
        ("Ana Roca talked about the army to the president.", "talked", "Ana Roca"),
        ("Ana Roca talked of the army.", "talked", "Ana Roca"),
        ("Ana Roca held talks about the army.", "talks", "Ana Roca"),
    ],
)
def test_talks_stay(text, trigger, actor):
    assert len(code(text, (trigger, "CONSULT", {"ACTOR": actor}))) == 1


@pytest.mark.parametrize(
    ("words", "is_told"), [("We", False), ("They", False), ("She", True), ("Roca", True)]
)
def test_those_who_talk_are_two(words, is_told):
    text = f"{words} talked about the army of Peru."
    party = Ref(span=span_of(text, words), actor="Ana Roca", country="PER")
    found = is_speech(text, span_of(text, "talked"), (0, len(text)), [party], lambda _: True)
    assert found is is_told
