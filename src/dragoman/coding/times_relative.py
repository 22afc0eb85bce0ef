"""Readers of times that count from another: ago, earlier, last week, today, Monday, the next day."""

from __future__ import annotations

from datetime import date

from dragoman.coding.times_grammar import TITLE, Found
from dragoman.coding.times_numbers import Amount, read_amount, unit_of
from dragoman.coding.times_read import part_of
from dragoman.coding.times_story import Anchor, Reading, Story, write_day, write_week, write_year
from dragoman.coding.times_values import month_value, shift_day, shift_month

_APPROXIMATE = frozenset("about almost nearly around approximately roughly over some than so more".split())
_BY = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "current": 0, "the": 0,
    "that": 0, "same": 0, "present": 0, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
_FROM_STORY = frozenset(["previous", "preceding", "prior", "following", "that", "same"])
DAY, WEEK, MONTH, QUARTER, YEAR, DECADE, CENTURY = 4, 5, 6, 7, 8, 9, 10


def shifted(base: date | None, amount: Amount, sign: int, *, rough: bool = False) -> str | None:
    """Write the time `amount` before (−1) or after (1) `base`, as precisely as the unit allows; None if odd.

    Days and exact weeks give a day, rough weeks a week, months a month, years and longer a year.
    """
    number, unit = amount.number, amount.unit
    if number is None:
        return "FUTURE_REF" if sign > 0 else "PAST_REF"
    open_value = {WEEK: "XXXX-WXX", MONTH: "XXXX-XX", QUARTER: "XXXX-QX"}.get(unit)
    if base is None:
        return open_value or ("XXXX" if unit >= YEAR and unit != 14 else "XXXX-XX-XX")
    count = int(number) * sign
    if unit in (WEEK, 14):
        day = shift_day(base, days=int(number * (14 if unit == 14 else 7)) * sign)
        return None if day is None else write_week(day) if rough else day.isoformat()
    if unit in (MONTH, QUARTER):
        day = shift_day(base, months=int(number * (3 if unit == QUARTER else 1)) * sign)
        return month_value(day.year, day.month) if day else None
    if unit in (YEAR, DECADE, CENTURY):
        year = base.year + int(number * {YEAR: 1, DECADE: 10, CENTURY: 100}[unit]) * sign
        return write_year(year) if 0 < year < 10000 else None
    day = shift_day(base, days=count) if unit == DAY else base
    return day.isoformat() if day else None


def read_ago(found: Found, story: Story) -> Reading | None:
    """Two weeks ago; nearly six weeks ago; a decade ago; two years ago tomorrow."""
    amount = read_amount(found, story)
    if amount is None:
        return None
    words = found.all_words()
    if amount.unit == YEAR and amount.number == 1 and story.last_quarter and story.narrates is False:
        return _same_quarter(story)
    by = story.number("today", found.part("day"))
    if found.part("day") and story.today and amount.unit == YEAR and amount.number:
        day = shift_day(story.today, months=-12 * int(amount.number), days=by)
        return Reading("DATE", write_day(day), "published")
    rough = bool(_APPROXIMATE.intersection(words))
    base = story.today or (date(story.year, story.month or 7, 1) if story.year else None)
    if story.narrates and story.last_year is not None:
        base = story.last_day or date(story.last_year, story.last_month or 7, 1)
    if amount.unit < DAY and amount.number is not None:
        return Reading("DATE", write_day(story.today), "published")
    value = shifted(base, amount, -1, rough=rough)
    return Reading("DATE", value, "published") if value else None


def _same_quarter(story: Story) -> Reading:
    """Read "a year ago" in a report about a quarter: the same quarter of the year before."""
    year, quarter = story.last_quarter or (0, 0)
    if story.year is not None and year < story.year:
        return Reading("DATE", f"{year}-Q{quarter}", "previous")
    return Reading("DATE", f"{year - 1}-Q{quarter}", "previous")


def read_vague_ago(found: Found, story: Story) -> Reading:
    """Years ago; long ago."""
    return Reading("DATE", "PAST_REF")


def read_shift(found: Found, story: Story) -> Reading | None:
    """A week earlier, three years later: counted from the last day or year mentioned, else publication."""
    amount = read_amount(found, story)
    if amount is None:
        return None
    sign = 1 if found.part("way")[0] in ("later", "after", "afterwards", "afterward", "thereafter") else -1
    if amount.unit == YEAR and amount.number == 1 and sign < 0 and story.last_quarter:
        return _same_quarter(story)
    if amount.number is None:
        return Reading("DATE", "FUTURE_REF" if sign > 0 and not story.last_year else "PAST_REF")
    if amount.unit < DAY:
        return Reading("DURATION", amount.value)
    base, anchor = _shift_base(story, amount)
    value = shifted(base, amount, sign)
    return Reading("DATE", value, anchor) if value else None


