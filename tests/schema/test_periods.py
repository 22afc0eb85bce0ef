"""Periods: the days that an ISO date or interval covers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.schema.periods import interval_days, plain_days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29T08:30", "2024-02-29", "2024-02-29"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-7", "2021-01-03", "2021-01-03"),
        ("2021-10/2022-03", "2021-10-01", "2022-03-31"),
    ],
)
def test_a_period_covers_its_first_and_last_day(value, first, last):
    assert interval_days(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "/",
        "2022/",
        "/2022",
        "2023/2022",
        "0000",
        "2023-02-29",
        "2022-13",
        "2021-W53",
        "9999-W52",
        "XXXX-05",
        "2022-Q1",
    ],
)
def test_what_is_open_or_no_date_has_no_days(value):
    assert interval_days(value) is None


@given(st.dates(), st.dates())
def test_an_interval_runs_from_the_one_day_to_the_other(one, other):
    low, high = sorted((one, other))
    assert interval_days(f"{low}/{high}") == (low.isoformat(), high.isoformat())


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_a_day_lies_in_its_week_month_and_year(day):
    year, week, _ = day.isocalendar()
    for value in (f"{year:04}-W{week:02}", f"{day.year:04}-{day.month:02}", f"{day.year:04}"):
        days = plain_days(value)
        assert days is not None
        assert days[0] <= day <= days[1]
    assert plain_days(f"{year:04}-W{week:02}-1") == (monday := day - timedelta(days=day.weekday()), monday)
