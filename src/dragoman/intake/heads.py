"""The top of a text: headers, headlines, bylines, dates and labels, down to where the report begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from dragoman.intake.bylines import LineFacts, is_name, read_byline, read_parts, read_published, read_source
from dragoman.intake.datelines import FoundDateline, read_dateline
from dragoman.intake.dates import WrittenDate, find_dates, match_date
from dragoman.intake.headlines import (
    headline_words,
    like_headline,
    looks_like_headline,
    outlet_behind,
    same_headline,
    without_outlet,
)
from dragoman.intake.lines import LONGEST_ANY, Unit, make_unit, rule_kind, rules
from dragoman.intake.sections import count_labels, names_site
from dragoman.schema.article import FurnitureKind
from dragoman.text.sentences import Range

# A report begins within this many lines.
HEAD_UNITS = 30
LONGEST_TITLE = 400

# Lines between the headline and the report that are neither furniture nor the report.
MOST_DECKS = 4
LONGEST_SUMMARY = 250
# Lines broken by width are no wider.
WIDEST_LINE = 110

_HEADER = re.compile(
    r"\s{0,20}(?:date|published|pubdate|pub_date|publication[ _]date|published_time|timestamp|datetime)"
    r"\s{0,3}[:=]?\s{1,4}",
    re.IGNORECASE,
)
_TIME = re.compile(r"[T ]?\s?\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?")
_KEYED = re.compile(
    r"(?P<key>title|headline|url|link|author|authors|outlet|publisher|publication|newspaper|language|id|"
    r"date|pubdate)\s?[:=]\s(?P<value>\S.{0,300})\Z",
    re.IGNORECASE,
)
# With these a header may begin; "Publication: …" alone may be a headline.
_OPENING_KEYS = frozenset(("title", "headline", "url", "date", "pubdate"))
_MARKED = re.compile(r"#{1,3}\s")
# Lines of these kinds are plain wherever they stand; a word such as "share" may be a piece of a sentence.
_OF_HEADS: frozenset[FurnitureKind] = frozenset(("header", "byline", "published", "source"))
_STOPS = '.!?…:”"'
_BLANK_LINE = re.compile(r"\n[ \t\r\xa0]{0,20}\n")


class Survey(Struct):
    """What the walk over a text has found so far; `body` is where the report begins."""

    marks: list[tuple[int, int, FurnitureKind]]
    facts: list[LineFacts]
    body: int
    title: str | None = None
    title_at: tuple[int, int] | None = None
    header_date: WrittenDate | None = None
    dateline: FoundDateline | None = None
    outlet: str | None = None

    def mark(self, start: int, end: int, kind: FurnitureKind) -> None:
        """Take down `[start, end)` as furniture."""
        self.marks.append((start, end, kind))


def read_header(text: str, start: int, found: Survey) -> int:
    """Take a header such as ` date 2021-07-09 ` at the very beginning; give where the text goes on."""
    label = _HEADER.match(text, start)
    written = match_date(text, label.end(), label.end() + 60) if label else None
    if label is None or written is None or written.year is None:
        return start
    end = written.end
    if time := _TIME.match(text, end):
        end = time.end()
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    if label[0].strip()[:1].isupper() and ":" not in label[0] and not rest.strip():
        # "Published 3 February 2026" on a line of its own is read as any such line.
        return start
    if rest[:1] and not rest[0].isspace():
        return start
    found.header_date = written
    found.mark(start, end, "header")
    return end


def walk_head(text: str, ranges: Sequence[Range], title: str | None, found: Survey) -> int:
    """Go down to where the report begins; give how many units were passed."""
    known = headline_words(without_outlet(title)) if title else ()
    decks = 0
    for number, (start, end) in enumerate(ranges[:HEAD_UNITS]):
        unit = make_unit(text, start, end)
        if opening := _dated_opening(text, unit):
            found.facts.append(LineFacts(kind="published", published=opening))
            found.mark(unit.start, opening.end, "published")
            found.body = opening.end
            return number + 1
        words = headline_words(unit.words) if end - start <= LONGEST_TITLE else ()
        if known and same_headline(words, known):
            if is_fragment(text, ranges, number, found):
                found.body = start
                return number
            _take_title(text, unit, found)
            continue
        kind = _head_kind(text, unit, found) or _name_line(text, ranges, number, unit, found)
        if kind is not None and (kind in _OF_HEADS or not is_fragment(text, ranges, number, found)):
            found.mark(start, end, kind)
            continue
        if _take_dateline(text, start, found):
            return number
        marked = bool(_MARKED.match(text, start))
        if not looks_like_headline(unit.words, marked=marked) or is_fragment(text, ranges, number, found):
            _look_behind(text, ranges[number : number + 1 + MOST_DECKS], found)
            return number
        if known and like_headline(words, known):
            _take_title(text, unit, found)
        elif number + 1 < len(ranges) and (not known or _is_mere_label(title, found, words)):
            if found.title_at is not None:
                found.mark(*found.title_at, "section")
            found.title, found.title_at = unit.words, inner(text, unit)
            known = words
        else:
            decks += 1
            if decks > MOST_DECKS:
                found.body = start
                return number
    return min(len(ranges), HEAD_UNITS)


def _is_mere_label(title: str | None, found: Survey, words: tuple[str, ...]) -> bool:
    """Say whether what was taken for the headline is a site's name: three words above a longer line."""
    return title is None and found.title is not None and len(found.title.split()) <= 3 and len(words) >= 5


