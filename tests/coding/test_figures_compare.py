"""Comparisons: 150 sentences written before the rules, developed on the first of two halves only."""

import importlib.util
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("figures_examples", HERE / "test_figures.py")
assert _spec is not None
assert _spec.loader is not None
examples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examples)

SENTENCES = [json.loads(line) for line in (HERE / "comparisons.jsonl").read_text("utf-8").splitlines()]


def fits(figure, wanted) -> bool:
    """Same figure, relation and factor, and an overlapping reference: the measure of figure.comparison_f1."""
    found = figure.comparison
    return (
        wanted["figure"] in figure.span.text
        and found.relation == wanted["relation"]
        and found.factor == wanted["factor"]
        and (found.reference.text in wanted["reference"] or wanted["reference"] in found.reference.text)
    )


def score(sentences) -> float:
    hits = found = wanted = 0
    for sentence in sentences:
        compared = [figure for figure in examples.code(sentence["text"]) if figure.comparison]
        found += len(compared)
        if sentence["comparison"]:
            wanted += 1
            hits += any(fits(figure, sentence["comparison"]) for figure in compared)
    return 2 * hits / (found + wanted)


def test_the_half_that_the_rules_were_made_on():
    assert score(SENTENCES[0::2]) >= 0.95


def test_the_half_that_the_rules_had_not_seen():
    assert score(SENTENCES[1::2]) >= 0.85


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # As readers of reports take it: at least 800, and more than twice 2021, so 2021 had less than 400.
        ("They seized more than 800 boats, more than double all of 2021.", None, 400),
        ("They seized 800 boats, twice as many as in 2021.", 400, 400),
        ("They seized more than 800 boats, twice as many as in 2021.", 400, None),
        ("They seized 800 boats, nearly double all of 2021.", 400, None),
        ("They seized 800 boats, less than half of the total for 2021.", 1600, None),
        ("They seized 800 boats, 25 percent more than in 2021.", 640, 640),
        ("They seized 800 boats, 50 fewer than in 2021.", 850, 850),
        ("They seized 800 boats, the most since 2012.", None, 800),
        ("They seized 800 boats, as many as in 2021.", 800, 800),
    ],
)
def test_what_a_comparison_implies(text, low, high):
    (figure,) = [figure for figure in examples.code(text) if figure.comparison]
    implies = figure.comparison.implies
    assert (implies.low, implies.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "They seized 800 boats, up from 600 in 2021.",  # the reference says its own number
        "Seizures fell by 40 percent from their peak.",  # a change, no level
        "They seized 800 boats, about twice as many as in 2021.",  # neither side is closed
    ],
)
def test_what_implies_nothing(text):
    (figure,) = [figure for figure in examples.code(text) if figure.comparison]
    assert figure.comparison.implies is None


def test_two_comparisons_of_one_figure():
    text = (
        "They seized more than 900 boats in May — more than double all of 2021 "
        "and three times more than all of 2020."
    )
    (figure,) = examples.code(text)
    first, (second,) = figure.comparison, figure.further
    assert (first.factor, first.reference.text, first.reference_period, first.implies.high) == (
        2,
        "all of 2021",
        "2021",
        450,
    )
    assert (second.factor, second.reference.text, second.implies.high) == (3, "all of 2020", 300)


@pytest.mark.parametrize(
    ("text", "reference", "period"),
    [
        ("They seized 800 boats, the most since 2012.", "since 2012", "2012/2023"),
        ("They seized 800 boats, the most in 22 years.", "22 years", "2001/2023"),
        ("They seized 800 boats, twice as many as in May 2021.", "in May 2021", "2021-05"),
        ("They seized 800 boats, more than the navy had hoped.", "the navy had hoped", None),
    ],
)
def test_a_reference_has_its_period(text, reference, period):
    (figure,) = [figure for figure in examples.code(text) if figure.comparison]
    assert (figure.comparison.reference.text, figure.comparison.reference_period) == (reference, period)


def test_a_clause_of_its_own_compares_its_own_figure():
    text = "Nearly 10 percent of them cough, and they are 40 percent more likely to fall ill than others."
    (figure,) = [figure for figure in examples.code(text) if figure.comparison]
    assert figure.value == 40


def test_a_reference_counts_what_its_figure_counts_and_is_a_level():
    _, second = examples.code("They seized 200 boats in May, down from 420 in April.")
    assert (second.value, second.of.text, second.change) == (420, "boats", "level")


def test_a_share_is_not_compared_with_its_whole():
    (figure,) = examples.code("According to the union, half of all the wells are dry.")
    assert figure.comparison is None


def test_the_same_period_of_another_year_is_as_long():
    text = (
        "Guards counted 88,000 visitors from January through June 2021, "
        "40 percent more than in the same period of 2020."
    )
    figure = next(figure for figure in examples.code(text) if figure.comparison)
    assert figure.comparison.reference_period == "2020-01/2020-06"
    assert figure.comparison.implies.low == 62857
