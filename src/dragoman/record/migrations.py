"""The record's schema, step by step. A step is never changed once released; the next change is a new step.

Steps are written in SQLAlchemy Core and hold for any database; only full-text search is the dialect's own. A
step runs in one transaction with the entry that says it ran: a killed migration leaves the schema before it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    func,
    insert,
    literal,
    literal_column,
    select,
    table,
)

from dragoman.record.connect import APPLICATION_ID
from dragoman.record.search import INDEXES, index_sql
from dragoman.record.tables import MIGRATION


def m001_articles_and_rows(connection: Connection) -> None:
    """Make articles, one table a row kind, who takes part in rows, refusals, and search.

    `crc` is the CRC-32 of the row as JSON (of an article without its text): SQLite has no check sums of its
    own, and what damage leaves readable would be believed.
    """
    meta = MetaData()
    Table("migration", meta, Column("name", Text, primary_key=True), Column("made", Text, nullable=False))
    Table(
        "article",
        meta,
        Column("n", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("source", Text, nullable=False, index=True),
        Column("title", Text),
        Column("published", Text),
        Column("published_from", Text, nullable=False),
        Column("first_day", Text, index=True),
        Column("last_day", Text),
        Column("outlet", Text),
        Column("language", Text),
        Column("characters", Integer, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("crc", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
        Column("text", Text, nullable=False),
    )
    for kind, own in _M001_OWN.items():
        _m001_rows(meta, kind, own)
    _m001_parts_and_refusals(meta)
    meta.create_all(connection)
    if connection.dialect.name == "sqlite":
        for name, table_name, columns in INDEXES:
            connection.exec_driver_sql(index_sql(name, table_name, columns))


def _m001_parts_and_refusals(meta: MetaData) -> None:
    """Lay out who takes part in rows, and what was refused."""
    part = Table(
        "part",
        meta,
        Column("kind", Text, nullable=False),
        Column("row", Integer, nullable=False),
        Column("country", Text, nullable=False),
        Column("actor", Text, nullable=False),
    )
    Index("ix_part_country", part.c.country, part.c.kind, part.c.row)
    Table(
        "refusal",
        meta,
        Column("id", Text, primary_key=True),
        Column("source", Text, nullable=False, index=True),
        Column("reason", Text, nullable=False),
        Column("article", Text, index=True),
        Column("crc", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
    )


_M001_OWN: dict[str, tuple[tuple[str, type], ...]] = {
    "mention": (("type", Text), ("actor", Text), ("country", Text), ("sector", Text)),
    "time": (("type", Text), ("value", Text), ("anchor", Text)),
    "figure": (
        ("value", Float), ("low", Float), ("high", Float), ("unit", Text), ("qualifier", Text),
        ("change", Text), ("period", Text),
    ),
    "statement": (
        ("manner", Text), ("negated", Boolean), ("said_on", Text), ("inside", Text), ("words", Text),
    ),
    "event": (
        ("type", Text), ("mode", Text), ("about", Text), ("status", Text), ("date", Text), ("quad", Text),
        ("cameo", Text), ("intensity", Float), ("said_in", Text),
    ),
    "cause": (("relation", Text), ("said_in", Text)),
}  # fmt: skip


def _m001_rows(meta: MetaData, kind: str, own: tuple[tuple[str, type], ...]) -> None:
    """Lay out the table of one row kind.

    A row's id is unique within its article, and the index begins with the article: new rows are written at
    the end of it. An index on the digest alone would touch one page a row, twenty times the writing.
    """
    Table(
        kind,
        meta,
        Column("n", Integer, primary_key=True),
        Column("article", Integer, ForeignKey("article.n"), nullable=False),
        Column("id", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("earliest", Text),
        Column("latest", Text),
        Column("coder", Text, nullable=False),
        Column("score", Float),
        Column("crc", BigInteger, nullable=False),
        *(Column(name, type_) for name, type_ in own),
        Column("body", Text, nullable=False),
        UniqueConstraint("article", "id"),
    )


def m002_what_was_coded(connection: Connection) -> None:
    """Keep for which kinds each article was coded, and by which coder: no rows is an answer, too.

    An article was always written with all its rows at once, so that a kind of which it has rows is whole. Of
    a kind without rows nobody knows whether it was looked for: it is left open, and coded when the article
    is next added.
    """
    meta = MetaData()
    Table("article", meta, Column("n", Integer, primary_key=True))
    coding = Table(
        "coding",
        meta,
        Column("article", Integer, ForeignKey("article.n"), primary_key=True),
        Column("kind", Text, primary_key=True),
        Column("coder", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    coding.create(connection)
    for kind in _M001_OWN:
        rows = table(kind, column("article"), column("coder")).c
        of_kind = select(rows.article, literal(kind), func.min(rows.coder)).group_by(rows.article)
        connection.execute(insert(coding).from_select(["article", "kind", "coder"], of_kind))


def m003_what_a_refusal_is_of(connection: Connection) -> None:
    """Keep where each refused input lies, as a path that is the same from everywhere; and what was not coded.

    A refusal tells the path as it was given: two folders may be called the same, and the refusal of one does
    not go when the other is read. Of a refusal from before nobody knows from where its path was meant.
    """
    meta = MetaData()
    for name, of_it in (("refused_at", "place"), ("refused_kind", "kind")):
        Table(
            name,
            meta,
            Column("refusal", Text, primary_key=True),
            Column(of_it, Text, primary_key=True),
            sqlite_with_rowid=False,
        )
    meta.create_all(connection)


def m004_links(connection: Connection) -> None:
    """Keep links between rows and articles, what of each text is compared to find reprints, and actors.

    A link that is withdrawn stays; made again, it is another row of the same id. `alias` has the folded names
    of actors.
    """
    meta = MetaData()
    Table("article", meta, Column("n", Integer, primary_key=True))
    link = Table(
        "link",
        meta,
        Column("n", Integer, primary_key=True),
        Column("id", Text, nullable=False, index=True),
        Column("left", Text, nullable=False, index=True),
        Column("right", Text, nullable=False, index=True),
        Column("relation", Text, nullable=False),
        Column("judgement", Text, nullable=False),
        Column("score", Float, nullable=False),
        Column("author", Text, nullable=False, index=True),
        Column("made", Text, nullable=False),
        Column("withdrawn", Text),
        Column("crc", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
    )
    link.create(connection)
    sketch = Table(
        "sketch",
        meta,
        Column("article", Integer, ForeignKey("article.n"), primary_key=True),
        Column("maker", Text, nullable=False),
        Column("body", LargeBinary),
    )
    sketch.create(connection)
    actor = Table(
        "actor",
        meta,
        Column("id", Text, primary_key=True),
        Column("crc", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    actor.create(connection)
    alias = Table(
        "alias",
        meta,
        Column("name", Text, primary_key=True),
        Column("actor", Text, ForeignKey("actor.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    alias.create(connection)


def m005_homes(connection: Connection) -> None:
    """Keep of which states people are, by folded name, where an article does not say it."""
    meta = MetaData()
    home = Table(
        "home",
        meta,
        Column("name", Text, primary_key=True),
        Column("country", Text, nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    home.create(connection)
    # Who is of a state by their home is looked for by name, among those whose article tells no state.
    part = Table("part", meta, *(Column(name, Text) for name in ("kind", "row", "country", "actor")))
    stateless = part.c.country == literal_column("''")
    Index(
        "ix_part_stateless",
        part.c.actor,
        part.c.kind,
        part.c.row,
        sqlite_where=stateless,
        postgresql_where=stateless,
    ).create(connection)


def m006_answers(connection: Connection) -> None:
    """Keep what was reckoned of the whole record, by name, until something else is written to it."""
    answer = Table(
        "answer",
        MetaData(),
        Column("name", Text, primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )
    answer.create(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m001_articles_and_rows,
    m002_what_was_coded,
    m003_what_a_refusal_is_of,
    m004_links,
    m005_homes,
    m006_answers,
)


def migrate(connection: Connection, version: int) -> None:
    """Run the steps after `version`, inside the caller's transaction."""
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        step(connection)
        connection.execute(
            insert(MIGRATION),
            {"name": step.__name__, "made": datetime.now(UTC).isoformat(timespec="seconds")},
        )
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={number}")
