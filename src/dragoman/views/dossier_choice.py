"""Which articles a dossier holds: of two countries, those that tell most of what is between them."""

from __future__ import annotations

from collections import Counter
from math import sqrt

from msgspec.structs import replace

from dragoman.links.clusters import heard
from dragoman.record.store import Asked, Head, View
from dragoman.schema.rows import Event
from dragoman.views.events import is_between
from dragoman.views.filters import Filters, select_heads
from dragoman.views.homes import settle

# One event between the two tells as much as so many that only name both, or links to other reports.
_BETWEEN = 3


def choose_heads(
    view: View, *, filters: Filters, both: tuple[str, ...], limit: int
) -> tuple[list[Head], bool]:
    """Choose at most `limit` articles that pass the filters and name every country of `both`, by date.

    Of two countries those that bear most on the relation are taken, else the earliest. Also says whether
    there are more.
    """
    bearing = _bearing(view, both) if len(both) == 2 else Counter()
    if len(bearing) > limit and not (filters.about or filters.actor or filters.speaker or filters.country):
        # Who has a part in an event of both is named with both: no mention need be read.
        heads = [
            head
            for head in view.heads(since=filters.since, until=filters.until, outlet=filters.outlet)
            if head.id in bearing
        ]
        if len(heads) > limit:
            return _most(heads, bearing, limit), True
    every = replace(filters, limit=None if bearing else limit + 1)
    heads = list(select_heads(view, filters=every, both=both))
    return _most(heads, bearing, limit), len(heads) > limit


def _most(heads: list[Head], bearing: Counter[str], limit: int) -> list[Head]:
    """Take the heads that bear most, of those that bear the same the earlier, in the order they are in.

    A long article tells of much else: what it bears counts by the root of its length.
    """
    weights = [bearing[head.id] / sqrt(max(head.characters, 1)) for head in heads]
    ranked = sorted(range(len(heads)), key=lambda at: (-weights[at], at))
    return [heads[at] for at in sorted(ranked[:limit])]


def _bearing(view: View, both: tuple[str, ...]) -> Counter[str]:
    """Count for each article what it tells of two countries: events of both, and links to other reports'."""
    one, other = both
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
