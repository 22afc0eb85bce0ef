"""Readers of calendar dates: days, months, years, quarters, decades, centuries, named days."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dragoman.coding.times_grammar import OTHER, Found
from dragoman.coding.times_story import Anchor, Reading, Story, day_value, make_day, write_year
from dragoman.coding.times_values import SEASON_CODES, bounds_of, month_value, season_at, week_value

_YEAR_SHIFT = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "current": 0, "same": 0,
    "next": 1, "following": 1, "coming": 1,
}  # fmt: skip


def part_of(found: Found, story: Story) -> int:
    """Give the third of its time that "early", "mid" or "the end of" points at, 0 for the whole."""
    return (
        story.number("part", found.part("part"))
        or story.number("edge", found.part("edge"))
        or (3 if found.part("eve") else 0)
    )


def read_year(found: Found, name: str = "year") -> int | None:
    """Give a year written in digits in the part `name`."""
    said = found.part(name)
    return int(said[0]) if said else None


def short_year(digits: str, near: int) -> int:
    """Give the year that ends in two digits and lies nearest below `near` + 20: 98 → 1998, 24 → 2024."""
    year = near // 100 * 100 + int(digits[-2:])
    return year - 100 if year > near + 20 else year


def relative_year(found: Found, story: Story) -> tuple[int | None, Anchor] | None:
    """Give the year of "of last year", "the same year"; None where nothing of the kind is said."""
    if said := found.part("rel") or found.part("rel2"):
        if said[-1] in ("following", "same", "previous", "preceding") and story.last_year is not None:
            return story.last_year + _YEAR_SHIFT[said[-1]], "previous"
        return (None if story.year is None else story.year + _YEAR_SHIFT[said[-1]]), "published"
    return None


def _month(found: Found, story: Story) -> int:
    for name in ("month", "short_month", "only_month", "shy_month"):
        if number := story.number("short_month", found.part("month")) or story.number(
            name, found.part("month")
        ):
            return number
    return 0


def _day(found: Found, name: str, story: Story) -> int:
    said = found.part(name)
    if not said:
        return 0
    digits = said[0].rstrip("stndrh")
    return int(digits) if digits.isdecimal() else story.number("ordinal", said)


def read_iso(found: Found, story: Story) -> Reading | None:
    """2022-04-23."""
    year, month, day = (int(piece) for piece in found.said("date").split("-"))
    value = day_value(year, month, day)
    return Reading("DATE", value) if value else None


def read_slash(found: Found, story: Story) -> Reading | None:
    """4/23/2022, 23.04.2022, 2022/04/23: read where only one order gives a date, American order for slashes."""
    said = found.said("date")
    mark = "/" if "/" in said else "."
    pieces = said.split(mark)
    numbers = [int(piece) for piece in pieces]
    if len(pieces[0]) == 4:
        year, month, day = numbers
    elif len(pieces[2]) in (2, 4) and len(pieces[0]) <= 2:
        year = numbers[2] if len(pieces[2]) == 4 else short_year(pieces[2], story.year or 2030)
        month, day = (numbers[0], numbers[1]) if mark == "/" else (numbers[1], numbers[0])
        if month > 12:
            month, day = day, month
        if mark == "." and len(pieces[2]) == 2:
            return None
    else:
        return None
    value = day_value(year, month, day) if year >= 1000 else None
    return Reading("DATE", value) if value else None


def read_day(found: Found, story: Story) -> Reading | None:
    """Saturday, April 23, 2022; 23 April; Aug. 7; the 5th of May last year."""
    month, day = _month(found, story), _day(found, "day", story)
    year, anchor = read_year(found), "written"
    if year is None:
        settled = relative_year(found, story) or _year_by_weekday(found, story, month, day)
        year, anchor = settled or story.settle_year(found, month, day)
    value = day_value(year, month, day)
    return Reading("DATE", value, anchor) if value else None  # type: ignore[arg-type]


def _year_by_weekday(found: Found, story: Story, month: int, day: int) -> tuple[int, Anchor] | None:
    """Let a weekday name beside the date decide between the years around the day of writing."""
    weekday = story.number("weekday", found.part("weekday")) or story.number(
        "short_weekday", found.part("weekday")
    )
    if not weekday or story.year is None:
        return None
    years = [
        story.year + by
        for by in (0, -1, 1)
        if (made := make_day(story.year + by, month, day)) and made.isoweekday() == weekday
    ]
    return (years[0], "published") if len(years) == 1 else None


def read_days(found: Found, story: Story) -> Reading | None:
    """April 3-5; 5 and 6 May: one interval."""
    month, first, last = _month(found, story), _day(found, "first", story), _day(found, "last", story)
    year, anchor = read_year(found), "written"
    if year is None:
        year, anchor = story.settle_year(found, month, first)
    start, end = day_value(year, month, first), day_value(year, month, last)
    if not start or not end or first >= last:
        return None
    return Reading("DATE", f"{start}/{end}", anchor)  # type: ignore[arg-type]


def read_day_list(found: Found, story: Story) -> list[Reading]:
    """Oct. 3, 5 and 7: a reading for each day, the first with the month."""
    words, month = found.words, _month(found, story)
    year, anchor = read_year(found), "written"
    grown = [i for i in range(found.start, found.end) if words.word(i).rstrip("stndrh").isdecimal()]
    days = [i for i in grown if len(words.word(i).rstrip("stndrh")) <= 2]
    if year is None:
        year, anchor = story.settle_year(found, month, int(words.word(days[0]).rstrip("stndrh")))
    readings: list[Reading] = []
    for number, index in enumerate(days):
        value = day_value(year, month, int(words.word(index).rstrip("stndrh")))
        start = index if number else found.start
        end = found.end if number == len(days) - 1 else index + 1
        if value:
            readings.append(Reading("DATE", value, anchor, start=start, end=end))  # type: ignore[arg-type]
    return readings


def read_month(found: Found, story: Story) -> Reading | None:
    """March 2022; early March; last October; the month of March; June last year."""
    month, part = _month(found, story), part_of(found, story)
    if not month:
        return None
    year, anchor = read_year(found), "written"
    if year is None and (digits := found.said("yy")):
        year = short_year(digits, story.year or 2030)
    if year is None:
        with_year = found.words.word(found.end - 1) == "year"
        settled = relative_year(found, story) if with_year else _month_beside(found, story, month)
        year, anchor = settled or story.settle_year(found, month)
    value = month_value(year, month)
    return Reading("DATE", value, anchor, part)  # type: ignore[arg-type]


def _month_beside(found: Found, story: Story, month: int) -> tuple[int, Anchor] | None:
    """Read "last October", "next March", "this May": the nearest before, after, or of this year."""
    said = found.part("rel")
    if not said or story.year is None:
        return None
    now = story.month or 7
    if said[-1] in ("last", "past"):
        return (story.year if month < now else story.year - 1), "published"
    if said[-1] in ("next", "coming", "following"):
        return (story.year if month > now else story.year + 1), "published"
    return story.year, "published"


def read_week_of(found: Found, story: Story) -> Reading | None:
    """The first week of November: the weeks of a month count from its first Monday."""
    month, said = _month(found, story), found.part("nth")
    number = (int(said[0][0]) if said[0][0].isdecimal() else story.number("ordinal", said)) if said else 0
    year, anchor = read_year(found), "written"
    if year is None:
        year, anchor = story.settle_year(found, month)
    if year is None or not (found.part("final") or 1 <= number <= 5):
        return None
    first = _on_year(f"nth {month} 1 {-1 if found.part('final') else 1}", year)
    if first is None:
        return None
    day = first + timedelta(7 * max(number - 1, 0))
    return Reading("DATE", week_value(day), anchor)  # type: ignore[arg-type]


def read_fiscal_years(found: Found, story: Story) -> Reading | None:
    """Fiscal years 2023 through 2026, as an interval."""
    first, last = read_year(found, "first") or 0, read_year(found, "last") or 0
    if not first < last:
        return None
    bounds = date(first - 1, 10, 1), date(last, 9, 30)
    return Reading("DATE", f"{first}/{last}", bounds=bounds)


def read_month_set(found: Found, story: Story) -> Reading:
    """Each July."""
    return Reading("SET", f"XXXX-{_month(found, story):02d}")


def read_fiscal(found: Found, story: Story) -> Reading | None:
    """Fiscal year 2022, FY22."""
    year = read_year(found)
    if year is None:
        digits = found.said("yy")
        if len(digits) != 2:
            return None
        year = short_year(digits, story.year or 2030)
    return Reading("DATE", f"FY{year}")


def read_fiscal_rel(found: Found, story: Story) -> Reading | None:
    """This fiscal year: the US one, from October to September."""
    said = found.part("rel")
    if not said and found.all_words()[0] != "the":
        return None
    if story.year is None:
        return Reading("DATE", "FYXXXX", "published")
    ahead = 1 if (story.month or 1) >= 10 else 0
    year = story.year + ahead + (_YEAR_SHIFT.get(said[-1], 0) if said else 0)
    return Reading("DATE", f"FY{year}", "published", part_of(found, story))


def read_quarter(found: Found, story: Story) -> Reading | None:
    """The third quarter; the second quarter of 2022; next year's first quarter; Q3 2021."""
    said = found.part("nth")
    number = (int(said[0][0]) if said[0][0].isdecimal() else story.number("ordinal", said)) if said else 4
    if not 1 <= number <= 4:
        return None
    year, anchor = read_year(found) or read_year(found, "year2"), "written"
    if year is None:
        settled = relative_year(found, story) if found.part("rel") else None
        year, anchor = settled or _settle_quarter(found, story, number)
        if "ago" in found.all_words() or found.part("back"):
            year = None if year is None else year - 1
        elif year is not None and anchor == "published":
            story.last_quarter = (year, number)
    return Reading("DATE", f"{write_year(year)}-Q{number}", anchor, part_of(found, story))  # type: ignore[arg-type]


