"""Writes the record: one article with all its rows, or one refusal, a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, TableClause, bindparam, delete, exists, insert, select

from dragoman.record.aliases import keep_actors
from dragoman.record.answers import begin_answers, drop_answers, keep_answers
from dragoman.record.columns import (
    Columns,
    article_columns,
    kind_of,
    part_columns,
    refusal_columns,
    row_columns,
)
from dragoman.record.faults import faults
from dragoman.record.homes import keep_homes
from dragoman.record.links import judge, relink, withdraw
from dragoman.record.search import index_articles, index_statements
from dragoman.record.sketches import keep_sketches
from dragoman.record.store import Change, Relinked
from dragoman.record.tables import ARTICLE, CODING, PART, REFUSAL, REFUSED_AT, REFUSED_KIND, ROWS
from dragoman.record.walk import prove
from dragoman.schema.article import Article, Refusal
from dragoman.schema.errors import RecordReadOnly
from dragoman.schema.links import Actor, Link
from dragoman.schema.rows import Row

# Rows are numbered `article << ROW_BITS | position`: those of an article lie together, in order of place.
ROW_BITS = 24

_FIND = select(ARTICLE.c.n).where(ARTICLE.c.id == bindparam("id"))
_CODED_FOR = select(CODING.c.kind).where(CODING.c.article == bindparam("of"))
_STANDS_REFUSED = select(exists().where(REFUSAL.c.article == bindparam("id")))
# Made once: SQLAlchemy finds a statement's compiled form by the statement itself, cheaper than by its parts.
_INSERT_ARTICLE = insert(ARTICLE).returning(ARTICLE.c.n)
_INSERT_ROWS = {kind: insert(table) for kind, table in ROWS.items()}
_INSERT_PARTS = insert(PART)
_INSERT_CODING = insert(CODING)


class SqlWriter:
    """Writes through `engine`; `where` names the record in messages."""

    def __init__(self, engine: Engine, where: str, *, writable: bool = True):
        # BEGIN IMMEDIATE waits for its turn; a transaction that has read before it writes cannot, and fails.
        self._writing = engine.execution_options(writes=True)
        self._engine = engine
        self._where = where
        self._writable = writable

    def has(self, article_id: str) -> bool:
        """Say whether the article is in the store and coded; False while its coding stands refused."""
        with faults(self._where), self._engine.begin() as connection:
            return _is_coded(connection, article_id)

    def add(
        self,
        article: Article,
        rows: Sequence[Row],
        refusal: Refusal | None = None,
        *,
        coded: Mapping[str, str] | None = None,
    ) -> Change:
        """Add an article with its rows, or with the refusal that says why it has none; see `Writer.add`."""
        prove(article, rows)
        by_kind = _by_kind(rows)
        coders = {kind: found[0].coder for kind, found in by_kind.items()} | dict(coded or {})
        with self._write() as connection:
            number = connection.execute(_FIND, {"id": article.id}).scalar()
            is_new = number is None
            if number is None:
                number = _insert_article(connection, article)
            before = set(connection.execute(_CODED_FOR, {"of": number}).scalars())
            missing = frozenset(coders.keys() - before)
            stood_refused = not is_new and _stands_refused(connection, article.id)
            settled = _settled(connection, article.id, before | coders.keys()) if stood_refused else []
            if not (is_new or missing or settled):
                return Change("known")
            _drop(connection, settled)
            if refusal is not None:
                _keep(connection, refusal)
                _keep_of(connection, REFUSED_KIND, refusal.id, missing)
            kinds = missing if refusal is None else frozenset()
            _insert_rows(connection, number, {kind: by_kind[kind] for kind in by_kind if kind in kinds})
            if kinds:
                entries = [{"article": number, "kind": kind, "coder": coders[kind]} for kind in sorted(kinds)]
                connection.execute(_INSERT_CODING, entries)
            is_added = is_new or (stood_refused and not before)
            return Change("added" if is_added else "completed", kinds)

    def refuse(self, refusal: Refusal, place: str | None = None) -> None:
        """Keep a refusal; once, however often it comes. `place` is the real path of what it is of."""
        with self._write() as connection:
            _keep(connection, refusal)
            _keep_of(connection, REFUSED_AT, refusal.id, () if place is None else (place,))

    def clear(self, settled: Sequence[tuple[str, str | None]]) -> None:
        """Drop refusals, by id and place, of inputs that were read at last, or are no more; see `Writer`."""
        if not settled:
            return
        drop_place = delete(REFUSED_AT).where(
            REFUSED_AT.c.refusal == bindparam("of"), REFUSED_AT.c.place == bindparam("at")
        )
        is_of_another = select(exists().where(REFUSED_AT.c.refusal == bindparam("of")))
        with self._write() as connection:
            connection.execute(drop_place, [{"of": one, "at": place} for one, place in settled])
            ids = dict.fromkeys(one for one, _ in settled)
            _drop(
                connection,
                [one for one in ids if not connection.execute(is_of_another, {"of": one}).scalar()],
            )

    def relink(self, links: Iterable[Link], author: str, *, made: str) -> Relinked:
        """Make the standing links of an author those given; see `Writer.relink`."""
        with self._write() as connection:
            return relink(connection, links, author, made)

    def judge(self, link: Link) -> None:
        """Add a person's link; what they said of the same two before is withdrawn."""
        with self._write() as connection:
            judge(connection, link)

    def withdraw(self, link_id: str, *, at: str) -> bool:
        """Withdraw a standing link; False where none of that id stands."""
        with self._write() as connection:
            return withdraw(connection, link_id, at)

    def keep_actors(self, actors: Iterable[Actor]) -> None:
        """Keep what linking knows of actors, in place of what it knew before."""
        with self._write() as connection:
            keep_actors(connection, actors)

    def keep_homes(self, homes: Mapping[str, str]) -> None:
        """Keep of which states people are; see `Writer.keep_homes`."""
        with self._write() as connection:
            keep_homes(connection, homes)

    def begin_answers(self, mark: bytes) -> None:
        """Put down under a mark that answers are being reckoned; see `Writer.begin_answers`."""
        with self._write(drops=False) as connection:
            begin_answers(connection, mark)

    def keep_answers(self, mark: bytes, answers: Iterable[tuple[str, bytes]]) -> bool:
        """Keep answers until anything else is written; see `Writer.keep_answers`."""
        with self._write(drops=False) as connection:
            return keep_answers(connection, mark, answers)

    def keep_sketches(self, maker: str, sketches: Mapping[str, bytes | None]) -> None:
        """Keep what `maker` made of articles' texts, by article id; see `Writer.keep_sketches`."""
        with self._write() as connection:
            keep_sketches(connection, maker, sketches)

    @contextmanager
    def _write(self, *, drops: bool = True) -> Iterator[Connection]:
        """Give a connection that holds the one right to write, until all is committed or undone.

        What was reckoned of the record as it was is dropped with it, unless told otherwise.
        """
        if not self._writable:
            raise RecordReadOnly(
                "the record was opened for reading", where=self._where, cure='Open it with mode="write"'
            )
        with faults(self._where), self._writing.begin() as connection:
            if drops:
                drop_answers(connection)
            yield connection


