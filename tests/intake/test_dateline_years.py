"""The year of a dateline: settled where the text allows one answer, open where it allows several or none."""

from datetime import date

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.dates import match_date
from dragoman.intake.given import Given
from dragoman.intake.years import Evidence, find_evidence, nearest_year, settle_year, solve
from dragoman.schema.settings import Settings


def settled(day: str, text: str) -> str | None:
    written = match_date(day, 0)
    assert written is not None
    found = settle_year(text, written)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("day", "text", "iso"),
    [
        # A bare day tied to a named year lies within the twelve months before the report.
        (
            "Dec. 6",
            "Mali and Niger will reopen the crossing on Friday, officials said on Tuesday. Trade fell in the "
            "fiscal year 2016, which ended on June 30, the ministry said.",
            "2016-12-06",
        ),
        (
            "Feb. 7",
            "Officials said on Tuesday that trade grew in the fiscal year that ended Sept. 30, 2016.",
            "2017-02-07",
        ),
        ("May 3", "So far in 2019, the two have met four times, the ministry said on Friday.", "2019-05-03"),
        # Weekdays choose among the years between what has passed and what is to come.
        (
            "Oct. 5",
            "The two will meet on Friday, Oct. 7, officials said. They last met in March 2021. "
            "The bridge will be finished by 2025.",
            "2022-10-05",
        ),
        (
            "Thursday, Nov. 3",
            "The office said so. The post has been vacant since May 2020, and will be filled by 2024.",
            "2022-11-03",
        ),
        ("May 3", "They will mark the 50th anniversary of the accord of 1969, officials said.", "2019-05-03"),
        ("May 3", "It was closed in July 2017, two years ago, and has not been opened since.", "2019-05-03"),
        # A full day with its weekday next to the dateline's is of its year.
        ("June 2", "The leaders met on Thursday, June 1, 2023, in the buffer zone.", "2023-06-02"),
    ],
)
def test_one_answer_is_given(day, text, iso):
    assert settled(day, text) == iso


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("Dec. 6", "Officials said on Tuesday that the crossing would reopen."),
        # Only a lower bound: a report long after 2017 may say the same.
        ("Dec. 6", "Officials said on Tuesday that the post has been vacant since October 2017."),
        # Two years are left: 12 May was a Tuesday in 2015 and in 2020.
        ("May 12", "It will meet on Friday, May 15. It has met since 2013. The line will be built by 2021."),
        # Contradiction: 2016 is demanded, but 9 December 2016 was no Tuesday.
        (
            "Dec. 6",
            "They meet on Tuesday, Dec. 9. The fiscal year 2016, which ended on June 30, was poor.",
        ),
        ("Dec. 6", "The line opened in 2030 and will be closed by 2020."),
        ("Dec. 6", ""),
    ],
)
def test_several_answers_or_none_leave_it_open(day, text):
    assert settled(day, text) is None


def test_years_that_are_no_dates_are_no_evidence():
    written = match_date("Dec. 6", 0)
    text = "The army sent 2,019 men, 1995 rifles and $2020 in cash. Article 2001 was cited."
    assert not list(find_evidence(text, written))


def test_a_weekday_alone_never_settles():
    written = match_date("Dec. 6", 0)
    tuesday = Evidence(kind="news", words="on Tuesday", weekdays=frozenset({1}))
    assert solve(written, [tuesday]) is None
    bounds = Evidence(kind="tied", words="", not_before=date(2016, 7, 1), not_after=date(2017, 6, 30))
    assert solve(written, [tuesday, bounds]) == date(2016, 12, 6)


def test_the_29th_of_february_needs_a_leap_year():
    written = match_date("Feb. 29", 0)
    bounds = Evidence(kind="past", words="", not_before=date(2021, 1, 1), not_after=date(2026, 1, 1))
    assert solve(written, [bounds]) == date(2024, 2, 29)


def test_a_known_publication_settles_the_year_across_new_year():
    assert nearest_year(match_date("Dec. 31", 0), date(2020, 1, 1)) == date(2019, 12, 31)
    assert nearest_year(match_date("June 30", 0), date(2020, 1, 1)) is None


def test_an_open_year_leaves_the_article_undated_and_the_dateline_says_what_is_known():
    text = "LIMA, March 4 (Reuters) - Peru and Panama agreed on Monday to share their fishing grounds.\n"
    article = make_article(source="a", address="a", text=text, given=Given(), settings=Settings())
    assert (article.published, article.published_from) == (None, "none")
    assert article.dateline is not None
    assert article.dateline.date == "XXXX-03-04"
    dated = make_article(
        source="a", address="a", text=text, given=Given(published="2019-03-05"), settings=Settings()
    )
    assert dated.dateline is not None
    assert dated.dateline.date == "2019-03-04"