def _shift_base(story: Story, amount: Amount) -> tuple[date | None, Anchor]:
    if story.last_year is not None:
        if amount.unit >= YEAR and amount.unit != 14:
            return date(story.last_year, story.last_month or 1, 1), "previous"
        if amount.unit in (MONTH, QUARTER) and story.last_month:
            return date(story.last_year, story.last_month, 1), "previous"
    return story.base()


def read_ahead(found: Found, story: Story) -> Reading | None:
    """Two years from now."""
    amount = read_amount(found, story)
    if amount is None:
        return None
    value = shifted(story.today, amount, 1, rough=bool(_APPROXIMATE.intersection(found.all_words())))
    return Reading("DATE", value, "published") if value else None


def read_rel_unit(found: Found, story: Story) -> Reading | None:
    """Last week, next month, this year, that day, the previous year, the end of the month."""
    unit = unit_of(found, story)
    if unit is None:
        unit = {"year": YEAR, "month": MONTH, "week": WEEK}[found.said("unit")]
    said = found.part("rel")
    if found.is_name() or (said[:1] in (["last"], ["next"]) and _is_owned(found)):
        return None
    word = said[-1] if said else "the"
    by, part = _BY.get(word, 0), part_of(found, story)
    if "early" in found.part("early"):
        part = 1
    elif "late" in found.part("early"):
        part = 3
    from_story = word in _FROM_STORY or said == ["the", "next"] or (story.narrates and word == "the")
    if unit == YEAR and not story.narrates and story.year is not None and not story.is_near(found):
        from_story = False
    if from_story and story.last_year is not None:
        if value := _from_story(story, unit, by):
            return Reading("DATE", value, "previous", part)
        if word in ("that", "same") and not found.part("early"):
            return None
    if unit < DAY or (unit == DAY and part == 3):
        # "At the end of the day" is seldom a time.
        return None
    if (
        unit == WEEK
        and word == "this"
        and story.today
        and story.today.isoweekday() == 7
        and story.direction(found) != "past"
    ):
        # Written on a Sunday, "this week" is the one that begins.
        return Reading("DATE", write_week(shift_day(story.today, days=1)), "published", part)
    if unit == DAY and word in ("this", "current", "present"):
        return Reading("DATE", write_day(story.today), "published")
    return Reading("DATE", unit_value(story, unit, by), "published", part)


def _is_owned(found: Found) -> bool:
    """Say whether it is somebody's last year, not the year before this."""
    return found.words.word(found.start - 1) in ("his", "her", "their", "its", "my", "our", "your")


def _from_story(story: Story, unit: int, by: int) -> str | None:
    """Write the unit that lies `by` after the last time mentioned; None where that is not precise enough."""
    year, month, day = story.last_year or 0, story.last_month, story.last_day
    if unit == DAY:
        moved = shift_day(day, days=by) if day else None
        return write_day(moved) if moved else None
    if unit in (WEEK, 14):
        moved = shift_day(day, days=7 * by) if day else None
        return write_week(moved) if moved else None
    if unit == MONTH:
        return month_value(*shift_month(year, month, by)) if month else None
    if unit == YEAR:
        return write_year(year, by)
    return None


def unit_value(story: Story, unit: int, by: int) -> str:
    """Write the day, week, month, quarter, year, decade or century `by` after that of publication."""
    today, year, month = story.today, story.year, story.month
    if unit == DAY:
        return write_day(shift_day(today, days=by) if today else None)
    if unit in (WEEK, 14):
        return write_week(shift_day(today, days=7 * by) if today else None)
    if unit == MONTH:
        return month_value(*shift_month(year, month, by)) if year and month else "XXXX-XX"
    if unit == QUARTER:
        if not (year and month):
            return "XXXX-QX"
        place = year * 4 + (month - 1) // 3 + by
        return f"{place // 4}-Q{place % 4 + 1}"
    if unit == DECADE:
        return f"{year // 10 + by:03d}" if year else "XXX"
    if unit == CENTURY:
        return f"{year // 100 + by:02d}" if year else "XX"
    return write_year(year, by)


def read_year_end(found: Found, story: Story) -> Reading:
    """Year-end, the month's end."""
    unit = {"year": YEAR, "month": MONTH, "week": WEEK}[found.said("unit")]
    return Reading("DATE", unit_value(story, unit, 0), "published", 3)


def read_adjacent(found: Found, story: Story) -> Reading | None:
    """The year before, the day after."""
    unit = unit_of(found, story)
    by = 1 if found.part("way")[0] in ("after", "later") else -1
    if unit is None or unit < DAY:
        return None
    if found.words.word(found.end - 1) == "last":
        return Reading("DATE", unit_value(story, unit, -2), "published")
    if story.last_year is not None and (value := _from_story(story, unit, by)):
        return Reading("DATE", value, "previous")
    return Reading("DATE", unit_value(story, unit, by), "published")


