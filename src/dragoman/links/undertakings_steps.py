"""Steps of an undertaking: evidence of one step put together, in the order of its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.undertakings_marks import DateFrom, Mark
from dragoman.links.undertakings_words import direction
from dragoman.schema.rows import Ref
from dragoman.schema.span import Span

StepState = Literal["asked", "promised", "agreed", "refused", "done", "stopped", "broken"]
# Reports of a step so many days apart tell one step; a weekly round-up tells what was a week ago.
_ONE_STEP = 10
_GIVEN = ("promised", "agreed")
_WORDS = ("asked", "refused", *_GIVEN)
_MARKUP = re.compile(r"[*\[\]“”\"\\]")


class Evidence(Struct, frozen=True, kw_only=True):
    """What a step rests on: a row, its article, the words of the act, and the sentence they stand in.

    `state`, `who`, `countries`, the days and `due` are what this row by itself tells of the step, so that the
    step can be made again of what was published by some day.
    """

    row: str
    kind: Literal["event", "statement"]
    article: str
    source: str
    published: str | None
    act: Span
    sentence: Span
    state: StepState
    who: tuple[Ref, ...]
    countries: tuple[str, ...]
    earliest: str | None
    latest: str | None
    date_from: DateFrom
    due: str | None

    @property
    def day(self) -> str:
        """Give the day by which the step was taken, for order; "9999" where none is known."""
        return self.latest or "9999"


class Step(Struct, frozen=True, kw_only=True):
    """A step of an undertaking: who took it (`who`), and when; all of it follows from its evidence.

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


def evidence_of(mark: Mark) -> Evidence:
    """Give what a mark tells of a step, without the words by which acts are compared."""
    return Evidence(
        row=mark.row.id,
        kind="event" if mark.row.__struct_config__.tag == "event" else "statement",
        article=mark.row.article,
        source=mark.row.source,
        published=mark.published,
        act=mark.act,
        sentence=mark.sentence,
        state=mark.kind,
        who=mark.who,
        countries=tuple(sorted(_countries(mark))),
        earliest=mark.earliest,
        latest=mark.latest,
        date_from=mark.date_from,
        due=mark.due,
    )


def _countries(mark: Mark) -> frozenset[str]:
    """Give the countries that took a step: those of its actors; of "the two leaders" those of the doers."""
    return frozenset(ref.country for ref in mark.who if ref.country) or (
        mark.others if mark.kind == "asked" else mark.doers
    )


def make_steps(evidence: Iterable[Evidence]) -> Iterator[Step]:
    """Make one step of what tells the same step within _ONE_STEP days, in the order of their days."""
    told = list(evidence)
    runs: list[list[Evidence]] = []
    opened = min((one.day for one in told if one.state != "stopped"), default="")
    for one in sorted(told, key=lambda one: (*_place(one, opened), one.act.start, one.row)):
        for run in reversed(runs):
            if _same_step(one, run):
                run.append(one)
                break
        else:
            runs.append([one])
    for run in runs:
        yield _step(run)


def _place(one: Evidence, opened: str) -> tuple[str, int, str]:
    """Order evidence by its day, deeds after words; what had stopped on no told day had stopped before."""
    if one.state == "stopped" and one.date_from != "text" and not one.sentence.covers(one.act):
        return min(one.day, opened), 0, one.article
    return one.day, 1 if one.state in _WORDS else 2, one.article


def _same_step(one: Evidence, run: Sequence[Evidence]) -> bool:
    last = run[-1]
    if any(_is_one_telling(one, other) for other in run):
        return True
    if one.state != last.state and not {one.state, last.state} <= set(_GIVEN):
        return False
    return bool(set(one.countries) & set(last.countries)) and _apart(one.latest, last.latest) <= _ONE_STEP


def _is_one_telling(left: Evidence, right: Evidence) -> bool:
    """Say whether two of one article are of the same words: one step, told by two rows."""
    return (
        left.article == right.article
        and left.act.overlaps(right.act)
        and (left.state == right.state or {left.state, right.state} <= set(_GIVEN))
    )


def _apart(left: str | None, right: str | None) -> int:
    if left is None or right is None:
        return 0 if left is right else 10**6
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)


def _step(run: Sequence[Evidence]) -> Step:
    rows = _by_row(run)
    first = min([one for one in rows if one.date_from == "text"] or rows, key=lambda one: one.day)
    return Step(
        state="agreed" if any(one.state == "agreed" for one in rows) else rows[0].state,
        who=_parties(rows),
        countries=tuple(sorted({country for one in rows for country in one.countries})),
        earliest=first.earliest,
        latest=first.latest,
        date_from=first.date_from,
        due=next((one.due for one in rows if one.due), None),
        evidence=rows,
    )


def _by_row(run: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give each row once: one that tells an act in two places tells one step, by all parties it names."""
    rows: dict[str, Evidence] = {}
    for one in run:
        held = rows.get(one.row)
        rows[one.row] = one if held is None else replace(
            held,
            state="agreed" if "agreed" in (held.state, one.state) else held.state,
            who=_parties((held, one)),
            countries=tuple(sorted({*held.countries, *one.countries})),
            due=held.due or one.due,
        )  # fmt: skip
    return tuple(rows.values())


def _parties(evidence: Iterable[Evidence]) -> tuple[Ref, ...]:
    who: dict[tuple[str | None, str | None], Ref] = {}
    for one in evidence:
        for ref in one.who:
            who.setdefault((ref.actor, ref.country), ref)
    return tuple(who.values())


def known_of(steps: Iterable[Step], day: str) -> list[Evidence]:
    """Give the evidence of steps that was published by an ISO day and tells a step taken by then.

    A deed is one of an act that is known: it stands only after the first known mention of that act, and
    breaks a promise only where that is known.
    """
    told = [one for step in steps for one in step.evidence]
    known = [
        one for one in told if one.latest is not None and one.latest <= day and (one.published or "") <= day
    ]
    if any(one.state in _WORDS for one in told) and not any(one.state in _WORDS for one in known):
        return []
    first = min((one.day for one in known if one.state not in ("done", "broken")), default="9999")
    given = min((one.day for one in known if one.state in _GIVEN), default="9999")
    return [
        replace(one, state="stopped") if one.state == "broken" and one.day <= given else one
        for one in known
        if one.state not in ("done", "broken")
        or (one.day >= first and (one.state == "done" or one.day > given or _stops(one)))
    ]


def _stops(one: Evidence) -> bool:
    return direction(one.act.text) == "stop"


def matter_of(steps: Sequence[Step]) -> str:
    """Tell the act on one line, without "to" and signs of markup: as the first step that tells it best does.

    Best are the words of one that asks, promises or refuses, in about nine words.
    """
    told = [step for step in steps if step.state not in ("stopped", "done", "broken")] or steps
    acts = [each.act.text for step in told for each in step.evidence]
    best = min(acts, key=lambda act: abs(len(act.split()) - 9) // 4)
    return " ".join(_MARKUP.sub("", best).split()).removeprefix("to ")


def state_of(steps: Sequence[Step]) -> StepState:
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
