"""Readers of calendar dates: days, months, years, quarters, decades, centuries, named days."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.coding.times_grammar import OTHER, Found, load_grammar
from dragoman.coding.times_story import Anchor, Reading, Story, day_value, make_day, write_year
from dragoman.coding.times_values import Bounds, month_value, on_year, week_value

WRITTEN: Anchor = "written"
YEAR_SHIFT = {
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
            return story.last_year + YEAR_SHIFT[said[-1]], "previous"
        return (None if story.year is None else story.year + YEAR_SHIFT[said[-1]]), "published"
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
    """4/23/2022, 23.04.2022, 2022/04/23; where both orders give a day (4/5/2022), only the year."""
    said = found.said("date")
    mark = "/" if "/" in said else "."
    pieces = said.split(mark)
    numbers = [int(piece) for piece in pieces]
    if len(pieces[0]) == 4:
        year, month, day = numbers
    elif len(pieces[2]) in (2, 4) and len(pieces[0]) <= 2:
        year = numbers[2] if len(pieces[2]) == 4 else short_year(pieces[2], story.year or 2030)
        month, day = (numbers[0], numbers[1]) if mark == "/" else (numbers[1], numbers[0])
        if mark == "." and len(pieces[2]) == 2:
            return None
        if mark == "/" and story.day_first:
            month, day = day, month
        elif story.day_first is None and mark == "/" and max(month, day) <= 12 and month != day:
            return Reading("DATE", write_year(year), bounds=_between(year, month, day))
        if month > 12:
            month, day = day, month
    else:
        return None
    value = day_value(year, month, day) if year >= 1000 else None
    return Reading("DATE", value) if value else None


def day_comes_first(found: list[Found]) -> bool | None:
    """Tell from all numeric dates of a text whether the day comes first; None where none tells."""
    orders = set()
    for match in found:
        if match.rule.read == "slash" and "/" in (said := match.said("date")):
            first, second, third = (int(piece) for piece in said.split("/"))
            if first <= 31 and max(first, second) > 12 and min(first, second) <= 12 and third:
                orders.add(first > 12)
    return orders.pop() if len(orders) == 1 else None


def _between(year: int, one: int, other: int) -> Bounds | None:
    """Give the two days that 4/5 may be, the earlier first."""
    days = sorted(day for pair in ((one, other), (other, one)) if (day := make_day(year, *pair)))
    return (days[0], days[-1]) if days else None


def read_day(found: Found, story: Story) -> Reading | None:
    """Saturday, April 23, 2022; 23 April; Aug. 7; the 5th of May last year."""
    month, day = _month(found, story), _day(found, "day", story)
    year, anchor = read_year(found), WRITTEN
    if year is None:
        settled = relative_year(found, story) or _year_by_weekday(found, story, month, day)
        year, anchor = settled or story.settle_year(found, month, day)
    value = day_value(year, month, day)
    return Reading("DATE", value, anchor) if value else None


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
    year, anchor = read_year(found), WRITTEN
    if year is None:
        year, anchor = story.settle_year(found, month, first)
    start, end = day_value(year, month, first), day_value(year, month, last)
    if not start or not end or first >= last:
        return None
    return Reading("DATE", f"{start}/{end}", anchor)


def read_day_list(found: Found, story: Story) -> list[Reading]:
    """Oct. 3, 5 and 7: a reading for each day, the first with the month."""
    words, month = found.words, _month(found, story)
    year, anchor = read_year(found), WRITTEN
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
            readings.append(Reading("DATE", value, anchor, start=start, end=end))
    return readings


def read_month(found: Found, story: Story) -> Reading | None:
    """March 2022; early March; last October; the month of March; June last year."""
    month, part = _month(found, story), part_of(found, story)
    if not month:
        return None
    year, anchor = read_year(found), WRITTEN
    if year is None and (digits := found.said("yy")):
        year = short_year(digits, story.year or 2030)
    if year is None:
        with_year = found.words.word(found.end - 1) == "year"
        settled = relative_year(found, story) if with_year else _month_beside(found, story, month)
        year, anchor = settled or story.settle_year(found, month)
    value = month_value(year, month)
    return Reading("DATE", value, anchor, part)


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
    day_of = _day(found, "day", story)
    year, anchor = read_year(found), WRITTEN
    if year is None:
        year, anchor = story.settle_year(found, month, day_of or None)
    if year is not None and (within := make_day(year, month, day_of) if day_of else None):
        return Reading("DATE", week_value(within), anchor)
    if year is None or not (found.part("final") or 1 <= number <= 5):
        return None
    first = on_year(f"nth {month} 1 {-1 if found.part('final') else 1}", year)
    if first is None:
        return None
    day = first + timedelta(7 * max(number - 1, 0))
    return Reading("DATE", week_value(day), anchor)


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
    year = story.year + ahead + (YEAR_SHIFT.get(said[-1], 0) if said else 0)
    return Reading("DATE", f"FY{year}", "published", part_of(found, story))


def read_quarter(found: Found, story: Story) -> Reading | None:
    """The third quarter; the second quarter of 2022; next year's first quarter; Q3 2021."""
    said = found.part("nth")
    number = (int(said[0][0]) if said[0][0].isdecimal() else story.number("ordinal", said)) if said else 4
    if not 1 <= number <= 4:
        return None
    year, anchor = read_year(found) or read_year(found, "year2"), WRITTEN
    if year is None:
        settled = relative_year(found, story) if found.part("rel") else None
        year, anchor = settled or _settle_quarter(found, story, number)
        if "ago" in found.all_words() or found.part("back"):
            year = None if year is None else year - 1
        elif year is not None and anchor == "published":
            story.last_quarter = (year, number)
    return Reading("DATE", f"{write_year(year)}-Q{number}", anchor, part_of(found, story))


