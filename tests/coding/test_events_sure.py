"""The chance that an event is right as a whole."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_for_tests import events_of, span_of

from dragoman.coding.events_sure import Beside, chance, features, find_beside
from dragoman.schema.layers import Frame, Mark
from dragoman.schema.rows import Ref

TEXT = "Ecuador has expelled two Peruvian diplomats from Quito on Friday."
ALONE = Beside(0, 0)
ROLES = {"ACTOR": "Ecuador", "RECIPIENT": "two Peruvian diplomats"}


def read(trigger=0.9, actor=0.8, recipient=0.8, status=0.99, roles=ROLES):
    scores = {"ACTOR": actor, "RECIPIENT": recipient}
    attributes = (("status", "occurred", status), ("about", "none", 0.99))
    marks = tuple((role, Mark(span_of(TEXT, words), role, scores[role])) for role, words in roles.items())
    return Frame(Mark(span_of(TEXT, "expelled"), "SANCTION", trigger, attributes), marks)


def row():
    (found,) = events_of(TEXT, ("expelled", "SANCTION", ROLES))
    return found


def test_a_row_tells_its_chance():
    assert row().score == round(chance(row(), read(), ALONE), 3)


@pytest.mark.parametrize("part", ["trigger", "actor", "recipient", "status"])
def test_what_is_read_more_surely_is_likelier_right(part):
    assert chance(row(), read(**{part: 0.95}), ALONE) > chance(row(), read(**{part: 0.5}), ALONE)


def test_more_parties_are_more_to_be_wrong():
    one = row()
    other = Ref(span=span_of(TEXT, "Quito"), country="ECU")
    assert chance(msgspec.structs.replace(one, recipients=(*one.recipients, other)), read(), ALONE) < chance(
        one, read(), ALONE
    )


def test_a_party_read_and_left_out_makes_a_row_less_likely():
    without = msgspec.structs.replace(row(), recipients=())
    told = features(without, read(), ALONE)
    assert (told["recipient none"], told["recipient left out"]) == (1.0, 0.8)
    assert chance(without, read(), ALONE) < chance(without, read(roles={"ACTOR": "Ecuador"}), ALONE)


def test_a_party_that_grammar_gave_is_said_to_be_so():
    roles = {"RECIPIENT": "two Peruvian diplomats"}
    (found,) = events_of(TEXT, ("expelled", "SANCTION", roles))
    told = features(found, read(roles=roles), ALONE)
    assert [ref.country for ref in found.actors] == ["ECU"]
    assert told["actor by rule"] == 1.0
    assert "recipient by rule" not in told


def test_events_of_a_sentence_know_how_they_stand():
    assert find_beside([(0, 9), (0, 9), (9, 20), (0, 9)]) == [
        Beside(0, 2), Beside(1, 1), Beside(0, 0), Beside(2, 0),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(6, 9)), max_size=12))
def test_all_events_of_a_sentence_count_alike(sentences):
    for sentence, beside in zip(sentences, find_beside(sentences), strict=True):
        assert beside.before + beside.after + 1 == sentences.count(sentence)


@given(*(st.floats(0, 1) for _ in range(4)))
def test_a_chance_is_a_chance(trigger, actor, recipient, status):
    found = chance(row(), read(trigger, actor, recipient, status), ALONE)
    assert 0 < found < 1
