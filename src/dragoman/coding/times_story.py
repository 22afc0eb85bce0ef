"""What a time is read against: the day of writing, what was mentioned before, and which anchors it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.coding.times_grammar import BREAK, Found, Grammar, Words, load_grammar
from dragoman.coding.times_tense import Direction, direction_at
from dragoman.coding.times_values import Bounds, month_value, shift_day, week_value, year_value

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["written", "published", "previous"]
# A date that lies so much nearer on the other side of the day of writing outweighs the tense: whoever means
# May of last year in April says so. In days; swept from 180/30 to 360/100 on four sets of news, where 250/70
# gives 5 more right values of 3,500 than 300/45.
_FAR, _NEAR = 250, 70


class Reading(Struct, frozen=True):
    """The meaning of an expression.

    `part` narrows its days to a third; `bounds` gives them where they do not follow from the value.
    `start` and `end` are words, given only where they are not those of the match.
    """

    type: Type
    value: str
    anchor: Anchor = "written"
    part: int = 0
    bounds: Bounds | None = None
    start: int | None = None
    end: int | None = None


class Story(Struct):
    """What is known at a point of the article: `today` (None where the day of writing is not known), the last
    calendar time mentioned, and whether the text narrates, so that dates lean on what was mentioned before.

    `year` and `month` of writing may be known without the day. `last_quarter` is the one the report is about,
    `headed` is the year that opened a sentence last, with the word where it stands,
    `day_first` the order of its numeric dates, None where they do not tell.
    """

    grammar: Grammar
    today: date | None
    year: int | None
    month: int | None
    narrates: bool = False
    last_year: int | None = None
    last_month: int | None = None
    last_day: date | None = None
    last_quarter: tuple[int, int] | None = None
    day_first: bool | None = None
    last_start: int = -1000
    day_start: int = -1000
    headed: tuple[int, int] | None = None

    @classmethod
    def begin(cls, grammar: Grammar, published: str | None, *, narrates: bool) -> Story:
        """Begin at the publication date, an ISO 8601 date of any precision or None."""
        match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", published or "")
        today = year = month = None
        if match:
            year = int(match[1])
            month = int(match[2]) if match[2] else None
            try:
                today = date(year, month, int(match[3])) if month and match[3] else None
            except ValueError:
                today = None
        return cls(grammar, today, year, month, narrates)

    def remember(self, value: str, at: int, words: Words) -> None:
        """Note a calendar time as the last one mentioned, at word `at`."""
        match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d])", value)
        if match is None:
            return
        opens = BREAK in words.classes[max(at - 3, 0) : at] or at < 3
        if self.narrates and not match[2] and self.last_month is not None and not opens:
            # A bare year in the middle of a sentence looks aside, it does not move the story.
            return
        if opens:
            self.headed = None if match[2] else (at, int(match[1]))
        self.last_start = at
        self.last_year = int(match[1])
        self.last_month = int(match[2]) if match[2] else None
        if match[3]:
            try:
                self.last_day, self.day_start = date(self.last_year, int(match[2]), int(match[3])), at
            except ValueError:
                self.last_month = None

    def base(self) -> tuple[date | None, Anchor]:
        """Give the day that "the next day" or "a week earlier" counts from."""
        if self.last_day is not None or (self.narrates and self.last_year is not None):
            return self.last_day, "previous"
        return self.today, "published"

    def number(self, name: str, words: list[str]) -> int:
        """Give the number that the last of `words` has in class `name`; 0 where it has none."""
        return self.grammar.values[name].get(words[-1], 0) if words else 0

    def direction(self, found: Found, *, day: bool = False) -> Direction | None:
        """Tell whether the expression lies before or after the day of writing; `day`: it names a day."""
        return direction_at(found.words, found.start, found.end, day=day)

    def settle_year(self, found: Found, month: int, day: int | None = None) -> tuple[int | None, Anchor]:
        """Find the year of a month, or of a day of a month, that is written without one."""
        if (year := _year_ahead(found)) is not None:
            return year, "written"
        if self.narrates and self.last_year is not None:
            return self._next_in_story(month), "previous"
        if self.year is None:
            return None, "published"
        reference = self.today or date(self.year, self.month or 7, 15)
        candidates = [made for year in (-1, 0, 1) if (made := make_day(self.year + year, month, day))]
        if not candidates:
            return self.year, "published"
        direction = self.direction(found)
        if told := self._told_year(found, direction):
            return told, "previous"
        chosen = self._choose(candidates, reference, direction, whole_month=day is None)
        return chosen.year, "published"

    def _told_year(self, found: Found, direction: Direction | None) -> int | None:
        """Give the year told of: a sentence that opens with it ("In 2018 …") gives it to months and days.

        It holds in that sentence, and in the one behind it where that is in the past tense and the paragraph.
        """
        if self.headed is None or self.year is None or self.headed[1] >= self.year:
            return None
        at, year = self.headed
        words = found.words
        between = words.text[words.starts[at] : words.starts[found.start]]
        breaks = words.classes.count(BREAK, at, found.start)
        goes_on = breaks == 0 and direction != "future"
        # A date in brackets is a note of the calendar: "the show (April 30) is sold out".
        tells = breaks == 1 and direction == "past" and words.word(found.start - 1) != "("
        return year if (goes_on or tells) and "\n" not in between else None

    def is_near(self, found: Found) -> bool:
        """Say whether the last calendar time stands in the same sentence, or in the one before."""
        return found.words.classes.count(BREAK, max(self.last_start, 0), found.start) <= 1

    def _next_in_story(self, month: int) -> int:
        """Take the year of the last time mentioned; a month that lies far back belongs to the year after."""
        year = self.last_year or 0
        if self.last_month is not None and month + 8 <= self.last_month:
            return year + 1
        return year

    def _weekday_direction(self, found: Found) -> Direction | None:
        """Tell the direction of a weekday; "Wednesday's ruling" is past but after "before" or near "will"."""
        words = found.words
        if words.word(found.end) in ("'s", "’s"):
            near = {words.word(index) for index in range(found.start - 4, found.start)}
            return "future" if near & {"before", "until", "will", "ahead", "postponed"} else "past"
        return self.direction(found, day=True)

    @staticmethod
    def _choose(days: list[date], reference: date, direction: Direction | None, *, whole_month: bool) -> date:
        def months_apart(day: date) -> int:
            return (day.year - reference.year) * 12 + day.month - reference.month

        def distance(day: date) -> int:
            return months_apart(day) * 30 if whole_month else (day - reference).days

        past = [day for day in days if distance(day) <= 0]
        future = [day for day in days if distance(day) >= 0]
        back, ahead = max(past, default=days[0]), min(future, default=days[-1])
        behind, before = -distance(back), distance(ahead)
        if direction == "past":
            return ahead if behind > _FAR and before < _NEAR else back
        if direction == "future":
            return back if before > _FAR and behind < _NEAR else ahead
        return ahead if before * 2 < behind else back

    def settle_weekday(self, found: Found, weekday: int, said: str) -> date | None:
        """Find the day meant by a weekday name with `said` ("last", "next" or nothing) before it."""
        if self.today is None:
            return None
        back = (self.today.isoweekday() - weekday) % 7
        ahead = (weekday - self.today.isoweekday()) % 7
        if said in ("last", "past", "the previous", "this past"):
            return shift_day(self.today, days=-(back or 7))
        if said in ("next", "the next", "this coming", "coming", "this next", "the following"):
            return shift_day(self.today, days=ahead or 7)
        direction = self._weekday_direction(found)
        if said == "this":
            forward = direction == "future" or (direction is None and ahead < 6)
            return shift_day(self.today, days=ahead if forward else -back)
        if direction == "future":
            return shift_day(self.today, days=ahead)
        return shift_day(self.today, days=-back)


def _year_ahead(found: Found) -> int | None:
    """Give the year that a following month shares: the 2022 of "between March and April 2022"."""
    words, index = found.words, found.end
    if words.word(index) not in ("and", "to", "through", "until", "or", "-", "–"):
        return None
    months = load_grammar().values
    index += 1 + (words.word(index + 1) == "the")
    seen = False
    for _ in range(5):
        word = words.word(index)
        if word in months["month"] or word in months["short_month"]:
            seen = True
        elif seen and len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2100:
            return int(word)
        elif not (word.rstrip("stndrh").isdecimal() and len(word) <= 4) and word not in (",", "."):
            return None
        index += 1
    return None


def make_day(year: int, month: int, day: int | None) -> date | None:
    """Make a day, the first of the month where `day` is None; None where there is no such day."""
    if not (
        1 <= year <= 9999 and 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year, month)[1])
    ):
        return None
    return date(year, month, day or 1)


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Write a day, its year open where it is not known; None where there is no such day."""
    if make_day(2000 if year is None else year, month, day) is None:
        return None
    return f"{month_value(year, month)}-{day:02d}"


def write_day(day: date | None) -> str:
    """Write a day, or an open one where it is not known."""
    return "XXXX-XX-XX" if day is None else day.isoformat()


def write_week(day: date | None, suffix: str = "") -> str:
    """Write the week of a day, or an open one."""
    return ("XXXX-WXX" if day is None else week_value(day)) + suffix


def write_year(year: int | None, by: int = 0) -> str:
    """Write a year `by` years on, or an open one."""
    return year_value(None if year is None else year + by)
