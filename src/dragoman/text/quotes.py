"""Quotation marks: which open, which close, which are apostrophes; as ranges with nesting, without loss."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.text.sentences import Range

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`´]")
_SENTENCE_END = re.compile(r"[.!?…,;:—–][\"”’'»)\]]*\s*$")
# Words that drop their first letters: an apostrophe stands there, no quotation opens.
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|neath|cos|\d{2}s?)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/:“‘«„‚‹\"'\u00a0>*_=")
_AFTER_CLOSING = frozenset(")]}—–-/:;,.!?…”’»›\"'\u00a0<*_")
_DOUBLE, _SINGLE, _ANGLE = "double", "single", "angle"
# Deeper nesting than this is a fault of the text, not a quotation.
_MAX_DEPTH = 6


class Quote(Struct, frozen=True, gc=False):
    """A quotation `[start, end)` in code points, its marks included; `depth` 0 is outermost.

    `closed` is False where the closing mark is missing: the range then ends with its paragraph, or before
    the next quotation that opens. `continues`: the next paragraph opens again and goes on; `resumes`: this
    one goes on from the paragraph before. `lead` and `tail` are the widths of the two marks (0: none).
    """

    start: int
    end: int
    depth: int
    closed: bool
    continues: bool = False
    resumes: bool = False
    lead: int = 1
    tail: int = 1

    @property
    def inner(self) -> Range:
        """Give the range between the marks."""
        return self.start + self.lead, self.end - self.tail


class _Open:
    """A quotation that has opened and not yet closed."""

    __slots__ = ("family", "restart", "start", "strong", "weak", "width")

    def __init__(self, start: int, width: int, family: str, *, strong: bool):
        self.start = start
        self.width = width
        self.family = family
        self.strong = strong  # a mark that can only open; a straight single quote may be anything
        self.weak: int | None = None  # first place where an "s’" might close it
        self.restart: int | None = None  # where a later quotation of the family opened after a full stop


class _Found(Struct):
    start: int
    end: int
    closed: bool
    family: str
    lead: int
    tail: int


class Outermost:
    """The outermost of some quotations, asked which of them holds a place."""

    def __init__(self, quotes: Iterable[Quote]):
        self._places = sorted((quote.start, quote.end) for quote in quotes if quote.depth == 0)

    def at(self, place: int) -> Range | None:
        """Give the range of the quotation that holds a place; None outside of any."""
        index = bisect_right(self._places, place, key=lambda one: one[0]) - 1
        return self._places[index] if index >= 0 and place < self._places[index][1] else None


def find_quotes(text: str, paragraphs: Iterable[Range] | None = None) -> tuple[Quote, ...]:
    """Find all quotations in `text`, paragraph by paragraph, sorted by start, outer before inner.

    Curly, straight and low marks, guillemets either way round, single quotes as primary or nested ones,
    doubled grave and acute accents. Marks of one family may be mixed (`“…"`). Never raises; linear in the
    number of marks.
    """
    ranges = [(0, len(text))] if paragraphs is None else list(paragraphs)
    quotes: list[Quote] = []
    going_on: str | None = None
    for number, (start, end) in enumerate(ranges):
        found = _scan(text, start, end)
        following = ranges[number + 1] if number + 1 < len(ranges) else None
        left_open = _left_open(text, found, end, following)
        for quote, depth in _nest(found):
            first = quote.start == start
            quotes.append(
                Quote(
                    quote.start,
                    quote.end,
                    depth,
                    quote.closed,
                    continues=left_open is quote,
                    resumes=first and going_on == quote.family,
                    lead=quote.lead,
                    tail=quote.tail,
                )
            )
        going_on = left_open.family if left_open else None
    return tuple(quotes)


def outermost(quotes: Sequence[Quote], start: int, end: int) -> list[Quote]:
    """Give the quotations of depth 0 that lie in `[start, end)`, which `quotes` holds sorted."""
    return [quote for quote in quotes if quote.depth == 0 and start <= quote.start and quote.end <= end]


def _left_open(text: str, found: list[_Found], end: int, following: Range | None) -> _Found | None:
    """Give the quotation that the next paragraph takes up again, if one does."""
    if following is None:
        return None
    for quote in found:
        if not quote.closed and quote.end == end:
            mark = _MARK.match(text, *following)
            if mark is not None and _family(mark[0]) == quote.family:
                return quote
    return None


def _nest(found: list[_Found]) -> list[tuple[_Found, int]]:
    """Order quotations outer before inner, each with its depth; crossing ones are cut to fit."""
    nested: list[tuple[_Found, int]] = []
    ends: list[int] = []
    for quote in sorted(found, key=lambda one: (one.start, -one.end)):
        while ends and ends[-1] <= quote.start:
            ends.pop()
        if ends and quote.end > ends[-1]:
            quote.end, quote.closed, quote.tail = ends[-1], False, 0
        nested.append((quote, len(ends)))
        ends.append(quote.end)
    return nested


def _family(mark: str) -> str:
    if mark in ('"', "“", "”", "„", "‟", "``", "''"):
        return _DOUBLE
    return _ANGLE if mark in "«»‹›" else _SINGLE


def _scan(text: str, start: int, end: int) -> list[_Found]:
    """Pair the marks of one paragraph."""
    opened: list[_Open] = []
    found: list[_Found] = []
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match[0], match.start(), match.end()
        family = _family(mark)
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < end else " "
        if family == _SINGLE:
            _take_single(text, mark, at, before, behind, opened, found)
            continue
        is_open = any(one.family == family for one in opened)
        role = _role(mark, before, behind, is_open)
        if role == "open":
            _push(text, start, at, len(mark), family, opened, found)
        elif role == "close" and is_open:
            _close(family, at, after, opened, found)
    _finish(text, end, opened, found)
    return [quote for quote in found if quote.end - quote.start > quote.lead + quote.tail]


def _role(mark: str, before: str, behind: str, is_open: bool) -> str:
    """Say whether a double or angle mark opens or closes here, by its form and its neighbours."""
    free_left = before.isspace() or before in _BEFORE_OPENING
    free_right = behind.isspace() or behind in _AFTER_CLOSING
    if mark in ("„", "``"):
        return "open"
    if mark in ("“", "«", "‹", "‟"):
        # „So“ and »so« close with the marks that open elsewhere.
        return "close" if is_open and free_right and not free_left else "open"
    if mark in ("”", "»", "›"):
        return "open" if not is_open and free_left and not free_right else "close"
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    return "close" if is_open else "open"


def _push(
    text: str, floor: int, at: int, width: int, family: str, opened: list[_Open], found: list[_Found]
) -> None:
    for one in opened:
        if one.family == family and one.restart is None:
            if _SENTENCE_END.search(text, max(floor, at - 6), at):
                one.restart = at
            break
    opened.append(_Open(at, width, family, strong=True))
    if len(opened) > _MAX_DEPTH:
        oldest = opened.pop(0)
        _give_up(text, opened[0].start, oldest, found)


def _take_single(
    text: str, mark: str, at: int, before: str, behind: str, opened: list[_Open], found: list[_Found]
) -> None:
    """Tell a single quotation mark from an apostrophe, and open or close accordingly."""
    if before.isalnum() and behind.isalnum():
        return
    # Marks before a mark (“‘No) and bold or italic stars do not hide a word's edge.
    free_left = before.isspace() or before in _BEFORE_OPENING
    single = next((one for one in reversed(opened) if one.family == _SINGLE), None)
    can_open = mark in "‘‚‛'`" and free_left and (behind.isalnum() or behind in '[“"…$€£#@(')
    if can_open and not _ELIDED.match(text, at + 1):
        if single is not None and single.weak is not None:
            _drop_single(single, opened, found)
        opened.append(_Open(at, 1, _SINGLE, strong=mark in "‘‚"))
        if len(opened) > _MAX_DEPTH:
            opened.pop(0)
        return
    if single is None or mark in "‚‛" or before.isspace() or behind.isalnum():
        return
    possessive = before in "sSzx" and behind.isspace() and text[at + 2 : at + 3].isalpha()
    if possessive:
        if single.weak is None:
            single.weak = at
        return
    _close(_SINGLE, at, at + 1, opened, found)


def _drop_single(single: _Open, opened: list[_Open], found: list[_Found]) -> None:
    """Close a single quotation at the first "s’" it met, else take its mark for a stray."""
    opened.remove(single)
    if single.weak is not None:
        found.append(_Found(single.start, single.weak + 1, True, _SINGLE, 1, 1))


def _close(family: str, at: int, after: int, opened: list[_Open], found: list[_Found]) -> None:
    """Close the innermost open quotation of the family, and give up what opened inside it."""
    while opened and opened[-1].family != family:
        inner = opened[-1]
        if inner.family == _SINGLE:
            _drop_single(inner, opened, found)
        else:
            opened.pop()
    one = opened.pop()
    found.append(_Found(one.start, after, True, family, one.width, after - at))


def _give_up(text: str, limit: int, one: _Open, found: list[_Found]) -> None:
    """Record a quotation that never closed, up to `limit` or to where another one opened."""
    stop = one.restart if one.restart is not None else limit
    stop = one.start + len(text[one.start : stop].rstrip())
    found.append(_Found(one.start, stop, False, one.family, one.width, 0))


def _finish(text: str, end: int, opened: list[_Open], found: list[_Found]) -> None:
    """End a paragraph: what is still open has no closing mark."""
    for one in opened.copy():
        if one.family != _SINGLE:
            _give_up(text, end, one, found)
        elif one.weak is not None:
            _drop_single(one, opened, found)
        elif one.strong and _at_paragraph_start(text, one.start):
            # British style: a paragraph that opens with ‘ and does not close goes on in the next one.
            _give_up(text, end, one, found)


def _at_paragraph_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"
