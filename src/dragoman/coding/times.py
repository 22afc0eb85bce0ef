"""Codes times: finds the expressions, reads their TIMEX3 types and values, and ties them to days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from dragoman.coding import times_named as named
from dragoman.coding import times_read as calendar
from dragoman.coding import times_relative as relative
from dragoman.coding import times_spans as spans
from dragoman.coding.times_grammar import TITLE, Found, Words, find, load_grammar, take_words
from dragoman.coding.times_story import Reading, Story
from dragoman.coding.times_values import bounds_of, period_of
from dragoman.schema.article import Article
from dragoman.schema.rows import Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range

__all__ = ["CODER", "code_times", "period_of"]

CODER = "times@2"
Reader = Callable[[Found, Story], Reading | list[Reading] | None]
# What the rules of times_rules.toml name by `read`.
READERS: dict[str, Reader] = {
    "iso": calendar.read_iso,
    "slash": calendar.read_slash,
    "days": calendar.read_days,
    "day_list": calendar.read_day_list,
    "day": calendar.read_day,
    "week_of": calendar.read_week_of,
    "month": calendar.read_month,
    "month_set": calendar.read_month_set,
    "fiscal_years": calendar.read_fiscal_years,
    "fiscal": calendar.read_fiscal,
    "fiscal_rel": calendar.read_fiscal_rel,
    "quarter": calendar.read_quarter,
    "half": calendar.read_half,
    "years": calendar.read_years,
    "year": calendar.read_plain_year,
    "decade": calendar.read_decade,
    "century": calendar.read_century,
    "spoken_year": calendar.read_spoken_year,
    "named_day": named.read_named_day,
    "season": named.read_season,
    "quarter_back": relative.read_quarter_back,
    "quarter_here": relative.read_quarter_here,
    "ago": relative.read_ago,
    "vague_ago": relative.read_vague_ago,
    "shift": relative.read_shift,
    "ahead": relative.read_ahead,
    "rel_unit": relative.read_rel_unit,
    "year_end": relative.read_year_end,
    "adjacent": relative.read_adjacent,
    "weekend": relative.read_weekend,
    "weekday": relative.read_weekday,
    "today": relative.read_today,
    "today_near": relative.read_today_near,
    "same_day": relative.read_same_day,
    "duration": spans.read_duration,
    "past_span": spans.read_past_span,
    "past_one": spans.read_past_one,
    "every": spans.read_every,
    "weekdays": spans.read_weekdays,
    "daily": spans.read_daily,
    "rate": spans.read_rate,
    "vague_span": spans.read_vague_span,
    "vague": spans.read_vague,
    "clock": spans.read_clock,
    "part_of_day": spans.read_part_of_day,
}
_JOINTS = frozenset([",", "on", "at", "of", "around", "about", "by"])
_PUBLISHED = re.compile(r"(?i)\b(?:published|updated|posted|modified)\b")
# Eighteen histories have .58 to 1 of their years within one of the year before, and 1 person in 500 words at
# most; fifteen news reports full of years have 0 to .41, two interviews .6 and 1 person in 16 to 30 words.
_STEADY, _SPOKEN = 0.5, 0.01
# Who speaks for himself answers questions; whoever tells of a war does not say "I".
_PERSONS = re.compile(r"\b(?:I|[Yy]ou|[Ww]e)\b")
# What may be a word of a name; weekdays are not: "Mr Obama Monday signed".
_NAMEABLE = frozenset(["clock", "part_of_day", "season", "today", "rel_unit", "vague", "duration", "daily"])
_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)(?:T(?:MO|AF|EV|NI))?")
_CLOCK = re.compile(r"T\d\d:\d\dZ?$")


def code_times(article: Article, layout: Layout, settings: Settings) -> list[Time]:
    """Code the times in the sentences of an article, in the order of the text; none overlaps another.

    Lines that say "Published …" are coded too.

    Values are TIMEX3, relative to `article.published`; where that is None, or does not say the day, they stay
    open (`XXXX-XX-XX`). `earliest` and `latest` are the days that bound a time, None where it is open.
    """
    grammar = load_grammar()
    words = take_words(article.text, _coded_ranges(article, layout), grammar)
    found = list(find(words, grammar))
    story = Story.begin(grammar, article.published, narrates=_narrates(found, words, article.published))
    story.day_first = calendar.day_comes_first(found)
    readings = _join_clocks(list(_read(found, story)), words)
    return [_row(article, words, reading) for reading in readings]


def _coded_ranges(article: Article, layout: Layout) -> list[Range]:
    """Give the sentences, and the lines that say in words when the report was published.

    Dates in datelines and bare date lines are metadata, which the article row has.
    """
    said = [
        (piece.span.start, piece.span.end)
        for piece in article.furniture
        if piece.kind == "published" and _PUBLISHED.search(piece.span.text)
    ]
    return sorted([*layout.sentences, *said])


def _read(found: list[Found], story: Story) -> Iterator[Reading]:
    for match in found:
        if (match.rule.read == "day" and _signs(match)) or _in_name(match):
            continue
        read = READERS[match.rule.read](match, story)
        for reading in read if isinstance(read, list) else [read] if read else []:
            start = match.start if reading.start is None else reading.start
            end = match.end if reading.end is None else reading.end
            if reading.type in ("DATE", "TIME") and not (story.narrates and reading.anchor == "published"):
                story.remember(reading.value, start, match.words)
            yield Reading(
                reading.type, reading.value, reading.anchor, reading.part, reading.bounds, start, end
            )


def _signs(found: Found) -> bool:
    """Say whether a full date stands under a signature: nothing but capitals before it in its sentence."""
    words = found.words
    start, end = words.sentence_around(found.start)
    if not found.part("year") or found.end < end - 1 or start == found.start:
        return False
    before = words.text[words.starts[start] : words.starts[found.start]]
    return before.isupper() and end - start < 25


def _in_name(found: Found) -> bool:
    """Say whether a word of time belongs to a name, as in “Operation Midnight Hammer”.

    It is capitalised within its sentence and stands beside another such word; in a headline all words may be.
    """
    if found.rule.read not in _NAMEABLE:
        return False
    words, start, end = found.words, found.start, found.end
    first, stop = words.sentence_around(start)
    before = words.word(start - 1)
    if not (before.isalpha() or before == ",") or not words.text[words.starts[start]].isupper():
        # What stands behind a quotation mark or a colon opens a sentence.
        return False
    if not found.is_name() or TITLE not in (words.classes[start - 1], words.classes[end : end + 1]):
        return False
    said = words.text[words.starts[first] : words.starts[stop]]
    return any(word.islower() and len(word) > 3 for word in said.split())


def _narrates(found: list[Found], words: Words, published: str | None) -> bool:
    """Say whether the text tells of things long past: most of its dates have years well before it.

    A report that looks back at many years jumps among them, and whoever is asked says "I"; a history goes on
    from year to year.
    """
    years: list[int] = []
    dated = deictic = 0
    now = int(published[:4]) if published else 9999
    for match in found:
        if match.rule.read in ("day", "days", "month", "year"):
            if (year := calendar.read_year(match)) is not None:
                years.append(year)
                dated += year < now - 1
        elif match.rule.read in ("today", "ago") or (match.rule.read == "weekday" and published):
            deictic += 1
    if dated < (8 if published else 3) or dated <= 5 * deictic:
        return False
    if published is None:
        return True
    steady = sum(abs(after - before) <= 1 for before, after in pairwise(years))
    spoken = len(_PERSONS.findall(words.text))
    return steady >= _STEADY * (len(years) - 1) and spoken <= _SPOKEN * len(words.starts)


def _join_clocks(readings: list[Reading], words: Words) -> list[Reading]:
    """Join a time of day with the day beside it: "5 p.m. on Friday", "June 9, 2011 at 4:40 a.m."."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        if before is not None and (value := _joint_value(before, reading, words)):
            anchor = before.anchor if before.type == "DATE" else reading.anchor
            joined[-1] = Reading("TIME", value, anchor, start=before.start, end=reading.end)
        else:
            joined.append(reading)
    return joined


