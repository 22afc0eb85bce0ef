"""The day by which an act is to be done."""

from __future__ import annotations

import pytest

from dragoman.links.undertakings_due import due_in
from dragoman.schema.rows import Time

from .undertakings_for_tests import Maker


@pytest.mark.parametrize(
    ("act", "due"),
    [
        ("meet the skippers of Iceland, at noon on 5 May", "2031-05-05"),
        ("meet officials who were elected on 5 May", None),
        ("meet the minister, whose term expires on 5 May", None),
        ("send a ferry by 5 May", "2031-05-05"),
        ("send a ferry that is in force until 5 May", None),
    ],
)
def test_to_meet_is_due_on_the_day_told_unless_it_is_told_of_others(act: str, due: str | None) -> None:
    made = Maker("due", "2031-05-01", f"Norway will {act}.").day("5 May", "2031-05-05")
    times = [row for row in made.rows if isinstance(row, Time)]
    assert due_in(made.article.text, made.span(act), times, "2031-05-01") == due
