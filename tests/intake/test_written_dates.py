"""Dates in the forms of bylines and datelines."""

import pytest

from dragoman.intake.bylines import read_published
from dragoman.intake.dates import find_dates, local_day, match_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("March 5, 2021", "2021-03-05"),
        ("5 March 2021", "2021-03-05"),
        ("5th of March, 2021", "2021-03-05"),
        ("2021-03-05", "2021-03-05"),
        ("2021-03-05T23:59:00-08:00", "2021-03-05"),
        ("Mar. 5, 2021", "2021-03-05"),
        ("Friday, 5 March 2021 23:30 GMT", "2021-03-05"),
        ("Fri, Mar 5, 2021", "2021-03-05"),
        ("25/03/2021", "2021-03-25"),
        ("03/25/2021", "2021-03-25"),
        ("05.03.2021", "2021-03-05"),
        ("Sept. 30", "XXXX-09-30"),
        ("Oct. 2nd", "XXXX-10-02"),
        ("29 Feb", "XXXX-02-29"),
    ],
)
def test_a_written_date_is_read(written, iso):
    found = match_date(written, 0)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "written",
    [
        "05/03/2021",
        "30 February 2021",
        "29 February 2021",
        "March 2021",
        "may be 12",
        "May 10:30",
        "13 talks",
    ],
)
def test_what_is_ambiguous_or_no_date_is_not_read(written):
    assert match_date(written, 0) is None


def test_the_local_day_is_never_shifted():
    assert local_day("2026-02-03T23:30:00-05:00") == "2026-02-03"
    assert local_day("2026-02-03T00:10:00+09:00") == "2026-02-03"
    assert local_day("yesterday") is None


def test_no_date_is_found_within_a_longer_number_or_word():
    assert not list(find_dates("file 12021-03-05x and v1.05.03.20219"))


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published February 3, 2026", "2026-02-03", None),
        ("• Published: 3 February 2026, 10:15 GMT", "2026-02-03", None),
        ("Updated 4 Feb 2026 | Published 3 Feb 2026", "2026-02-03", "2026-02-04"),
        ("Last modified on Wed 4 Feb 2026 09.13 GMT", None, "2026-02-04"),
        ("Tuesday, February 3, 2026 at 4:05 p.m. EST", "2026-02-03", None),
        ("February 3, 2026 5 min read", "2026-02-03", None),
        ("Updated 03/02/2026", None, None),
        ("Updated 3 hours ago", None, None),
    ],
)
def test_a_published_line_says_when(line, published, updated):
    facts = read_published(line, 0, len(line))
    assert facts is not None
    assert (facts.published.iso if facts.published else None) == published
    assert (facts.updated.iso if facts.updated else None) == updated


@pytest.mark.parametrize(
    "line",
    [
        "Published figures show that trade fell on February 3, 2026",
        "The accord of February 3, 2026, was signed in Lima",
        "Published in Lima",
        "At 10:15",
        "February 2026",
    ],
)
def test_a_sentence_with_a_date_is_no_published_line(line):
    assert read_published(line, 0, len(line)) is None
