"""Causal claims of reports, each with whose it is, mended where the parts of one claim were coded apart.

What is left out is left out for a reason that can be told (`Reason`); nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.causal_mend import Mended, mend
from dragoman.links.causal_words import (
    Phrase,
    Sense,
    listed,
    read_phrase,
    signal_kind,
    signal_sense,
    split_parts,
    tidy_phrase,
)  # fmt: skip
from dragoman.links.report import Report
from dragoman.schema.codes import fold
from dragoman.schema.rows import Cause, Mention, Ref, Statement

Relation = Literal["causes", "enables", "prevents", "motivates"]
Reason = Literal[
    "purpose", "unsure", "names nothing", "names only somebody", "cut short", "no word of cause",
    "wrong way round", "talk of I and you",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

# Set by judgement, not measured: of some 300 claims that were read, many of those below are no claims at all.
LEAST_SCORE = 0.5
# The states that a report is about: at most two, each with this share of all mentions that have a country.
_SETTING, _SHARE = 2, 0.15
# How far before a signal a negation or a modal counts, in characters.
_BEFORE = 32
_NEGATED = re.compile(r"(?:\b(?:not|never|neither|cannot)|n['’]t)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_POSSIBLE = re.compile(
    r"\b(?:would|could|might|may|can|should|will|if|hop(?:e|es|ed|ing) to)\b(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?]['”\"’]?\s+[\"“A-Z]|\n\s*\n")


class Voice(Struct, frozen=True, kw_only=True):
    """Whose claim it is: `key` tells voices apart, `name` is None for a report's own voice."""

    key: str
    name: str | None = None
    country: str | None = None


class Told(Struct, frozen=True, kw_only=True):
    """One claim as one report tells it: a cause, an effect, and what joins them.

    `rows` are the cause rows it rests on, `said_in` the statement it is in, `start` and `end` its place in
    the article. `lineage` names all reports that are reprints of each other, `setting` the states that the
    report is about. `denied`: its voice denies it; `possible`: only would or could be. `weak` is why it may
    not count.
    """

    rows: tuple[str, ...]
    article: str
    lineage: str
    setting: frozenset[str]
    cause: Phrase
    effect: Phrase
    relation: Relation
    signal: str | None
    voice: Voice
    said_in: str | None
    published: str | None
    source: str
    start: int
    end: int
    denied: bool = False
    possible: bool = False
    weak: Reason | None = None


class Found(Struct, frozen=True):
    """The claims of a report, and how many were left out for which reason."""

    claims: tuple[Told, ...]
    left_out: dict[Reason, int]


def claims_of(
    report: Report, lineage: Mapping[str, str], *, purposes: bool = False, weak: bool = False
) -> Found:
    """Give the causal claims of a report in order of place; `purposes`, or all that is `weak`, where asked.

    The report's statements (for whose claim it is), mentions (for the states it is about) and text (for
    negations and modals before the signal) are used where they are there.
    """
    causes: list[Cause] = []
    left_out: Counter[Reason] = Counter()
    for row in report.rows:
        if isinstance(row, Cause):
            why = row_weakness(row)
            if why is None or weak or (purposes and why == "purpose"):
                causes.append(row)
            else:
                left_out[why] += 1
    if not causes:
        return Found((), dict(left_out))
    desk = _Desk(report, lineage.get(report.article.id, report.article.id))
    links = mend(causes, report.article.text)
    kept: list[Told] = []
    for link in links:
        for told in desk.tell(link):
            # What has no word to be compared by has no place on the map, not even where all that is weak has.
            placed = all(phrase.head or phrase.names for phrase in (told.cause, told.effect))
            if placed and (told.weak is None or weak or (purposes and told.weak == "purpose")):
                kept.append(told)
            else:
                left_out[told.weak or "names nothing"] += 1
    kept.sort(key=lambda one: (one.start, one.end, one.rows, one.cause.words, one.effect.words))
    return Found(tuple(kept), dict(left_out))


def row_weakness(row: Cause) -> Reason | None:
    """Say why a row may not count, as far as the row alone tells; None where nothing speaks against it."""
    if row.relation == "motivates":
        return "purpose"
    if row.signal is None or not signal_kind(row.signal.text):
        return "no word of cause"
    return "unsure" if (row.score or 0.0) < LEAST_SCORE else None


