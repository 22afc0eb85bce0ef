"""Finds the article that a person means: by id, source, or the beginning of an id."""

from __future__ import annotations

from sqlalchemy import Connection, and_, select

from dragoman.record.asked import printable, quoted, spellings
from dragoman.record.tables import ARTICLE
from dragoman.schema.errors import QueryError

# As many articles are told where a reference fits several.
_TOLD = 5


def find_article(connection: Connection, reference: str) -> int:
    """Find an article's number by id, source (a path in any spelling), or the unique beginning of an id."""
    reference = printable(reference)
    for fits in (
        ARTICLE.c.id == reference,
        ARTICLE.c.source == reference,
        ARTICLE.c.source.in_(spellings(reference)),
        and_(ARTICLE.c.id >= reference, ARTICLE.c.id < reference + "g"),
    ):
        asked = select(ARTICLE.c.n, ARTICLE.c.id, ARTICLE.c.published).where(fits)
        found = connection.execute(asked.order_by(ARTICLE.c.n.desc()).limit(_TOLD + 1)).all()
        if len(found) == 1 and reference:
            return int(found[0].n)
        if found and reference:
            # Articles are numbered as they are added, so the last is the newest version of a file.
            some = "; ".join(f"{row.id} ({row.published or 'no date'})" for row in found[:_TOLD])
            raise QueryError(
                f"{quoted(reference)} fits several articles, here with the last added first: "
                f"{some}{'; …' if len(found) > _TOLD else ''}",
                cure="Give the id of one of them, or more of the id",
            )
    raise QueryError(
        f"there is no article {quoted(reference)}", cure="`dragoman articles` lists what there is"
    )
