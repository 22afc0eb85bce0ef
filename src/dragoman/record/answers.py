"""Keeps what was reckoned of the whole record, for as long as nothing else is written to it.

Views of two countries read hundreds of articles. What they come to is kept when links are made; the first
write after that drops all of it, so that an answer is either that of the record as it is, or there is none.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from sqlalchemy import Connection, delete, exists, insert, select

from dragoman.record.tables import ANSWER, PART

# Under this name nothing is kept: it says that somebody is reckoning, and that nothing was written since.
_BEGUN = ""
# Answers are lists of like things: the least pressing makes them a fifth, and takes the least time.
_PRESSED = 1


def begin_answers(connection: Connection, mark: bytes) -> None:
    """Put down that answers are being reckoned, under a mark of whoever does; earlier ones are dropped."""
    connection.execute(delete(ANSWER))
    connection.execute(insert(ANSWER), [{"name": _BEGUN, "body": mark}])


def keep_answers(connection: Connection, mark: bytes, answers: Iterable[tuple[str, bytes]]) -> bool:
    """Keep answers by name; False, and none is kept, where anything was written since `mark` was put down."""
    begun = connection.execute(select(ANSWER.c.body).where(ANSWER.c.name == _BEGUN)).scalar()
    if begun != mark:
        return False
    kept = [{"name": name, "body": zlib.compress(body, _PRESSED)} for name, body in answers]
    if kept:
        connection.execute(insert(ANSWER), kept)
    return True


def drop_answers(connection: Connection) -> None:
    """Drop all answers: the record is to be another. Where there are none, no page is touched."""
    if connection.execute(select(exists().select_from(ANSWER))).scalar():
        connection.execute(delete(ANSWER))


def read_answer(connection: Connection, name: str) -> bytes | None:
    """Read an answer by its name; None where none is kept."""
    body = connection.execute(select(ANSWER.c.body).where(ANSWER.c.name == name)).scalar()
    return zlib.decompress(body) if body is not None else None


def read_met(connection: Connection, *, least: int, most: int) -> list[tuple[str, str]]:
    """Give the pairs of states that are named together in `least` events or more, the most frequent first.

    `most` pairs at most; states are those that the articles themselves name.
    """
    states: dict[int, set[str]] = defaultdict(set)
    asked = select(PART.c.row, PART.c.country).where(PART.c.kind == "event", PART.c.country > "")
    for row, country in connection.execute(asked):
        states[row].add(country)
    counts = Counter(pair for of in states.values() if len(of) > 1 for pair in combinations(sorted(of), 2))
    order = sorted((pair for pair in counts if counts[pair] >= least), key=lambda one: (-counts[one], one))
    return order[:most]