def _take_title(text: str, unit: Unit, found: Survey) -> None:
    """Take a line that says the headline: the first is the title, the others are furniture.

    Where the first has an outlet's name behind it (`… | The Courier`) and a second has not, the second is.
    """
    if found.title_at is None:
        found.title_at = inner(text, unit)
        return
    suffix = outlet_behind(found.title) if found.title else None
    if suffix and headline_words(unit.words) == headline_words(without_outlet(found.title or "")):
        found.mark(*found.title_at, "title")
        found.outlet = found.outlet or suffix
        found.title, found.title_at = unit.words, inner(text, unit)
    else:
        found.mark(unit.start, unit.end, "title")


def _name_line(
    text: str, ranges: Sequence[Range], number: int, unit: Unit, found: Survey
) -> FurnitureKind | None:
    """Read a name on a line of its own between headline and another line about the report's making."""
    name = unit.words.split(",")[0]
    if found.title_at is None or number + 1 >= len(ranges) or not is_name(name) or len(unit.words) > 60:
        return None
    following = make_unit(text, *ranges[number + 1])
    kind = _head_kind(text, following, Survey(marks=[], facts=[], body=0))
    if kind not in ("byline", "published", "source"):
        return None
    found.facts.append(LineFacts(kind="byline", authors=(name,)))
    return "byline"


def _take_dateline(text: str, start: int, found: Survey) -> bool:
    """Take the dateline at `start`, where the report then begins; say whether there is one."""
    dateline = read_dateline(text, start)
    if dateline is None:
        return False
    found.dateline = dateline
    found.outlet = found.outlet or dateline.outlet
    found.mark(start, dateline.end, "dateline")
    found.body = start
    return True


def _look_behind(text: str, ranges: Sequence[Range], found: Survey) -> None:
    """Settle where the report begins; summaries of a sentence may stand between headline and dateline."""
    found.body = ranges[0][0]
    for (start, end), (following, _) in pairwise(ranges):
        apart = text[end - 1] in _STOPS or _BLANK_LINE.search(text, end, following + 1)
        if end - start > LONGEST_SUMMARY or not apart or _take_dateline(text, following, found):
            return


def is_fragment(text: str, ranges: Sequence[Range], number: int, found: Survey) -> bool:
    """Say whether a line is a piece of a paragraph broken by width that was not seen to be one.

    It is if a neighbour not a blank line away goes on with its words. Texts without blank lines keep one
    paragraph a line.
    """
    start, end = ranges[number]
    if number and _joined(text, ranges[number - 1], ranges[number]):
        before = ranges[number - 1]
        above = [mark[:2] for mark in found.marks[-3:]] + [found.title_at or (-1, -1)]
        if not any(first <= before[0] < last for first, last in above):
            return True
    if number + 1 < len(ranges) and _joined(text, ranges[number], ranges[number + 1]):
        following = make_unit(text, *ranges[number + 1])
        kind = _head_kind(text, following, Survey(marks=[], facts=[], body=0))
        if text[ranges[number + 1][0]].islower() and kind not in ("byline", "published", "source"):
            return True
        return kind is None and not same_headline(
            headline_words(following.words), headline_words(text[start:end])
        )
    return False


