"""The dossier: everything that a set of articles yields, as values; `page` turns them into one HTML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from dragoman.links.report import Report
from dragoman.record.store import Sized, View
from dragoman.schema.article import Refusal
from dragoman.schema.rows import Event, Figure, Row, Statement, Time
from dragoman.views.brief import Brief, make_brief
from dragoman.views.dates import date_order, show_date
from dragoman.views.dossier_again import find_acts, fold_copies
from dragoman.views.dossier_choice import Choice, choose_articles
from dragoman.views.dossier_limits import (
    CAUSES,
    EVENTS,
    FIGURES,
    PER_SPEAKER,
    SPEAKERS,
    TIMELINE,
    TIMES,
    Cut,
    cut_relation,
    last,
    latest,
    say_cut,
)
from dragoman.views.dossier_papers import FOUND_BY, KIND_NAMES, Paper, gather_papers, safe_url
from dragoman.views.dossier_view import remember
from dragoman.views.events import is_doubtful
from dragoman.views.evidence import (
    comparison_words,
    figure_value,
    first_place,
    implied_words,
    kind_of,
    name,
    tell,
    tidy,
    who,
)
from dragoman.views.filters import Filters
from dragoman.views.relation import Relation, make_relation
from dragoman.views.relation_same import find_reprints
from dragoman.views.timeline import Day, Entry, lay_days
from dragoman.views.words import fold, fullest

__all__ = ["FOUND_BY", "KIND_NAMES", "Dossier", "make_dossier", "safe_url"]


class Speaker(Struct, frozen=True, kw_only=True):
    """Somebody with their statements by date, `count` of them, the latest of which are `entries`.

    `name` is None for words without a named speaker.
    """

    name: str | None
    country: str | None
    reports: int
    count: int
    entries: tuple[Entry, ...]


class FigureLine(Struct, frozen=True, kw_only=True):
    """A figure as a line of the table."""

    entry: Entry
    words: str
    of: str | None
    value: str | None
    by: str | None
    period: str | None
    change: str | None
    compared: str | None
    implies: str | None


class TimeLine(Struct, frozen=True, kw_only=True):
    """A value of time with every place that means it."""

    value: str
    type: str
    reach: str
    rows: tuple[tuple[str, str], ...]


class Count(Struct, frozen=True):
    """A number of the overview with the sentence that says what was counted."""

    number: int
    what: str
    note: str


class Dossier(Struct, frozen=True, kw_only=True):
    """All that the page shows. `more` says that other articles pass the filters too, past `limit`.

    `fitting` is how many pass where that is known, `fits` says what is counted there, and `reprints` how many
    more are reprints of these; `passages` counts the reports not shown whole. `copies` says of rows that are
    shown once how many reprints tell them again. `brief` is there where two countries are named. `cuts` are
    the sections that do not show all their rows.
    """

    countries: tuple[str, ...]
    asked: tuple[str, ...]
    more: bool
    fitting: int | None
    fits: str
    reprints: int
    limit: int
    counts: tuple[Count, ...]
    passages: int
    copies: dict[str, int]
    cuts: dict[str, Cut]
    days: tuple[Day, ...]
    relation: Relation
    brief: Brief | None
    speakers: tuple[Speaker, ...]
    figures: tuple[FigureLine, ...]
    times: tuple[TimeLine, ...]
    papers: tuple[Paper, ...]
    refusals: tuple[Refusal, ...]
    refused: int


def make_dossier(
    view: View,
    *,
    filters: Filters,
    both: tuple[str, ...] = (),
    limit: int = 50,
    watch: Callable[[Sequence[Sized]], Iterable[Sized]] = iter,
) -> Dossier:
    """Gather the dossier of the articles that pass `filters` and name every country of `both`.

    Events that are likely wrong somewhere are left out. At most `limit` articles are taken: of two countries
    those that bear most on their relation, else the earliest. `more` says that others were left out. `watch`
    is given the articles and passes them on, to tell how far it has come.
    """
    view = remember(view)
    choice = choose_articles(view, filters=filters, both=both, limit=limit)
    papers, entries = gather_papers(view, choice.articles, both=both, homes=view.homes(), watch=watch)
    entries = [entry for entry in entries if not is_doubtful(entry.row)]
    brief = _brief(view, both, papers, filters)
    return _lay_sections(view, choice, papers, entries, brief, filters=filters, both=both, limit=limit)


def _lay_sections(
    view: View,
    choice: Choice,
    papers: Sequence[Paper],
    entries: Sequence[Entry],
    brief: Brief | None,
    *,
    filters: Filters,
    both: tuple[str, ...],
    limit: int,
) -> Dossier:
    """Gather the rows of a page in its sections, of each the latest."""
    refusals = list(view.refusals())
    articles = [paper.article for paper in papers]
    reprints = find_reprints(view, [article.id for article in articles])
    single, copies = fold_copies(entries, reprints)
    speakers, figures, times = _speakers(single), _figures(single), _times(entries)
    on_timeline = [entry for entry in single if isinstance(entry.row, Statement | Figure | Event)]
    acts = find_acts(view, articles, entries, reprints)
    voices = ((one.name, one.country, one.count) for one in speakers[:SPEAKERS])
    told = make_relation(
        entries, both=both, speakers=voices, homes=view.homes(), acts=acts, reprints=reprints
    )
    relation, events, causes = cut_relation(told, EVENTS, CAUSES)
    between = f"events --between {both[0]} {both[1]}" if len(both) == 2 else "events"
    cuts = {
        "timeline": say_cut(TIMELINE, len(on_timeline), "row", "timeline"),
        "events": say_cut(EVENTS, events, "event", between),
        "causes": say_cut(CAUSES, causes, "claim", "causes"),
        "speakers": say_cut(SPEAKERS, len(speakers), "speaker", "actors", which="who say most"),
        "figures": say_cut(FIGURES, len(figures), "figure", "figures"),
        "times": say_cut(TIMES, len(times), "value", "times", which="earliest"),
    }
    return Dossier(
        countries=both,
        asked=_asked_words(filters),
        more=choice.more,
        fitting=choice.fitting,
        fits=choice.fits,
        reprints=choice.reprints,
        limit=limit,
        counts=_counts(papers, entries, len(refusals)),
        passages=sum(1 for paper in papers if paper.passages is not None),
        copies=copies,
        cuts={section: cut for section, cut in cuts.items() if cut is not None},
        days=tuple(lay_days(latest(on_timeline, TIMELINE))),
        relation=relation,
        brief=brief,
        speakers=speakers[:SPEAKERS],
        figures=tuple(last(figures, FIGURES)),
        times=times[:TIMES],
        papers=tuple(papers),
        refusals=tuple(refusals[:500]),
        refused=len(refusals),
    )


def _brief(view: View, both: tuple[str, ...], papers: Sequence[Paper], filters: Filters) -> Brief | None:
    if len(both) != 2:
        return None
    reports = [
        Report(paper.article, tuple(item.row for _, items in paper.groups for item in items))
        for paper in papers
    ]
    return make_brief(view, (both[0], both[1]), reports, since=filters.since, until=filters.until)


def _asked_words(filters: Filters) -> tuple[str, ...]:
    given = (
        ("since", show_date(filters.since) if filters.since else None),
        ("until", show_date(filters.until) if filters.until else None),
        ("country", filters.country),
        ("actor", filters.actor),
        ("speaker", filters.speaker),
        ("outlet", filters.outlet),
        ("about", filters.about),
    )
    return tuple(f"{label} {value}" for label, value in given if value)


def _counts(papers: Sequence[Paper], entries: Sequence[Entry], refused: int) -> tuple[Count, ...]:
    kinds = Counter(kind_of(entry.row) for entry in entries)
    speakers = {key for key in (_speaker_key(e.row) for e in entries) if key is not None}
    dated = sum(1 for paper in papers if paper.article.published)
    outlets = {paper.article.outlet for paper in papers if paper.article.outlet}
    named = "1 named speaker" if len(speakers) == 1 else f"{len(speakers)} named speakers"
    notes = {
        "statement": f"by {named}; repeated ones count",
        "figure": "as claimed; the same figure in two reports counts twice",
        "event": "as reported, but for those likely wrong; two reports of one event count twice",
        "cause": "causal links that the reports state",
        "time": "expressions of time in the reports",
        "mention": "names, titles and demonyms in the reports",
    }
    plain = ("statement", "figure", "time", "mention")
    return (
        _count(len(papers), "report", f"{dated} with a date, {len(outlets)} named outlets; a reprint counts"),
        *(_count(kinds[kind], kind, notes[kind]) for kind in KIND_NAMES if kinds[kind] or kind in plain),
        _count(refused, "refusal", "of the whole record: inputs that were not read"),
    )


def _count(number: int, what: str, note: str) -> Count:
    return Count(number, what if number == 1 else f"{what}s", note)


def _speaker_key(row: Row) -> str | None:
    """Give what tells a statement's speaker from others: the name, accents and case aside."""
    called = name(row.speaker) if isinstance(row, Statement) else None
    return None if called is None else fold(called) or called