def _is_coded(connection: Connection, article_id: str) -> bool:
    found = connection.execute(_FIND, {"id": article_id}).scalar()
    return found is not None and not _stands_refused(connection, article_id)


def _stands_refused(connection: Connection, article_id: str) -> bool:
    return bool(connection.execute(_STANDS_REFUSED, {"id": article_id}).scalar())


def _insert_article(connection: Connection, article: Article) -> int:
    number = connection.execute(_INSERT_ARTICLE, article_columns(article)).scalar_one()
    index_articles(connection, [{"n": number, "title": article.title, "text": article.text}])
    return int(number)


def _by_kind(rows: Sequence[Row]) -> dict[str, list[Row]]:
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[kind_of(type(row))].append(row)
    return by_kind


def _insert_rows(connection: Connection, number: int, by_kind: Mapping[str, Sequence[Row]]) -> None:
    """Insert all rows of some kinds of which the article has none yet: they are numbered by place."""
    parts: list[Columns] = []
    for kind, rows in by_kind.items():
        found = [(row_columns(row, number), row) for row in rows]
        found.sort(key=lambda pair: (pair[0]["start"], pair[0]["end"], pair[0]["id"]))
        for position, (columns, row) in enumerate(found):
            columns["n"] = number << ROW_BITS | position
            parts.extend(
                {"kind": kind, "row": columns["n"], "country": country, "actor": actor}
                for country, actor in sorted(part_columns(row))
            )
        connection.execute(_INSERT_ROWS[kind], [columns for columns, _ in found])
        if kind == "statement":
            index_statements(connection, [{"n": c["n"], "words": c["words"]} for c, _ in found])
    if parts:
        connection.execute(_INSERT_PARTS, parts)


def _keep(connection: Connection, refusal: Refusal) -> None:
    known = connection.execute(select(REFUSAL.c.id).where(REFUSAL.c.id == refusal.id)).scalar()
    if known is None:
        connection.execute(insert(REFUSAL), refusal_columns(refusal))


def _keep_of(connection: Connection, table: TableClause, refusal_id: str, values: Iterable[str]) -> None:
    """Keep what a refusal is of, once."""
    refusal, value = table.c
    known = set(connection.execute(select(value).where(refusal == refusal_id)).scalars())
    new = [{refusal.name: refusal_id, value.name: one} for one in sorted(set(values) - known)]
    if new:
        connection.execute(insert(table), new)


def _settled(connection: Connection, article_id: str, coded: Set[str]) -> list[str]:
    """Give the refusals of an article's coding whose kinds are all coded, or tried anew."""
    failed: dict[str, set[str]] = {}
    question = (
        select(REFUSAL.c.id, REFUSED_KIND.c.kind)
        .join_from(REFUSAL, REFUSED_KIND, REFUSED_KIND.c.refusal == REFUSAL.c.id, isouter=True)
        .where(REFUSAL.c.article == article_id)
    )
    for refusal, kind in connection.execute(question):
        failed.setdefault(refusal, set()).update(() if kind is None else (kind,))
    return [refusal for refusal, kinds in failed.items() if kinds <= coded]


def _drop(connection: Connection, refusal_ids: Sequence[str]) -> None:
    if refusal_ids:
        of = [{"of": one} for one in refusal_ids]
        connection.execute(delete(REFUSAL).where(REFUSAL.c.id == bindparam("of")), of)
        for table in (REFUSED_AT, REFUSED_KIND):
            connection.execute(delete(table).where(table.c.refusal == bindparam("of")), of)
