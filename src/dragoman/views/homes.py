"""The states of people where their article does not tell: a view asks the record, rows stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.links.homes import at_home
from dragoman.record.columns import fold
from dragoman.schema.rows import Event, Mention, Ref


def country_of(ref: Ref | Mention, homes: Mapping[str, str]) -> str | None:
    """Give the state (alpha-3) of somebody: their own, else the home (`View.homes`) of the name they have."""
    if ref.country is not None or ref.actor is None:
        return ref.country
    return homes.get(fold(ref.actor))


def settle(event: Event, homes: Mapping[str, str]) -> Event:
    """Give an event whose parties have their homes as states, where the article does not name theirs."""
    return at_home(event, lambda actor: homes.get(fold(actor)))
