"""The year of a dateline that has none, settled by the text where it allows exactly one answer.

Every piece of evidence is a window of days and a set of weekdays; a year stands if its day satisfies all of
it. The years tried lie between the latest day that must have passed and the earliest that must be to come:
without both bounds, or with several years left, or none, the year stays open. What counts as evidence:

* `dated weekday`: "Tuesday, Nov. 15", in the dateline or the text: that day of the year fell on a Tuesday;
* `tied`: a year and a bare day in one clause, "the season of 2017, which closed on May 14": a day without a
  year lies within twelve months of the report;
* `full day`: "Tuesday, Nov. 14, 2022" within ten days of the dateline's month and day: news, of its year;
* `so far`: "in 2022 so far" was written in 2022;
* `counted`: "the 60th anniversary of the 1961 accord", "in 2018, four years ago": so many years later;
* `past`: "since October 2017", "in 2019 … was": the report is no earlier;
* `future`: "will … by 2030": the report is no later;
* `news`: the weekday on which the lead's news was told ("officials said on Monday") is the dateline's day or
  one of the two before it; true of 523 of 559 reports with a weekday in the lead (development gold).

The nearest year after the latest past one, chosen by weekday, was tried as well and was right 22 times in 78.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from dragoman.intake.dates import MONTHS, WEEKDAYS, WrittenDate, find_dates, make_day
from dragoman.text.sentences import split_paragraphs, split_sentences

# The evidence is sought in so many characters, the news in so many.
REACH = 15_000
LEAD = 700
# A day with weekday and year this near to the dateline's is of its year (21 of 21, development gold).
NEAR_DAYS = 10
# Bounds further apart settle nothing: a weekday comes back after five or six years.
WIDEST = 12

_MONTH_NAMES = "|".join(name.capitalize() for name in sorted(MONTHS, key=len, reverse=True) if name != "may")
_YEAR = r"(?P<year>(?:19[5-9]|20\d)\d)(?![\d,.%]\d|[\d%-])"
_DAYS = "|".join(name.capitalize() for name in WEEKDAYS if len(name) > 5)
_BY_DAY = rf"(?:{_MONTH_NAMES}|May)\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\s+(?:{_MONTH_NAMES}|May)"
_TIED = re.compile(
    rf"(?:\b|\bFY){_YEAR}[^.;!?]{{0,40}}?\b"
    r"(?P<verb>ended|closed|expired|concluded|finished|ends|closes|expires|concludes|ending)"
    rf"\s+(?:on\s+)?(?P<day>(?:{_BY_DAY})\b(?!,?\s+\d{{4}}))"
)
_SO_FAR = re.compile(
    rf"\b(?:[Ss]o\s+far\s+(?:in|during)\s+{_YEAR}"
    rf"|(?:in\s+)?{_YEAR.replace('year>', 'year2>')}\s*,?\s+(?:so\s+far|to\s+date)\b)"
)
_IN_MONTH = rf"(?:(?P<month>{_MONTH_NAMES}|May)\b\.?,?\s+(?:\d{{1,2}},?\s+)?)?"
_SINCE = re.compile(rf"\bsince\s+(?:(?:early|late|mid-?)\s*)?{_IN_MONTH}{_YEAR}")
_IN_YEAR = re.compile(rf"\b(?:in|of|during|after|before|late|early|year|from)\s+{_IN_MONTH}{_YEAR}")
_TO_COME = re.compile(
    r"\b(?:will|scheduled|due|expected|set\s+to)\b(?:[^.;,!?]{0,60}?\b(?:by|until|before)|[^.;,!?]{0,40}?\b(?:in|for|on))\s+"
    rf"(?:(?:early|late|mid-?|the\s+end\s+of)\s*)?{_IN_MONTH}{_YEAR}"
)
_YEAR_ENDED = re.compile(
    rf"\b(?:fiscal|financial|budget)\s+year\s+(?:(?:that|which)\s+)?(?P<verb>ended|ends|ending)\s+(?:on\s+)?"
    rf"(?P<day>{_BY_DAY})\b,?\s+{_YEAR}"
)
_NUMBER = r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTED = (
    re.compile(rf"\b(?P<number>\d{{1,3}})(?:st|nd|rd|th)\s+anniversary\s+of\s+[^.;!?]{{0,60}}?\b{_YEAR}"),
    re.compile(rf"\b{_NUMBER}\s+years\s+ago,?\s+in\s+(?:[A-Z][a-z]+\s+)?{_YEAR}"),
    re.compile(rf"\b[Ii]n\s+(?:[A-Z][a-z]+\s+)?{_YEAR},?\s+{_NUMBER}\s+years\s+ago\b"),
)
_NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)
)
# Anniversaries counted from before the wire services are no news of theirs.
_MOST_YEARS = 150
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|by|until|till|plan(?:s|ned|ning)?|expect(?:s|ed)?|expir\w+|due|next|coming|"
    r"schedul\w+|target\w*|aim\w*|goal\w*|deadline|forecast\w*|project(?:s|ed|ion|ions)|propos\w+|if|ahead|upcoming|elections?|budget|"
    r"beyond|through|hope[sd]?|want\w*|intend\w*|candidates?|race|bid|campaign\w*|World\s+Cup|Olympic\w*|Games)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|took|began|came|left|went|won|lost|made|met|became|fell|rose|broke|led|held|gave|sent|signed|ended|"
    r"[a-z]{3,}ed)\b"
)
_TOLD = re.compile(
    rf"\b(?:said|told|says|announced|reported|confirmed|warned|added|\w{{3,}}ed|met|held|began|took|left|won|hit|struck|fell|rose|went|"
    rf"came|gave|sent|made|signed)\b[^.;!?]{{0,60}}?\b(?:on\s+)?(?P<day>{_DAYS})\b(?!['’]s)(?![\s,(]{{1,3}}(?:\d|{_MONTH_NAMES}|May\b))"
    rf"|\b(?:on|On)\s+(?P<day2>{_DAYS})\s+(?:said|told|announced|confirmed|warned|\w{{3,}}ed)\b"
)
_NOT_FRESH = re.compile(
    r"\b(?:last|next|past|previous|this\s+coming|every|each|will|would|to|until|by|from|since)\s+(?:on\s+)?\Z|\b(?:will|would)\b[^,.;]{0,60}\Z"
)


class Evidence(Struct, frozen=True, kw_only=True):
    """What a stretch of text says of the dateline's day: not before, not after, on which weekdays.

    `closing` evidence may close the window of years; a weekday alone never does.
    """

    kind: str
    words: str
    not_before: date | None = None
    not_after: date | None = None
    # (month, day) -> the weekday it fell on in the dateline's year; None for the dateline's own day.
    weekdays: frozenset[int] | None = None
    day: tuple[int, int] | None = None

    def allows(self, day: date) -> bool:
        """Say whether a dateline of `day` agrees with this."""
        if self.not_before is not None and day < self.not_before:
            return False
        if self.not_after is not None and day > self.not_after:
            return False
        if self.weekdays is None:
            return True
        meant = day if self.day is None else _nearest(self.day, day)
        return meant is None or meant.weekday() in self.weekdays


def settle_year(text: str, written: WrittenDate) -> date | None:
    """Settle the year of a dateline's day by `text`, what follows the dateline; None where it stays open."""
    if written.year is not None:
        return make_day(written.year, written.month, written.day)
    return solve(written, list(find_evidence(text, written)))


