"""Furniture: what of a text is no part of the report, found from the top, from the end, and line by line.

Precision first: a sentence of the report must never be taken for furniture. So every rule speaks of a whole
line (or wrapped paragraph); only datelines, headers and labels glued to a sentence are parts of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from dragoman.intake.agencies import canonical_agency
from dragoman.intake.bylines import LineFacts, read_byline, read_published, read_source
from dragoman.intake.datelines import FoundDateline, read_dateline
from dragoman.intake.dates import WrittenDate, match_date
from dragoman.intake.headlines import (
    headline_words,
    like_headline,
    looks_like_headline,
    same_headline,
    without_outlet,
)
from dragoman.intake.lines import (
    LONGEST_ANY,
    LONGEST_TAIL,
    Unit,
    furniture_data,
    make_unit,
    rule_kind,
    rules,
)
from dragoman.intake.sections import count_labels, glued_labels
from dragoman.schema.article import Furniture, FurnitureKind
from dragoman.schema.span import Span
from dragoman.text.sentences import split_paragraphs

# A report begins within this many lines; its end matter is within the last so many.
HEAD_UNITS = 30
TAIL_UNITS = 14
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
    r"date|published|pubdate)\s?[:=]\s(?P<value>\S.{0,300})\Z",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[.!?…\"”’]\s{0,2}(?P<credit>(?:[(\[]|-{1,2}\s?|[–—]\s?)(?P<who>[A-Za-zÀ-ÿ][\w .'’-]{1,50}?)[)\]]?)\Z"
)
_MARKED = re.compile(r"#{1,3}\s")
_OUTLET = re.compile(
    r"(?P<who>(?:The )?[A-ZÀ-Þ][\w.&'’-]*(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w.&'’-]*){0,5}) "
    r"(?:publishes|welcomes|accepts|encourages|invites)\b|"
    r".{0,200}\b(?:opinions?|views?|positions?|policy|policies) of (?P<whose>(?:The |the )?[A-ZÀ-Þ][\w.&'’-]*"
    r"(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w.&'’-]*){0,5})\b|"
    r"(?:.{0,60}\s)?(?:©|\(c\)|Copyright(?: ©)?)\s?(?:Copyright )?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,? )?(?:by )?"
    r"(?P<owner>(?:The )?[A-ZÀ-Þ][\w&'’-]*(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w&'’-]*){0,5})",
)


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


def survey(text: str, start: int, title: str | None) -> Survey:
    """Look through `text` from `start` on (behind any Markdown header); `title` is the one already known."""
    found = Survey(marks=[], facts=[], body=start)
    start = _read_header(text, start, found)
    ranges = (
        [(first + start, last + start) for first, last in split_paragraphs(text[start:])]
        if start
        else (split_paragraphs(text))
    )
    if not ranges:
        return found
    done = _walk_head(text, ranges, title, found)
    _walk_body(text, ranges, done, found)
    _walk_tail(text, ranges, done, found)
    return found


def settle(text: str, marks: Sequence[tuple[int, int, FurnitureKind]], keep: int) -> tuple[Furniture, ...]:
    """Make the marks sorted, disjoint spans; where they would cover all of the text, the longest goes.

    `keep` is where the text behind a Markdown header begins: a header alone may stand without a report.
    """
    chosen: list[tuple[int, int, FurnitureKind]] = []
    for first, last, kind in sorted(marks):
        first = max(first, chosen[-1][1]) if chosen else first
        span = Span.take_stripped(text, first, last) if first < last else None
        if span is not None:
            chosen.append((span.start, span.end, kind))
    if chosen and not _anything_left(text, chosen):
        behind = [mark for mark in chosen if mark[0] >= keep]
        if behind:
            chosen.remove(max(behind, key=lambda mark: mark[1] - mark[0]))
    return tuple(Furniture(kind, Span.take(text, first, last)) for first, last, kind in chosen)


def _anything_left(text: str, marks: Sequence[tuple[int, int, FurnitureKind]]) -> bool:
    at = 0
    for first, last, _ in marks:
        if text[at:first].strip():
            return True
        at = last
    return bool(text[at:].strip())


def _read_header(text: str, start: int, found: Survey) -> int:
    """Take a header such as ` date 2022-04-23 ` at the very beginning; give where the text goes on."""
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


def _walk_head(text: str, ranges: Sequence[tuple[int, int]], title: str | None, found: Survey) -> int:
    """Go down to where the report begins; give how many units were passed."""
    known = headline_words(without_outlet(title)) if title else ()
    decks = 0
    for number, (start, end) in enumerate(ranges[:HEAD_UNITS]):
        unit = make_unit(text, start, end)
        if number == 0 and (opening := _dated_opening(text, unit)):
            found.facts.append(LineFacts(kind="published", published=opening))
            found.mark(unit.start, opening.end, "published")
            found.body = opening.end
            return 1
        marked = bool(_MARKED.match(text, start))
        if known and end - start <= 400 and same_headline(headline_words(unit.words), known):
            if _is_fragment(text, ranges, number, found):
                found.body = start
                return number
            if found.title_at is None:
                found.title_at = _inner(text, unit)
            else:
                found.mark(start, end, "title")
            continue
        if kind := _head_kind(text, unit, found):
            found.mark(start, end, kind)
            continue
        if _take_dateline(text, start, found):
            return number
        if not looks_like_headline(unit.words, marked=marked) or _is_fragment(text, ranges, number, found):
            _look_behind(text, ranges[number : number + 1 + MOST_DECKS], found)
            return number
        if known and like_headline(headline_words(unit.words), known):
            if found.title_at is None and title is not None:
                found.title_at = _inner(text, unit)
            else:
                found.mark(start, end, "title")
        elif not known and number + 1 < len(ranges):
            found.title, found.title_at = unit.words, _inner(text, unit)
            known = headline_words(unit.words)
        else:
            decks += 1
            if decks > MOST_DECKS:
                found.body = start
                return number
    return min(len(ranges), HEAD_UNITS)


def _take_dateline(text: str, start: int, found: Survey) -> bool:
    """Take the dateline at `start`, where the report then begins; say whether there is one."""
    dateline = read_dateline(text, start)
    if dateline is None:
        return False
    found.dateline = dateline
    found.mark(start, dateline.end, "dateline")
    found.body = start
    return True


def _look_behind(text: str, ranges: Sequence[tuple[int, int]], found: Survey) -> None:
    """Settle where the report begins; summaries of a sentence may stand between headline and dateline."""
    found.body = ranges[0][0]
    for (start, end), (following, _) in pairwise(ranges):
        if end - start > LONGEST_SUMMARY or _take_dateline(text, following, found):
            return


def _is_fragment(text: str, ranges: Sequence[tuple[int, int]], number: int, found: Survey) -> bool:
    """Say whether a line is a piece of a paragraph broken by width that was not seen to be one.

    It is if a neighbour not a blank line away goes on with its words. Texts without blank lines keep one
    paragraph a line.
    """
    start, end = ranges[number]
    if number and _joined(text, ranges[number - 1], ranges[number]):
        before = ranges[number - 1]
        if not any(first <= before[0] < last for first, last, _ in found.marks[-3:]):
            return True
    if number + 1 < len(ranges) and _joined(text, ranges[number], ranges[number + 1]):
        following = make_unit(text, *ranges[number + 1])
        return _head_kind(text, following, Survey(marks=[], facts=[], body=0)) is None and not same_headline(
            headline_words(following.words), headline_words(text[start:end])
        )
    return False


def _joined(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether the line `other` may go on with the sentence of the line `one` right above it."""
    if text.count("\n", one[1], other[0]) != 1 or not 30 <= one[1] - one[0] <= WIDEST_LINE:
        return False
    if text[one[1] - 1] in '.!?…:”"' and not text[other[0]].islower():
        return False
    if text[other[0]].islower():
        return True
    return other[1] - other[0] <= WIDEST_LINE and "\n\n" in text[max(0, one[0] - 4_000) : other[1] + 4_000]


