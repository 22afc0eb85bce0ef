"""Causes out of the reader's layer: pairs, signals, relations, and whose claim it is."""

import msgspec
import pytest
from layers_for_tests import article_of, layer, reading, span_of

from dragoman.coding.causes import code_causes
from dragoman.schema.rows import Ref, Statement, make

TEXT = (
    "The drought led to shortages. Ministers said the ban, not the drought, caused the strike and a boycott."
)


def code(*frames, statements=(), attributes=(), text=TEXT):
    found = reading(text, causes=layer("causes", text, *frames, attributes=attributes))
    return code_causes(article_of(text), found, statements)


def test_a_signal_joins_cause_and_effect():
    (row,) = code(("led to", "SIGNAL", {"CAUSE": "The drought", "EFFECT": "shortages"}))
    assert (row.cause.text, row.signal.text, row.effect.text) == ("The drought", "led to", "shortages")
    assert (row.relation, row.claimed_by, row.said_in) == ("causes", None, None)
    assert row.score == 0.8
    assert row.coder == "causes@1+by-hand@1"


def test_the_relation_is_the_anchors():
    frame = ("led to", "SIGNAL", {"CAUSE": "The drought", "EFFECT": "shortages"})
    (row,) = code(frame, attributes=(("relation", "enables", 0.7),))
    assert row.relation == "enables"


def test_a_cause_without_a_signal_has_none():
    (row,) = code(("shortages", "BARE", {"CAUSE": "The drought", "EFFECT": "shortages"}))
    assert row.signal is None


def test_one_cause_has_several_effects():
    rows = code(("caused", "SIGNAL", {"CAUSE": "the ban", "EFFECT": ["the strike", "a boycott"]}))
    assert [(row.cause.text, row.effect.text) for row in rows] == [
        ("the ban", "the strike"), ("the ban", "a boycott"),
    ]  # fmt: skip


def test_a_part_without_a_word_of_its_own_makes_no_claim():
    assert not code(("led to", "SIGNAL", {"CAUSE": "The", "EFFECT": "shortages"}))


def test_a_claim_inside_a_statement_is_its_speakers():
    article = article_of(TEXT)
    said = make(
        Statement,
        article,
        coder="test",
        content=(span_of(TEXT, "the ban, not the drought, caused the strike and a boycott"),),
        cue=span_of(TEXT, "said"),
        speaker=Ref(span=span_of(TEXT, "Ministers"), country="CUB"),
    )
    frames = (
        ("led to", "SIGNAL", {"CAUSE": "The drought", "EFFECT": "shortages"}),
        ("caused", "SIGNAL", {"CAUSE": "the ban", "EFFECT": "the strike"}),
    )
    own, claimed = code(*frames, statements=[said])
    assert (own.claimed_by, own.said_in) == (None, None)
    assert (claimed.claimed_by, claimed.said_in) == (said.speaker, said.id)


@pytest.mark.parametrize(
    "roles",
    [
        {"CAUSE": "The drought"},
        {"EFFECT": "shortages"},
        {"CAUSE": "The drought", "EFFECT": "drought"},
        {},
    ],
)
def test_half_a_pair_and_a_thing_that_causes_itself_are_no_rows(roles):
    assert code(("led to", "SIGNAL", roles)) == []


def test_parts_that_lie_far_apart_are_no_pair():
    text = "The drought led to this. " + "Nothing happened. " * 60 + "There were shortages."
    assert code(("led to", "SIGNAL", {"CAUSE": "The drought", "EFFECT": "shortages"}), text=text) == []


def test_a_claim_that_is_hardly_likely_is_none():
    frame = ("led to", "SIGNAL", {"CAUSE": "The drought", "EFFECT": "shortages"})
    found = reading(TEXT, causes=layer("causes", TEXT, frame))
    marks = found.layers["causes"].marks
    doubtful = tuple(msgspec.structs.replace(mark, score=0.05) for mark in marks)
    found.layers["causes"] = msgspec.structs.replace(found.layers["causes"], marks=doubtful)
    assert code_causes(article_of(TEXT), found, ()) == []


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("He blamed the drought for the shortages.", "the drought", "shortages"),
        ("He blamed the shortages on the drought.", "drought", "the shortages"),
        ("The drought is to be blamed for the shortages.", "The drought", "shortages"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_blamed_for_a_thing_is_its_cause_however_it_was_read(text, cause, effect, turned):
    read = {"CAUSE": effect, "EFFECT": cause} if turned else {"CAUSE": cause, "EFFECT": effect}
    (row,) = code(("blamed", "SIGNAL", read), text=text)
    # Where the first part stands before the signal, what was read stands.
    is_told = text.startswith("He")
    assert (row.cause.text, row.effect.text) == (
        (cause, effect) if is_told or not turned else (effect, cause)
    )