class _Desk:
    """Tells the claims of one report."""

    def __init__(self, report: Report, lineage: str) -> None:
        self._article = report.article
        self._statements = [row for row in report.rows if isinstance(row, Statement)]
        self._by_id = {row.id: row for row in self._statements}
        # The words of names: who is only named has neither done nor suffered anything yet.
        self._named = {tidy_phrase(row.span.text) for row in report.rows if isinstance(row, Mention)}
        self._lineage = lineage
        self._setting = _setting(report)

    def tell(self, link: Mended) -> Iterable[Told]:
        row = link.first
        said_in = self._said_in(link)
        voice_of = said_in.speaker if said_in is not None else row.claimed_by
        signal = self._signal(link)
        before = self._before(row)
        cue = said_in.cue.text.lower() if said_in is not None and said_in.cue is not None else ""
        denied = bool(_NEGATED.search(before)) or any(word in listed("deny") for word in cue.split())
        met = _without_meeting(link.effect[2], row)
        causes, effects = split_parts(link.cause[2]), split_parts(met)
        for one in causes:
            for other in effects:
                cause, effect = self._read(one), self._read(other)
                effect = self._turned(effect, signal, row)
                yield Told(
                    rows=tuple(dict.fromkeys(part.id for part in link.rows)),
                    article=self._article.id,
                    lineage=self._lineage,
                    setting=self._setting,
                    cause=cause,
                    effect=effect,
                    relation=row.relation,
                    signal=tidy_phrase(signal) if signal else None,
                    voice=self._voice(voice_of, said_in),
                    said_in=said_in.id if said_in is not None else row.said_in,
                    published=self._article.published,
                    source=self._article.source,
                    start=min(link.cause[0], link.effect[0]),
                    end=max(link.cause[1], link.effect[1]),
                    denied=denied or bool(said_in is not None and said_in.negated),
                    possible=not denied and bool(_POSSIBLE.search(before)),
                    weak=_weakness(link, row, cause, effect, signal),
                )

    def _read(self, words: str) -> Phrase:
        phrase = read_phrase(words)
        if not phrase.flaw and phrase.words in self._named:
            return replace(phrase, flaw="names only somebody")
        return phrase

    def _turned(self, effect: Phrase, signal: str | None, row: Cause) -> Phrase:
        """Give an effect the direction that its signal says: "driven up … prices" are rising prices."""
        if effect.sense or not signal or row.relation == "prevents":
            return effect
        sense: Sense = signal_sense(signal)
        if sense and effect.flaw == "names only somebody":
            return replace(effect, sense=sense, turned=True, flaw="")
        return replace(effect, sense=sense, turned=True) if sense else effect

    def _said_in(self, link: Mended) -> Statement | None:
        """Find the statement that the claim is in; "The sanctions, he said, led …" is in two parts."""
        row = link.first
        if row.said_in is not None:
            return self._by_id.get(row.said_in)
        holding = [
            statement
            for statement in self._statements
            if all(
                any(span.start <= start and end <= span.end for span in statement.content)
                for start, end, _ in (link.cause, link.effect)
            )
        ]
        return min(holding, key=lambda one: (sum(s.end - s.start for s in one.content), one.id), default=None)

    def _signal(self, link: Mended) -> str | None:
        """Give the signal; none where it stands in another sentence than cause and effect."""
        signal = link.first.signal
        if signal is None or not self._article.text:
            return signal.text if signal is not None else None
        last = max(link.cause[1], link.effect[1])
        first = min(link.cause[0], link.effect[0])
        gap = ""
        if signal.start >= last:
            gap = self._article.text[last - 1 : signal.start + 1]
        elif signal.end <= first:
            gap = self._article.text[signal.end - 1 : first + 1]
        if _BREAK.search(gap):
            return None
        # "has driven up prices", coded without "up"
        after = self._article.text[signal.end : link.effect[0]].strip().lower()
        return f"{signal.text} {after}" if after in ("up", "down") else signal.text

    def _before(self, row: Cause) -> str:
        if row.signal is None:
            return ""
        words = self._article.text[max(0, row.signal.start - _BEFORE) : row.signal.start]
        return re.split(r"[.;:,]\s", words)[-1]

    def _voice(self, ref: Ref | None, said_in: Statement | None) -> Voice:
        if ref is None and said_in is None:
            return Voice(key=f"own:{self._lineage}")
        name = None if ref is None else ref.actor or (tidy_phrase(ref.span.text) if ref.span else ref.country)
        if ref is not None and ref.actor:
            return Voice(key=f"actor:{fold(ref.actor).lower()}", name=name, country=ref.country)
        return Voice(
            key=f"words:{self._lineage}:{fold(name or '?').lower()}",
            name=name or "somebody not named",
            country=ref.country if ref is not None else None,
        )


def _without_meeting(words: str, row: Cause) -> str:
    """Take the verb off "address shortages" where a signal such as "caused by" stands right after it."""
    if row.signal is None or signal_kind(row.signal.text) != "backward" or row.effect.end > row.signal.start:
        return words
    first, _, rest = tidy_phrase(words).partition(" ")
    return rest if rest and first.lower() in listed("meet") else words


def _setting(report: Report) -> frozenset[str]:
    counts: dict[str, int] = defaultdict(int)
    for row in report.rows:
        if isinstance(row, Mention) and row.country:
            counts[row.country] += 1
    total = sum(counts.values())
    ranked = sorted(counts, key=lambda code: (-counts[code], code))[:_SETTING]
    return frozenset(code for code in ranked if counts[code] >= _SHARE * total)


def _weakness(link: Mended, row: Cause, cause: Phrase, effect: Phrase, signal: str | None) -> Reason | None:
    """Say why a claim may not count; the first reason of those that hold."""
    why = row_weakness(row)
    if why is not None:
        return why
    for phrase in (cause, effect):
        if phrase.flaw:
            return phrase.flaw
    if cause.tokens == effect.tokens:
        return "names nothing"
    assert row.signal is not None
    kind = signal_kind(row.signal.text)
    if signal is not None and len(link.rows) == 1:
        astray = (
            link.effect[1] <= row.signal.start and link.cause[1] <= row.signal.start
            if kind == "forward"
            else link.cause[1] <= row.signal.start < link.effect[0]
        )
        if astray:
            return "wrong way round"
    return None
