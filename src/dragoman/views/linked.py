"""Links as a person reads them: both ends in their own words, and why they are linked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from dragoman.links.actors_profiles import Profile
from dragoman.links.actors_same import profiles
from dragoman.links.report import Report
from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.errors import QueryError
from dragoman.schema.links import Link, Relation
from dragoman.schema.rows import Row
from dragoman.views.evidence import brief, kind_of

RELATION_WORDS: dict[Relation, str] = {
    "same_event": "is the same event as",
    "reprint": "is the same report as",
    "same_actor": "is the same actor as",
    "repeats": "is repeated by",
    "shifts": "is changed by",
    "contradicts": "is contradicted by",
    "keeps": "is kept by",
    "breaks": "is broken by",
    "same_quantity": "agrees with",
}
_CHARACTERS = 240


class End(Struct, frozen=True, kw_only=True):
    """One end of a link: a row, an article or an actor, what it says, and where and when it stands."""

    id: str
    kind: str
    words: str
    article: str
    title: str | None
    published: str | None
    source: str


class LinkLine(Struct, frozen=True, kw_only=True):
    """A link with both its ends."""

    link: Link
    left: End
    right: End


def list_links(
    view: View,
    *relations: Relation,
    judgements: Sequence[str] = (),
    of: str | None = None,
    withdrawn: bool = False,
    limit: int | None = None,
) -> list[LinkLine]:
    """List links in the order in which they were made; `of` is the id of a row or article, or its beginning.

    Raises QueryError where no row or article has it.
    """
    ends = None if of is None else [find_end(view, of)]
    found = (
        link
        for link in view.links(*relations, of=ends, withdrawn=withdrawn)
        if not judgements or link.judgement in judgements
    )
    links = list(islice(found, limit))
    ids = {end for link in links for end in (link.left, link.right)}
    articles = dict(view.stored(sorted(ids)))
    rows = view.rows_of(ids - articles.keys())
    articles |= view.stored(sorted({row.article for row in rows.values()} - articles.keys()))
    actors = _actors(view) if any(link.relation == "same_actor" for link in links) else {}
    return [
        LinkLine(
            link=link,
            left=_end(link.left, rows, articles, actors),
            right=_end(link.right, rows, articles, actors),
        )
        for link in links
    ]


# What the ends of each relation are; docs/links.md has the same table.
ENDS: dict[Relation, tuple[str, ...]] = {
    "reprint": ("article",),
    "same_event": ("event",),
    "same_actor": ("actor",),
    "same_quantity": ("figure",),
    "contradicts": ("figure", "statement", "event"),
    "repeats": ("statement", "event"),
    "shifts": ("statement", "event"),
    "keeps": ("event", "statement"),
    "breaks": ("event", "statement"),
}
_KINDS = ("article", "event", "statement", "figure", "cause", "actor")


def find_end(view: View, reference: str, kinds: Sequence[str] = _KINDS) -> str:
    """Give the whole id of a row, article or actor by its beginning; QueryError where not just one fits."""
    found = {one for kind in kinds for one in _ids(view, reference, kind)}
    if len(found) != 1:
        some = "several have an id that begins" if found else f"no {' or '.join(kinds)} has an id that begins"
        raise QueryError(
            f"{some} with {reference!r}",
            cure="Give an id as its list has it, an actor's as `dragoman links` has it",
        )
    return found.pop()


def _ids(view: View, reference: str, kind: str) -> set[str]:
    """Give the ids of a kind that begin with `reference`; those of actors as links have them."""
    if not reference:
        return set()
    if kind == "actor":
        ends = {end for link in view.links("same_actor", withdrawn=True) for end in (link.left, link.right)}
        return {end for end in ends if end.startswith(reference)}
    return set(view.ids_like(reference, kind))


def _actors(view: View) -> dict[str, Profile]:
    """Gather who is met in the record anew: their links join names, of which no row has the id."""
    reports = (Report(article, tuple(rows)) for article, rows in view.papers("mention"))
    return {profile.key: profile for profile in profiles(reports)}


def _end(id_: str, rows: dict[str, Row], articles: dict[str, Article], actors: dict[str, Profile]) -> End:
    if (actor := actors.get(id_)) is not None:
        place = f"{actor.name} ({actor.country})" if actor.country else actor.name
        return End(
            id=id_, kind="actor", words=place, article=actor.articles[0], title=None, published=actor.first,
            source=f"{len(actor.articles)} of the articles",
        )  # fmt: skip
    row = rows.get(id_)
    article = articles.get(row.article if row is not None else id_)
    if article is None:
        return End(
            id=id_, kind="actor", words="not met in the record any more", article="", title=None,
            published=None, source="",
        )  # fmt: skip
    return End(
        id=id_,
        kind=kind_of(row) if row is not None else "article",
        words=brief(row, _CHARACTERS) if row is not None else article.title or article.source,
        article=article.id,
        title=article.title,
        published=article.published,
        source=article.source,
    )
