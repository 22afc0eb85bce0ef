"""The figures of one quantity by period, as a table: what agrees, what conflicts, what only looks alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.links.clusters import heard, joined
from dragoman.links.quantities_claim import Claim, order_of, whole_key
from dragoman.links.quantities_words import ACT_VERBS
from dragoman.schema.codes import country_name
from dragoman.schema.links import Link
from dragoman.views.evidence import tidy

_WHAT: dict[str, Literal["agrees", "conflicts"]] = {"same_quantity": "agrees", "contradicts": "conflicts"}


class Beside(Struct, frozen=True, kw_only=True):
    """A figure of another quantity that is linked: what it is to the line, its row, words, period, and why.

    "agrees" and "conflicts" are of a part and its whole (Cubans and all), the rest look alike only.
    """

    what: Literal["agrees", "conflicts", "not comparable"]
    row: str
    words: str
    period: str
    reason: str


class SeriesLine(Struct, frozen=True, kw_only=True):
    """One number for one period, told by `articles` in `rows`; `number` names the line, from 1.

    `low` and `high` are in the unit of the series, None is open; `words` is the number as written, `bounds`
    says what it stands for. `whose` are those who counted. `implied` marks a bound that a comparison implies.
    `agrees` and `conflicts` are numbers of lines; `reasons` say why, in plain words; `beside`
    are figures of other quantities.
    """

    number: int
    period: str
    first: str
    last: str
    to_date: bool
    low: float | None
    high: float | None
    words: str
    bounds: str
    whose: tuple[str, ...]
    place: str | None
    implied: bool
    rows: tuple[str, ...]
    articles: tuple[str, ...]
    agrees: tuple[int, ...]
    conflicts: tuple[int, ...]
    reasons: tuple[str, ...]
    beside: tuple[Beside, ...]


class Series(Struct, frozen=True, kw_only=True):
    """The figures of one quantity, by period; `unit` is what `low` and `high` of its lines are in."""

    title: str
    unit: str
    lines: tuple[SeriesLine, ...]


def make_series(claims: Iterable[Claim], links: Iterable[Link], *, least: int = 2) -> tuple[Series, ...]:
    """Gather claims into the series of each quantity that has at least `least` lines, the longest first.

    Claims are of one quantity where a link says that they agree or conflict, or where they count the same
    in the same place and tell more of it than a bare noun: "deaths" may be anybody's. Withdrawn links say
    nothing. What tells a reader nothing is no series: one figure with what it implies, or one number told
    again and again with each report's day.
    """
    by_row: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(set(claims), key=order_of):
        by_row[claim.id].append(claim)
    held = [
        link
        for link in heard(links)
        if link.relation in _WHAT and link.left in by_row and link.right in by_row
    ]
    made = []
    for rows in _together(by_row, held):
        inside = sorted((claim for row in rows for claim in by_row[row]), key=order_of)
        lines = _lines(inside, held, by_row)
        if len(lines) >= least and (least < 2 or _tells(lines)):
            made.append(Series(title=_title(inside), unit=inside[0].unit, lines=lines))
    return tuple(sorted(made, key=lambda one: (-len(one.lines), one.title, one.lines[0].rows)))


def _tells(lines: Sequence[SeriesLine]) -> bool:
    """Say whether lines tell more than one figure: two rows at least, of two numbers or linked."""
    rows = {row for line in lines for row in line.rows}
    numbers = {(line.low, line.high) for line in lines}
    return len(rows) > 1 and (len(numbers) > 1 or any(line.agrees or line.conflicts for line in lines))


def _together(by_row: dict[str, list[Claim]], links: Sequence[Link]) -> list[list[str]]:
    """Join rows that count the same, or that a link holds together, into groups."""
    first_of: dict[tuple[object, ...], str] = {}
    parts = _of_parts(by_row)
    alike = [
        (row, first_of.setdefault(whole_key(claim), row))
        for row, of_row in by_row.items()
        for claim in of_row
        if row not in parts
        if claim.place or claim.site or claim.thing.groups or claim.thing.anyone or claim.thing.modifiers
    ]
    linked = [
        (link.left, link.right)
        for link in links
        if link.judgement == "yes" and _is_of_one(by_row[link.left], by_row[link.right])
    ]
    root = joined([*alike, *linked])
    groups: dict[str, list[str]] = defaultdict(list)
    for row in sorted(by_row):
        groups[root.get(row, row)].append(row)
    return list(groups.values())


def _of_parts(by_row: dict[str, list[Claim]]) -> set[str]:
    """Find rows that an article sets beside others of the same key and time: they count different parts.

    "37 cases in other countries and 2,741 in the capital" are no two counts of one thing, whatever is read of
    their places.
    """
    beside: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claims in by_row.values():
        for claim in claims:
            if not claim.implied:
                beside[(claim.article, claim.days, whole_key(claim))].append(claim)
    return {
        claim.id
        for group in beside.values()
        for claim in group
        if any(_is_outside(claim, other) for other in group)
    }


def _is_outside(one: Claim, other: Claim) -> bool:
    """Say whether the bounds of two claims do not meet."""
    return (one.low is not None and other.high is not None and one.low > other.high) or (
        other.low is not None and one.high is not None and other.low > one.high
    )


def _is_of_one(left: Sequence[Claim], right: Sequence[Claim]) -> bool:
    """Say whether two rows count the same people or things, not some of them and all."""
    one, other = left[0].thing, right[0].thing
    return (one.groups, one.anyone) == (other.groups, other.anyone)


def _lines(
    claims: Sequence[Claim], links: Sequence[Link], by_row: dict[str, list[Claim]]
) -> tuple[SeriesLine, ...]:
    """Make a line of each number for a period; articles that tell the same share one."""
    told: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[(claim.days, claim.low, claim.high, claim.implied, claim.place or "")].append(claim)
    groups = list(told.values())
    number_of: dict[str, int] = {}
    for number, group in enumerate(groups, start=1):
        for claim in group:
            # A row tells its own number and may imply others: a link is of its own.
            if not claim.implied or claim.id not in number_of:
                number_of[claim.id] = number
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        for end in {number_of.get(link.left), number_of.get(link.right)} - {None}:
            assert end is not None
            links_of[end].append(link)
    return tuple(
        _line(number, group, links_of[number], number_of, by_row)
        for number, group in enumerate(groups, start=1)
    )


def _line(
    number: int, group: Sequence[Claim], links: Sequence[Link], number_of: dict[str, int],
    by_row: dict[str, list[Claim]],
) -> SeriesLine:  # fmt: skip
    first = group[0]
    others: dict[str, set[int]] = {"same_quantity": set(), "contradicts": set()}
    reasons: dict[str, None] = {}
    beside: dict[str, Beside] = {}
    for link in sorted(links, key=lambda link: link.id):
        for one, other in ((link.left, link.right), (link.right, link.left)):
            if number_of.get(one) != number:
                continue
            if link.judgement == "yes" and other in number_of:
                if number_of[other] != number:
                    others[link.relation].add(number_of[other])
                    reasons.update(dict.fromkeys(link.reasons))
            elif link.judgement != "unsure":
                beside[link.id] = _beside(link, by_row[other])
    return SeriesLine(
        number=number,
        period=first.period,
        first=first.days[0],
        last=first.days[1],
        to_date=first.to_date,
        low=first.low,
        high=first.high,
        words=tidy(first.text),
        bounds=bounds_words(first.low, first.high, implied=first.implied),
        whose=tuple(sorted({claim.counter for claim in group if claim.counter})),
        place=first.place,
        implied=first.implied,
        rows=tuple(dict.fromkeys(claim.id for claim in group)),
        articles=tuple(dict.fromkeys(claim.article for claim in group)),
        agrees=tuple(sorted(others["same_quantity"])),
        conflicts=tuple(sorted(others["contradicts"])),
        reasons=tuple(reasons),
        beside=tuple(beside.values()),
    )


def _beside(link: Link, claims: Sequence[Claim]) -> Beside:
    claim = next((claim for claim in claims if not claim.implied), claims[0])
    return Beside(
        what="not comparable" if link.judgement == "no" else _WHAT[link.relation],
        row=claim.id,
        words=tidy(claim.text),
        period=claim.period,
        reason="; ".join(link.reasons),
    )


def _title(claims: Sequence[Claim]) -> str:
    """Name a quantity by what its first claim counts: "people of Cuba stopped"."""
    thing = next((claim for claim in claims if not claim.implied), claims[0]).thing
    noun = "people" if thing.noun == "person" else " ".join((*thing.modifiers, thing.noun))
    names = " and ".join(country_name(code) or code for code in thing.groups)
    if names:
        noun = f"{noun} of {names}"
    elif thing.anyone:
        noun = f"{noun} of all nationalities"
    act = _past(thing.act) if thing.act else None
    return f"{noun} {act}" if act else noun


def _past(act: str) -> str | None:
    """Say what was done: "stopped" of the act "stop"; None for one that is in no table."""
    forms = ACT_VERBS.get(act, "").split()
    regular = next((form for form in forms if form.endswith("ed")), None)
    strong = next((form for form in forms if form.endswith(("t", "d", "en")) and form != act), None)
    return regular or strong


def bounds_words(low: float | None, high: float | None, *, implied: bool = False) -> str:
    """Say bounds to a reader: "215,000 to 225,000", "79,800 or more", "less than 39,900 (implied)"."""
    if low is not None and high is not None:
        said = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    elif low is not None:
        said = f"more than {_number(low)}" if implied else f"{_number(low)} or more"
    elif high is not None:
        said = f"less than {_number(high)}" if implied else f"{_number(high)} or less"
    else:
        said = "not bounded"
    return f"{said} (implied)" if implied else said


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.4g}"
