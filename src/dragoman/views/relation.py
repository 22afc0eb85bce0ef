"""The events of a relation as the dossier shows them: by date, with who speaks for each side, and causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from msgspec import Struct

from dragoman.schema.rows import Cause, Event, Row, Statement
from dragoman.schema.span import Span
from dragoman.views.events import is_between, is_done, party, sides, voice
from dragoman.views.evidence import STATUS_WORDS, event_code, tidy, who
from dragoman.views.homes import settle
from dragoman.views.reprints import told_in
from dragoman.views.timeline import Entry, lay_days

RELATION_WORDS = {
    "causes": "leads to",
    "enables": "makes possible",
    "prevents": "prevents",
    "motivates": "is the reason for",
}
# Sides and pairs that a page tells; where no countries are named there may be a hundred.
_MOST = 8


class CauseLine(Struct, frozen=True, kw_only=True):
    """A causal claim; `claimed_by` is None where the report claims it in its own voice."""

    entry: Entry
    cause: str
    words: str
    effect: str
    claimed_by: str | None


class Reason(Struct, frozen=True):
    """A causal claim beside an event: `what` it says of it ("because of"), and the other words."""

    what: str
    words: str
    row: str
    claimed_by: str | None


class EventLine(Struct, frozen=True, kw_only=True):
    """An event as a line of the timeline; `said_in` is the row of the statement that reports it.

    `again` are the other rows that tell it, `reports` counts the reports that do, `reprints` their copies.
    """

    entry: Entry
    sides: str
    code: str
    quad: str
    status: str
    done: bool
    place: str | None
    voice: str
    said_in: str | None
    again: tuple[Entry, ...]
    reports: int
    reprints: int
    reasons: tuple[Reason, ...]


class EventDay(Struct, frozen=True):
    """All events of one date; None is not known."""

    date: str | None
    lines: tuple[EventLine, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """How often one country acted on another, or with it (`both`), by quad; `undone` was no deed."""

    one: str
    other: str
    both: bool
    quads: dict[str, int]
    undone: int


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody who speaks for a side; `number` is that of the speaker in the dossier's list."""

    number: int
    name: str
    statements: int


class Side(Struct, frozen=True):
    """A country with those who speak for it, who speaks most first, and how many more there are."""

    country: str
    voices: tuple[Voice, ...]
    more: int


class Relation(Struct, frozen=True, kw_only=True):
    """The events between the named countries, or all; `count` of them, `undone` of which were no deeds."""

    count: int
    undone: int
    days: tuple[EventDay, ...]
    pairs: tuple[Pair, ...]
    sides: tuple[Side, ...]
    causes: tuple[CauseLine, ...]


def make_relation(
    entries: Sequence[Entry],
    *,
    both: tuple[str, ...],
    speakers: Iterable[tuple[str | None, str | None, int]],
    homes: Mapping[str, str],
    acts: Mapping[str, str] = MappingProxyType({}),
    reprints: Mapping[str, str] = MappingProxyType({}),
) -> Relation:
    """Gather the events of the countries `both` from the rows of a dossier; all events where none is named.

    `speakers` are the dossier's, in its order: name, country, number of statements. `homes` are the states of
    people whose article does not name them (`View.homes`). Events to which `acts` gives one id are one, and
    so are reports to which `reprints` does.
    """
    between = [
        entry for entry in entries if isinstance(entry.row, Event) and concerns(entry.row, both, homes)
    ]
    told = _by_act(between, acts)
    chosen = [group[0] for group in told]
    again = {group[0].row.id: tuple(group[1:]) for group in told}
    statements = {entry.row.id: entry.row for entry in entries if isinstance(entry.row, Statement)}
    causes: dict[str, list[Cause]] = {}
    for entry in entries:
        if isinstance(entry.row, Cause):
            causes.setdefault(entry.row.article, []).append(entry.row)
    days = lay_days(chosen)
    events = [entry.row for entry in chosen if isinstance(entry.row, Event)]
    return Relation(
        count=len(chosen),
        undone=sum(1 for event in events if not is_done(event)),
        days=tuple(
            EventDay(
                day.date, tuple(_line(entry, again, statements, causes, reprints) for entry in day.entries)
            )
            for day in days
        ),
        pairs=_pairs(events, both),
        sides=_sides(both, list(speakers)),
        causes=tuple(
            _cause_line(entry)
            for day in lay_days(entry for entry in entries if isinstance(entry.row, Cause))
            for entry in day.entries
        ),
    )


def concerns(event: Event, both: tuple[str, ...], homes: Mapping[str, str]) -> bool:
    """Say whether an event is of the named countries: between two of them; of the one where one is named."""
    event = settle(event, homes)
    if len(both) < 2:
        return not both or any(ref.country in both for ref in (*event.actors, *event.recipients))
    return any(is_between(event, one, other) for one, other in combinations(both, 2))