def _joint_value(first: Reading, second: Reading, words: Words) -> str | None:
    clock, day = (first, second) if _CLOCK.search(first.value) else (second, first)
    if clock.type != "TIME" or not _CLOCK.search(clock.value) or _CLOCK.search(day.value):
        return None
    if not _DAY.fullmatch(day.value):
        return None
    between = range(first.end or 0, second.start or 0)
    if len(between) > 2 or any(words.word(index) not in _JOINTS for index in between):
        return None
    at, part = day.value.partition("T")[::2], clock.value[clock.value.index("T") :]
    # "Midnight Wednesday night" is the end of Wednesday.
    return day.value if at[1] and part == "T00:00" else at[0] + part


def _row(article: Article, words: Words, reading: Reading) -> Time:
    start, end = words.starts[reading.start or 0], words.ends[(reading.end or 1) - 1]
    bounds = reading.bounds
    if bounds is None and reading.type in ("DATE", "TIME"):
        bounds = bounds_of(reading.value, reading.part)
    return make(
        Time,
        article,
        coder=CODER,
        span=Span.take(article.text, start, end),
        type=reading.type,
        value=reading.value,
        earliest=bounds[0].isoformat() if bounds else None,
        latest=bounds[1].isoformat() if bounds else None,
        anchor=reading.anchor,
    )
