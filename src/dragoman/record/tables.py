"""The tables as queries see them. What they are made of, column by column, is in `migrations`.

These are light names only: a test holds them against the database that the migrations make.
"""

from __future__ import annotations

from sqlalchemy import TableClause, column, table

_ROW = ("n", "article", "id", "start", "end", "earliest", "latest", "coder", "score", "crc")

# Columns of a row kind besides those of all rows; each holds the attribute of the same name.
OWN_COLUMNS: dict[str, tuple[str, ...]] = {
    "mention": ("type", "actor", "country", "sector"),
    "time": ("type", "value", "anchor"),
    "figure": ("value", "low", "high", "unit", "qualifier", "change", "period"),
    "statement": ("manner", "negated", "said_on", "inside", "words"),
    "event": ("type", "mode", "about", "status", "date", "quad", "cameo", "intensity", "said_in"),
    "cause": ("relation", "said_in"),
}


def _table(name: str, *columns: str) -> TableClause:
    return table(name, *(column(one) for one in columns))


ARTICLE = _table(
    "article", "n", "id", "source", "title", "published", "published_from", "first_day", "last_day", "outlet",
    "language", "characters", "sha256", "crc", "body", "text",
)  # fmt: skip
ROWS: dict[str, TableClause] = {kind: _table(kind, *_ROW, *own, "body") for kind, own in OWN_COLUMNS.items()}
CODING = _table("coding", "article", "kind", "coder")
PART = _table("part", "kind", "row", "country", "actor")
REFUSAL = _table("refusal", "id", "source", "reason", "article", "crc", "body")
REFUSED_AT = _table("refused_at", "refusal", "place")
REFUSED_KIND = _table("refused_kind", "refusal", "kind")
LINK = _table(
    "link", "n", "id", "left", "right", "relation", "judgement", "score", "author", "made", "withdrawn",
    "crc", "body",
)  # fmt: skip
SKETCH = _table("sketch", "article", "maker", "body")
ACTOR = _table("actor", "id", "crc", "body")
ALIAS = _table("alias", "name", "actor")
HOME = _table("home", "name", "country")
ANSWER = _table("answer", "name", "body")
MIGRATION = _table("migration", "name", "made")