def _inner(text: str, unit: Unit) -> tuple[int, int]:
    """Give where the unit's words lie, without bullets and marks; the whole unit where it is wrapped."""
    at = text.find(unit.words, unit.start, unit.end)
    return (at, at + len(unit.words)) if at >= 0 else (unit.start, unit.end)


def _dated_opening(text: str, unit: Unit) -> WrittenDate | None:
    """Read the date of "Thursday, May 7, 2015 On Tuesday, the …": weekday and year, and a new sentence."""
    written = match_date(text, unit.start, unit.end)
    if written is None or written.weekday is None or written.year is None:
        return None
    after = text[written.end : unit.end]
    return written if re.match(r"[ \t\xa0\n]{1,3}[A-Z“\"]", after) else None


def _head_kind(text: str, unit: Unit, found: Survey) -> FurnitureKind | None:
    """Say what furniture a line above the report is, and take down what it tells."""
    length = unit.end - unit.start
    if length > LONGEST_ANY:
        return None
    for facts in (
        read_published(text, unit.start, unit.end),
        read_source(unit.words),
        read_byline(unit.words) or _split_line(text, unit),
    ):
        if facts is not None:
            found.facts.append(facts)
            return _as_kind(facts.kind)
    if keyed := _KEYED.match(unit.words):
        if keyed["key"].lower() in ("title", "headline") and found.title is None:
            found.title = keyed["value"].strip()
        elif keyed["key"].lower() in ("outlet", "publisher", "publication", "newspaper"):
            found.outlet = found.outlet or keyed["value"].strip()
        return "header"
    if count_labels(unit.words):
        return "section"
    return rule_kind(unit.words, rules().head) or rule_kind(unit.words, rules().any)


