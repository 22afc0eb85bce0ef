"""The gate lets better bundles through and no others."""

from dragoman.train.gate import lost_to_int8, refusals

OLD = {"a statement.whole_f1": 0.60, "b mention.f1": 0.80, "a spans_wrong": 0}


def test_a_better_bundle_passes():
    assert refusals(OLD, OLD | {"a statement.whole_f1": 0.65}) == []


def test_one_figure_that_falls_refuses_whatever_the_others_gain():
    (reason,) = refusals(OLD, OLD | {"a statement.whole_f1": 0.90, "b mention.f1": 0.78})
    assert "b mention.f1" in reason
    assert "0.020" in reason


def test_a_bundle_that_is_no_better_is_refused():
    (reason,) = refusals(OLD, dict(OLD))
    assert "no better" in reason


def test_a_wrong_span_refuses():
    assert "spans are wrong" in refusals(OLD, OLD | {"a statement.whole_f1": 0.9, "a spans_wrong": 2})[0]


def test_int8_may_lose_next_to_nothing():
    assert lost_to_int8(OLD, OLD | {"b mention.f1": 0.796}) == []
    assert len(lost_to_int8(OLD, OLD | {"b mention.f1": 0.794})) == 1
