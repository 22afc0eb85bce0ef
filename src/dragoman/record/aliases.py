"""Keeps the actors that linking found, and by which names each goes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dragoman.record.columns import body_columns, fold
from dragoman.record.tables import ACTOR, ALIAS
from dragoman.schema.links import Actor
from dragoman.schema.wire import from_json, to_json


def keep_actors(connection: Connection, actors: Iterable[Actor]) -> None:
    """Keep actors and their folded names, in place of all that were kept before."""
    rows, names = [], []
    for actor in actors:
        rows.append({"id": actor.id, **body_columns(to_json(actor))})
        folded = {fold(name) for name in (actor.name, *actor.aliases)}
        names += [{"name": name, "actor": actor.id} for name in sorted(folded)]
    connection.execute(delete(ALIAS))
    connection.execute(delete(ACTOR))
    if rows:
        connection.execute(insert(ACTOR), rows)
        connection.execute(insert(ALIAS), names)


def read_actors(connection: Connection) -> list[Actor]:
    """Read all actors, by id."""
    found = []
    for body in connection.execute(select(ACTOR.c.body).order_by(ACTOR.c.id)).scalars():
        actor = from_json(body)
        assert isinstance(actor, Actor)
        found.append(actor)
    return found


def read_aliases(connection: Connection, key: str) -> list[str]:
    """Read the names of the one actor who has this; it alone where it is nobody's, or that of several."""
    actors = connection.execute(select(ALIAS.c.actor).where(ALIAS.c.name == key)).scalars().all()
    if len(actors) != 1:
        return [key]
    names = select(ALIAS.c.name).where(ALIAS.c.actor == actors[0])
    return sorted(connection.execute(names).scalars())