def _settle_quarter(found: Found, story: Story, number: int) -> tuple[int | None, Anchor]:
    if story.year is None:
        return None, "published"
    now = ((story.month or 7) + 2) // 3
    if "the year" in " ".join(found.all_words()[-2:]):
        return story.year, "published"
    if number <= now:
        # The quarter going on is rarely reported on, yet "the fourth quarter" in November is this year's.
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
        by = YEAR_SHIFT[shift[-1]]
        if story.year is None or story.month is None:
            return Reading("DATE", "XXXX-XX", "published")
        count = story.year * 12 + story.month - 1 + by
        return Reading("DATE", month_value(count // 12, count % 12 + 1), "published", 1 if number == 1 else 3)
    if month := _month(found, story):
        year, anchor = read_year(found, "year2"), WRITTEN
        if year is None:
            year, anchor = story.settle_year(found, month)
        third = 1 if number == 1 else 3
        return Reading("DATE", month_value(year, month), anchor, third)
    year, anchor = read_year(found), WRITTEN
    if year is None:
        year, anchor = relative_year(found, story) or (story.year, "published")
    return Reading("DATE", f"{write_year(year)}-H{number}", anchor)


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
    if year is None or _ends_counts(found) or (not 1900 <= year <= 2100 and _is_count(found)):
        return None
    return Reading("DATE", write_year(year), "written", part_of(found, story))


def _is_count(found: Found) -> bool:
    """Say whether an early year may be a number of things: "in 1500 cases", "and 1200 were".

    What is counted after "from 1000 to 2000" is counted by both.
    """
    words, after = found.words, found.words.word(found.end)
    if after == "to" and words.word(found.end + 1).isdecimal():
        return _is_counted(found, found.end + 2)
    if words.word(found.start - 1) in ("a", "and", "to") and after not in ("", ",", ".", ")", ";"):
        return True
    return _is_counted(found, found.end) or after in ("or", "were", "are", "have")


def _is_counted(found: Found, index: int) -> bool:
    """Say whether the word at `index` is a noun in the plural."""
    words, word = found.words, found.words.word(index)
    counted = load_grammar().values["counted"]
    return word in counted or (word.endswith("s") and len(word) > 3 and words.classes[index] == OTHER)


def _ends_counts(found: Found) -> bool:
    """Say whether a number that may be a year ends "from 1000 to 2000 engineers"."""
    words, start = found.words, found.start
    first = words.word(start - 2)
    if [words.word(start - 3), words.word(start - 1)] != ["from", "to"] or not first.isdecimal():
        return False
    return not 1900 <= int(first) <= 2100 and _is_counted(found, found.end)


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
        if len(digits) == 4 and digits[2:] == "00" and digits < "2000":
            return Reading("DATE", digits[:2], "written", part_of(found, story))
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
