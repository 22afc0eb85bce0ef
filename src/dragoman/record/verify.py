"""Proves a record: every span of every row against the stored text, ids, links, search, and the file itself.

Nothing is repaired and nothing is changed. What is broken is a finding, however broken it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, and_, func, select

from dragoman.record.bodies import from_body
from dragoman.record.columns import (
    Columns,
    article_columns,
    body_columns,
    part_columns,
    refusal_columns,
    row_columns,
)
from dragoman.record.connect import read_only_connection
from dragoman.record.faults import faults
from dragoman.record.links import link_columns
from dragoman.record.search import check_indexes
from dragoman.record.sql import open_record
from dragoman.record.tables import ACTOR, ARTICLE, CODING, LINK, PART, REFUSAL, ROWS
from dragoman.record.walk import structs_of
from dragoman.schema.article import Article, Refusal
from dragoman.schema.errors import RecordDamaged, RecordError
from dragoman.schema.links import Actor, Link
from dragoman.schema.rows import Row, Statement, expected_id
from dragoman.schema.span import Span
from dragoman.schema.wire import Written, from_json, to_json

_AT_ONCE = 50
# A record with more faults than these is not read on for a person's sake; they are counted all the same.
_KEPT = 1000


class Finding(Struct, frozen=True, kw_only=True):
    """One fault: `fault` is a stable slug, `where` the article, row or table, `what` says it in words."""

    fault: str
    where: str
    what: str


class Proof(Struct, frozen=True, kw_only=True):
    """What was proved, and what was found: the first thousand `findings` of `faults` in all."""

    articles: int
    rows: int
    spans: int
    faults: int
    findings: tuple[Finding, ...]


Told = Callable[[int, int], None]


def verify(where: str, *, told: Told | None = None) -> Proof:
    """Prove the record at `where`, reading only; `told` hears how many articles of how many are proved.

    A damaged file gives findings, not errors. Raises RecordMissing, RecordForeign, RecordTooNew, RecordBusy.
    """
    tally = _Tally(told)
    try:
        with open_record(where) as record:
            for check in _CHECKS:
                tally.note_all(where, check(record.engine, where, tally))
    except RecordDamaged as error:
        tally.note(_damage(where, error))
    return Proof(
        articles=tally.articles,
        rows=tally.rows,
        spans=tally.spans,
        faults=tally.faults,
        findings=tuple(tally.findings),
    )


class _Tally:
    """Counts what was proved and keeps what was found."""

    def __init__(self, told: Told | None) -> None:
        self.told = told
        self.articles = self.rows = self.spans = self.faults = 0
        self.findings: list[Finding] = []

    def note(self, finding: Finding) -> None:
        self.faults += 1
        if len(self.findings) < _KEPT:
            self.findings.append(finding)

    def note_all(self, where: str, found: Iterator[Finding]) -> None:
        """Note what a check finds; a check that the file's damage ends is a finding too."""
        try:
            for finding in found:
                self.note(finding)
        except RecordError as error:
            self.note(_damage(where, error))


def _damage(where: str, error: RecordError) -> Finding:
    return Finding(fault="damaged-file", where=where, what=error.what)


def _check_file(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """Have SQLite check its pages, indexes and foreign keys."""
    with faults(where), engine.begin() as connection:
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if line != "ok":
                yield Finding(fault="damaged-file", where=where, what=str(line))
        yield from _prove_size(connection, where)
        for table, number, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield Finding(
                fault="dangling", where=f"{table} {number}", what=f"belongs to no {parent}; was one deleted?"
            )


def _prove_size(connection: Connection, where: str) -> Iterator[Finding]:
    """See that the file is as long as it must be; SQLite takes what is missing of the last page for zeros."""
    pages, width = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size")
    )
    wal = Path(f"{where}-wal")
    if Path(where).stat().st_size != pages * width and not (wal.exists() and wal.stat().st_size):
        yield Finding(fault="damaged-file", where=where, what=f"it should have {pages * width} bytes")