def _speakers(entries: Sequence[Entry]) -> tuple[Speaker, ...]:
    """Group statements by speaker, the one with most first; words without a speaker come last."""
    grouped: dict[str | None, list[Entry]] = {}
    spellings: dict[str | None, Counter[str]] = {}
    countries: dict[str | None, Counter[str]] = {}
    for entry in entries:
        if isinstance(entry.row, Statement):
            key, ref = _speaker_key(entry.row), entry.row.speaker
            grouped.setdefault(key, []).append(entry)
            spellings.setdefault(key, Counter()).update(filter(None, [name(ref)]))
            countries.setdefault(key, Counter()).update([ref.country] if ref and ref.country else [])
    order = sorted(grouped, key=lambda one: (one is None, -len(grouped[one]), one or ""))
    return tuple(
        Speaker(
            name=fullest(spellings[one]) if spellings[one] else None,
            country=next((country for country, _ in countries[one].most_common(1)), None),
            reports=len({entry.row.article for entry in grouped[one]}),
            count=len(grouped[one]),
            entries=tuple(sorted(latest(grouped[one], PER_SPEAKER), key=_entry_order)),
        )
        for one in order
    )


def _entry_order(entry: Entry) -> tuple[tuple[str, str, str], str, int]:
    return date_order(entry.date), entry.source, first_place(entry.row)


