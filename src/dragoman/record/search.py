"""Full-text search in the dialect of SQLite, FTS5: the one part of the record that is bound to a database."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from dragoman.record.asked import MOST_CHARACTERS
from dragoman.record.snippets import CLOSE, OPEN, cut_snippet
from dragoman.record.store import Hit
from dragoman.schema.errors import QueryError

# A phrase in straight or curly quotation marks (an unclosed one runs to the end), or a word.
_ASKED = re.compile(r'["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)')
# The work for ranking grows with words times places; FTS5 itself takes no more than 256.
_MOST_WORDS = 32
_INDEX_ARTICLES = text("INSERT INTO article_words(rowid, title, text) VALUES (:n, :title, :text)")
_INDEX_STATEMENTS = text("INSERT INTO statement_words(rowid, words) VALUES (:n, :words)")
# A word in a title weighs as much as four in the text. Only rowids are ranked: the words around a hit are
# made for those that are given, as SQLite would make them for all that match before it sorts.
_RANK_ARTICLES = text(
    "SELECT rowid AS n, bm25(article_words, 4.0, 1.0) AS rank FROM article_words"
    " WHERE article_words MATCH :asked ORDER BY rank LIMIT :limit"
)
_RANK_STATEMENTS = text(
    "SELECT rowid AS n, bm25(statement_words) AS rank FROM statement_words"
    " WHERE statement_words MATCH :asked ORDER BY rank LIMIT :limit"
)
# The plus keeps SQLite from asking the index once for each rowid.
_SHOW_ARTICLES = text(
    "SELECT found.n, a.id, NULL AS row, a.title, a.published, found.lit, found.lit_title FROM"
    " (SELECT rowid AS n, highlight(article_words, 1, :open, :close) AS lit,"
    " highlight(article_words, 0, :open, :close) AS lit_title"
    " FROM article_words WHERE article_words MATCH :asked AND +rowid IN :chosen) AS found"
    " JOIN article AS a ON a.n = found.n"
).bindparams(bindparam("chosen", expanding=True))
_SHOW_STATEMENTS = text(
    "SELECT found.n, a.id, s.id AS row, a.title, a.published, found.lit, NULL AS lit_title FROM"
    " (SELECT rowid AS n, highlight(statement_words, 0, :open, :close) AS lit"
    " FROM statement_words WHERE statement_words MATCH :asked AND +rowid IN :chosen) AS found"
    " JOIN statement AS s ON s.n = found.n JOIN article AS a ON a.n = s.article"
).bindparams(bindparam("chosen", expanding=True))
_SEARCHES = {"article": (_RANK_ARTICLES, _SHOW_ARTICLES), "statement": (_RANK_STATEMENTS, _SHOW_STATEMENTS)}
# Each index, the table that holds its words, and the columns. A change here needs a migration to remake them.
INDEXES = (("article_words", "article", "title, text"), ("statement_words", "statement", "words"))


def index_sql(name: str, table: str, columns: str, *, schema: str = "main") -> str:
    """Write the statement that makes an index; it keeps no words of its own, and ignores accents."""
    return (
        f"CREATE VIRTUAL TABLE {schema}.{name} USING fts5({columns}, content='{table}', content_rowid='n',"
        ' tokenize="unicode61 remove_diacritics 2")'
    )


def index_articles(connection: Connection, columns: Sequence[dict[str, Any]]) -> None:
    """Index titles and texts (`n`, `title`, `text`)."""
    connection.execute(_INDEX_ARTICLES, list(columns))


def index_statements(connection: Connection, columns: Sequence[dict[str, Any]]) -> None:
    """Index contents of statements (`n`, `words`)."""
    connection.execute(_INDEX_STATEMENTS, list(columns))


def find(connection: Connection, words: str, kinds: Sequence[str], limit: int) -> list[Hit]:
    """Find articles and statements that have all the words, best first."""
    unknown = [kind for kind in kinds if kind not in _SEARCHES]
    if unknown:
        raise QueryError(
            f"search does not look into {', '.join(unknown)}", cure=f"Name some of: {', '.join(_SEARCHES)}"
        )
    asked = ask(words)
    ranked = [
        (row.rank, kind, row.n)
        for kind in kinds or _SEARCHES
        for row in connection.execute(_SEARCHES[kind][0], {"asked": asked, "limit": limit})
    ]
    ranked.sort()
    del ranked[limit:]
    hits: dict[tuple[str, int], Hit] = {}
    for kind, (_, show) in _SEARCHES.items():
        chosen = [n for _, of, n in ranked if of == kind]
        if chosen:
            given = {"asked": asked, "chosen": chosen, "open": OPEN, "close": CLOSE}
            hits.update({(kind, row.n): _as_hit(kind, row) for row in connection.execute(show, given)})
    # Rank first, as above; then what does not depend on the order in which articles were added.
    order = {(kind, n): rank for rank, kind, n in ranked}
    return [hits[one] for one in sorted(hits, key=lambda one: (order[one], *_settled(hits[one])))]


def _settled(hit: Hit) -> tuple[str, str, str]:
    return hit.kind, hit.article, hit.row or ""


def _as_hit(kind: str, row: Any) -> Hit:
    in_text = OPEN in row.lit or row.lit_title is None
    return Hit(
        article=row.id,
        row=row.row,
        kind=kind,
        snippet=cut_snippet(row.lit if in_text else row.lit_title),
        title=row.title,
        published=row.published,
    )


def check_indexes(raw: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the name of each index that does not hold the words of its table, and what is wrong.

    FTS5 checks an index against its table only as a write. So the index is copied into temporary tables,
    where that check may write, over a view of the real table: the record itself is only read.
    """
    for name, table, columns in INDEXES:
        try:
            raw.execute(f"CREATE TEMP VIEW {table} AS SELECT n, {columns} FROM main.{table}")  # noqa: S608
            raw.execute(index_sql(name, table, columns, schema="temp"))
            for part in ("data", "idx", "docsize", "config"):
                raw.execute(f"DELETE FROM temp.{name}_{part}")  # noqa: S608
                raw.execute(f"INSERT INTO temp.{name}_{part} SELECT * FROM main.{name}_{part}")  # noqa: S608
            raw.execute(f"INSERT INTO temp.{name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.Error as error:
            yield name, f"it does not hold the words of {table} ({error})"


def ask(words: str) -> str:
    """Write what a person typed as a query of FTS5: every word or phrase quoted, so that none is an operator.

    `migra*` keeps its star; a word said twice counts once. QueryError where there is nothing to look for, or
    too much.
    """
    asked: list[str] = []
    for found in _ASKED.finditer(words.replace("\0", " ").encode("utf-8", "replace").decode()):
        piece = found[1] if found[1] is not None else found[2]
        if len(piece) > MOST_CHARACTERS:
            raise QueryError(
                f"a word or phrase has {MOST_CHARACTERS:,} characters at most, this one {len(piece):,}",
                cure="Give the part of it that tells",
            )
        if any(c.isalnum() for c in piece):
            star = "*" if found[2] and piece.endswith("*") else ""
            asked.append(f'"{piece}"{star}')
    if not asked:
        raise QueryError("there is no word to look for", cure='Give words, or a phrase in "quotation marks"')
    different = dict.fromkeys(asked)
    if len(different) > _MOST_WORDS:
        raise QueryError(
            f"a search has {_MOST_WORDS} different words or phrases at most, this one {len(different)}",
            cure="Put a long passage in quotation marks, or leave words out",
        )
    return " ".join(different)