def _joined(text: str, one: Range, other: Range) -> bool:
    """Say whether the line `other` may go on with the sentence of the line `one` right above it."""
    if text.count("\n", one[1], other[0]) != 1 or not 30 <= one[1] - one[0] <= WIDEST_LINE:
        return False
    if text[one[1] - 1] in _STOPS and not text[other[0]].islower():
        return False
    if text[other[0]].islower():
        return True
    return other[1] - other[0] <= WIDEST_LINE and bool(
        _BLANK_LINE.search(text, max(0, one[0] - 4_000), other[1] + 4_000)
    )


def inner(text: str, unit: Unit) -> tuple[int, int]:
    """Give where the unit's words lie, without bullets and marks; the whole unit where it is wrapped."""
    at = text.find(unit.words, unit.start, unit.end)
    return (at, at + len(unit.words)) if at >= 0 else (unit.start, unit.end)


def _dated_opening(text: str, unit: Unit) -> WrittenDate | None:
    """Read the date of "Thursday, May 7, 2015 On Tuesday, the …", weekday or ISO 8601, and a new sentence."""
    written = match_date(text, unit.start, unit.end)
    if written is None or written.year is None:
        return None
    if written.weekday is None and not text.startswith(written.iso, unit.start):
        return None
    after = text[written.end : unit.end]
    return (
        written
        if re.match(r"[ \t\xa0\n]{1,3}[A-Z“\"]", after) and not read_published(text, unit.start, unit.end)
        else None
    )


def _head_kind(text: str, unit: Unit, found: Survey) -> FurnitureKind | None:
    """Say what furniture a line above the report is, and take down what it tells."""
    length = unit.end - unit.start
    if length > LONGEST_ANY:
        return None
    keyed = _KEYED.match(unit.words)
    if keyed and (keyed["key"].lower() in _OPENING_KEYS or any(mark[2] == "header" for mark in found.marks)):
        return _read_keyed(text, unit, keyed, found)
    for facts in (
        read_published(text, unit.start, unit.end),
        read_source(unit.words),
        read_byline(unit.words) or read_parts(text, unit.start, unit.end),
    ):
        if facts is not None:
            found.facts.append(facts)
            return as_kind(facts.kind)
    if count_labels(unit.words) or names_site(unit.words):
        return "section"
    written = match_date(text, unit.start, unit.end)
    if (
        written is not None
        and written.year is not None
        and count_labels(text[written.end : unit.end].strip())
    ):
        found.facts.append(LineFacts(kind="published", published=written))
        return "published"
    return rule_kind(unit.words, rules().head) or rule_kind(unit.words, rules().any)


def _read_keyed(text: str, unit: Unit, keyed: re.Match[str], found: Survey) -> FurnitureKind:
    """Read a line of a header of `key: value` lines."""
    key, value = keyed["key"].lower(), keyed["value"].strip()
    if key in ("title", "headline") and found.title is None:
        found.title = value
        at = text.find(value, unit.start, unit.end)
        found.title_at = (at, at + len(value)) if at >= 0 else None
    elif key in ("outlet", "publisher", "publication", "newspaper"):
        found.outlet = found.outlet or value
    elif key in ("author", "authors") and (facts := read_byline(f"By {value}")):
        found.facts.append(facts)
    elif key in ("date", "pubdate") and found.header_date is None:
        written = next(find_dates(text, unit.start, unit.end), None)
        found.header_date = written if written is not None and written.year is not None else None
    return "header"


def as_kind(kind: str) -> FurnitureKind:
    """Give the kind of furniture that a line of this kind of facts is."""
    return "source" if kind == "source" else "published" if kind == "published" else "byline"
