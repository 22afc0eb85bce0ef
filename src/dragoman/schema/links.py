"""What holds across articles: actors under many names, and links between rows.

Links are only ever added or withdrawn; the rows they join are never edited.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.schema.article import digest

Relation = Literal[
    "same_event", "reprint", "same_actor", "repeats", "shifts", "contradicts", "keeps", "breaks",
    "same_quantity",
]  # fmt: skip
Judgement = Literal["yes", "no", "unsure"]


class Role(Struct, frozen=True, kw_only=True):
    """A role that an actor held, with the first and last day it is attested and the rows that attest it."""

    title: str
    country: str | None = None
    first: str | None = None
    last: str | None = None
    evidence: tuple[str, ...] = ()


class Actor(Struct, frozen=True, kw_only=True, tag_field="kind", tag="actor"):
    """Somebody met in many articles: canonical name, type, country (alpha-3), aliases, roles."""

    id: str
    name: str
    type: Literal["PER", "ORG", "LOC", "NORP", "MISC"]
    country: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


class Link(Struct, frozen=True, kw_only=True, tag_field="kind", tag="link"):
    """A relation between two rows, articles or actors, by id, with reasons and a judgement.

    `author` is the linker and version, or a person; `withdrawn` is the ISO 8601 time of a withdrawal.
    """

    id: str
    left: str
    right: str
    relation: Relation
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    author: str
    made: str
    withdrawn: str | None = None


def make_link(
    left: str,
    right: str,
    relation: Relation,
    *,
    reasons: tuple[str, ...],
    author: str,
    made: str,
    judgement: Judgement = "yes",
    score: float = 1.0,
) -> Link:
    """Make a link; its id follows from its ends, its relation and its author."""
    return Link(
        id=digest("link", relation, left, right, author),
        left=left,
        right=right,
        relation=relation,
        judgement=judgement,
        score=score,
        reasons=reasons,
        author=author,
        made=made,
    )
