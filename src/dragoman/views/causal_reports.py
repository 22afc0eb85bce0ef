"""The reports in which a causal map around some words is told, taken from a record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.links.causal_claims import LEAST_SCORE
from dragoman.links.causal_words import Phrase, concept_of, read_phrase, signal_kind, split_parts, variants
from dragoman.links.report import Report
from dragoman.record.store import CauseWords, View
from dragoman.schema.links import Link

_WORD = re.compile(r"[^\W_][\w’'-]*")
# Causes and effects from which the map goes on at each step, those told most first: a person reads no more.
MOST_ENDS = 60
# Of the words of two phrases of one head as much must be shared for the one to be looked at beside the other;
# the map itself weighs them.
_NEAR = 0.5


class Gathered(Struct, frozen=True):
    """Reports with their claims about a subject, and the links between them."""

    reports: tuple[Report, ...]
    links: tuple[Link, ...]


class Subject(Struct, frozen=True):
    """Words asked for: `tokens` as `Phrase.tokens` has them, `beginnings` of words ("migra*")."""

    tokens: tuple[str, ...]
    beginnings: tuple[str, ...] = ()

    def holds(self, tokens: Collection[str]) -> bool:
        """Say whether all that is asked for is among some tokens."""
        return all(token in tokens for token in self.tokens) and all(
            any(token.startswith(begin) for token in tokens) for begin in self.beginnings
        )


class _Index:
    """Which cause rows hold which words; read once, without making phrases of them."""

    def __init__(self, rows: Iterable[CauseWords]) -> None:
        self.rows: dict[str, CauseWords] = {}
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            self.rows[row.id] = row
            for word in {*_WORD.findall(row.cause), *_WORD.findall(row.effect)}:
                self._by_word[concept_of(word)].add(row.id)

    def of_word(self, word: str) -> list[CauseWords]:
        """Give the rows that hold a word or one that means the same, in order of id."""
        return [self.rows[one] for one in sorted(self._with(word))]

    def _with(self, word: str) -> set[str]:
        return {row for one in variants(word) for row in self._by_word.get(one, ())}

    def holding(self, subject: Subject) -> list[CauseWords]:
        """Give the rows that may hold a subject; names of states and persons are not looked at here."""
        found = set(self.rows)
        for token in subject.tokens:
            if not token.isupper() and not token.startswith("n:"):
                found &= self._with(token)
        for begin in subject.beginnings:
            found &= {row for word, rows in self._by_word.items() if word.startswith(begin) for row in rows}
        return [self.rows[one] for one in sorted(found)]


def gather(
    view: View, subject: Subject | None, *, steps: int, purposes: bool = False, weak: bool = False
) -> Gathered:
    """Gather the claims about a subject and those that lead to and from it; all claims where it is None."""
    links = tuple(view.links("reprint", "contradicts"))
    found = view.cause_words(purposes=purposes or weak, least=0.0 if weak else LEAST_SCORE)
    rows = (row for row in found if weak or _counts(row))
    if subject is None:
        return Gathered(tuple(_reports(view, (row.article for row in rows))), links)
    index = _Index(rows)
    core = [row for row in index.holding(subject) if _holds(row, subject)]
    wanted = {row.id: row for row in core}
    for side, other in (("cause", "effect"), ("effect", "cause")):
        edge = core
        for _ in range(steps - 1):
            edge = [row for row in _further(index, edge, side, other) if row.id not in wanted]
            wanted |= {row.id: row for row in edge}
    return Gathered(tuple(_reports(view, (row.article for row in wanted.values()))), links)


def _counts(row: CauseWords) -> bool:
    return row.relation == "motivates" or bool(row.signal and signal_kind(row.signal))


def _phrases(row: CauseWords, side: str) -> list[Phrase]:
    return [read_phrase(part) for part in split_parts(getattr(row, side))]


def _holds(row: CauseWords, subject: Subject) -> bool:
    return any(subject.holds(phrase.tokens) for side in ("cause", "effect") for phrase in _phrases(row, side))


def _further(index: _Index, rows: Sequence[CauseWords], side: str, other: str) -> Iterator[CauseWords]:
    """Give the rows on whose `other` side stands what stands on this side of some rows."""
    told = Counter(phrase for row in rows for phrase in _phrases(row, side) if phrase.head)
    found: dict[str, CauseWords] = {}
    for phrase in sorted(told, key=lambda one: (-told[one], one.words))[:MOST_ENDS]:
        for row in index.of_word(phrase.head or ""):
            if row.id not in found and any(_near(phrase, one) for one in _phrases(row, other)):
                found[row.id] = row
    yield from (found[one] for one in sorted(found))


def _near(left: Phrase, right: Phrase) -> bool:
    if left.head != right.head or left.negated != right.negated:
        return False
    one, both = {left.head, *left.mods}, {right.head, *right.mods}
    return len(one & both) >= _NEAR * len(one | both)


def _reports(view: View, articles: Iterable[str]) -> Iterator[Report]:
    """Read some articles with all their claims, and the statements and mentions that claims are read with."""
    for article, rows in view.papers("cause", "statement", "mention", ids=set(articles)):
        yield Report(article, tuple(rows))
