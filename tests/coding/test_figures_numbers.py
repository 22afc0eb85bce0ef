"""Numbers in digits and words, their units, and that reading them takes linear time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.figures_numbers import find_numerals
from dragoman.coding.figures_units import measure
from timing_for_tests import is_linear, repeat


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234),
        ("1 234 567", 1234567),
        ("12,34,567", 1234567),
        ("1.5 million", 1_500_000),
        ("3bn", 3_000_000_000),
        ("2.3 trillion", 2_300_000_000_000),
        ("five lakh", 500_000),
        ("4.2 crore", 42_000_000),
        ("4 hundred million", 400_000_000),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("forty-one", 41),
        ("two hundred and five", 205),
        ("one million three hundred thousand", 1_300_000),
        ("twelve hundred", 1200),
        ("three out of five", 0.6),
        ("one in ten", 0.1),
        ("two-thirds", 0.667),
        ("1/16", 0.0625),
        ("2½", 2.5),
        ("2.5×10−8", 2.5e-8),
        ("3 x 10^6", 3e6),
        ("4 × 10⁵", 4e5),
        ("7.1 × 10-3", 7.1e-3),
        ("6.3×10–4", 6.3e-4),
        ("9×10−4", 9e-4),
    ],
)
def test_a_number_has_its_value(text, value):
    sentence = f"There, {text} of them came."
    (numeral,) = find_numerals(sentence, [])
    assert numeral.value == value
    assert sentence[numeral.start : numeral.end] == text


def test_a_bare_product_is_no_power():
    assert [n.value for n in find_numerals("Tiles of 2×1030 and 3×40 lay there.", [])] == [
        2,
        1030,
        3,
        40,
    ]


@pytest.mark.parametrize("dash", "-–")
def test_a_range_of_sizes_is_no_power(dash):
    found = find_numerals(f"The beams are 4 ×10{dash}14 centimetres thick.", [])
    assert [(n.value, n.form) for n in found] == [(4, "digits"), (10, "digits"), (14, "digits")]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("hundreds", 200),
        ("dozens", 24),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several hundred", 200),
        ("a few thousand", 2000),
        ("scores", None),
    ],
)
def test_a_vague_number_has_a_bound_and_no_value(text, low):
    (numeral,) = find_numerals(f"They sent {text} of letters.", [])
    assert (numeral.value, numeral.low) == (None, low)


def test_two_numbers_in_a_row_are_two():
    assert [n.value for n in find_numerals("two three twenty-five", [])] == [2, 3, 25]


def test_what_is_blocked_is_not_read():
    text = "On May 5 200 people came."
    assert [n.value for n in find_numerals(text, [(3, 8)])] == [200]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("paid US$ 20,000 in fees", "US$ 20,000", "USD"),
        ("about NZ $ 26 million", "NZ $ 26 million", "NZD"),
        ("gave £1.1bn", "£1.1bn", "GBP"),
        ("worth 9 euros", "9 euros", "EUR"),
        ("some 7.5 million Danish crowns", "7.5 million Danish crowns", "DKK"),
        ("costs 2.4 billion kroner", "2.4 billion kroner", "kroner"),
        ("fined RM79 for it", "RM79", "MYR"),
        ("paid EUR 30 million", "EUR 30 million", "EUR"),
        ("got 40 per cent of", "40 per cent", "percent"),
        ("fell 0.3 percentage points", "0.3 percentage points", "percentage points"),
        ("pumps 1 million barrels a day", "1 million barrels", "barrels per day"),
        ("a 40 square metre hall", "40 square metre", "square metres"),
        ("a 120-metre ship", "120-metre", "metres"),
        ("flew 54,000 pounds of flour", "54,000 pounds", "pounds"),
        ("the wall is 12m long", "12m", "metres"),
        ("sold 1.2m tons", "1.2m tons", "tons"),
        ("spent $3m on", "$3m", "USD"),
    ],
)
def test_a_unit_belongs_to_its_number(text, span, unit):
    (numeral,) = find_numerals(text, [])
    found = measure(text, numeral, 0, len(text))
    assert (text[found.start : found.end], found.unit) == (span, unit)


@given(
    st.lists(st.sampled_from("two half a million third and of 12 , . - % hundred $ 5 dozens".split())).map(
        " ".join
    )
)
def test_numbers_prove_themselves_and_never_overlap(text):
    found = find_numerals(text, [])
    ends = [0]
    for numeral in found:
        assert ends[-1] <= numeral.start < numeral.end <= len(text)
        ends.append(numeral.end)


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "two ", "hundreds of ", "half a ", "1 111", "3/", ".", "two" + " " * 999, "a third ", "$"],
)
def test_reading_numbers_is_linear(piece):
    assert is_linear(lambda size: repeat(piece, size), lambda text: find_numerals(text, []), 50_000)
