"""Which events of a dossier are one act: by links, by reprints, and a headline with what it sums up."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.links.clusters import joined
from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Ref
from dragoman.views.dates import date_bounds
from dragoman.views.evidence import name
from dragoman.views.relation_again import Telling, told_again
from dragoman.views.relation_dates import headline_end
from dragoman.views.relation_same import find_reprints, linked
from dragoman.views.timeline import Entry


def find_acts(view: View, articles: Sequence[Article], entries: Sequence[Entry]) -> dict[str, str]:
    """Map events that tell one act to the id that they share; those told once are left out."""
    events = {entry.row.id: entry.row for entry in entries if isinstance(entry.row, Event)}
    published = {article.id: article.published for article in articles}
    told = [_telling(event, published[event.article]) for event in events.values()]
    links = linked(view, "same_event", events)
    pairs = list(links.one) if links is not None else []
    pairs += told_again(
        told,
        headlines={article.id: headline_end(article) for article in articles},
        reprints=find_reprints(view, published),
    )
    return joined(pairs, links.apart if links is not None else ())


def _telling(event: Event, published: str | None) -> Telling:
    own = event.date if event.date_from == "text" else None
    bounds = date_bounds(own or published or "") or ("", "")
    who = f"{_names(event.actors)} → {_names(event.recipients)}"
    return Telling(event, who, *bounds, dated=own is not None)


def _names(refs: Sequence[Ref]) -> str:
    return ", ".join(sorted({ref.country or name(ref) or "" for ref in refs}))