def _as_kind(kind: str) -> FurnitureKind:
    return "source" if kind == "source" else "published" if kind == "published" else "byline"


def _split_line(text: str, unit: Unit) -> LineFacts | None:
    """Read a line that has a byline and a date: "By Jane Doe | Published 3 February 2026 | 5 min read"."""
    if not unit.words.lower().startswith(("by ", "by:")) or unit.end - unit.start > 200:
        return None
    piece = text[unit.start : unit.end]
    for cut in re.finditer(
        r"\s*[|•·\n–—]\s*|\s{2,}|,\s(?=\w+\s\d)|\s(?=(?:Published|Updated|Posted)\b)", piece
    ):
        head = make_unit(text, unit.start, unit.start + cut.start()) if cut.start() else None
        by = read_byline(head.words) if head else None
        dated = read_published(text, unit.start + cut.end(), unit.end) if by else None
        if by is not None and dated is not None:
            return LineFacts(
                kind="byline",
                authors=by.authors,
                agencies=by.agencies,
                outlet=by.outlet,
                published=dated.published,
                updated=dated.updated,
            )
    return None


def _walk_body(text: str, ranges: Sequence[tuple[int, int]], done: int, found: Survey) -> None:
    """Mark lines within the report that no report contains: captions, links, share lines, notices."""
    among = rules().any
    for number in range(done, len(ranges)):
        start, end = ranges[number]
        if end - start > LONGEST_ANY:
            continue
        kind = rule_kind(make_unit(text, start, end).words, among)
        if kind is not None and not _is_fragment(text, ranges, number, found):
            found.mark(start, end, kind)


def _walk_tail(text: str, ranges: Sequence[tuple[int, int]], done: int, found: Survey) -> None:
    """Mark what stands behind the report: staff lines, dates, blurbs, labels glued to its last words."""
    first = max(done, len(ranges) - TAIL_UNITS)
    clear = True
    for number in range(len(ranges) - 1, first - 1, -1):
        start, end = ranges[number]
        if end - start > LONGEST_TAIL:
            if clear:
                _end_of_report(text, start, end, found)
            clear = False
            continue
        unit = make_unit(text, start, end)
        kind = rule_kind(unit.words, rules().tail) or rule_kind(unit.words, rules().any)
        if kind is None and clear:
            kind = _tail_line(text, unit, found)
        if kind is not None and not _is_fragment(text, ranges, number, found):
            found.mark(start, end, kind)
            if kind == "blurb":
                found.outlet = found.outlet or _outlet(unit.words)
        elif clear:
            _end_of_report(text, start, end, found)
            clear = False


def _end_of_report(text: str, start: int, end: int, found: Survey) -> None:
    """Mark what is glued to the last words of the report: section labels, or an agency's credit."""
    if (at := glued_labels(text, start, end)) is not None:
        found.mark(at, end, "section")
        return
    credit = _CREDIT.search(text, max(start, end - 80), end)
    agency = canonical_agency(credit["who"]) if credit else None
    if credit is not None and agency is not None:
        found.mark(credit.start("credit"), end, "source")
        found.facts.append(LineFacts(kind="source", agencies=(agency,)))


def _tail_line(text: str, unit: Unit, found: Survey) -> FurnitureKind | None:
    """Say what furniture a line behind the report's last sentence is."""
    facts = read_published(text, unit.start, unit.end) or read_source(unit.words) or read_byline(unit.words)
    if facts is not None:
        # A bare date behind the report may be a correction's or a printing's.
        if facts.kind != "published" or facts.labelled:
            found.facts.append(facts)
        return _as_kind(facts.kind)
    return "section" if count_labels(unit.words) else None


def _outlet(words: str) -> str | None:
    """Read the outlet's name in its words about itself."""
    named = _OUTLET.match(words)
    if named is None:
        return None
    name = (named["who"] or named["whose"] or named["owner"] or "").strip(" .,")
    name = re.sub(r"\s(?:All|Inc|LLC|Ltd|Limited|Corp|Corporation)\b.*\Z", "", name)
    generic = set(furniture_data()["outlet"]["never"].split())
    return (
        name
        if name and name.casefold() not in generic and name.casefold().split()[0] not in generic
        else None
    )
