"""Which rows are of two states: both take part, or one says it and its words name the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, select, union_all

from dragoman.record.homes import are_of_state
from dragoman.record.papers import parted
from dragoman.record.tables import ROWS
from dragoman.record.writer import ROW_BITS

Place = tuple[int, int]
# A longer statement, such as a whole speech, tells of much else than whom it names in passing.
_MOST_CHARACTERS = 500


def numbers_between(connection: Connection, kind: str, one: str, other: str) -> set[int]:
    """Give the numbers of the rows of a kind that are of two states (alpha-3).

    Those in which both take part; of statements and figures also those of the one in whose words the other,
    or somebody of it, is mentioned. Only indexes are read for those of the one alone.
    """
    kinds = (kind,) if kind == "event" else (kind, "mention")
    of_one, of_other = (_articles(connection, kinds, state) for state in (one, other))
    # One of the two may be named everywhere: only what stands beside the other is worth reading.
    both = of_one & of_other
    parts = [_parts(connection, kind, state, both) for state in (one, other)]
    found = parts[0] & parts[1]
    if kind == "event":
        return found
    for of, named in ((parts[0], other), (parts[1], one)):
        near = {n >> ROW_BITS for n in of - found}
        found |= _naming(connection, kind, of - found, _parts(connection, "mention", named, near))
    return found


def _articles(connection: Connection, kinds: Iterable[str], state: str) -> set[int]:
    """Give the numbers of the articles with a row of some kinds that is of a state."""
    found: set[int] = set()
    for kind in kinds:
        row = _rows_of_state(kind, state)
        found.update(connection.execute(select(row.op(">>")(ROW_BITS)).distinct()).scalars())
    return found


def _parts(connection: Connection, kind: str, state: str, articles: Collection[int]) -> set[int]:
    """Give the numbers of the rows of a kind that are of a state, in some articles."""
    row = _rows_of_state(kind, state)
    asked = (select(row).where(row.op(">>")(ROW_BITS).in_(some)) for some in parted(articles))
    return {n for one in asked for n in connection.execute(one).scalars()}


def _rows_of_state(kind: str, state: str) -> ColumnElement[int]:
    """Give the column of the rows of a kind that are of a state, by their article's word or by a home."""
    (row,) = union_all(*are_of_state(kind, state)).subquery().c
    return row


def _naming(connection: Connection, kind: str, rows: Collection[int], mentions: Collection[int]) -> set[int]:
    """Give those of some rows in whose words one of some mentions stands; what is long tells of much else."""
    articles = {n >> ROW_BITS for n in rows} & {n >> ROW_BITS for n in mentions}
    near = (n for n in mentions if n >> ROW_BITS in articles)
    named: dict[int, list[Place]] = defaultdict(list)
    for n, place in _places(connection, "mention", near):
        named[n >> ROW_BITS].append(place)
    told = _places(connection, kind, (n for n in rows if n >> ROW_BITS in articles))
    return {
        n
        for n, (start, end) in told
        if end - start <= _MOST_CHARACTERS
        and any(start <= first and last <= end for first, last in named[n >> ROW_BITS])
    }


def _places(connection: Connection, kind: str, numbers: Iterable[int]) -> list[tuple[int, Place]]:
    c = ROWS[kind].c
    asked = (select(c.n, c.start, c.end).where(c.n.in_(some)) for some in parted(numbers))
    return [(n, (start, end)) for one in asked for n, start, end in connection.execute(one)]


def by_article(numbers: Iterable[int]) -> dict[int, list[int]]:
    """Gather the numbers of rows by that of their article."""
    found: dict[int, list[int]] = defaultdict(list)
    for n in numbers:
        found[n >> ROW_BITS].append(n)
    return found
