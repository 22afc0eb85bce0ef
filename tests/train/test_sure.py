"""The fit of the chance that an event is right as a whole."""

import math

import pytest

from dragoman.schema.rows import Event, Ref
from dragoman.schema.span import Span
from dragoman.train.documents import Anchor
from dragoman.train.sure import fit, is_right, write_table

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
    weights = fit(told, [True] * 36 + [False] * 4 + [False] * 36 + [True] * 4)
    assert weights["good"] > 0 > weights["bad"]
    assert all(math.isfinite(weight) for weight in weights.values())


def test_the_table_is_read_as_it_was_written(tmp_path):
    import tomllib

    written = write_table({"one": -2.5, "actor best": 0.125, "nothing": 0.0001})
    assert tomllib.loads(written) == {"weights": {"one": -2.5, "actor best": 0.125}}


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
    assert set(_weights()) <= told | sides | statuses | {"second", "said", "before", "after"}
