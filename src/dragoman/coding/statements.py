"""Statements: what is said, thought or intended, by whom, to whom, where, when and inside what.

`code_statements` finds attributions by rules and hands them to `state`, which turns places into rows; a model
that finds better hands its findings to the same `state`.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from dragoman.coding.cues import listed, read_table
from dragoman.coding.questioned import with_questioned
from dragoman.coding.refs_author import FirstPerson, is_proclaimed, who_writes
from dragoman.coding.refs_title import Labels, Refers
from dragoman.coding.statements_carry import carry_speakers
from dragoman.coding.statements_fillers import is_filler, with_noun_source
from dragoman.coding.statements_find import find_in_unit
from dragoman.coding.statements_found import Found
from dragoman.coding.statements_read import find_read, settle, without_doubles
from dragoman.coding.statements_turns import find_turns
from dragoman.coding.statements_units import cut_units, usable
from dragoman.schema.article import Article
from dragoman.schema.layers import Reading
from dragoman.schema.rows import Mention, Ref, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.quotes import Quote, find_quotes
from dragoman.text.sentences import Range

CODER = "statements@2"
_ISO_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-W\d{2})?")
_EDGE = " \t\r\n,;:"
# What parts a time from the cue it would date; a time that opens its sentence reaches over asides.
_NEW_CLAUSE = re.compile(r";|,\s+(?:and|but|while|whereas|so)\b")
_OTHER_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|when|where|after|before|since|while|because|as|and|but|to|with|for)\b"
)
_NOT_WHEN_SAID = listed("days", "not_when_said")


def code_statements(
    article: Article,
    layout: Layout,
    times: Sequence[Time],
    mentions: Sequence[Mention],
    cast: Refers,
    settings: Settings,
    reading: Reading | None = None,
) -> list[Statement]:
    """Code the statements of an article, in order of place; `times` and `cast` are of the same article.

    Turns of a transcript come first; the rest is what was read or, without a reading, found by rules sentence
    by sentence; then quotations without a cue are given to the speaker they go on from.
    """
    text = article.text
    quotes = usable(text, find_quotes(text, layout.paragraphs))
    turns = find_turns(layout)
    time_ranges = sorted({(time.span.start, time.span.end) for time in times})
    found: list[Found] = []
    for piece in cut_units(layout, quotes, _disjoint(time_ranges)):
        found.extend(find_in_unit(piece.unit))
    if reading is not None:
        layer = reading.layers["attribution"]
        found = settle(find_read(layer, layout, quotes), found, layer.likely)
    # A label speaks its turn and nothing else: "THE PRESIDENT: I think …" is told once.
    spoken = {turn.source for turn in turns}
    found = [one for one in found if one.source is None or one.source not in spoken]
    found = [with_noun_source(text, one) for one in found if not is_filler(text, one)]
    taken = [span for turn in turns for span in turn.content]
    found = carry_speakers(found, layout, quotes, taken)
    if reading is not None:
        found = without_doubles(found)
    coder = CODER if reading is None else reading.coder(CODER)
    labels = Labels(article, mentions, cast, settings) if turns else cast
    # Among the turns of several, "I" outside of any is nobody's in particular.
    author = None if turns else who_writes(article, layout, mentions, settings)
    voice = FirstPerson(author, cast, quotes, we=is_proclaimed(text, mentions))
    return with_questioned(state(article, [*turns, *found], quotes, times, voice, labels, coder=coder))


def state(
    article: Article,
    found: Iterable[Found],
    quotes: Sequence[Quote],
    times: Sequence[Time],
    cast: Refers,
    labels: Refers | None = None,
    *,
    coder: str = CODER,
) -> list[Statement]:
    """Make rows of attributions: manner, speaker, addressee, medium, date, and which lies inside which.

    `labels` says who is meant by the labels of turns; the cast where it is None.
    """
    writer = _Writer(article, quotes, times, cast, labels or cast, coder)
    rows: dict[str, Statement] = {}
    frames = _frames(found)
    for one, frame in frames:
        row = writer.write(one, frame)
        if row is not None:
            rows.setdefault(row.id, row)
    return _nest(list(rows.values()))


def _disjoint(ranges: Iterable[Range]) -> list[Range]:
    kept: list[Range] = []
    for one in ranges:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _frames(found: Iterable[Found]) -> list[tuple[Found, Range | None]]:
    """Order attributions by place and bound each one's clause by the cues next to it in its sentence."""
    ordered = sorted(found, key=_extent)
    framed: list[tuple[Found, Range | None]] = []
    cues = sorted(one.cue for one in ordered if one.cue is not None)
    for one in ordered:
        if one.cue is None or one.frame is None:
            framed.append((one, None))
            continue
        at = bisect_left(cues, one.cue)
        start, end = one.frame
        if at > 0:
            start = max(start, min(cues[at - 1][1], one.source[0] if one.source else one.cue[0]))
        if at + 1 < len(cues):
            end = min(end, cues[at + 1][0])
        framed.append((one, (start, max(end, one.cue[1]))))
    return framed


