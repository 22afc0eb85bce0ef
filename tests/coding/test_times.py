"""Times: values, bounds and anchors of written examples; the laws that hold for any text."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.times import code_times, period_of
from dragoman.schema.article import Article, Furniture
from dragoman.schema.rows import Time
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.schema.wire import to_json
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear, repeat


def code(text: str, published: str | None = "2022-04-23") -> list[Time]:
    article = Article(
        id="a", article="a", source="a", coder="test", published=published, sha256="", text=text
    )
    return code_times(article, lay_out(text), Settings())


def values(text: str, published: str | None = "2022-04-23") -> list[tuple[str, str]]:
    return [(row.span.text, row.value) for row in code(text, published)]


# Saturday, 23 April 2022, is the day of writing.
WRITTEN = [
    ("It was signed on March 3, 2021.", [("March 3, 2021", "2021-03-03")]),
    ("It was signed on 3 March 2021.", [("3 March 2021", "2021-03-03")]),
    ("It was signed on 2021-03-03.", [("2021-03-03", "2021-03-03")]),
    ("It was signed on 23/3/2021.", [("23/3/2021", "2021-03-23")]),
    ("The Sept. 3, 5 and 7 talks failed.",
     [("Sept. 3", "2021-09-03"), ("5", "2021-09-05"), ("7", "2021-09-07")]),
    ("They met on April 3-5.", [("April 3-5", "2022-04-03/2022-04-05")]),
    ("They met on 5 and 6 May 2021.", [("5 and 6 May 2021", "2021-05-05/2021-05-06")]),
    ("The 1997-98 talks failed.", [("1997-98", "1997/1998")]),
    ("Trade grew in 2003 and 2004.", [("2003", "2003"), ("2004", "2004")]),
    ("It fell in early March.", [("early March", "2022-03")]),
    ("The pact dates from mid-2019.", [("mid-2019", "2019")]),
    ("In fiscal year 2022 none came.", [("fiscal year 2022", "FY2022")]),
    ("Exports rose in the third quarter of 2021.", [("the third quarter of 2021", "2021-Q3")]),
    ("Exports rose in the first half of 2021.", [("the first half of 2021", "2021-H1")]),
    ("The embargo of the 1990s hurt.", [("the 1990s", "199")]),
    ("A quarrel of the 19th century.", [("the 19th century", "18")]),
    ("Floods came in the summer of 2015.", [("the summer of 2015", "2015-SU")]),
]  # fmt: skip
FROM_THE_DAY = [
    ("He arrived on Monday.", [("Monday", "2022-04-18")]),
    ("She will meet them on Monday.", [("Monday", "2022-04-25")]),
    ("The bridge reopens from Tuesday.", [("Tuesday", "2022-04-26")]),
    ("The ministers spoke last Saturday.", [("last Saturday", "2022-04-16")]),
    ("A strike was called for Thursday.", [("Thursday", "2022-04-28")]),
    ("They gave him until Wednesday to leave.", [("Wednesday", "2022-04-27")]),
    ("He resigned yesterday.", [("yesterday", "2022-04-22")]),
    ("They talked last week.", [("last week", "2022-W15")]),
    ("They talked at the end of last year.", [("the end of last year", "2021")]),
    ("Flights stop next month.", [("next month", "2022-05")]),
    ("Flights resumed in November.", [("November", "2021-11")]),
    ("Flights will resume in November.", [("November", "2022-11")]),
    ("Patrols ran from October through March.", [("October", "2021-10"), ("March", "2022-03")]),
    ("He left two weeks ago.", [("two weeks ago", "2022-04-09")]),
    ("The border closed nearly six weeks ago.", [("nearly six weeks ago", "2022-W10")]),
    ("He left three years ago.", [("three years ago", "2019")]),
    ("She signed it last summer.", [("last summer", "2021-SU")]),
    ("He wants it done by Christmas.", [("Christmas", "2022-12-25")]),
    ("The ship sailed on Tuesday morning.", [("Tuesday morning", "2022-04-19TMO")]),
    ("The offer expires at 5 p.m. on Friday.", [("5 p.m. on Friday", "2022-04-29T17:00")]),
    ("They argued last night.", [("last night", "2022-04-22TNI")]),
    ("The talks of 2 May 2020 failed and ended the next day.",
     [("2 May 2020", "2020-05-02"), ("the next day", "2020-05-03")]),
]  # fmt: skip
SPANS = [
    ("He served four years.", [("four years", "P4Y")]),
    ("It is the highest in 22 years.", [("22 years", "P22Y")]),
    ("A nearly 30-year engagement ended.", [("nearly 30-year", "P30Y")]),
    ("A five-day visit began.", [("five-day", "P5D")]),
    ("They waited for decades.", [("decades", "PXDE")]),
    ("Over the past two years prices rose.", [("the past two years", "P2Y")]),
    ("A truce of two and a half hours held.", [("two and a half hours", "PT2H30M")]),
    ("They meet every year.", [("every year", "P1Y")]),
    ("In the week of November 7, 2021, they met.", [("the week of November 7, 2021", "2021-W44")]),
    ("They meet each Tuesday.", [("each Tuesday", "XXXX-WXX-2")]),
    ("It costs $7 billion a year.", [("a year", "P1Y")]),
    ("The sides consult twice a year.", [("twice a year", "P6M")]),
    ("The daily briefing was short.", [("daily", "P1D")]),
    ("Now they are calm.", [("Now", "PRESENT_REF")]),
    ("He has recently changed.", [("recently", "PAST_REF")]),
    ("They will talk in the coming days.", [("the coming days", "FUTURE_REF")]),
    ("In recent weeks both gave way.", [("recent weeks", "PAST_REF")]),
]
NOT_TIMES = [
    "They may march on the second bridge.",
    "There were 2,022 people and 1500 men.",
    "In 1500 cases nothing was done.",
    "The prize is $2020.",
    "A 30-year-old man, aged 30, was held.",
    "He is 44 years old.",
    "Clara May’s plan failed.",
    "It blew at 74 miles per hour.",
    "A quarter of the seats stayed empty.",
    "One of the two signed the minutes.",
    "See https://example.org/2021/05/03/last-week for it.",
    "The raid was called Operation Midnight Lantern.",
    "Their plan, Noon Harbour, was never read.",
    "They own a plot of 1520 sq m.",
    "The hall has 1950 sqm of floor.",
    "Staff grew from 1000 to 2000 engineers.",
    "The notice is 88 FR 64347.",
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN + FROM_THE_DAY + SPANS)
def test_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


def test_without_a_day_of_writing_values_stay_open() -> None:
    text = "He spoke today. They met on 13 November and on Monday. Talks resume next year, in May."
    assert [value for _, value in values(text, None)] == [
        "XXXX-XX-XX", "XXXX-11-13", "XXXX-WXX-1", "XXXX", "XXXX-05",
    ]  # fmt: skip
    assert all(row.earliest is None and row.latest is None for row in code(text, None))


def test_a_day_of_writing_known_to_the_month_leaves_days_open() -> None:
    assert values("He left last month, on Monday.", "2022-04") == [
        ("last month", "2022-03"), ("Monday", "XXXX-WXX-1"),
    ]  # fmt: skip


def test_an_old_story_takes_the_year_from_what_went_before() -> None:
    text = (
        "On September 1, 1939, the war began. By October 6, 1939, it was lost. In May 1940 it spread. "
        "On June 22 one side signed. On July 10, 1940, raids began. In December 1941 others joined. "
        "In June 1942 they won. "
        "In February 1943 an army was lost. In 1944 the west opened. In May 1945 it ended."
    )
    by_text = {row.span.text: row for row in code(text, "2022-04-23")}
    assert by_text["June 22"].value == "1940-06-22"
    assert by_text["June 22"].anchor == "previous"


def test_a_report_that_looks_back_at_many_years_is_no_story_of_the_past() -> None:
    text = (
        "The mayor won in 1996. Her rival ran in 2012, and her aunt in 1988. A poll in 2016 was wrong, "
        "one in 2004 right. The bridge of 1978 closed in 2014. A law of 2009 fell. "
        "In May, she made two errors. She will choose a deputy around August 1. "
        "Late April was quiet this year, and last year too."
    )
    found = [value for words, value in values(text, "2020-06-19") if not words.isdecimal()]
    assert found == ["2020-05", "2020-08-01", "2020-04", "2020", "2019"]


def test_an_interview_about_the_past_is_no_story_of_it() -> None:
    asked = "I began in 2010. I won in 2011, and we moved in 2012. You know, I lost in 2013. "
    text = asked + "We met in 2014. I taught in 2015, and I left in 2016. I wrote in 2017. I rest this year."
    assert values(text, "2020-04-14")[-1] == ("this year", "2020")


def test_a_year_that_opens_a_sentence_holds_for_its_months() -> None:
    text = "In 2018, he led in March and lost on May 3. In June he left.\n\nIn July he was ill."
    assert values(text) == [
        ("2018", "2018"), ("March", "2018-03"), ("May 3", "2018-05-03"), ("June", "2018-06"),
        ("July", "2021-07"),
    ]  # fmt: skip
    assert values("In 2018, he lost. He will speak in May.")[-1] == ("May", "2022-05")
    assert values("In 2018, he won. His show (April 30) is sold out.")[-1] == ("April 30", "2022-04-30")


def test_the_next_year_counts_from_a_year_just_named() -> None:
    assert values("He won in 1984. The next year he left.")[-1] == ("The next year", "1985")
    far = "He won in 1984. He is tall. He likes fish. Birds come back the next year."
    assert values(far)[-1] == ("the next year", "2023")


def test_a_verb_with_its_particle_looks_back() -> None:
    assert values("The envoy flew in on Monday.", "2024-03-05") == [("Monday", "2024-03-04")]
    assert values("Rain set in on Friday.", "2024-03-05") == [("Friday", "2024-03-01")]
    assert values("A hearing is set for Friday.", "2024-03-05") == [("Friday", "2024-03-08")]


def test_quoted_today_is_the_day_of_speaking() -> None:
    text = "On Tuesday he told them: “Today we stop.”"
    assert values(text) == [("Tuesday", "2022-04-19"), ("Today", "2022-04-19")]


def test_a_published_line_is_coded_and_a_dateline_is_not() -> None:
    text = "Published March 3, 2022\n\nHAVANA, March 2 (Wire) - Talks ended on Tuesday."
    dateline = text.index("HAVANA")
    article = Article(
        id="a", article="a", source="a", coder="test", published="2022-03-03", sha256="", text=text,
        furniture=(
            Furniture("published", Span.take(text, 0, 23)),
            Furniture("dateline", Span.take(text, dateline, dateline + 24)),
        ),
    )  # fmt: skip
    layout = lay_out(text, [(piece.span.start, piece.span.end) for piece in article.furniture])
    rows = code_times(article, layout, Settings())
    assert [(row.span.text, row.value) for row in rows] == [
        ("March 3, 2022", "2022-03-03"), ("Tuesday", "2022-03-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "period"),
    [
        ("In fiscal year 2022 none came.", "2021-10-01", "2022-09-30", "2021-10-01/2022-09-30"),
        ("They talked last month.", "2022-03-01", "2022-03-31", "2022-03"),
        ("They talked last week.", "2022-04-11", "2022-04-17", "2022-W15"),
        ("It fell in early March.", "2022-03-01", "2022-03-10", "2022-03"),
        ("Floods came in the winter of 2015.", "2015-12-01", "2016-02-29", "2015-12-01/2016-02-29"),
        ("Over the past two years prices rose.", "2020-04-23", "2022-04-23", "2020-04-23/2022-04-23"),
        ("They met on April 3-5.", "2022-04-03", "2022-04-05", "2022-04-03/2022-04-05"),
        ("He served four years.", None, None, None),
        ("They meet every year.", None, None, None),
    ],
)
def test_bounds_and_period(text: str, earliest: str | None, latest: str | None, period: str | None) -> None:
    (row,) = code(text)
    assert (row.earliest, row.latest, period_of(row)) == (earliest, latest, period)


WORDS = st.sampled_from(
    [
        *"the last next this Monday May 3 31 2022 1990s early end of year weeks ago two and a half".split(),
        *"in on March Sept. Friday morning 5 p.m. noon today every each quarter third FY 9:30 GMT".split(),
        *"summer fall decade century since until “ ” past few days New Year’s Eve 🙂 é 99 0 10000".split(),
        *[",", ".", "-", "12/13/2021", "31/31/2021", '"', "'s", "\u0301", "\u202e", "\n\n"],
    ]
)
DAYS = st.sampled_from([None, "2022", "2022-04", "2022-04-23", "0001-01-01", "9999-12-31"])


@given(st.lists(WORDS, max_size=40), DAYS)
def test_laws(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    rows = code(text, published)
    assert rows == code(text, published)
    layout = lay_out(text)
    end = 0
    for row in rows:
        assert row.span.proves(text)
        assert row.span.start >= end
        assert layout.sentence_at(row.span.start) == layout.sentence_at(row.span.end - 1) is not None
        end = row.span.end
        assert row.value
        if row.earliest and row.latest:
            assert row.earliest <= row.latest


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(row.span.proves(text) for row in code(text))


LONG = "7|a|the |two |May |“|🙂|3, |last year |1990-|9:|’s|five-|the end of ".split("|")


@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_length(unit: str) -> None:
    assert is_linear(lambda size: repeat(unit, size), code, 20_000)


GOLD = [("time.timebank", 0.80, 0.935), ("own-dev", 0.87, 0.93), ("wire-dev", 0.88, 0.935)]


@pytest.mark.shared
@pytest.mark.parametrize(("gold", "value", "relaxed"), GOLD)
def test_agrees_with_the_gold(shared: Path, gold: str, value: float, relaxed: float, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    with rows.open("wb") as out:
        for line in (shared / "gold" / f"{gold}.docs.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            for row in code(document["text"], document.get("published")):
                record = json.loads(to_json(row)) | {"source": document["id"]}
                out.write(json.dumps(record).encode() + b"\n")
    scorer = [
        sys.executable,
        str(shared / "score.py"),
        str(shared / "gold" / f"{gold}.gold.jsonl"),
        str(rows),
    ]
    done = subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    figures = figures.get("figures", figures)
    assert figures["time.value_f1"] >= value
    assert figures["time.relaxed_f1"] >= relaxed
