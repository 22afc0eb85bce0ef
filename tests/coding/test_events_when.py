"""The date that an act has by its own clause, and dates that it cannot have."""

import pytest
from test_events import code


def date_of(text, trigger, kind="COERCE", published="2024-05-10", **roles):
    (row,) = code(text, (trigger, kind, {"ACTOR": "Peru", **roles}), published=published)
    return row.date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On Wednesday, Peru arrested two men.", "2024-05-08"),
        ("To gain time, in 2018, Peru arrested two men.", "2018"),
        ("Peru arrested two men yesterday.", "2024-05-09"),
        ("Peru arrested two men in March, said Chile.", "2024-03"),
        ("On Wednesday, Chile said that Peru arrested two men.", None),
        ("Peru arrested two men who fled in March.", None),
        ("Peru arrested two men after the vote of 2018.", None),
        ("Peru arrested two men in the 2018 vote.", None),
    ],
)
def test_an_act_without_a_read_time_has_that_of_its_clause(text, date):
    assert date_of(text, "arrested") == date


def test_a_time_that_dates_another_act_dates_no_second_one():
    text = "On Wednesday, Peru arrested two men and freed a third."
    frames = (
        ("arrested", "COERCE", {"ACTOR": "Peru", "TIME": "Wednesday"}),
        ("freed", "RETREAT", {"ACTOR": "Peru"}),
    )
    assert [row.date for row in code(text, *frames)] == ["2024-05-08", None]


def test_of_two_marks_that_with_a_time_counts():
    assert date_of("In 2018 Peru arrested two men.", "arrested", TIME=["In", "2018"]) == "2018"


def test_what_is_done_has_no_day_to_come():
    text = "Tomorrow there is a vote since Peru arrested two men."
    assert date_of(text, "arrested", TIME="Tomorrow") is None


@pytest.mark.parametrize(
    ("text", "trigger", "time", "date"),
    [
        ("Roca fell in June 1968. Peru seized him just after midnight.", "seized", "midnight", None),
        ("Friday, May 10, 2024\n\nIn 1968 Peru seized the port.", "seized", "Friday, May 10, 2024", None),
        ("Friday, May 10, 2024\n\nPeru seized the port.", "seized", "Friday, May 10, 2024", "2024-05-10"),
        ("On Monday the port burnt. Peru had seized it.", "seized", "Monday", None),
        ("On Monday the port burnt. Peru seized it.", "seized", "Monday", "2024-05-06"),
    ],
)
def test_an_older_act_has_not_the_day_of_a_later_one(text, trigger, time, date):
    assert date_of(text, trigger, TIME=time) == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At the Andean Leaders' Summit (ALS) Peru met Chile.", "ALS"),
        ("Peru met Chile, and the House Speaker, in Lima.", "the House Speaker"),
    ],
)
def test_a_title_or_the_short_name_of_a_meeting_is_no_place(text, place):
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": ["Peru", "Chile"], "PLACE": place}))
    assert row.place is None


def test_a_town_is_a_place():
    (row,) = code(
        "Peru met Chile in Lima.", ("met", "CONSULT", {"ACTOR": ["Peru", "Chile"], "PLACE": "Lima"})
    )
    assert row.place.country == "PER"
