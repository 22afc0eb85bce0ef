"""The fit of the chance that an event is right as a whole."""

import math

import pytest

from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span
from dragoman.train.documents import Anchor
from dragoman.train.sure import fit, is_right, read_judged, write_tables

TEXT = "Ecuador has expelled two Peruvian diplomats."


def span(words):
    return Span.take(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def place(words):
    return span(words).start, span(words).end


def row(**changed):
    told = {
        "trigger": span("expelled"), "type": "SANCTION", "status": "occurred", "quad": "material conflict",
        "actors": (Ref(span=span("Ecuador")),), "recipients": (Ref(span=span("two Peruvian diplomats")),),
    }  # fmt: skip
    return Event(id="1", article="a", source="a", coder="by-hand@1", **(told | changed))


CODED = Anchor(
    place("expelled"),
    "SANCTION",
    (("ACTOR", place("Ecuador")), ("RECIPIENT", place("two Peruvian diplomats"))),
    (("status", "occurred"), ("about", "none")),
)


def test_a_row_as_it_was_coded_is_right():
    assert is_right(row(), CODED)
    assert is_right(row(recipients=(Ref(span=span("Peruvian diplomats")),)), CODED)


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "COERCE"},
        {"status": "planned"},
        {"actors": ()},
        {"actors": (Ref(span=span("Ecuador")), Ref(span=span("Peruvian")))},
        {"recipients": (Ref(span=span("Ecuador")),)},
        {"trigger": span("diplomats")},
    ],
)
def test_a_row_with_one_part_wrong_is_wrong(changed):
    assert not is_right(row(**changed), CODED)


def test_a_party_without_words_proves_nothing():
    assert not is_right(row(actors=(Ref(country="ECU"),)), CODED)


def test_weights_follow_what_is_right():
    pytest.importorskip("sklearn", reason="scikit-learn is in the extra dragoman[train] only")
    told = [{"one": 1.0, "good": 1.0}] * 40 + [{"one": 1.0, "bad": 1.0}] * 40
    weights = fit(told, [True] * 36 + [False] * 4 + [False] * 36 + [True] * 4, 0.02)
    assert weights["good"] > 0 > weights["bad"]
    assert all(math.isfinite(weight) for weight in weights.values())


def test_the_table_is_read_as_it_was_written(tmp_path):
    import tomllib

    tables = {"weights": {"one": -2.5, "actor best": 0.125, "nothing": 0.0001}, "signed": {"read": 0.5}}
    assert tomllib.loads(write_tables(tables)) == {
        "weights": {"one": -2.5, "actor best": 0.125}, "signed": {"read": 0.5},
    }  # fmt: skip


def test_rows_that_were_judged_are_each_there_once():
    judged = read_judged()
    assert len({one.row for one in judged}) == len(judged)
    assert {one.signed for one in judged} == {True, False}
    assert all(0 < one.read < 1 for one in judged)


def test_the_second_table_names_what_judged_rows_tell():
    from dragoman.coding.events_sure import _weights

    told = {name for one in read_judged() for name in one.told()}
    assert set(_weights()["signed"]) <= told


def test_an_actor_who_is_nobody_is_signed_least():
    signed = {one.actors: [] for one in read_judged()}
    for one in read_judged():
        signed[one.actors].append(one.signed)
    shares = {actors: sum(found) / len(found) for actors, found in signed.items()}
    assert min(shares, key=shares.__getitem__) == "nobody"


def test_the_table_in_the_package_names_what_is_told():
    from dragoman.coding.events_sure import Beside, _weights, features
    from dragoman.schema.layers import Frame, Mark

    frame = Frame(Mark(span("expelled"), "SANCTION", 0.9, (("status", "occurred", 0.9),)), ())
    told = set(features(row(), frame, Beside(1, 1)))
    sides = {
        f"{side} {what}"
        for side in ("actor", "recipient")
        for what in ("none", "best", "least", "by rule", "left out", "more")
    }
    sides |= {"talks actor more", "talks recipient none"}
    statuses = {f"status {one}" for one in ("occurred", "ongoing", "planned", "hypothetical", "denied")}
    assert set(_weights()["weights"]) <= told | sides | statuses | {"second", "said", "before", "after"}
