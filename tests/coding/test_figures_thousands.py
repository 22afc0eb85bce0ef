"""Dots between thousands: only before what has no parts."""

import importlib.util
from pathlib import Path

import pytest

from timing_for_tests import is_linear, repeat

_spec = importlib.util.spec_from_file_location("figures_examples", Path(__file__).parent / "test_figures.py")
assert _spec is not None
assert _spec.loader is not None
examples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examples)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 1.200 people sang.", [1200]),
        ("They held 12.500 young Danish sailors.", [12500]),
        ("The fleet has 1.050 ships; trade grew 3.5 percent.", [1050, 3.5]),
        ("The camp takes in 1.200 refugees a day.", [1200]),
        ("The bridge is 1.200 metres long.", [1.2]),
        ("The bag weighs 1.200 kilograms.", [1.2]),
        ("It cost $1.200 then.", [1.2]),
        ("The index rose 1.250 points.", [1.25]),
        ("The town has 1.200 million people.", [1.2e6]),
        ("Homes hold 1.250 people on average, once 2.5 people.", [1.25, 2.5]),
        ("They have an average of 1.250 children.", [1.25]),
        ("There are 1.250 cars per house.", [1.25]),
        ("Some 1.20 people sang.", [1.2]),
        ("Some 1.2000 people sang.", [1.2]),
        ("Some 0.200 people sang.", [0.2]),
        ("It took 1.200 of the people.", [1.2]),
    ],
)
def test_a_dot_parts_thousands_of_what_has_no_parts(text, values):
    assert [figure.value for figure in examples.code(text)] == values


def test_a_range_is_read_as_one():
    (figure,) = examples.code("They expect 1.200 to 1.500 pilgrims.")
    assert (figure.low, figure.high) == (1200, 1500)


@pytest.mark.parametrize("piece", ["1.200 people ", "1.200 to ", "2.5 people 1.200 people ", "1.200 a "])
def test_reading_thousands_is_linear(piece):
    assert is_linear(lambda size: repeat(piece, size), examples.code, 20_000)
