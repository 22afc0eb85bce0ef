"""Acts that are told twice: in a headline and below it, in a reprint, or by a later report in the same words.

A headline sums up what its report tells, and a reprint says what was said before: neither tells another act.
Nor does a list of what was done that is published again month by month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from dragoman.schema.rows import Event
from dragoman.views.relation_dates import Paper
from dragoman.views.relation_doubts import sentence_of
from dragoman.views.relation_same import stem

# So many days a report may be late with what its headline tells.
_LATE = 7
# What is told in the same words within so many days is one act: of so many words at least, this share.
_AGAIN, _LEAST, _ALIKE = 183, 5, 0.6
_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]{4,}")
_ADDRESS = re.compile(r"\(?https?://\S+")
# Talks and force recur in the same words.
_RECUR = frozenset({"CONSULT", "ASSAULT"})


class Telling(Struct, frozen=True):
    """An event as a report tells it: `who` acts on whom in one word for both, and its first and last day.

    `dated` says that the days are of its own words, not its report's; "" is a day that is not known.
    """

    event: Event
    who: str
    first: str
    last: str
    dated: bool


def told_again(
    told: Sequence[Telling], *, headlines: Mapping[str, int], reprints: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Pair rows that tell one act: a headline's with its report's, and those of reprints.

    `headlines` say where the headlines of articles end (`headline_end`), `reprints` which articles are one
    (by the id that they share).
    """
    by_article: dict[str, list[Telling]] = {}
    for one in told:
        by_article.setdefault(one.event.article, []).append(one)
    for article, of_it in by_article.items():
        end = headlines.get(article, 0)
        above = [one for one in of_it if one.event.trigger.end <= end]
        below = sorted(
            (one for one in of_it if one.event.trigger.start >= end), key=lambda one: one.event.trigger.start
        )
        for one in above:
            # Of several that fit it is the first: what follows may be another act of the kind.
            if (summed := next((other for other in below if _sums_up(one, other)), None)) is not None:
                yield one.event.id, summed.event.id
    yield from _copied((one for one in told if one.event.article in reprints), reprints)


def told_later(told: Sequence[Telling], papers: Mapping[str, Paper]) -> Iterator[tuple[str, str]]:
    """Pair rows by which reports tell one act: of a day, or in the same words; `papers` are theirs, by id."""
    yield from _of_a_day(told)
    yield from _in_same_words(told, papers)


def _sums_up(above: Telling, below: Telling) -> bool:
    """Say whether a headline's event is one of its report: of one kind, by the same, within some days."""
    one, other = above.event, below.event
    if (one.type, above.who, _is_planned(one)) != (other.type, below.who, _is_planned(other)):
        return False
    if (one.mode and other.mode and one.mode != other.mode) or (
        one.about and other.about and one.about != other.about
    ):
        return False
    if not above.first or not below.first:
        return True
    return max(_days(below.last, above.first), _days(above.last, below.first)) <= _LATE


def _copied(told: Iterable[Telling], reprints: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pair what reports that are one tell in one word, of the same days or none of its own."""
    order = sorted(told, key=lambda one: (one.event.article, one.event.trigger.start, one.event.id))
    return _with_first(
        ((reprints[one.event.article], *_kind(one), *((one.first, one.last) if one.dated else ())), one)
        for one in order
    )


def _of_a_day(told: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    """Pair acts of one word that reports date to the same day; talks of a day may be several."""
    return _with_first(
        ((*_kind(one), one.first), one)
        for one in told
        if one.dated and one.first == one.last and one.event.type != "CONSULT"
    )


def _with_first(keyed: Iterable[tuple[tuple[str, ...], Telling]]) -> Iterator[tuple[str, str]]:
    """Pair rows of one key with the first of them."""
    first: dict[tuple[str, ...], str] = {}
    for key, one in keyed:
        before = first.setdefault(key, one.event.id)
        if before != one.event.id:
            yield before, one.event.id


def _in_same_words(told: Iterable[Telling], papers: Mapping[str, Paper]) -> Iterator[tuple[str, str]]:
    """Pair undated acts of one word that reports of half a year tell in one sentence, more or less."""
    kinds: dict[tuple[str, ...], list[tuple[Telling, frozenset[str]]]] = {}
    for one in told:
        if one.dated or not one.first or one.event.type in _RECUR:
            continue
        sentence = _ADDRESS.sub("", " ".join(sentence_of(one.event, papers[one.event.article].text)))
        words = frozenset(word.casefold() for word in _WORD.findall(sentence))
        kinds.setdefault(_kind(one), []).append((one, words))
    for of_kind in kinds.values():
        for (one, words), (other, its) in combinations(of_kind, 2):
            if abs(_days(one.first, other.first)) <= _AGAIN and _are_alike(words, its):
                yield one.event.id, other.event.id


def _are_alike(words: frozenset[str], its: frozenset[str]) -> bool:
    short = min(len(words), len(its))
    numbers, its_numbers = ({word for word in each if word[0].isdigit()} for each in (words, its))
    return short >= _LEAST and len(words & its) >= _ALIKE * short and numbers == its_numbers


def _kind(one: Telling) -> tuple[str, ...]:
    return one.event.type, one.who, stem(one.event.trigger.text), "planned" if _is_planned(one.event) else ""


def _is_planned(event: Event) -> bool:
    return event.status == "planned"


def _days(first: str, last: str) -> int:
    """Count the days from one to another; negative where they run the other way."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
