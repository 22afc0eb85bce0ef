"""What a dossier tells but once: events that are one act, and whatever reprints of one report say again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.links.clusters import joined
from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Figure, Ref, Statement
from dragoman.views.dates import date_bounds
from dragoman.views.evidence import name, tidy
from dragoman.views.relation_again import Telling, told_again
from dragoman.views.relation_dates import headline_end
from dragoman.views.relation_same import linked, stem
from dragoman.views.timeline import Entry
from dragoman.views.words import fold


def find_acts(
    view: View, articles: Sequence[Article], entries: Sequence[Entry], reprints: Mapping[str, str]
) -> dict[str, str]:
    """Map events that tell one act to the id that they share; those told once are left out.

    `reprints` has the articles that are one report, by the id that they share.
    """
    events = {entry.row.id: entry.row for entry in entries if isinstance(entry.row, Event)}
    published = {article.id: article.published for article in articles}
    told = [_telling(event, published[event.article]) for event in events.values()]
    links = linked(view, "same_event", events)
    pairs = list(links.one) if links is not None else []
    pairs += told_again(
        told,
        headlines={article.id: headline_end(article) for article in articles},
        reprints=reprints,
    )
    return joined(pairs, links.apart if links is not None else ())


def _telling(event: Event, published: str | None) -> Telling:
    own = event.date if event.date_from == "text" else None
    bounds = date_bounds(own or published or "") or ("", "")
    who = f"{_names(event.actors)} → {_names(event.recipients)}"
    return Telling(event, who, *bounds, dated=own is not None)


def _names(refs: Sequence[Ref]) -> str:
    return ", ".join(sorted({ref.country or name(ref) or "" for ref in refs}))


def fold_copies(entries: Sequence[Entry], reprints: Mapping[str, str]) -> tuple[list[Entry], dict[str, int]]:
    """Leave out of some entries what a reprint says again, in their order; and count that by the row kept.

    It is the same statement of the same speaker, the same figure, or an event in the same word; what a report
    says twice itself stays. The first report by its date is the one that is shown.
    """
    order = sorted(range(len(entries)), key=lambda at: (entries[at].published or "9999", at))
    first: dict[tuple[object, ...], int] = {}
    met: Counter[tuple[object, ...]] = Counter()
    kept: list[int] = []
    again: Counter[str] = Counter()
    for at in order:
        row = entries[at].row
        report = reprints.get(row.article)
        said = _said(entries[at]) if report is not None else None
        if said is None:
            kept.append(at)
            continue
        # What an article says for the second time is the second telling of its reprints, too.
        met[row.article, said] += 1
        key = (report, said, met[row.article, said])
        if key in first:
            again[entries[first[key]].row.id] += 1
        else:
            first[key] = at
            kept.append(at)
    return [entries[at] for at in sorted(kept)], dict(again)


def _said(entry: Entry) -> tuple[object, ...] | None:
    """Give what an entry says, by which it is known again in a reprint; None where it is of no such kind."""
    row = entry.row
    if isinstance(row, Statement):
        return "statement", fold(name(row.speaker) or ""), *(fold(tidy(span.text)) for span in row.content)
    if isinstance(row, Figure):
        of = fold(tidy(row.of.text)) if row.of is not None else ""
        return "figure", fold(tidy(row.span.text)), of, row.period
    if isinstance(row, Event):
        day = row.date if row.date_from == "text" else None
        who = (_names(row.actors), _names(row.recipients))
        return "event", row.type, who, stem(row.trigger.text), row.status == "planned", day
    return None