def _settle_quarter(found: Found, story: Story, number: int) -> tuple[int | None, Anchor]:
    if story.year is None:
        return None, "published"
    now = ((story.month or 7) + 2) // 3
    if "the year" in " ".join(found.all_words()[-2:]):
        return story.year, "published"
    if number <= now:
        # The quarter going on is rarely reported on; "in the fourth quarter" in November still means this year's.
        return story.year, "published"
    direction = story.direction(found)
    if direction == "past" and number - now > 1:
        return story.year - 1, "published"
    return (story.year - 1 if now == 1 and direction != "future" else story.year), "published"


def read_half(found: Found, story: Story) -> Reading | None:
    """The first half of 2024, of last year; the second half of next month."""
    said = found.part("nth")
    number = story.number("ordinal", said) if said else 2
    if number not in (1, 2):
        return None
    if shift := found.part("shift"):
        by = _YEAR_SHIFT[shift[-1]]
        if story.year is None or story.month is None:
            return Reading("DATE", "XXXX-XX", "published")
        count = story.year * 12 + story.month - 1 + by
        return Reading("DATE", month_value(count // 12, count % 12 + 1), "published", 1 if number == 1 else 3)
    if month := _month(found, story):
        year, anchor = read_year(found, "year2"), "written"
        if year is None:
            year, anchor = story.settle_year(found, month)
        return Reading("DATE", month_value(year, month), anchor, 1 if number == 1 else 3)  # type: ignore[arg-type]
    year, anchor = read_year(found), "written"
    if year is None:
        year, anchor = relative_year(found, story) or (story.year, "published")
    return Reading("DATE", f"{write_year(year)}-H{number}", anchor)  # type: ignore[arg-type]


def read_years(found: Found, story: Story) -> Reading | None:
    """2021-2022, 1997-98: an interval of years."""
    first = read_year(found, "first") or 0
    digits = found.said("short")
    last = read_year(found, "last") or (first // 100 * 100 + int(digits) if digits else 0)
    if not first < last <= first + 120:
        return None
    return Reading("DATE", f"{first}/{last}")


def read_plain_year(found: Found, story: Story) -> Reading | None:
    """2022; mid-2019; the end of 2024; the year 2000."""
    year = read_year(found)
    if year is None or (not 1900 <= year <= 2100 and _is_count(found)):
        return None
    return Reading("DATE", write_year(year), "written", part_of(found, story))


def _is_count(found: Found) -> bool:
    """Say whether an early year may be a number of things: "in 1500 cases", "and 1200 were"."""
    words, after = found.words, found.words.word(found.end)
    if words.word(found.start - 1) in ("a", "and", "to") and after not in ("", ",", ".", ")", ";"):
        return True
    plural = after.endswith("s") and len(after) > 3 and words.classes[found.end] == OTHER
    return plural or after in ("or", "were", "are", "have")


def read_decade(found: Found, story: Story) -> Reading | None:
    """The 1990s, the late '80s, the nineties."""
    if said := found.said("decade"):
        digits = said.rstrip("s’'")
        if len(digits) == 2 and found.words.word(found.start) not in (
            "the",
            "'",
            "’",
            "‘",
            "early",
            "mid",
            "late",
        ):
            return None
        year = (
            int(digits)
            if len(digits) == 4
            else 1900 + int(digits)
            if int(digits) > 20
            else 2000 + int(digits)
        )
    else:
        year = 1900 + story.number("decade_word", found.part("word")) * 10
    return Reading("DATE", f"{year // 10:03d}", "written", part_of(found, story))


def read_century(found: Found, story: Story) -> Reading | None:
    """The 21st century → 20; the nineteenth century → 18."""
    said = found.said("nth")
    number = int(said.rstrip("stndrh")) if said[0].isdecimal() else story.number("ordinal", [said])
    if more := found.part("more"):
        number += story.number("ordinal", more)
    return (
        Reading("DATE", f"{number - 1:02d}", "written", part_of(found, story)) if 1 <= number <= 22 else None
    )


def read_spoken_year(found: Found, story: Story) -> Reading:
    """Nineteen ninety-six, as transcripts write it."""
    year = story.number("teens", found.part("high")) * 100 + story.number("tens", found.part("low"))
    return Reading("DATE", str(year + story.number("ones", found.part("unit"))))


@cache
def _named_days() -> dict[str, str]:
    """Load the table of named days: `MM-DD`, `nth MONTH WEEKDAY N` (−1 the last), or `easter N` days after it."""
    table = tomllib.loads(files("dragoman.coding").joinpath("times_days.toml").read_text("utf-8"))
    return dict(table["days"])


def easter(year: int) -> date:
    """Give the Sunday of western Easter (the anonymous Gregorian computus, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _on_year(rule: str, year: int) -> date | None:
    kind, *numbers = rule.split()
    if kind == "election":
        return _on_year("nth 11 1 1", year + year % 2) + timedelta(1)  # type: ignore[operator]
    if kind == "easter":
        return easter(year) + timedelta(int(numbers[0]))
    if kind == "nth":
        month, weekday, nth = (int(number) for number in numbers)
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return end - timedelta((end.isoweekday() - weekday) % 7)
    month, day = (int(number) for number in rule.split("-"))
    return make_day(year, month, day)


def read_named_day(found: Found, story: Story) -> Reading | None:
    """Christmas, New Year's Eve, Thanksgiving 2021, last Easter."""
    said = found.said("name").replace(" ’s", "'s").replace(" 's", "'s")
    rule = _named_days().get(said.replace("the ", "").strip())
    if rule is None:
        return None
    if year := read_year(found):
        day = _on_year(rule, year)
        return Reading("DATE", day.isoformat()) if day else None
    if story.year is not None and (rel := found.part("rel2")):
        day = _on_year(rule, story.year + _YEAR_SHIFT[rel[-1]])
        return Reading("DATE", day.isoformat(), "published") if day else None
    if said.endswith("new year") and found.words.word(found.start - 1) == "in":
        return Reading("DATE", write_year(story.year, 1), "published", 1)
    if story.narrates and story.last_year is not None:
        day = _on_year(rule, story.last_year)
        return Reading("DATE", day.isoformat(), "previous") if day else None
    if story.year is None:
        kind = rule.split()[0]
        return Reading("DATE", f"XXXX-{rule}" if "-" in kind else "XXXX-XX-XX", "published")
    reference = story.today or date(story.year, story.month or 7, 15)
    days = [day for by in (-1, 0, 1) if (day := _on_year(rule, story.year + by))]
    past = [day for day in days if day <= reference]
    future = [day for day in days if day >= reference]
    rel, direction = found.part("rel"), story.direction(found)
    back, ahead = max(past, default=days[0]), min(future, default=days[-1])
    if rel and rel[-1] in ("last", "past"):
        day = back
    elif rel and rel[-1] in ("next", "coming"):
        day = ahead
    elif rel or direction is None:
        day = back if reference - back <= ahead - reference else ahead
    else:
        day = ahead if direction == "future" else back
    return Reading("DATE", day.isoformat(), "published")


def read_season(found: Found, story: Story) -> Reading | None:
    """The winter of 1994; last summer; in the spring; this fall."""
    season = story.number("season", found.part("season"))
    code, part = SEASON_CODES[season], part_of(found, story)
    if year := read_year(found):
        return Reading("DATE", f"{year}-{code}", "written", part)
    rel = found.part("rel")
    with_year = found.words.word(found.end - 1) == "year"
    if season == 3 and not rel and not with_year and _no_autumn(found):
        return None
    if story.narrates and story.last_year is not None and not with_year:
        return Reading("DATE", f"{story.last_year}-{code}", "previous", part)
    if story.year is None:
        return Reading("DATE", f"XXXX-{code}", "published", part)
    if with_year:
        year, anchor = relative_year(found, story) or (story.year, "published")
        return Reading("DATE", f"{write_year(year)}-{code}", anchor, part)
    return Reading("DATE", f"{_settle_season(found, story, season, rel)}-{code}", "published", part)


def _no_autumn(found: Found) -> bool:
    """Say whether a bare "fall" is the act of falling: "in the fall of Saigon", "by fall"."""
    words = found.all_words()
    if "fall" not in words:
        return False
    return len(words) == 1 or found.words.word(found.end) in ("of", "in", "from", "to", "below", "by")


def _settle_season(found: Found, story: Story, season: int, rel: list[str]) -> int:
    """Find the year of a season by "last", "next", or the tense around it."""
    year = story.year or 0
    reference = story.today or date(year, story.month or 7, 15)
    now_year, now = season_at(reference)
    place, here = now_year * 4 + now, None
    last = max(n for n in range(place - 4, place) if (n - 1) % 4 + 1 == season)
    following = min(n for n in range(place + 1, place + 5) if (n - 1) % 4 + 1 == season)
    here = place if now == season else None
    direction = story.direction(found)
    if rel and rel[-1] in ("last", "past", "previous"):
        chosen = last
    elif rel and rel[-1] in ("next", "coming", "following"):
        chosen = following
    elif here is not None:
        chosen = here
    elif rel and rel[-1] == "this":
        in_year = [n for n in (last, following) if (n - 1) // 4 == reference.year]
        chosen = in_year[0] if in_year else (following if direction == "future" else last)
    elif direction is None:
        chosen = following if following - place < place - last else last
    else:
        chosen = following if direction == "future" else last
    return (chosen - 1) // 4


def covers(value: str, day: date) -> bool:
    """Say whether a calendar value covers a day."""
    bounds = bounds_of(value)
    return bounds is not None and bounds[0] <= day <= bounds[1]
