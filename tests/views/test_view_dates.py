import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.errors import QueryError
from dragoman.views.dates import date_bounds, date_order, day_from, show_date


@pytest.mark.parametrize(
    ("value", "first", "last", "said"),
    [
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2022-04-22", "2022-04-22", "2022-04-22", "22 April 2022"),
        ("2022-W45", "2022-11-07", "2022-11-13", "week 45 of 2022"),
        ("2022-W45-1", "2022-11-07", "2022-11-07", "7 November 2022"),
        ("2021-10/2022-03", "2021-10-01", "2022-03-31", "October 2021 to March 2022"),
        ("2021-10-01/2022-09-30", "2021-10-01", "2022-09-30", "US fiscal year 2022"),
        ("2022-04-22T14:30", "2022-04-22", "2022-04-22", "22 April 2022, 14:30"),
    ],
)  # fmt: skip
def test_a_date_is_said_with_the_precision_it_has(value: str, first: str, last: str, said: str) -> None:
    assert date_bounds(value) == (first, last)
    assert show_date(value) == said


@pytest.mark.parametrize(
    "value", ["2022-13", "2022-02-30", "0000", "2022-W54", "2022/", "PAST_REF", "soon", "٢٠٢٢", "/"]
)
def test_what_is_no_date_has_no_bounds_and_is_said_as_it_stands(value: str) -> None:
    assert date_bounds(value) is None
    assert show_date(value) == value
    with pytest.raises(QueryError, match="--since"):
        day_from(value, option="--since")


def test_an_open_year_is_said_to_be_open() -> None:
    assert show_date("XXXX-11-15") == "15 November, year not known"
    assert date_bounds("XXXX-11-15") is None


@given(st.text(max_size=25))
def test_any_text_is_taken_as_a_date_or_not_without_a_fault(value: str) -> None:
    bounds = date_bounds(value)
    assert bounds is None or bounds[0] <= bounds[1]
    show_date(value)
    date_order(value)


def test_a_longer_period_opens_its_time_and_no_date_closes_the_list() -> None:
    in_order = ["2021-12-31", "2022", "2022-01", "2022-01-01", "2022-01-02", "XXXX-11-13", None]
    assert sorted(reversed(in_order), key=date_order) == in_order


def test_a_persons_dates_reach_from_the_first_to_the_last_day_they_mean() -> None:
    assert day_from("2022-04", option="--since") == "2022-04-01"
    assert day_from("2022-04", option="--until", last=True) == "2022-04-30"