def solve(written: WrittenDate, evidence: list[Evidence]) -> date | None:
    """Give the only day that all the evidence allows; None for several, none, or without both bounds."""
    lows = [one.not_before.year for one in evidence if one.not_before]
    highs = [one.not_after.year for one in evidence if one.not_after]
    if not lows or not highs or not 0 <= min(highs) - max(lows) <= WIDEST:
        return None
    days = [make_day(year, written.month, written.day) for year in range(max(lows), min(highs) + 1)]
    left = [day for day in days if day is not None and all(one.allows(day) for one in evidence)]
    return left[0] if len(left) == 1 else None


def nearest_year(written: WrittenDate, published: date) -> date | None:
    """Give the dateline's day nearest to the day of publication, if within a month of it."""
    days = (make_day(published.year + step, written.month, written.day) for step in (-1, 0, 1))
    near = [day for day in days if day is not None and abs((day - published).days) <= 31]
    return near[0] if near else None


def _nearest(day: tuple[int, int], to: date) -> date | None:
    """Give the day of that month and day nearest to `to`."""
    days = [made for step in (-1, 0, 1) if (made := make_day(to.year + step, *day))]
    return min(days, key=lambda one: abs((one - to).days)) if days else None


def find_evidence(text: str, written: WrittenDate) -> Iterator[Evidence]:
    """Find what `text` says of the dateline's day, sentence by sentence."""
    if written.weekday is not None:
        yield Evidence(kind="dated weekday", words="", weekdays=frozenset({written.weekday}))
    if news := _news(text[:LEAD]):
        yield news
    for start, end in split_paragraphs(text[:REACH]):
        for first, last in split_sentences(text, start, end):
            yield from _in_sentence(text[first:last], written)


