"""Undertakings: what one country is to do for another, asked, promised, agreed, refused and done, by act.

Marks of rows (undertakings_read) are joined by act (undertakings_join) within one doer and one other country;
each group becomes an undertaking with its steps. Method and limits are told in docs/ledger.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.quantities_periods import days_of
from dragoman.links.report import Report
from dragoman.links.undertakings_join import (
    LEAST_DEED,
    Weights,
    alike,
    days_fit,
    is_meeting,
    is_one_telling,
    is_talks,
    join,
    weigh,
)
from dragoman.links.undertakings_marks import DateFrom, Kind, Mark, find_homes
from dragoman.links.undertakings_read import read_marks
from dragoman.links.undertakings_words import Direction, table
from dragoman.schema.article import digest
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span

__all__ = ["Evidence", "Step", "Undertaking", "find_undertakings", "state_at"]

StepState = Literal["asked", "promised", "agreed", "refused", "done", "stopped", "broken"]
State = Literal["asked", "promised", "agreed", "refused", "done", "stopped", "broken", "due", "overdue"]
# Reports of a step so many days apart tell one step; a weekly round-up tells what was a week ago.
_ONE_STEP = 10
# An act must have so many words of its own, or one of the table of the field.
_LEAST_WORDS = 2


class Evidence(Struct, frozen=True, kw_only=True):
    """What a step rests on: a row, its article, the words of the act, and the sentence they stand in."""

    row: str
    kind: Literal["event", "statement"]
    article: str
    source: str
    published: str | None
    act: Span
    sentence: Span


class Step(Struct, frozen=True, kw_only=True):
    """A step of an undertaking: who took it (`who`), and when.

    The day lies between `earliest` and `latest` (ISO days, None is open); `date_from` says whether a report
    dates it ("text") or was only published then ("published"). `due` is an ISO 8601 date.
    """

    state: StepState
    who: tuple[Ref, ...]
    countries: tuple[str, ...]
    earliest: str | None
    latest: str | None
    date_from: DateFrom
    due: str | None
    evidence: tuple[Evidence, ...]


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


def find_undertakings(reports: Iterable[Report], *, pair: tuple[str, str] | None) -> list[Undertaking]:
    """Find the undertakings between two countries, or between any two where `pair` is None.

    They come in the order of their first steps; the order of the reports does not matter. Time grows as
    n log n with the reports, as long as no two countries have all acts in the same words.
    """
    blocks: dict[tuple[tuple[str, str], frozenset[str]], list[Mark]] = defaultdict(list)
    unique = {report.article.id: report for report in reports}
    homes = find_homes(unique.values())
    for report in unique.values():
        for mark in read_marks(report, homes=homes, between=pair):
            for two in _pairs(mark, pair):
                blocks[two, mark.doers & frozenset(two)].append(mark)
    by_pair: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for (two, _), marks in blocks.items():
        by_pair[two] += marks
    weights = {two: weigh(marks) for two, marks in by_pair.items()}
    found: list[Undertaking] = []
    for (two, doers), marks in blocks.items():
        deeds = [mark for mark in by_pair[two] if mark.kind == "done" and doers <= mark.doers]
        others = frozenset(two) - doers
        words = [mark for mark in marks if mark.kind != "done" and _tells_act(mark)]
        groups = join(words, weights[two])
        by_word = _index(deeds)
        found.extend(
            _undertaking(group, _near(group, by_word), weights[two], doers, others) for group in groups
        )
    return sorted(found, key=lambda one: (_first_day(one), one.id))


def _pairs(mark: Mark, wanted: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    """Give the pairs of countries that a mark is between."""
    both = sorted(mark.doers | mark.others)
    for one, other in combinations(both, 2):
        if wanted is not None and {one, other} != set(wanted):
            continue
        if len({one, other} & mark.doers) == 1 or (mark.kind != "asked" and {one, other} <= mark.doers):
            yield one, other


def _tells_act(mark: Mark) -> bool:
    """Say whether an act has enough words of its own for an editor to know it again."""
    return len(mark.about) >= _LEAST_WORDS or (bool(mark.way) and mark.about[0] in table()["same"])


_MEETINGS = ""
"""Under which meetings are found, whatever they are about."""


def _index(deeds: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Give deeds by the words that they are about: what shares none is no deed of an act."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for deed in deeds:
        for word in {*deed.about, *((_MEETINGS,) if is_meeting(deed) else ())}:
            found[word].append(deed)
    return found


def _near(group: Sequence[Mark], by_word: dict[str, list[Mark]]) -> list[Mark]:
    """Give the deeds that may be the act of a group, in order of place."""
    words = {word for mark in group for word in mark.about}
    words |= {_MEETINGS} if any(map(is_talks, group)) else set()
    near = {id(deed): deed for word in sorted(words) for deed in by_word.get(word, ())}
    return sorted(near.values(), key=lambda deed: (deed.day, deed.row.id, deed.act.start))


def _first_day(one: Undertaking) -> str:
    return one.steps[0].latest or "9999"


def _undertaking(
    group: Sequence[Mark],
    deeds: Sequence[Mark],
    weights: Weights,
    doers: frozenset[str],
    others: frozenset[str],
) -> Undertaking:
    steps = list(_steps([*group, *_told_deeds(group, deeds, weights)]))
    best = _best(group)
    due = next((step.due for step in reversed(steps) if step.due), None)
    return Undertaking(
        id=digest("undertaking", *sorted(doers), "-", *sorted(others), min(mark.row.id for mark in group)),
        doers=tuple(sorted(doers)),
        others=tuple(sorted(others)),
        matter=_matter(best),
        due=due,
        state=_state(steps),
        steps=tuple(steps),
    )


def _told_deeds(group: Sequence[Mark], deeds: Iterable[Mark], weights: Weights) -> Iterator[Mark]:
    """Give the deeds that are the act of a group, or its opposite: later, by its doers, in its words.

    Once and again a deed is told in the article that tells the promise; that is no evidence of it.
    """
    first = min(mark.day for mark in group)
    articles = {mark.row.article for mark in group}
    given = min((mark.day for mark in group if mark.kind in ("promised", "agreed")), default="9999")
    way = next((mark.way for mark in group if mark.way), "")
    for deed in deeds:
        if deed.latest is None or deed.latest <= first or deed.row.article in articles:
            continue
        if is_meeting(deed) or any(is_talks(mark) for mark in group):
            if any(_is_round(deed, mark) for mark in group):
                yield deed
        elif any(
            len(mark.about) > 1 and alike(deed, mark, weights, ways=False) >= LEAST_DEED for mark in group
        ):
            kind = _turn(way, deed.way, after=deed.day > given)
            if kind is not None:
                yield replace(deed, kind=kind)


def _turn(act: Direction, deed: Direction, *, after: bool) -> Kind | None:
    """Say what a deed does to an act by their directions; `after` a promise the opposite breaks it."""
    if act == deed:
        return "done"
    if "stop" not in (act, deed):
        return "done" if not act else None
    if after and act and deed:
        return "broken"
    return "stopped" if deed == "stop" else None


def _is_round(deed: Mark, mark: Mark) -> bool:
    """Say whether talks that were held are those that were agreed for a day."""
    has_day = mark.due is not None and deed.date_from == "text"
    return has_day and is_meeting(deed) and is_talks(mark) and days_fit(deed, mark)


def _steps(marks: Sequence[Mark]) -> Iterator[Step]:
    """Make one step of marks that tell the same step within _ONE_STEP days, in the order of their days."""
    runs: list[list[Mark]] = []
    opened = min((mark.day for mark in marks if mark.kind != "stopped"), default="")
    for mark in sorted(marks, key=lambda mark: (*_place(mark, opened), mark.act.start, mark.row.id)):
        for run in reversed(runs):
            if _same_step(mark, run):
                run.append(mark)
                break
        else:
            runs.append([mark])
    for run in runs:
        yield _step(run)


def _place(mark: Mark, opened: str) -> tuple[str, bool, str]:
    """Order a mark by its day; what had stopped on a day not told had stopped before it was asked for."""
    if mark.kind == "stopped" and mark.date_from != "text" and not mark.sentence.covers(mark.act):
        return min(mark.day, opened), False, mark.row.article
    return mark.day, True, mark.row.article


def _same_step(mark: Mark, run: Sequence[Mark]) -> bool:
    last = run[-1]
    if any(is_one_telling(mark, one) for one in run):
        return True
    kinds = {mark.kind, last.kind}
    if mark.kind != last.kind and not kinds <= {"promised", "agreed"}:
        return False
    return (
        _countries(mark) & _countries(last) != frozenset() and _apart(mark.latest, last.latest) <= _ONE_STEP
    )


def _countries(mark: Mark) -> frozenset[str]:
    """Give the countries that took a step: those of its actors; of "the two leaders" those of the doers."""
    return frozenset(ref.country for ref in mark.who if ref.country) or (
        mark.others if mark.kind == "asked" else mark.doers
    )


def _apart(left: str | None, right: str | None) -> int:
    if left is None or right is None:
        return 0 if left is right else 10**6
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)


def _step(run: Sequence[Mark]) -> Step:
    dated = [mark for mark in run if mark.date_from == "text"] or list(run)
    first = min(dated, key=lambda mark: mark.day)
    kind = "agreed" if any(mark.kind == "agreed" for mark in run) else run[0].kind
    who: dict[tuple[str | None, str | None], Ref] = {}
    for mark in run:
        for ref in mark.who:
            who.setdefault((ref.actor, ref.country), ref)
    return Step(
        state=kind,
        who=tuple(who.values()),
        countries=tuple(sorted(frozenset[str]().union(*map(_countries, run)))),
        earliest=first.earliest,
        latest=first.latest,
        date_from=first.date_from,
        due=next((mark.due for mark in run if mark.due), None),
        evidence=tuple(_evidence(mark) for mark in _each_row(run)),
    )


def _each_row(run: Sequence[Mark]) -> Iterator[Mark]:
    seen: set[str] = set()
    for mark in run:
        if mark.row.id not in seen:
            seen.add(mark.row.id)
            yield mark


def _evidence(mark: Mark) -> Evidence:
    return Evidence(
        row=mark.row.id,
        kind="event" if mark.row.__struct_config__.tag == "event" else "statement",
        article=mark.row.article,
        source=mark.row.source,
        published=mark.published,
        act=mark.act,
        sentence=mark.sentence,
    )


def _best(group: Sequence[Mark]) -> Mark:
    """Choose the mark that words the act best: one that asks or promises, surest, in few words."""
    return min(
        (mark for mark in group if mark.kind != "stopped"),
        key=lambda mark: (
            abs(len(mark.act.text.split()) - 9) // 4, -(mark.row.score or 0.5), mark.day, mark.row.id
        ),
        default=group[0],
    )  # fmt: skip


def _matter(mark: Mark) -> str:
    """Write an act on one line, without "to" and without signs of markup."""
    words = " ".join(mark.act.text.replace("*", "").replace("[", "").replace("]", "").split())
    return words.removeprefix("to ")


def _state(steps: Sequence[Step]) -> StepState:
    """Give the state after the steps: to ask again does not undo a promise, what was done stays done."""
    state: StepState | None = None
    for step in steps:
        if step.state == "asked" and state in ("promised", "agreed"):
            continue
        if state == "done" and step.state in ("promised", "agreed"):
            continue
        state = step.state
    assert state is not None
    return state


def state_at(undertaking: Undertaking, day: str) -> State | None:
    """Give the state as of an ISO day, by the steps known by then; None where there was none yet.

    A promise or agreement for a day is `due` until that day is over, and `overdue` after.
    """
    known = [step for step in undertaking.steps if step.latest is not None and step.latest <= day]
    if not known:
        return None
    state = _state(known)
    due = next((days_of(step.due) for step in reversed(known) if step.due), None)
    if state in ("promised", "agreed") and due is not None:
        return "due" if day <= due[1] else "overdue"
    return state


def known_by(undertaking: Undertaking, day: str) -> Undertaking | None:
    """Give the undertaking with only the steps known by an ISO day; None where there was none yet."""
    known = tuple(step for step in undertaking.steps if step.latest is not None and step.latest <= day)
    if not known:
        return None
    due = next((step.due for step in reversed(known) if step.due), None)
    return replace(undertaking, steps=known, state=_state(known), due=due)