def _figures(entries: Sequence[Entry]) -> tuple[FigureLine, ...]:
    lines: list[FigureLine] = []
    for entry in sorted(entries, key=_entry_order):
        row = entry.row
        if isinstance(row, Figure):
            lines.append(
                FigureLine(
                    entry=entry,
                    words=tidy(row.span.text),
                    of=tidy(row.of.text) if row.of else None,
                    value=figure_value(row),
                    by=who(row.by),
                    period=show_date(row.period) if row.period else None,
                    change=row.change if row.change != "level" else None,
                    compared=comparison_words(row),
                    implies=implied_words(row),
                )
            )
    return tuple(lines)


def _times(entries: Sequence[Entry]) -> tuple[TimeLine, ...]:
    """Gather times of the same value, by the first day they can mean; open and vague ones come last."""
    gathered: dict[tuple[str, str], list[Time]] = {}
    for entry in entries:
        if isinstance(entry.row, Time):
            gathered.setdefault((entry.row.type, entry.row.value), []).append(entry.row)
    order = sorted(gathered, key=lambda k: (gathered[k][0].earliest or "~", k))
    return tuple(
        TimeLine(
            value=value,
            type=type_,
            reach=dict(tell(gathered[type_, value][0]).details).get("reach", ""),
            rows=tuple((row.id, tidy(row.span.text)) for row in gathered[type_, value]),
        )
        for type_, value in order
    )
