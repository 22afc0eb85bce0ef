"""Undertakings: what one country is to do for another, asked, promised, agreed, refused and done, by act.

Marks of rows (undertakings_read) are joined by act (undertakings_join) within one doer and one other country;
each group becomes an undertaking with its steps. Method and limits are told in docs/ledger.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.homes import find_homes
from dragoman.links.quantities_periods import days_of
from dragoman.links.report import Report
from dragoman.links.undertakings_acts import is_of_calendar
from dragoman.links.undertakings_join import (
    Weights,
    does,
    has_forum,
    is_consult,
    is_linked_round,
    is_round,
    is_talks,
    join,
    weigh,
)
from dragoman.links.undertakings_kinds import may_do
from dragoman.links.undertakings_marks import Kind, Mark
from dragoman.links.undertakings_read import read_marks
from dragoman.links.undertakings_steps import (
    Evidence,
    Step,
    StepState,
    evidence_of,
    known_of,
    make_steps,
    matter_of,
    state_of,
)
from dragoman.links.undertakings_words import Direction, table
from dragoman.schema.article import digest

__all__ = ["Evidence", "Step", "Undertaking", "find_undertakings", "state_at"]

State = Literal["asked", "promised", "agreed", "refused", "done", "stopped", "broken", "due", "overdue"]
_NONE: Mapping[str, Set[str]] = MappingProxyType({})
# An act must have so many words of its own, or one of the table of the field.
_LEAST_WORDS = 2
# What is announced for so many days ahead stands in a calendar.
_CALENDAR = 31


class Undertaking(Struct, frozen=True, kw_only=True):
    """An act that `doers` are to do and that concerns `others` (ISO 3166 alpha-3), with its steps in order.

    Where both have agreed to do it together, both are doers and `others` is empty. `matter` is the act in the
    words of the best evidence; `state` is what the last step left it in, without regard to any day.
    """

    id: str
    doers: tuple[str, ...]
    others: tuple[str, ...]
    matter: str
    due: str | None
    state: StepState
    steps: tuple[Step, ...]


def find_undertakings(
    reports: Iterable[Report],
    *,
    pair: tuple[str, str] | None,
    same: Mapping[str, Set[str]] = _NONE,
    kept: Mapping[str, Set[str]] = _NONE,
    homes: Mapping[str, str] | None = None,
) -> list[Undertaking]:
    """Find the undertakings between two countries, or between any two where `pair` is None.

    `same` gives for events, by id, those that tell the same event in other reports: a visit that was promised
    is done where another report tells that visit as held. `kept` gives for rows that promise, by id, the rows
    of the deeds that keep them, as links have it: by these they are done whatever their words. `homes` gives
    the states of actors' names, as `homes.find_homes` does; where they are given, the reports are read one by
    one and none is kept.

    They come in the order of their first steps; the order of the reports does not matter. Time grows as
    n log n with the reports, as long as no two countries have all acts in the same words.
    """
    blocks: dict[tuple[tuple[str, str], frozenset[str]], list[Mark]] = defaultdict(list)
    if homes is None:
        reports = list({report.article.id: report for report in reports}.values())
        homes = find_homes(reports)
    read: set[str] = set()
    for report in reports:
        if report.article.id in read:
            continue
        read.add(report.article.id)
        for mark in read_marks(report, homes=homes, between=pair):
            for two in _pairs(mark, pair):
                blocks[two, mark.doers & frozenset(two)].append(mark)
    by_pair: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for (two, _), marks in blocks.items():
        by_pair[two] += marks
    weights = {two: weigh(marks) for two, marks in by_pair.items()}
    found: list[Undertaking] = []
    for (two, doers), marks in blocks.items():
        done = [mark for mark in by_pair[two] if mark.kind == "done"]
        deeds = [mark for mark in done if _may_do(mark, doers)]
        others = frozenset(two) - doers
        words = [mark for mark in marks if mark.kind != "done" and _tells_act(mark)]
        groups = join(words, weights[two])
        by_word = _index(deeds)
        for group in groups:
            held = frozenset(row for mark in group for one in mark.told for row in same.get(one, ()))
            told = list(_told_deeds(group, _near(group, by_word, held), weights[two], held))
            told += _keeping(group, done, kept, told)
            found.append(_undertaking(group, told, doers, others))
    return sorted(found, key=lambda one: (_first_day(one), one.id))


def _may_do(deed: Mark, doers: frozenset[str]) -> bool:
    """Say whether a deed may be one of some doers: theirs, or talks that they take part in."""
    return doers <= (deed.doers | deed.others if is_consult(deed) or has_forum(deed) else deed.doers)


def _pairs(mark: Mark, wanted: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    """Give the pairs of countries that a mark is between."""
    both = sorted(mark.doers | mark.others)
    for one, other in combinations(both, 2):
        if wanted is not None and {one, other} != set(wanted):
            continue
        if len({one, other} & mark.doers) == 1 or (mark.kind != "asked" and {one, other} <= mark.doers):
            yield one, other


def _tells_act(mark: Mark) -> bool:
    """Say whether an act has enough words of its own for an editor to know it again.

    "Restart the dialogue" says so little that only a day would tell which.
    """
    if mark.due is None and set(mark.about) == {"talks"}:
        return False
    return len(mark.about) >= _LEAST_WORDS or (bool(mark.way) and mark.about[0] in table()["same"])


_MEETINGS = ""
"""Under which meetings are found, whatever they are about."""


def _index(deeds: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Give deeds by the words that they are about: what shares none is no deed of an act."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for deed in deeds:
        for word in {*deed.about, *((_MEETINGS,) if is_consult(deed) or has_forum(deed) else ())}:
            found[word].append(deed)
    return found


def _near(group: Sequence[Mark], by_word: dict[str, list[Mark]], held: Set[str]) -> list[Mark]:
    """Give the deeds that may be the act of a group, in order of place; meetings `held` by their ids."""
    words = {word for mark in group for word in mark.about}
    words |= {_MEETINGS} if held or any(map(is_talks, group)) else set()
    near = {id(deed): deed for word in sorted(words) for deed in by_word.get(word, ())}
    return sorted(near.values(), key=lambda deed: (deed.day, deed.row.id, deed.act.start))


def _first_day(one: Undertaking) -> str:
    return one.steps[0].latest or "9999"


def _undertaking(
    group: Sequence[Mark],
    deeds: Sequence[Mark],
    doers: frozenset[str],
    others: frozenset[str],
) -> Undertaking:
    steps = tuple(make_steps(map(evidence_of, (*group, *deeds))))
    return Undertaking(
        id=digest("undertaking", *sorted(doers), "-", *sorted(others), min(mark.row.id for mark in group)),
        doers=tuple(sorted(doers)),
        others=tuple(sorted(others)),
        matter=matter_of(steps),
        due=_due(steps),
        state=state_of(steps),
        steps=steps,
    )


def _told_deeds(
    group: Sequence[Mark], deeds: Iterable[Mark], weights: Weights, same: Set[str]
) -> Iterator[Mark]:
    """Give the deeds that are the act of a group, or its opposite: later, by its doers, in its words.

    `same` are rows that linking found to tell the event that was promised. Once and again a deed is told in
    the article that tells the promise; that is no evidence of it.
    """
    first = min(mark.day for mark in group)
    articles = {mark.row.article for mark in group}
    given = min((mark.day for mark in group if mark.kind in ("promised", "agreed")), default="9999")
    way = next((mark.way for mark in group if mark.way), "")
    for deed in deeds:
        if deed.latest is None or deed.latest < first or deed.row.article in articles:
            continue
        if is_consult(deed) or any(is_talks(mark) for mark in group):
            linked = deed.row.id in same and any(is_linked_round(deed, mark) for mark in group)
            if linked or any(is_round(deed, mark) for mark in group):
                yield deed
        elif deed.latest > first and any(does(deed, mark, weights) for mark in group):
            kind = _turn(way, deed.way, after=deed.day > given)
            if kind is not None and (kind != "done" or all(may_do(deed, mark) for mark in group)):
                yield replace(deed, kind=kind)


def _keeping(
    group: Sequence[Mark], done: Iterable[Mark], kept: Mapping[str, Set[str]], told: Sequence[Mark]
) -> list[Mark]:
    """Give the deeds that links say keep what a group promises, without those that are `told` anyhow."""
    rows = {row for mark in group for row in kept.get(mark.row.id, ())} - {mark.row.id for mark in told}
    return [mark for mark in done if mark.row.id in rows] if rows else []


def _turn(act: Direction, deed: Direction, *, after: bool) -> Kind | None:
    """Say what a deed does to an act by their directions; `after` a promise the opposite breaks it."""
    if act == deed:
        return "done"
    if "stop" not in (act, deed):
        return "done" if not act else None
    if after and act and deed:
        return "broken"
    return "stopped" if deed == "stop" else None


def state_at(undertaking: Undertaking, day: str) -> State | None:
    """Give the state as of an ISO day, by the steps known by then; None where there was none yet.

    A promise or agreement for a day is `due` until that day is over, and `overdue` after; talks and journeys
    that were announced for the next month are not: nobody reports all that a calendar holds.
    """
    known = known_by(undertaking, day)
    if known is None:
        return None
    due = days_of(known.due) if known.due else None
    if known.state in ("promised", "agreed") and due is not None:
        if day <= due[1]:
            return "due"
        return known.state if _is_of_calendar(known, due[1]) else "overdue"
    return known.state


def _is_of_calendar(known: Undertaking, due: str) -> bool:
    """Say whether an act was only told as talks or a journey of the next month."""
    given = [one for step in known.steps for one in step.evidence if one.due]
    return all(
        is_of_calendar(one.act.text)
        and one.latest is not None
        and (date.fromisoformat(due) - date.fromisoformat(one.latest)).days <= _CALENDAR
        for one in given
    )


def known_by(undertaking: Undertaking, day: str) -> Undertaking | None:
    """Give the undertaking as it was known by an ISO day; None where there was none yet.

    What was published later was not known: the steps are made again of the rest, so that it tells neither its
    matter nor a step, nor a day, a party or a state of one.
    """
    known = known_of(undertaking.steps, day)
    if not known:
        return None
    steps = tuple(make_steps(known))
    return replace(undertaking, steps=steps, state=state_of(steps), due=_due(steps), matter=matter_of(steps))


def _due(steps: Sequence[Step]) -> str | None:
    """Give the day for which an act was last promised or agreed."""
    return next((step.due for step in reversed(steps) if step.due), None)