def _in_sentence(sentence: str, written: WrittenDate) -> Iterator[Evidence]:
    if not any(mark.isdigit() for mark in sentence):
        return
    for dated in find_dates(sentence):
        if dated.weekday is not None:
            yield from _dated_weekday(dated, sentence[dated.start : dated.end], written)
    for pattern in (_TIED, _YEAR_ENDED):
        for found in pattern.finditer(sentence):
            yield from _tied(found)
    for found in _SO_FAR.finditer(sentence):
        year = int(found["year"] or found["year2"])
        yield Evidence(
            kind="so far", words=found[0], not_before=date(year, 1, 1), not_after=date(year, 12, 31)
        )
    for pattern in _COUNTED:
        for found in pattern.finditer(sentence):
            yield from _counted(found)
    for found in _SINCE.finditer(sentence):
        yield Evidence(kind="past", words=found[0], not_before=_month_start(found))
    ahead = _AHEAD.search(sentence)
    if not ahead and _HAPPENED.search(sentence):
        for found in _IN_YEAR.finditer(sentence):
            yield Evidence(kind="past", words=found[0], not_before=_month_start(found))
    for found in _TO_COME.finditer(sentence):
        yield Evidence(kind="future", words=found[0], not_after=date(int(found["year"]), 12, 31))


def _dated_weekday(dated: WrittenDate, words: str, written: WrittenDate) -> Iterator[Evidence]:
    """Take a weekday with its day; with the year as well, it is news if it is near the dateline's day."""
    if dated.year is None:
        yield Evidence(
            kind="dated weekday",
            words=words,
            weekdays=frozenset({dated.weekday}) if dated.weekday is not None else None,
            day=(dated.month, dated.day),
        )
        return
    day = make_day(dated.year, dated.month, dated.day)
    near = nearest_year(written, day) if day else None
    if day is not None and near is not None and abs((near - day).days) <= NEAR_DAYS:
        within = timedelta(days=NEAR_DAYS)
        yield Evidence(kind="full day", words=words, not_before=day - within, not_after=day + within)


def _month_start(found: re.Match[str]) -> date:
    month = found["month"]
    return date(int(found["year"]), MONTHS[month.rstrip(".").lower()] if month else 1, 1)


def _tied(found: re.Match[str]) -> Iterator[Evidence]:
    """Bound the report by a bare day of a named year: it lies at most twelve months away."""
    named = next(find_dates(found["day"]), None)
    bound = make_day(int(found["year"]), named.month, named.day) if named else None
    if bound is None:
        return
    within = timedelta(days=364)
    if found["verb"].endswith("ed"):
        yield Evidence(kind="tied", words=found[0], not_before=bound, not_after=bound + within)
    elif found["verb"] == "ending":
        yield Evidence(kind="tied", words=found[0], not_before=bound - within, not_after=bound + within)
    else:
        yield Evidence(kind="tied", words=found[0], not_before=bound - within, not_after=bound)


def _counted(found: re.Match[str]) -> Iterator[Evidence]:
    """Take a named year and how many years ago it was: the report is of their sum."""
    number = _NUMBERS.get(found["number"]) or int(found["number"])
    year = int(found["year"]) + number
    if 1 <= number <= _MOST_YEARS and year < date.max.year:
        yield Evidence(
            kind="counted", words=found[0], not_before=date(year, 1, 1), not_after=date(year, 12, 31)
        )


def _news(lead: str) -> Evidence | None:
    """Find the weekday on which the lead's news was told; the first that is said of the past."""
    for found in _TOLD.finditer(lead):
        name = found["day"] or found["day2"]
        at = found.start("day") if found["day"] else found.start("day2")
        if _NOT_FRESH.search(lead, max(0, at - 30), at):
            continue
        told = WEEKDAYS[name.lower()]
        return Evidence(
            kind="news", words=found[0], weekdays=frozenset((told + later) % 7 for later in range(3))
        )
    return None
