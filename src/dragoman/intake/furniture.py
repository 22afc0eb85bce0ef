"""Furniture: what of a text is no part of the report, found from the top, from the end, and line by line.

Precision first: a sentence of the report must never be taken for furniture. So every rule speaks of a whole
line (or wrapped paragraph); only datelines, headers and labels glued to a sentence are parts of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.intake.agencies import canonical_agency
from dragoman.intake.bylines import LineFacts, read_byline, read_parts, read_published, read_source
from dragoman.intake.heads import Survey, as_kind, is_fragment, read_header, walk_head
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
from dragoman.text.sentences import Range, split_paragraphs

# A report's end matter is within this many lines.
TAIL_UNITS = 14
_CREDIT = re.compile(
    r"[.!?…\"”’]\s{0,2}(?P<credit>(?:[(\[]|-{1,2}\s?|[–—]\s?|(?<=\s))"
    r"(?P<who>[A-Za-zÀ-ÿ][\w .'’-]{1,50}?)[)\]]?)\Z"
)
_OUTLET = re.compile(
    r"(?P<who>(?:The )?[A-ZÀ-Þ][\w.&'’-]*(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w.&'’-]*){0,5}) "
    r"(?:publishes|welcomes|accepts|encourages|invites)\b|"
    r".{0,200}\b(?:opinions?|views?|positions?|policy|policies) of (?P<whose>(?:The |the )?[A-ZÀ-Þ][\w.&'’-]*"
    r"(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w.&'’-]*){0,5})\b|"
    r"(?:.{0,60}\s)?(?:©|\(c\)|Copyright(?: ©)?)\s?(?:Copyright )?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,? )?(?:by )?"
    r"(?P<owner>(?:The )?[A-ZÀ-Þ][\w&'’-]*(?: (?:of |the |& |and )?[A-ZÀ-Þ][\w&'’-]*){0,5})",
)


def survey(text: str, start: int, title: str | None) -> Survey:
    """Look through `text` from `start` on (behind any Markdown header); `title` is the one already known."""
    found = Survey(marks=[], facts=[], body=start)
    start = read_header(text, start, found)
    ranges = [(first + start, last + start) for first, last in split_paragraphs(text[start:])]
    if not ranges:
        return found
    done = walk_head(text, ranges, title, found)
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


def _walk_body(text: str, ranges: Sequence[Range], done: int, found: Survey) -> None:
    """Mark lines within the report that no report contains: captions, links, share lines, notices."""
    among = rules().any
    for number in range(done, len(ranges)):
        start, end = ranges[number]
        if end - start > LONGEST_ANY:
            continue
        kind = rule_kind(make_unit(text, start, end).words, among)
        if kind is not None and not is_fragment(text, ranges, number, found):
            found.mark(start, end, kind)


def _walk_tail(text: str, ranges: Sequence[Range], done: int, found: Survey) -> None:
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
        if kind is not None and not is_fragment(text, ranges, number, found):
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
    facts = (
        read_published(text, unit.start, unit.end)
        or read_source(unit.words)
        or read_byline(unit.words)
        or read_parts(text, unit.start, unit.end)
    )
    if facts is not None:
        # A bare date behind the report may be a correction's or a printing's.
        if facts.kind != "published" or facts.labelled:
            found.facts.append(facts)
        return as_kind(facts.kind)
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