def read_quarter_here(found: Found, story: Story) -> Reading | None:
    """The quarter, the latest quarter: the one last mentioned, else the one before publication."""
    which = found.said("which")
    if which in ("last", "next", "this", "the current"):
        by = _BY[which.split()[-1]]
        return Reading("DATE", unit_value(story, QUARTER, by), "published")
    if story.last_quarter:
        year, quarter = story.last_quarter
        latest = year if story.year is None or year >= story.year - 1 else story.year
        return Reading("DATE", f"{latest}-Q{quarter}", "previous")
    if which == "the":
        return _quarter_ended(found, story)
    return Reading("DATE", unit_value(story, QUARTER, -1), "published")


def _quarter_ended(found: Found, story: Story) -> Reading | None:
    """Read "the quarter ended Sept. 30": the quarter that holds the middle of its three months."""
    if story.year is None or found.words.word(found.end) not in ("ended", "ending"):
        return None
    month = story.grammar.values["short_month"].get(found.words.word(found.end + 1)[:3], 0) or 5
    story.last_quarter = (story.year, (month - 2) // 3 + 1 if month > 1 else 4)
    return Reading("DATE", f"{story.last_quarter[0]}-Q{story.last_quarter[1]}", "published")


def read_quarter_back(found: Found, story: Story) -> Reading | None:
    """The year-ago quarter; the same period of 2021; the corresponding period last year."""
    if year := found.part("year"):
        return Reading("DATE", year[0])
    if story.last_quarter and ("year" in found.all_words() or found.part("rel")):
        return _same_quarter(story)
    if found.part("rel") or "year" in found.all_words():
        return Reading("DATE", write_year(story.year, -1), "published")
    return None


def read_weekend(found: Found, story: Story) -> Reading:
    """This weekend, over the weekend, last weekend."""
    said = found.part("rel")[-1]
    day = story.today
    if day is None:
        return Reading("DATE", "XXXX-WXX-WE", "published")
    days = 0
    if said in ("last", "past", "previous"):
        days = -7 if day.isoweekday() < 7 else 0
    elif said in ("next", "following"):
        days = 7
    elif said == "the" and day.isoweekday() < 6 and story.direction(found) != "future":
        days = -7
    return Reading("DATE", write_week(shift_day(day, days=days), "-WE"), "published")


def read_weekday(found: Found, story: Story) -> Reading:
    """Monday; last Friday; next Tuesday; Thursday of next week."""
    weekday = story.number("weekday", found.part("weekday"))
    if (week := found.part("rel2")) and story.today:
        monday = shift_day(story.today, days=1 - story.today.isoweekday() + 7 * _BY[week[0]])
        day = shift_day(monday, days=weekday - 1) if monday else None
        return Reading("DATE", write_day(day), "published")
    if story.today is None:
        if story.narrates and story.last_day:
            return Reading("DATE", write_day(_near_weekday(story.last_day, weekday)), "previous")
        return Reading("DATE", f"XXXX-WXX-{weekday}", "published")
    return Reading("DATE", write_day(story.settle_weekday(found, weekday, found.said("rel"))), "published")


def _near_weekday(day: date, weekday: int) -> date | None:
    return shift_day(day, days=(weekday - day.isoweekday()) % 7)


def read_today(found: Found, story: Story) -> Reading | None:
    """Today, yesterday, tomorrow; "today" in what is generally so is the present."""
    word = found.part("day")[0]
    by = story.number("today", [word])
    if found.is_name() and found.words.classes[found.start - 1 : found.start] == TITLE:
        # “USA Today”.
        return None
    if word == "today" and found.end - found.start == 1 and _is_general(found):
        return Reading("DATE", "PRESENT_REF")
    base, anchor = spoken_day(found, story)
    return Reading("DATE", write_day(shift_day(base, days=by) if base else None), anchor)


def spoken_day(found: Found, story: Story) -> tuple[date | None, Anchor]:
    """Give the day that "today" means: in quoted words the day just mentioned, on which they were said."""
    day, today = story.last_day, story.today
    if day is None or today is None or not 0 < (today - day).days <= 7 or found.start - story.day_start > 60:
        return today, "published"
    return (day, "previous") if _is_quoted(found) else (today, "published")


def _is_quoted(found: Found) -> bool:
    """Say whether a quotation mark is open at the match, within its paragraph."""
    words = found.words
    at = words.starts[found.start]
    before = words.text[max(at - 1000, 0) : at]
    before = before[before.rfind("\n") + 1 :]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _is_general(found: Found) -> bool:
    """Say whether "today" stands in a statement of how things are: "the world today is"."""
    words, at = found.words, found.start
    return (
        words.word(at + 1) in ("is", "are", "than")
        and words.word(at + 2) not in ("to", "the")
        and (
            words.word(at - 1) in ("world", "safer", "stronger", "better")
            or words.classes[at - 1 : at] == TITLE
        )
    )


def read_today_near(found: Found, story: Story) -> Reading:
    """The day before yesterday, the day after tomorrow."""
    by = story.number("today", found.part("day")) + (1 if found.said("way") == "after" else -1)
    return Reading("DATE", write_day(shift_day(story.today, days=by) if story.today else None), "published")


def read_same_day(found: Found, story: Story) -> Reading:
    """The same day."""
    day, anchor = story.base()
    return Reading("DATE", write_day(day), anchor)
