"""The month to which an event belongs: by its own date, by the only date of its clause, by its report's day.

Reports tell old acts beside new ones. An act without a date of its own is set on the day of its report only
where its clause speaks of no other time; else it is set at that time, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Time
from dragoman.views.dates import date_bounds
from dragoman.views.relation_doubts import is_of_earlier

Unplaced = Literal["no date", "older", "later"]

# A longer time than this is no month's: a year spread over twelve would be twelve claims that nobody made.
LONGEST = 31
# A date dates an act within this many characters: read on 70 undated events with a time in their sentence.
_REACH = 80
# So far into a text its headline begins: a line of the site's may stand above it.
_ABOVE = 200
_CLAUSE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=['\"“‘(]?[A-Z0-9]|\Z)|[;:\n]\s*(?=\n|\Z)|\n\s*\n|;")
_PART_END = re.compile(r"[,—–()]")
_SINCE = re.compile(r"\b(?:since|until|till|before|after|from|prior to|by)\b[^.]*\Z", re.IGNORECASE)
_WHEN = re.compile(r"\A,?\s+when\b[^,;—]*\Z")
# Acts that a date beside them dates. What is demanded, promised or blamed has dates of its own beside it.
_BODILY = frozenset(
    {"CONSULT", "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)


class Placed(Struct, frozen=True):
    """The days that bound an event, its `month` where they lie within 31 days, and what says so."""

    first: str
    last: str
    month: str | None
    date_from: Literal["text", "sentence", "published"]


class Paper(Struct, frozen=True):
    """An article's text, the times that it speaks of, and where its headline ends (0 where it has none)."""

    text: str
    times: tuple[Time, ...]
    headline: int = 0


def read_papers(view: View, articles: Collection[str]) -> Mapping[str, Paper]:
    """Read the texts and times of some articles, by id, in one go: one by one takes six times as long."""
    return {
        article.id: Paper(
            article.text, tuple(row for row in rows if isinstance(row, Time)), headline_end(article)
        )
        for article, rows in view.papers("time", ids=articles)
    }


def headline_end(article: Article) -> int:
    """Give where the headline ends that an article's text begins with; 0 where it does not.

    A title of one word is none: it may be the name of a column.
    """
    title = (article.title or "").strip()
    if " " not in title:
        return 0
    start = article.text.find(title, 0, _ABOVE + len(title))
    return 0 if start < 0 else start + len(title)


def place_events(
    events: Sequence[tuple[Event, str | None]], papers: Mapping[str, Paper]
) -> list[Placed | Unplaced]:
    """Give each event, with its article's date, its place in time, or the reason why it has none.

    What is planned is an act of words: it is set on the day on which it is told. `later` are events dated
    after their report, `older` those whose clause speaks of a time that may or may not be theirs, or of an
    earlier term of office. `papers` are their articles, by id.
    """
    return [_place(event, published, papers[event.article]) for event, published in events]


def _place(event: Event, published: str | None, paper: Paper) -> Placed | Unplaced:
    told = date_bounds(published) if published else None
    if event.status != "planned" and event.date is not None and event.date_from == "text":
        own = date_bounds(event.date)
        if own is not None:
            return "later" if told is not None and own[0] > told[1] else _placed(own, "text")
    if told is None:
        return "no date"
    if event.status == "planned":
        return _placed(told, "published")
    spoken = _spoken_of(event, told, paper)
    if spoken is None and is_of_earlier(event, paper.text):
        return "older"
    if spoken is None:
        return _placed(told, "published")
    return spoken if isinstance(spoken, str) else _placed(spoken, "sentence")


def _placed(bounds: tuple[str, str], date_from: Literal["text", "sentence", "published"]) -> Placed:
    return Placed(*bounds, month_of(*bounds), date_from)


def month_of(first: str, last: str) -> str | None:
    """Give the month that holds most of some days; None where they are more than 31.

    >>> month_of("2022-04-28", "2022-05-04")
    '2022-05'
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if (end - start).days >= LONGEST:
        return None
    return (start + (end - start) / 2 + timedelta(days=(end - start).days % 2)).isoformat()[:7]


def _spoken_of(
    event: Event, told: tuple[str, str], paper: Paper
) -> tuple[str, str] | Literal["older"] | None:
    """Give the days of which an event's clause speaks, if all lie before its report's month.

    None where it speaks of none; "older" where it does of one, and it is open whether the act is of it.
    """
    near = [one for one in paper.times if _gap(one, event) <= 2 * _REACH and _is_past(one, told[0][:7])]
    spoken = [one for one in near if not _CLAUSE_END.search(_between(paper.text, one, event))]
    if not spoken:
        return None
    first = min(one.earliest or "" for one in spoken)
    last = max(one.latest or "" for one in spoken)
    several = len({(one.earliest, one.latest) for one in spoken}) > 1
    if event.type not in _BODILY or (several and month_of(first, last) is None):
        return "older"
    return (first, last) if any(_dates(paper.text, one, event) for one in spoken) else "older"


def _is_past(time: Time, month: str) -> bool:
    """Say whether a time is wholly before a month, or begins before it and is too long for any."""
    if time.type != "DATE" or not time.earliest or not time.latest or time.earliest[:7] >= month:
        return False
    return time.latest[:7] < month or month_of(time.earliest, time.latest) is None


def _gap(time: Time, event: Event) -> int:
    return max(event.trigger.start - time.span.end, time.span.start - event.trigger.end, 0)


def _between(text: str, time: Time, event: Event) -> str:
    if time.span.end <= event.trigger.start:
        return text[time.span.end : event.trigger.start]
    return text[event.trigger.end : time.span.start]


def _dates(text: str, time: Time, event: Event) -> bool:
    """Say whether a time of an event's clause is the event's: near, in its part of it, or joined by "when".

    "Since 2017 she has met them" and "the first talks since 2017" are not of 2017; "since October 2017, when
    it expelled them" is.
    """
    if _gap(time, event) > _REACH:
        return False
    between = _between(text, time, event)
    if time.span.end <= event.trigger.start and _WHEN.search(between):
        return True
    before = text[max(0, time.span.start - 30) : time.span.start]
    if time.span.start > event.trigger.end:
        before = between
    return not (_SINCE.search(before) or _PART_END.search(between))
