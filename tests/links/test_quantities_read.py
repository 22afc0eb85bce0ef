"""What words and numbers are read as: things, units, bounds, periods."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.links.quantities_claim import Thing
from dragoman.links.quantities_periods import days_of, meet, to_date, within
from dragoman.links.quantities_things import read_thing, singular
from dragoman.links.quantities_units import _EXACT, base_of, from_base, rounding, to_base
from dragoman.links.quantities_words import VERBS


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("Peruvians", Thing(noun="person", groups=("PER",))),
        ("South Korean troops", Thing(noun="troops", groups=("KOR",))),
        ("migrants from Ghana", Thing(noun="person", modifiers=("migrant",), groups=("GHA",))),
        ("migrants of all nationalities", Thing(noun="person", modifiers=("migrant",), anyone=True)),
        ("a record number of arrests", Thing(noun="person", act="arrest")),
        ("encounters with Peruvians", Thing(noun="person", groups=("PER",), act="stop")),
        ("people killed", Thing(noun="person", act="kill")),
        ("new coal mines", Thing(noun="mine", modifiers=("coal", "new"))),
        ("children", Thing(noun="child")),
        ("the total", None),
        ("2019", None),
        ("", None),
    ],
)
def test_a_phrase_is_read_as_its_head_its_modifiers_and_whose(phrase: str, thing: Thing | None) -> None:
    assert read_thing(phrase) == thing


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("agencies", "agency"), ("boxes", "box"), ("houses", "house"), ("classes", "class"),
        ("people", "person"), ("losses", "loss"),
        ("bus", "bus"), ("visas", "visa"), ("Branches", "branch"), ("crises", "crisis"),
    ],
)  # fmt: skip
def test_plurals_become_singular(many: str, one: str) -> None:
    assert singular(many) == one


def test_no_form_of_a_verb_belongs_to_two_acts() -> None:
    from dragoman.links.quantities_words import ACT_VERBS

    forms = [form for forms in ACT_VERBS.values() for form in forms.split()]
    assert len(forms) == len(set(forms)) == len(VERBS)


@given(st.sampled_from(sorted(_EXACT)), st.floats(0.001, 1e12))
def test_a_unit_and_back_is_the_same(unit: str, value: float) -> None:
    least, most = to_base(value, unit)
    assert least == most
    assert from_base(least, unit) == pytest.approx(value)


@given(st.sampled_from(sorted(_EXACT)))
def test_a_unit_of_a_kind_is_itself(unit: str) -> None:
    assert base_of(base_of(unit)) == base_of(unit)
    assert to_base(3.0, base_of(unit)) == (3.0, 3.0)


def test_what_needs_a_rate_or_a_definition_is_not_converted() -> None:
    kinds = ["USD", "EUR", "percent", "barrels", "percentage points", None]
    assert len({base_of(kind) for kind in kinds}) == len(kinds)
    least, most = to_base(100, "tons")
    assert least < 100_000 < most
    with pytest.raises(ValueError, match="no one size"):
        from_base(100, "tons")


@pytest.mark.parametrize(
    ("value", "slack"),
    [
        (220_000, 5_000), (224_607, 0), (79, 0), (20, 0), (100, 5), (1_200_000, 50_000), (3.9, 0.05), (0, 0),
        (0.25, 0.005),
    ],
)  # fmt: skip
def test_a_round_number_may_be_off_by_half_its_last_digit(value: float, slack: float) -> None:
    assert rounding(value) == pytest.approx(slack)


@given(st.floats(-1e15, 1e15))
def test_no_number_is_rounded_by_more_than_a_twentieth(value: float) -> None:
    assert 0 <= rounding(value) <= abs(value) / 20 * (1 + 1e-9)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2022", ("2022-01-01", "2022-12-31")), ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021-10/2022-03", ("2021-10-01", "2022-03-31")), ("2022-W01", ("2022-01-03", "2022-01-09")),
        ("2021-10-01/2022-09-30", ("2021-10-01", "2022-09-30")), ("2022-Q3", ("2022-07-01", "2022-09-30")),
        ("2022-04-05T10:00", ("2022-04-05", "2022-04-05")),
        ("2012/..", None), ("2022-13", None), ("0000", None), ("2023/2022", None), ("XXXX-05-01", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_period_is_its_days(period: str, days: tuple[str, str] | None) -> None:
    assert days_of(period) == days


def test_periods_lie_in_each_other_or_meet() -> None:
    year, month, winter = days_of("2022"), days_of("2022-03"), days_of("2021-11/2022-02")
    assert year is not None
    assert month is not None
    assert winter is not None
    assert within(month, year)
    assert not within(year, month)
    assert meet(year, winter)
    assert not within(winter, year)
    assert not meet(month, winter)


def test_a_period_is_cut_only_by_a_report_from_within_it() -> None:
    year = ("2022-01-01", "2022-12-31")
    assert to_date(year, "2022-05-03") == (("2022-01-01", "2022-05-03"), True)
    for published in ("2023-01-05", "2021-05-05", "2022", None, "no date"):
        assert to_date(year, published) == (year, False)