def _by_act(entries: Sequence[Entry], acts: Mapping[str, str]) -> list[list[Entry]]:
    """Gather what tells one act, that first which tells it best: as done, with a day of its own, early."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(acts.get(entry.row.id, entry.row.id), []).append(entry)
    return [sorted(group, key=_telling_order) for group in groups.values()]


def _telling_order(entry: Entry) -> tuple[bool, bool, str, int]:
    event = entry.row
    assert isinstance(event, Event)
    return (not is_done(event), entry.date_from != "text", entry.published or "9999", -event.trigger.start)


def _line(
    entry: Entry,
    again: Mapping[str, tuple[Entry, ...]],
    statements: dict[str, Statement],
    causes: dict[str, list[Cause]],
    reprints: Mapping[str, str],
) -> EventLine:
    event = entry.row
    others = again[event.id]
    told = told_in((one.row.article for one in (entry, *others)), reprints)
    assert isinstance(event, Event)
    said_in = statements.get(event.said_in) if event.said_in is not None else None
    return EventLine(
        entry=entry,
        sides=sides(event),
        code=event_code(event),
        quad=event.quad,
        status=STATUS_WORDS[event.status],
        done=is_done(event),
        place=party(event.place) if event.place is not None else None,
        voice=voice(event, said_in),
        said_in=said_in.id if said_in is not None else None,
        again=others,
        reports=told.reports,
        reprints=told.reprints,
        reasons=tuple(reason for cause in causes.get(event.article, ()) for reason in _reasons(event, cause)),
    )


def _reasons(event: Event, cause: Cause) -> Iterable[Reason]:
    """Give what a causal claim says of an event: its words hold the event's trigger on one side of it."""
    claimed = who(cause.claimed_by)
    if _holds(cause.effect, event.trigger):
        before = {"prevents": "prevented by", "enables": "made possible by"}
        yield Reason(before.get(cause.relation, "because of"), tidy(cause.cause.text), cause.id, claimed)
    elif _holds(cause.cause, event.trigger):
        yield Reason(RELATION_WORDS[cause.relation], tidy(cause.effect.text), cause.id, claimed)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _pairs(events: Sequence[Event], both: tuple[str, ...]) -> tuple[Pair, ...]:
    """Count events by who acts on whom, the most frequent first; a pair counts once in an event."""
    quads: dict[tuple[str, str, bool], Counter[str]] = {}
    undone: Counter[tuple[str, str, bool]] = Counter()
    for event in events:
        for key in _directions(event, both):
            counted = quads.setdefault(key, Counter())
            if is_done(event):
                counted[event.quad] += 1
            else:
                undone[key] += 1
    order = sorted(quads, key=lambda key: (-quads[key].total() - undone[key], key))
    return tuple(
        Pair(one=one, other=other, both=together, quads=dict(quads[key]), undone=undone[key])
        for key in order[:_MOST]
        for one, other, together in (key,)
    )


def _directions(event: Event, both: tuple[str, ...]) -> set[tuple[str, str, bool]]:
    """Give who acts on whom by country, and of an act without recipient who acts together."""
    wanted = set(both) if len(both) > 1 else None
    actors = sorted({ref.country for ref in event.actors if ref.country})
    recipients = sorted({ref.country for ref in event.recipients if ref.country})
    found = {(a, r, False) for a in actors for r in recipients if a != r}
    if not event.recipients or event.type == "CONSULT":
        found |= {(one, other, True) for one, other in combinations(actors, 2)}
    return {key for key in found if wanted is None or {key[0], key[1]} <= wanted}


def _sides(both: tuple[str, ...], speakers: Sequence[tuple[str | None, str | None, int]]) -> tuple[Side, ...]:
    """Gather the named speakers of each country; where none is named, of those with most statements."""
    spoken: dict[str, list[Voice]] = {country: [] for country in both}
    for number, (name, country, statements) in enumerate(speakers, start=1):
        if name is not None and country is not None and (not both or country in spoken):
            spoken.setdefault(country, []).append(Voice(number=number, name=name, statements=statements))
    order = list(both) or sorted(
        spoken, key=lambda country: (-sum(one.statements for one in spoken[country]), country)
    )
    return tuple(
        Side(country, tuple(spoken[country][:_MOST]), max(len(spoken[country]) - _MOST, 0))
        for country in order[:_MOST]
    )


def _cause_line(entry: Entry) -> CauseLine:
    row: Row = entry.row
    assert isinstance(row, Cause)
    return CauseLine(
        entry=entry,
        cause=tidy(row.cause.text),
        words=RELATION_WORDS[row.relation],
        effect=tidy(row.effect.text),
        claimed_by=who(row.claimed_by),
    )
