"""Readers of durations, sets, times of day, and vague references."""

from __future__ import annotations

from datetime import date

from dragoman.coding.times_grammar import BREAK, TITLE, Found
from dragoman.coding.times_numbers import Amount, read_amount, read_number, unit_of
from dragoman.coding.times_relative import spoken_day, unit_value
from dragoman.coding.times_story import Reading, Story, write_day
from dragoman.coding.times_values import Bounds, shift_day

PARTS = {1: "TMO", 2: "TAF", 3: "TEV", 4: "TNI", 5: "T12:00", 6: "T24:00"}
_FROM, _TOWARDS = (
    frozenset(["last", "past", "previous", "preceding"]),
    frozenset(["next", "coming", "following"]),
)


def read_duration(found: Found, story: Story) -> Reading | None:
    """Four years, nearly 30-year, decades, a week, two to three weeks."""
    unit = unit_of(found, story)
    if unit is None:
        return None
    if found.part("num2"):
        amount = read_amount(found, story, "num2")
    elif found.part("num"):
        amount = read_amount(found, story)
        hyphened = found.words.word(found.end - 2) in "-–‑"
        if amount and amount.unit == 9 and amount.number and hyphened:
            amount = Amount(amount.number * 10, 8)
    else:
        amount = Amount(1 if found.words.word(found.end) in "-–‑" else None, unit)
    if amount is None or _is_ordinal(found, amount) or _is_no_time(found, amount):
        return None
    if unit == 4 and found.said("num") == "one" and found.words.word(found.start - 1) not in _COUNTING:
        around = (found.words.word(found.start - 1), found.words.word(found.end))
        return Reading("DATE", "FUTURE_REF") if _MODALS.intersection(around) else None
    if found.part("num3"):
        more = Amount(read_number(found.part("num3"), story), story.number("units", found.part("unit3")))
        return Reading("DURATION", amount.value + more.value.removeprefix("PT" if amount.unit < 4 else "P"))
    return Reading("DURATION", amount.value)


def _is_ordinal(found: Found, amount: Amount) -> bool:
    """Say whether "second" is the number after the first: "the past second"."""
    return amount.unit == 1 and found.words.word(found.end - 1) == "second"


def _is_no_time(found: Found, amount: Amount) -> bool:
    """Say whether it is a quarter of something, minutes of a meeting, hours that nothing counts."""
    words, first = found.words, found.start
    if amount.unit == 3 and words.word(found.end - 3).endswith("watt"):
        return True
    if found.is_name() or (amount.unit == 7 and amount.number is None and found.part("num") != ["several"]):
        return True
    if amount.unit == 7 and found.part("num") and (amount.number or 9) <= 3:
        return words.word(found.end - 1) == "quarter" or words.word(found.end) == "of"
    written = words.text[words.starts[first] : words.ends[first]]
    if (
        found.end - first == 1
        and words.classes[first - 1 : first] not in ("", BREAK)
        and written[0].isupper()
    ):
        return True
    return found.end - first == 1 and amount.unit in (1, 2, 3) and words.word(first - 1) not in _COUNTING


_COUNTING = frozenset("for in within of after over just mere these those than about last next by".split())
_MODALS = frozenset("will would may might could can shall must".split())


def read_past_span(found: Found, story: Story) -> Reading | None:
    """The past two years, the next few days, the first six months, these 14 days."""
    amount = read_amount(found, story)
    if amount is None or _is_ordinal(found, amount):
        return None
    bounds = None
    if found.part("back"):
        bounds = _tied(story.today, amount, -1)
    elif found.part("fore"):
        bounds = _tied(story.today, amount, 1)
    return Reading("DURATION", amount.value, "published" if bounds else "written", bounds=bounds)


