"""Events as a person asks for them: of two countries, of a type, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from dragoman.record.store import Asked, Dated, View
from dragoman.schema.codebook import MODES
from dragoman.schema.errors import QueryError
from dragoman.schema.rows import DONE, EVENT_TYPES, STATUSES, Event, Ref, Row, Statement, is_below
from dragoman.schema.settings import LISTED
from dragoman.views.evidence import STATUS_WORDS, event_code, name
from dragoman.views.filters import Filters, Sieve
from dragoman.views.homes import settle


class EventFilters(Struct, frozen=True, kw_only=True):
    """What a person asked of events besides `Filters`; what is empty is no condition.

    `between` are two countries (alpha-3); `types` are event types, each with a mode or None for any; `about`
    are the types of acts that are promised, asked, refused or threatened; `least` is the lowest chance that a
    row is right which is good enough: with one, rows of actors whom nobody knows are left out too.
    """

    between: tuple[str, str] | None = None
    types: tuple[tuple[str, str | None], ...] = ()
    about: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    least: float = 0.0


def select_events(view: View, *, filters: Filters, events: EventFilters) -> Iterator[Dated]:
    """Give the events that pass all filters, in order of their own date, else of their article's.

    Who is of which state is asked of all articles where an event's own does not tell (`View.homes`).
    """
    sieve = Sieve(view, filters)
    within = None
    if filters.about is not None:
        within = {hit.article for hit in view.search(filters.about, kinds=("article",), limit=1_000_000)}
    exact = not sieve.checks and events.between is None and not events.least
    homes = view.homes() if events.between is not None else {}
    asked = Asked(
        since=filters.since,
        until=filters.until,
        country=filters.country,
        actor=filters.actor,
        outlet=filters.outlet,
        together=tuple(dict.fromkeys(events.between or ())),
        types=events.types,
        about=events.about,
        statuses=events.statuses,
        least=events.least,
        limit=filters.limit if exact else None,
    )
    found = (
        one
        for one in view.dated("event", asked, within=within)
        if isinstance(one.row, Event)
        and not (events.least and has_unknown_actor(one.row))
        and (events.between is None or is_between(settle(one.row, homes), *events.between))
        and (not sieve.checks or sieve.passes(one.row))
    )
    return islice(found, filters.limit)


def is_between(event: Event, one: str, other: str) -> bool:
    """Say whether an event is between two countries: each has a side of it, in either direction.

    Both may be actors where nobody is acted on, or who is met is named beside them (CONSULT): what two do
    to a third is not between them. A place is no side.
    """
    actors = [ref.country for ref in event.actors]
    recipients = [ref.country for ref in event.recipients]
    if (one in actors and other in recipients) or (other in actors and one in recipients):
        return True
    if recipients and event.type != "CONSULT":
        return False
    return one in actors and other in actors and (one != other or actors.count(one) > 1)


def is_done(event: Event) -> bool:
    """Say whether an event was done or goes on, as its report has it."""
    return event.status in DONE


def is_doubtful(row: Row) -> bool:
    """Say whether a row is an event that lists leave out: likely wrong somewhere, or done by nobody known."""
    return isinstance(row, Event) and (is_below(row, LISTED) or has_unknown_actor(row))


def has_unknown_actor(event: Event) -> bool:
    """Say whether an actor of an event is known neither by name nor by state.

    None of 41 such rows that an editor judged would be signed, however surely their words were read.
    """
    return any(ref.actor is None and ref.country is None for ref in event.actors)


def take_types(given: str, *, option: str) -> tuple[tuple[str, str | None], ...]:
    """Read event types, with or without modes: `REQUEST,reject.yield`; QueryError lists the right ones."""
    found: list[tuple[str, str | None]] = []
    for word in _words(given, option, f"Types are {', '.join(EVENT_TYPES)}"):
        type_, dot, mode = word.partition(".")
        (type_,) = _known((type_.upper(),), EVENT_TYPES, "type of event", option)
        if dot and mode.lower() not in MODES[type_]:
            modes = ", ".join(MODES[type_])
            raise QueryError(
                f"{type_} has no mode {mode!r}",
                where=option,
                cure=f"Its modes are {modes}" if modes else "It has no modes: leave the full stop out",
            )
        found.append((type_, mode.lower() if dot else None))
    return tuple(dict.fromkeys(found))


def take_about(given: str, *, option: str) -> tuple[str, ...]:
    """Read event types without modes; QueryError lists the right ones."""
    words = _words(given, option, f"Types are {', '.join(EVENT_TYPES)}")
    return _known([word.upper() for word in words], EVENT_TYPES, "type of event", option)


def take_statuses(given: str, *, option: str) -> tuple[str, ...]:
    """Read statuses of events; QueryError lists the right ones."""
    words = _words(given, option, f"Statuses are {', '.join(STATUSES)}")
    return _known([word.lower() for word in words], STATUSES, "status of events", option)


def _words(given: str, option: str, cure: str) -> list[str]:
    words = [word.strip() for word in given.split(",") if word.strip()]
    if not words:
        raise QueryError("this is empty", where=option, cure=cure)
    return words


def _known(words: Sequence[str], known: Sequence[str], what: str, option: str) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            raise QueryError(f"{word!r} is no {what}", where=option, cure=f"Use {', '.join(known)}")
    return tuple(dict.fromkeys(words))


def party(ref: Ref) -> str:
    """Name one who acts or is acted on, with their country: "Cuba (CUB)", "a ministry"."""
    called = name(ref) or "somebody not named"
    return f"{called} ({ref.country})" if ref.country and ref.country != called else called


def sides(event: Event) -> str:
    """Say who acts on whom: "Cuba (CUB) → United States (USA)"; "Cuba (CUB) and Peru (PER)" where none is."""
    actors = " and ".join(map(party, event.actors))
    recipients = " and ".join(map(party, event.recipients))
    if not recipients:
        return actors or "somebody not named"
    return f"{actors or 'somebody not named'} → {recipients}"


def act_words(event: Event) -> str:
    """Say what kind of act an event is and whether it was done: "AID, planned, not yet done"."""
    return f"{event_code(event)}, {STATUS_WORDS[event.status]}"


def voice(event: Event, said_in: Statement | None) -> str:
    """Name whose word an event is: who is quoted or reported with it, else the report itself."""
    if event.said_in is None:
        return "the report itself"
    if said_in is None:
        return "a statement that is not kept here"
    return party(said_in.speaker) if said_in.speaker is not None else "somebody not named"
