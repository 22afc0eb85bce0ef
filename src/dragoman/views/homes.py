"""The states of people where their article does not tell: a view asks the record, rows stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.record.columns import fold
from dragoman.schema.rows import Event, Mention, Ref


def country_of(ref: Ref | Mention, homes: Mapping[str, str]) -> str | None:
    """Give the state (alpha-3) of somebody: their own, else the home (`View.homes`) of the name they have."""
    if ref.country is not None or ref.actor is None:
        return ref.country
    return homes.get(fold(ref.actor))


def settle(event: Event, homes: Mapping[str, str]) -> Event:
    """Give an event whose parties have their homes as states, where the article does not name theirs."""
    if all(ref.country == country_of(ref, homes) for ref in (*event.actors, *event.recipients)):
        return event
    return replace(event, actors=_settled(event.actors, homes), recipients=_settled(event.recipients, homes))


def _settled(refs: Sequence[Ref], homes: Mapping[str, str]) -> tuple[Ref, ...]:
    return tuple(replace(ref, country=country_of(ref, homes)) for ref in refs)