def _tied(today: date | None, amount: Amount, sign: int) -> Bounds | None:
    """Give the days that "the past …" (−1) or "the next …" (1) covers, ending or beginning today."""
    if today is None or amount.number is None or amount.days is None or amount.days < 1:
        return None
    if amount.unit in (6, 7, 8, 9, 10) and amount.number == int(amount.number):
        size = {6: 1, 7: 3, 8: 12, 9: 120, 10: 1200}[amount.unit]
        other = shift_day(today, months=size * int(amount.number) * sign)
    else:
        other = shift_day(today, days=round(amount.days) * sign)
    if other is None:
        return None
    return (other, today) if sign < 0 else (today, other)


def read_past_one(found: Found, story: Story) -> Reading | None:
    """Over the past year, in the last decade, in the coming week: how long, ending or beginning today."""
    unit = unit_of(found, story)
    if unit is None:
        return None
    back = bool(found.part("back"))
    if unit == 9 and found.said("back") == "last":
        return Reading("DATE", unit_value(story, 9, -1), "published")
    if unit == 4 or not (found.part("back") or found.part("fore")):
        return None if unit == 4 else Reading("DURATION", Amount(1, unit).value)
    amount = Amount(1, unit)
    bounds = _tied(story.today, amount, -1 if back else 1)
    return Reading("DURATION", amount.value, "published" if bounds else "written", bounds=bounds)


def read_every(found: Found, story: Story) -> Reading | None:
    """Every year, each Tuesday, every five years, twice a week, per day."""
    if weekday := story.number("weekday", found.part("weekday")):
        return Reading("SET", f"XXXX-WXX-{weekday}")
    if found.part("season"):
        return Reading("SET", "P1Y")
    if month := story.number("month", found.part("month")):
        return Reading("SET", f"XXXX-{month:02d}")
    if found.part("weekend"):
        return Reading("SET", "XXXX-WXX-WE")
    if found.part("part"):
        return Reading("SET", "P1D")
    unit = unit_of(found, story)
    if unit is None:
        return None
    if found.part("few"):
        return Reading("SET", Amount(None, unit).value)
    amount = read_amount(found, story) if found.part("num") else Amount(1, unit)
    if amount is None or (found.part("nth") and amount.unit == 1):
        return None
    if nth := story.number("ordinal", found.part("nth")):
        amount = Amount(nth, unit)
    if found.part("other"):
        amount = Amount(2, unit)
    if found.said("freq") == "twice" and unit in _IN_HALVES:
        amount = Amount(_IN_HALVES[unit][0], _IN_HALVES[unit][1])
    return Reading("SET", _set_value(amount))


# Twice a year is every six months.
_IN_HALVES = {8: (6, 6), 4: (12, 3)}


def _set_value(amount: Amount) -> str:
    """Write a period of repetition: as the duration, but a decade or century as such."""
    if amount.number == 1 and amount.unit in (9, 10):
        return {9: "P1DE", 10: "P1CE"}[amount.unit]
    return amount.value


def read_daily(found: Found, story: Story) -> Reading | None:
    """Daily, weekly, annual; but no newspaper's name."""
    if found.is_name() and found.words.classes[found.end : found.end + 1] in (TITLE, BREAK):
        return None
    return Reading("SET", _set_value(Amount(1, _unit_of_daily(found, story))))


def _unit_of_daily(found: Found, story: Story) -> int:
    return story.number("daily", found.part("unit")) or story.number("steady", found.part("unit"))


def read_weekdays(found: Found, story: Story) -> Reading:
    """On Sundays."""
    return Reading("SET", f"XXXX-WXX-{story.number('weekdays', found.part('weekday'))}")


def read_rate(found: Found, story: Story) -> Reading | None:
    """$7 billion a year, 1,150 vehicles a day: a rate where a number or "times" stands shortly before."""
    unit = unit_of(found, story)
    if unit is None:
        return None
    words = found.words
    for index in range(found.start - 1, max(found.start - 8, -1), -1):
        word = words.word(index)
        if words.classes[index] == BREAK or word in (",", ";", ".", "“"):
            break
        numeral = word[:1].isdecimal() or word in story.grammar.values["numword"]
        if numeral or word in ("times", "once", "twice", "much", "dozens", "hundreds", "thousands"):
            return Reading("SET", _set_value(Amount(1, unit)))
    if unit == 7:
        # "A quarter of", "a quarter more".
        return None
    return Reading("DURATION", Amount(1, unit).value)


