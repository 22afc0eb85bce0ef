"""Who is met in the record: counted by name in the database, so that no row is read for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, func, literal, select

from dragoman.record.columns import fold
from dragoman.record.store import Tally
from dragoman.record.tables import ACTOR, ALIAS, PART, ROWS
from dragoman.record.writer import ROW_BITS
from dragoman.schema.rows import DONE


class _Counts(Struct):
    """The counts of one actor, under all spellings."""

    names: dict[str, int]
    seen: dict[tuple[str, str | None, str | None], int]
    statements: int = 0
    done: int = 0
    undergone: int = 0


class _Counter:
    """Finds an actor's counts by a name as it is written.

    Names that differ in accents or case are one, and those that linking joined: `joined` gives their actor.
    """

    def __init__(self, joined: Mapping[str, str]) -> None:
        self.joined = joined
        self.by_key: dict[str, _Counts] = {}

    def of(self, name: str, count: int) -> _Counts:
        """Give the counts, and count the spelling."""
        folded = fold(name)
        found = self.by_key.setdefault(self.joined.get(folded, folded), _Counts({}, {}))
        found.names[name] = found.names.get(name, 0) + count
        return found


def actor_tallies(connection: Connection) -> list[Tally]:
    """Count what every actor says, does and undergoes, and in how many articles each takes part in a row.

    A record of a million mentions takes some seconds: who speaks and acts stands in the rows' bodies, as a
    part does not say which part of its row it is. Coders spell an actor in one way within an event.
    """
    joined = {name: actor for name, actor in connection.execute(_joined())}
    counter = _Counter(joined)
    for name, type_, country, role, count in connection.execute(_mentions()):
        seen = counter.of(name, count).seen
        seen[type_, country, role] = seen.get((type_, country, role), 0) + count
    for name, count in connection.execute(_speakers()):
        counter.of(name, count).statements += count
    for name, all_, real in connection.execute(_parties("actors")):
        counter.of(name, all_).done += real
    for name, all_, real in connection.execute(_parties("recipients")):
        counter.of(name, all_).undergone += real
    articles = {name: number for name, number in connection.execute(_articles())}
    called = {actor: name for actor, name in connection.execute(_called())}
    return list(_tallies(counter, articles, called))


def _tallies(counter: _Counter, articles: Mapping[str, int], called: Mapping[str, str]) -> Iterator[Tally]:
    for key, one in counter.by_key.items():
        yield Tally(
            called=called.get(key),
            key=fold(max(one.names, key=lambda name: (one.names[name], name))),
            names=one.names,
            articles=articles.get(key, 0),
            statements=one.statements,
            done=one.done,
            undergone=one.undergone,
            seen=one.seen,
        )


def _mentions() -> Select[Any]:
    c = ROWS["mention"].c
    role = func.json_extract(c.body, "$.role")
    asked = select(c.actor, c.type, c.country, role, func.count()).where(c.actor.is_not(None))
    return asked.group_by(c.actor, c.type, c.country, role)


def _speakers() -> Select[Any]:
    speaker = func.json_extract(ROWS["statement"].c.body, "$.speaker.actor")
    return select(speaker, func.count()).where(speaker.is_not(None)).group_by(speaker)


def _parties(side: str) -> Select[Any]:
    """Count the events of each actor on one side, and those that were done: each event once."""
    c = ROWS["event"].c
    refs = func.json_each(c.body, f"$.{side}").table_valued("value", name="ref")
    name = func.json_extract(refs.c.value, "$.actor")
    real = func.count(c.n.distinct()).filter(c.status.in_(DONE))
    asked = select(name, func.count(c.n.distinct()), real).select_from(ROWS["event"])
    return asked.join(refs, literal(True)).where(name.is_not(None)).group_by(name)


def _joined() -> Select[Any]:
    """Choose the folded names that linking gave to one actor, with that actor."""
    only = select(ALIAS.c.name, func.min(ALIAS.c.actor).label("actor")).group_by(ALIAS.c.name)
    return only.having(func.count() == 1)


def _called() -> Select[Any, Any]:
    """Choose the actors that linking found, with the name that each has."""
    return select(ACTOR.c.id, func.json_extract(ACTOR.c.body, "$.name"))


def _articles() -> Select[Any, int]:
    """Count by parts, which are folded and of all kinds: no spelling and no row counts an article twice."""
    article = PART.c.row.op(">>")(ROW_BITS)
    joined = _joined().subquery()
    actor = func.coalesce(joined.c.actor, PART.c.actor)
    parts = PART.outerjoin(joined, joined.c.name == PART.c.actor)
    asked = select(actor, func.count(article.distinct())).select_from(parts)
    return asked.where(PART.c.actor != "").group_by(actor)


def actor_names(connection: Connection, words: str) -> dict[str, list[str]]:
    """Find the folded names that hold all of `words` in their order, each with the spellings of mentions."""
    pattern = "%".join(map(_literally, fold(words).split()))
    asked = select(PART.c.actor).distinct().where(PART.c.actor.like(f"%{pattern}%", escape="\\"))
    found: dict[str, list[str]] = {name: [] for name in sorted(connection.execute(asked).scalars()) if name}
    actor = ROWS["mention"].c.actor
    for name in connection.execute(
        select(actor).distinct().where(actor.is_not(None)).order_by(actor)
    ).scalars():
        if (key := fold(name)) in found:
            found[key].append(name)
    return found


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