def _extent(one: Found) -> Range:
    spans = [
        *one.content,
        *([one.cue] if one.cue else []),
        *([one.source] if one.source and not one.carried else []),
    ]
    return min(span[0] for span in spans), max(span[1] for span in spans)


class _Writer:
    """Turns the places of one article into rows."""

    def __init__(
        self,
        article: Article,
        quotes: Sequence[Quote],
        times: Sequence[Time],
        cast: Refers,
        labels: Refers,
        coder: str,
    ):
        self._article = article
        self._coder = coder
        self._text = article.text
        self._cast = cast
        self._labels = labels
        self._quotes = sorted(quotes, key=lambda quote: quote.start)
        self._quote_starts = [quote.start for quote in self._quotes]
        self._times = sorted(
            (time for time in times if time.type in ("DATE", "TIME")), key=lambda t: t.span.start
        )
        self._time_starts = [time.span.start for time in self._times]
        self._media = _media()

    def write(self, one: Found, frame: Range | None) -> Statement | None:
        """Make the row of an attribution; None where nothing is said and no one is silent."""
        text = self._text
        content = tuple(
            span for start, end in one.content if (span := Span.take_stripped(text, start, end)) is not None
        )
        if not content and not one.negated:
            return None
        free = self._outside(one, frame)
        medium, asked_by = self._medium(free, one)
        addressee = one.addressee or asked_by
        return make(
            Statement,
            self._article,
            coder=self._coder,
            content=content,
            cue=Span.take(text, *one.cue) if one.cue else None,
            speaker=self._speaker(one),
            addressee=self._refer(addressee, self._cast) if addressee else None,
            medium=medium,
            manner=self._manner(one, content),
            said_on=self._said_on(free, one, frame),
            negated=one.negated,
        )

    def _speaker(self, one: Found) -> Ref | None:
        if one.source is None:
            return None
        ref = self._refer(one.source, self._labels if one.spoken else self._cast)
        if ref is None or not one.carried:
            return ref
        # The words stand at another statement; here only who it is goes on.
        actor = ref.actor
        if actor is None and ref.span is not None and " " in ref.span.text:
            actor = " ".join(ref.span.text.split())
        return Ref(span=None, actor=actor, country=ref.country, resolved_by="carried")

    def _refer(self, place: Range, cast: Refers) -> Ref | None:
        start, end = place
        while end > start and self._text[end - 1] in _EDGE:
            end -= 1
        span = Span.take_stripped(self._text, start, end)
        return cast.refer(span) if span is not None else None

    def _manner(self, one: Found, content: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
        """Direct: quotations alone; mixed: some quoted words. A quotation around it counts for nothing."""
        if one.spoken:
            return "direct"
        quoted = total = 0
        for span in content:
            at, covered = bisect_left(self._quote_starts, span.start), span.start
            while at < len(self._quotes) and self._quotes[at].start < span.end:
                quote = self._quotes[at]
                if quote.end <= span.end and quote.start >= covered:
                    quoted += quote.end - quote.start
                    covered = quote.end
                at += 1
            total += sum(not char.isspace() and char not in ".,;:—–-" for char in span.text) and len(
                span.text
            )
        if not quoted:
            return "indirect"
        return "direct" if quoted >= total - 2 * len(content) else "mixed"

    def _outside(self, one: Found, frame: Range | None) -> list[Range]:
        """Give the parts of the cue's clause that are neither content nor source nor addressee."""
        if frame is None:
            return []
        taken = sorted(span for span in (*one.content, one.source, one.addressee) if span is not None)
        free: list[Range] = []
        at, end = frame
        for start, stop in taken:
            if start > at:
                free.append((at, min(start, end)))
            at = max(at, stop)
        if at < end:
            free.append((at, end))
        return [(start, stop) for start, stop in free if start < stop]

    def _said_on(self, free: Sequence[Range], one: Found, frame: Range | None) -> str | None:
        """Give the day said in the cue's own clause, nearest to the cue."""
        if one.cue is None or frame is None:
            return None
        best: tuple[int, str] | None = None
        for start, end in free:
            at = bisect_left(self._time_starts, start)
            while at < len(self._times) and self._times[at].span.start < end:
                time = self._times[at]
                day = _ISO_DAY.match(time.value)
                if day is not None and self._is_of_cue(time.span, one.cue, frame):
                    distance = abs(time.span.start - one.cue[0])
                    if best is None or distance < best[0]:
                        best = (distance, day[0])
                at += 1
        return best[1] if best else None

    def _is_of_cue(self, time: Span, cue: Range, frame: Range) -> bool:
        """Say whether a time dates the saying: no other clause lies between, or it opens the sentence."""
        if time.start < cue[0]:
            between = self._text[time.end : cue[0]]
            opening = self._text[frame[0] : time.start].split()
            if len(opening) <= 2 and not _NEW_CLAUSE.search(between):
                return True
        else:
            between = self._text[cue[1] : time.start]
        before = self._text[max(0, time.start - 12) : time.start].split()
        if before and before[-1].lower() in _NOT_WHEN_SAID:
            return False
        return not _OTHER_CLAUSE.search(between)

    def _medium(self, free: Sequence[Range], one: Found) -> tuple[str | None, Range | None]:
        """Give the means named in the cue's clause, and who led the interview, if it is one."""
        for start, end in free:
            match = self._media.search(self._text, start, end)
            if match is not None:
                partner = match.span("partner")
                words = " ".join((match["medium"] or match["outlet"]).split())
                led = match["kind"] == "interview" and match["link"] == "with"
                return words, partner if led else None
        return None, None


@functools.cache
def _media() -> re.Pattern[str]:
    """Compile the pattern of media from the lexicon."""
    data = read_table("cues.toml")["media"]
    kinds = "|".join(data["kinds"].split())
    outlets = "|".join(data["outlets"].split())
    name = r"(?:[Tt]he\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of\s+)?[A-Z][\w’'&.-]*){0,4}|reporters|journalists"
    return re.compile(
        rf"\b(?:in|at|during|through|via|by)\s+(?P<medium>(?:an?|the|his|her|its|their|this)\s+(?:[\w’'-]+\s+){{0,3}}?"
        rf"(?P<kind>{kinds})s?\b(?:\s+(?P<link>with|to|on|for)\s+(?P<partner>{name}))?)"
        rf"|\bon\s+(?P<outlet>(?:{outlets})\b(?:\s(?:Social|News|television|media|radio))?)"
    )


def _nest(rows: list[Statement]) -> list[Statement]:
    """Set `inside`: the closest statement a content span of which covers all of this one."""
    extents = [_row_extent(row) for row in rows]
    contents = sorted(
        ((span.start, -span.end, index) for index, row in enumerate(rows) for span in row.content),
    )
    order = sorted(range(len(rows)), key=lambda index: (extents[index][0], -extents[index][1]))
    parents: dict[int, str] = {}
    open_: list[tuple[int, int, int]] = []
    at = 0
    for index in order:
        start, end = extents[index]
        while at < len(contents) and contents[at][0] <= start:
            open_.append((contents[at][0], -contents[at][1], contents[at][2]))
            at += 1
        open_ = [one for one in open_ if one[1] > start][-12:]
        best: tuple[int, int, int] | None = None
        for one in open_:
            closer = best is None or one[1] - one[0] <= best[1] - best[0]
            if closer and one[2] != index and one[1] >= end and _is_outer(rows, extents, one, index):
                best = one
        if best is not None:
            parents[index] = rows[best[2]].id
    nested = [
        msgspec.structs.replace(row, inside=parents[index]) if index in parents else row
        for index, row in enumerate(rows)
    ]
    return _in_own_words([nested[index] for index in order])


def _in_own_words(rows: Sequence[Statement]) -> list[Statement]:
    """Say who "I" and "we" are inside what somebody says: that speaker; `rows` from without.

    "I" in what "I" say in a turn is whose turn it is; "we" may be others with each "we".
    """
    by_id = {row.id: row for row in rows}
    told: dict[str, Statement] = {}
    for row in rows:
        words = row.speaker.span.text if row.speaker is not None and row.speaker.span is not None else ""
        outer = (told if words == "I" else by_id).get(row.inside or "")
        told[row.id] = _own_words(row, outer) if words in ("I", "we", "We") else row
    return list(told.values())


def _own_words(row: Statement, outer: Statement | None) -> Statement:
    me, speaker = row.speaker, outer.speaker if outer is not None else None
    if me is None or speaker is None or me.actor is not None or speaker.actor is None:
        return row
    ref = Ref(span=me.span, actor=speaker.actor, country=speaker.country, resolved_by="pronoun")
    return msgspec.structs.replace(row, speaker=ref)


def _is_outer(rows: list[Statement], extents: list[Range], outer: tuple[int, int, int], index: int) -> bool:
    """A content as wide as what it holds is outer only if it has no cue and the inner has one: no cycles."""
    width = outer[1] - outer[0]
    inner = extents[index][1] - extents[index][0]
    return width > inner or (rows[outer[2]].cue is None and rows[index].cue is not None)


def _row_extent(row: Statement) -> Range:
    spans = list(row.content)
    if row.cue is not None:
        spans.append(row.cue)
    if not spans and row.speaker is not None and row.speaker.span is not None:
        spans.append(row.speaker.span)
    return min(span.start for span in spans), max(span.end for span in spans)