def read_vague_span(found: Found, story: Story) -> Reading:
    """Recent weeks, the coming days, the years ahead, these days."""
    if found.part("past"):
        return Reading("DATE", "PAST_REF")
    return Reading("DATE", "PRESENT_REF" if found.part("now") else "FUTURE_REF")


def read_vague(found: Found, story: Story) -> Reading:
    """Now, recently, the past, the near future, soon."""
    for name, value in (("past", "PAST_REF"), ("present", "PRESENT_REF"), ("future", "FUTURE_REF")):
        if found.part(name):
            return Reading("DATE", value)
    return Reading("DATE", "PRESENT_REF")


def read_clock(found: Found, story: Story) -> Reading | None:
    """9:30 a.m. EST, noon, 5 p.m., 1400 GMT: on the day last mentioned near it, else of writing."""
    clock = clock_of(found, story)
    if clock is None:
        return None
    day, anchor = story.base()
    apart = found.start - story.day_start
    if apart > 80 or (apart > 12 and day and story.today and day > story.today):
        day, anchor = story.today, "published"
    zone = "Z" if found.words.word(found.end - 1) in ("gmt", "utc") else ""
    return Reading("TIME", f"{write_day(day)}T{clock}{zone}", anchor)


def clock_of(found: Found, story: Story) -> str | None:
    """Give the time of day of a match as HH:MM."""
    if word := found.part("word"):
        return f"{story.number('clockword', word):02d}:00"
    if digits := found.said("military"):
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        said = (found.said("clock") or found.said("hour")).replace(".", ":")
        pieces = [int(piece) for piece in said.split(":")]
        hour, minute = pieces[0], pieces[1] if len(pieces) > 1 else 0
        half = found.said("half").replace(".", "").replace(" ", "")
        if half and not 1 <= hour <= 12:
            half = ""
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def read_part_of_day(found: Found, story: Story) -> Reading | None:
    """This morning, tonight, last night, Monday morning, by evening, late on Tuesday."""
    whole, said = found.said("whole"), found.said("rel")
    if found.end - found.start == 1 and found.is_name():
        return None
    part = 4 if whole else story.number("daypart", found.part("part"))
    weekday = story.number("weekday", found.part("weekday"))
    day, anchor = spoken_day(found, story)
    if weekday and story.today is not None:
        rel = "last" if "last" in found.all_words() else ""
        day = story.settle_weekday(found, weekday, rel)
    elif weekday:
        return Reading("TIME", f"XXXX-WXX-{weekday}{PARTS[part]}", "published")
    elif by := _day_shift(found, story, part, said, whole):
        day = shift_day(day, days=by) if day else None
    elif (
        said.endswith(("that", "same", "previous", "following", "next")) or found.part("way")
    ) and story.last_day:
        by = {"previous": -1, "following": 1, "next": 1}.get(said.split()[-1] if said else "", 0)
        by = -1 if found.said("way") == "before" else by
        day, anchor = shift_day(story.last_day, days=by), "previous"
    elif not said and not whole and story.last_day and found.start - story.day_start < 40:
        day, anchor = story.last_day, "previous"
    return Reading("TIME", f"{write_day(day)}{PARTS[part]}", anchor)


def _day_shift(found: Found, story: Story, part: int, said: str, whole: str) -> int:
    """Give how many days from publication: last night and overnight began the day before."""
    if said == "last" or said == "yesterday" or whole == "overnight":
        return -1
    if said == "tomorrow":
        return 1
    return story.number("today", found.part("day"))
