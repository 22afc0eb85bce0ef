"""Which articles a dossier holds: of two countries, those that tell most of what is between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.clusters import heard
from dragoman.record.store import Asked, Sized, View
from dragoman.schema.rows import Event
from dragoman.views.answers import answer
from dragoman.views.events import is_between
from dragoman.views.filters import Filters, select_heads
from dragoman.views.homes import settle
from dragoman.views.relation_same import find_reprints

# One event between the two tells as much as so many that only name both, or links to other reports.
_BETWEEN = 3


class Choice(Struct, frozen=True, kw_only=True):
    """The articles of a dossier, by date. `more` says that others fit too, `fitting` how many do where known.

    `fits` says what was counted: reports with an event in which both countries take part, or all that name
    both.
    `reprints` counts those that fit and were left out as another of them is the same report.
    """

    articles: tuple[Sized, ...]
    more: bool
    fitting: int | None = None
    fits: str = "reports that name both"
    reprints: int = 0


def choose_articles(view: View, *, filters: Filters, both: tuple[str, ...], limit: int) -> Choice:
    """Choose at most `limit` articles that pass the filters and name every country of `both`, by date.

    Of two countries those that bear most on the relation are taken, else the earliest. Of what links say is
    one report a place is given to one only, where there are more than fit and nothing else is asked.
    """
    bearing = _bearing(view, both) if len(both) == 2 else {}
    asks_more = filters.about or filters.actor or filters.speaker or filters.country
    if len(bearing) > limit and not asks_more:
        # Who has a part in an event of both is named with both: no mention need be read.
        found = view.sizes(bearing, since=filters.since, until=filters.until, outlet=filters.outlet)
        if len(found) > limit:
            single = _once(found, bearing, find_reprints(view, [one.id for one in found]))
            kept = single if len(single) > limit else found
            return Choice(
                articles=_most(kept, bearing, limit),
                more=True,
                fitting=len(kept),
                fits="reports with an event in which both take part",
                reprints=len(found) - len(kept),
            )
    every = replace(filters, limit=None if bearing else limit + 1)
    heads = [Sized(head.id, head.characters) for head in select_heads(view, filters=every, both=both)]
    return Choice(
        articles=_most(heads, bearing, limit),
        more=len(heads) > limit,
        fitting=len(heads) if bearing else None,
    )


def _once(found: list[Sized], bearing: Mapping[str, int], same: Mapping[str, str]) -> list[Sized]:
    """Take one of several articles that are the same report: that which bears most, the first of these."""
    best: dict[str, Sized] = {}
    for one in found:
        known = best.setdefault(same.get(one.id, one.id), one)
        if bearing[one.id] > bearing[known.id]:
            best[same.get(one.id, one.id)] = one
    kept = {one.id for one in best.values()}
    return [one for one in found if one.id in kept]


def _most(found: list[Sized], bearing: Mapping[str, int], limit: int) -> tuple[Sized, ...]:
    """Take the articles that bear most, of those that bear the same the earlier, in the order they are in.

    A long article tells of much else: what it bears counts by the root of its length.
    """
    weights = [bearing.get(one.id, 0) / sqrt(max(one.characters, 1)) for one in found]
    ranked = sorted(range(len(found)), key=lambda at: (-weights[at], at))
    return tuple(found[at] for at in sorted(ranked[:limit]))


def _bearing(view: View, both: tuple[str, ...]) -> Mapping[str, int]:
    one, other = sorted(both)
    return answer(view, "bearing", (one, other), dict[str, int], lambda: weigh_articles(view, one, other))


def weigh_articles(view: View, one: str, other: str) -> dict[str, int]:
    """Count for each article what it tells of two countries: events of both, and links to other reports'."""
    found: Counter[str] = Counter()
    article_of: dict[str, str] = {}
    homes = view.homes()
    for dated in view.dated("event", Asked(together=(one, other))):
        event = dated.row
        if isinstance(event, Event):
            between = is_between(settle(event, homes), one, other)
            found[event.article] += _BETWEEN if between else 1
            if between:
                article_of[event.id] = event.article
    for link in heard(view.links(of=article_of)):
        left, right = article_of.get(link.left), article_of.get(link.right)
        if link.judgement == "yes" and left != right:
            found.update(article for article in (left, right) if article is not None)
    return found