def _check_articles(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """Prove all articles with their rows, some at a time; one by one where some cannot be read together."""
    with faults(where), engine.begin() as connection:
        numbers = connection.execute(select(ARTICLE.c.n).order_by(ARTICLE.c.n)).scalars().all()
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        try:
            stored = _load(engine, where, some)
        except RecordError:
            stored = []
            for number in some:
                try:
                    stored.extend(_load(engine, where, [number]))
                except RecordError as error:
                    yield _damage(f"article {number}", error)
        for one in stored:
            yield from _prove(one, tally)
        if tally.told is not None:
            tally.told(start + len(some), len(numbers))


class _Stored(Struct):
    """An article as it lies in the tables: columns of the article, of rows by kind, of parts by row."""

    article: Any
    rows: dict[str, list[Any]]
    parts: dict[tuple[str, int], set[tuple[str, str]]]


def _load(engine: Engine, where: str, numbers: Sequence[int]) -> list[_Stored]:
    """Load some articles with everything that belongs to them."""
    with faults(where), engine.begin() as connection:
        found = {
            row.n: _Stored(row, {}, defaultdict(set))
            for row in connection.execute(select(ARTICLE).where(ARTICLE.c.n.in_(numbers)))
        }
        for kind, table in ROWS.items():
            for row in connection.execute(select(table).where(table.c.article.in_(numbers))):
                found[row.article].rows.setdefault(kind, []).append(row)
            _load_parts(connection, kind, numbers, found)
    return [found[number] for number in numbers]


def _load_parts(connection: Connection, kind: str, numbers: Sequence[int], found: dict[int, _Stored]) -> None:
    table = ROWS[kind]
    question = (
        select(table.c.article, PART.c.row, PART.c.country, PART.c.actor)
        .join_from(table, PART, (PART.c.row == table.c.n) & (PART.c.kind == kind))
        .where(table.c.article.in_(numbers))
    )
    for article, row, country, actor in connection.execute(question):
        found[article].parts[kind, row].add((country, actor))


def _prove(stored: _Stored, tally: _Tally) -> Iterator[Finding]:
    """Prove one article and its rows."""
    tally.articles += 1
    columns = stored.article
    name = f"article {columns.id}"
    text: str = columns.text
    article = _decode(columns.body)
    if not isinstance(article, Article):
        yield Finding(fault="unreadable", where=name, what="its body is no article")
    else:
        yield from _prove_columns(article_columns(replace(article, text=text)), columns, name)
        yield from _prove_spans(article, text, name, tally)
    if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != columns.sha256:
        yield Finding(fault="changed-text", where=name, what="its text is not the text that was stored")
    statements: set[str] = {row.id for row in stored.rows.get("statement", [])}
    for kind, rows in stored.rows.items():
        for row in rows:
            yield from _prove_row(kind, row, stored, statements, tally)


def _prove_columns(expected: Columns, columns: Any, name: str) -> Iterator[Finding]:
    """Compare columns with those that the body asks for; the check sum is of all that was written."""
    if expected["crc"] != columns.crc:
        yield Finding(fault="changed-body", where=name, what="what it says is not what was written")
    for column, value in expected.items():
        if column not in ("body", "crc") and getattr(columns, column) != value:
            yield Finding(fault="changed-column", where=name, what=f"{column} is not what its body says")


def _prove_row(
    kind: str, columns: Any, stored: _Stored, statements: set[str], tally: _Tally
) -> Iterator[Finding]:
    """Prove one row: readable, in its place, itself, of its article, and linked to rows that are there."""
    tally.rows += 1
    name = f"{kind} {columns.id} of article {stored.article.id}"
    row = _decode_row(kind, columns, stored.article)
    if row is None:
        yield Finding(fault="unreadable", where=name, what=f"its body is no {kind}")
        return
    yield from _prove_spans(row, stored.article.text, name, tally)
    if row.id != expected_id(row):
        yield Finding(fault="wrong-id", where=name, what="its id does not follow from what it says")
    yield from _prove_columns(row_columns(row, columns.article), columns, name)
    if part_columns(row) != stored.parts.get((kind, columns.n), set()):
        yield Finding(fault="changed-column", where=name, what="its parts are not those of its body")
    linked = row.inside if isinstance(row, Statement) else getattr(row, "said_in", None)
    if linked is not None and (linked not in statements or linked == row.id):
        yield Finding(fault="dangling", where=name, what=f"it lies in statement {linked}, which is not there")


def _prove_spans(value: Struct, text: str, name: str, tally: _Tally) -> Iterator[Finding]:
    """Prove every span anywhere in a struct."""
    for part in structs_of(value):
        if isinstance(part, Span):
            tally.spans += 1
            if not part.proves(text):
                yield Finding(
                    fault="wrong-span",
                    where=name,
                    what=f"characters {part.start} to {part.end} of the text are not {part.text!r}",
                )


def _decode(body: object) -> Written | None:
    """Read a row's body; None where it cannot be read."""
    try:
        return from_json(body) if isinstance(body, str | bytes) else None
    except (DecodeError, ValueError):
        return None


def _decode_row(kind: str, columns: Any, article: Any) -> Row | None:
    """Read a row from its columns and those of its article; None where it cannot be read."""
    try:
        return from_body(
            columns.body,
            kind,
            row_id=columns.id,
            article=article.id,
            source=article.source,
            coder=columns.coder,
            score=columns.score,
        )
    except (DecodeError, ValueError, TypeError, AttributeError):
        return None


def _check_orphans(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """Find parts of rows that are not there."""
    with faults(where), engine.begin() as connection:
        for kind, table in ROWS.items():
            kept = select(table.c.n)
            question = select(PART.c.row).where(PART.c.kind == kind, PART.c.row.not_in(kept)).distinct()
            for row in connection.execute(question).scalars().all():
                yield Finding(fault="dangling", where=f"part of {kind} {row}", what="that row is not there")


def _check_coding(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """See that it is known of all rows that their article was coded for them, and by which coder."""
    with faults(where), engine.begin() as connection:
        for kind in connection.execute(select(CODING.c.kind).distinct()).scalars().all():
            if kind not in ROWS:
                yield Finding(fault="unreadable", where=f"coding of {kind}", what="there is no such kind")
        for kind, table in ROWS.items():
            same = and_(CODING.c.article == table.c.article, CODING.c.kind == kind)
            told = select(CODING.c.kind).where(same).exists()
            lost = select(table.c.article, func.count()).where(~told).group_by(table.c.article)
            for article, count in connection.execute(lost).all():
                what = f"{count} of its rows are there, but not that {kind} was coded"
                yield Finding(fault="uncoded", where=f"article {article}", what=what)
            others = (
                select(table.c.article, table.c.coder, CODING.c.coder.label("told"), func.count())
                .join_from(table, CODING, same)
                .where(table.c.coder != CODING.c.coder)
                .group_by(table.c.article, table.c.coder)
            )
            for article, coder, told_coder, count in connection.execute(others).all():
                what = (
                    f"{count} of its {kind} rows are by {coder}, but it is said to be coded by {told_coder}"
                )
                yield Finding(fault="wrong-coder", where=f"article {article}", what=what)


def _check_refusals(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """See that refusals can be read, and that the articles they speak of are there."""
    with faults(where), engine.begin() as connection:
        articles = select(ARTICLE.c.id)
        for row in connection.execute(select(REFUSAL)).all():
            name = f"refusal {row.id}"
            refusal = _decode(row.body)
            if isinstance(refusal, Refusal):
                yield from _prove_columns(refusal_columns(refusal), row, name)
            else:
                yield Finding(fault="unreadable", where=name, what="its body is no refusal")
        lost = select(REFUSAL.c.id).where(REFUSAL.c.article.is_not(None), REFUSAL.c.article.not_in(articles))
        for refusal in connection.execute(lost).scalars().all():
            yield Finding(fault="dangling", where=f"refusal {refusal}", what="its article is not there")


def _check_search(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """See that search knows every text and statement, and no others, with the words they have now."""
    with faults(where), closing(read_only_connection(where)) as raw:
        for index, what in check_indexes(raw):
            yield Finding(fault="broken-search", where=index, what=what)


def _check_links(engine: Engine, where: str, tally: _Tally) -> Iterator[Finding]:
    """See that links and actors say what was written, and that the rows and articles linked are there."""
    ends: dict[str, str] = {}
    with faults(where), engine.begin() as connection:
        for row in connection.execute(select(LINK)):
            name = f"link {row.id}"
            link = _decode(row.body)
            if isinstance(link, Link):
                yield from _prove_columns(link_columns(replace(link, withdrawn=row.withdrawn)), row, name)
                # The ends of actors are digests of their names, which no row has.
                if link.relation != "same_actor":
                    ends |= dict.fromkeys((link.left, link.right), name)
            else:
                yield Finding(fault="unreadable", where=name, what="its body is no link")
        for table in (ARTICLE, *ROWS.values()):
            if ends:
                for found in connection.execute(select(table.c.id)).scalars():
                    ends.pop(found, None)
        for row in connection.execute(select(ACTOR)):
            name = f"actor {row.id}"
            actor = _decode(row.body)
            if not isinstance(actor, Actor) or actor.id != row.id:
                yield Finding(fault="unreadable", where=name, what="its body is no actor")
            elif body_columns(to_json(actor))["crc"] != row.crc:
                yield Finding(fault="changed-body", where=name, what="what it says is not what was written")
    for end, name in sorted(ends.items()):
        yield Finding(fault="dangling", where=name, what=f"{end}, which it links, is not there")


_CHECKS = (
    _check_file,
    _check_articles,
    _check_orphans,
    _check_coding,
    _check_refusals,
    _check_links,
    _check_search,
)
