"""Keeps the states of people whom some articles name without: what linking made of all articles.

Rows stay as they are, a state that the article does not give is None there. Who asks for a state is given the
rows of its people too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    insert,
    literal_column,
    select,
    text,
    union_all,
)

from dragoman.record.columns import fold
from dragoman.record.tables import HOME, PART, ROWS


def keep_homes(connection: Connection, homes: Mapping[str, str]) -> None:
    """Keep the states (alpha-3) of names, in place of all that were kept before.

    Names that differ in accents or case only are one; with two states they have none.
    """
    states: dict[str, set[str]] = defaultdict(set)
    for name, country in homes.items():
        states[fold(name)].add(country)
    rows = [{"name": name, "country": min(of)} for name, of in sorted(states.items()) if len(of) == 1]
    connection.execute(delete(HOME))
    if rows:
        connection.execute(insert(HOME), rows)


def read_homes(connection: Connection) -> dict[str, str]:
    """Read the states of folded names."""
    return {row.name: row.country for row in connection.execute(select(HOME.c.name, HOME.c.country))}


def are_of_state(kind: str, country: str) -> tuple[Select[Any], Select[Any]]:
    """Ask for the rows of a kind that are of a state: by their article's word; where it has none, by a home.

    The names come first in the second question, written as a CROSS JOIN: else SQLite walks through everybody
    whose article tells no state.
    """
    by_word: Select[Any] = select(PART.c.row).where(PART.c.kind == kind, PART.c.country == country)
    # "" is written out, or the index of those without a state would not be found to fit.
    by_home: Select[Any] = (
        select(literal_column("part.row"))
        .select_from(text("home CROSS JOIN part"))
        .where(
            literal_column("part.actor") == literal_column("home.name"),
            literal_column("home.country") == country,
            literal_column("part.country") == literal_column("''"),
            literal_column("part.kind") == kind,
        )
    )
    return by_word, by_home


def is_of_state(kind: str, country: str) -> ColumnElement[bool]:
    """Keep the rows of a kind that are of a state, by their article's word or by a home."""
    return ROWS[kind].c.n.in_(union_all(*are_of_state(kind, country)))
