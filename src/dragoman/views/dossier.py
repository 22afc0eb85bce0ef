"""The dossier: everything that a set of articles yields, as values; `page` turns them into one HTML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from dragoman.links.report import Report
from dragoman.record.store import Head, View
from dragoman.schema.article import Article, Refusal
from dragoman.schema.rows import Figure, Row, Statement, Time
from dragoman.views.brief import Brief, make_brief
from dragoman.views.dates import date_order, show_date
from dragoman.views.dossier_again import find_acts
from dragoman.views.dossier_choice import choose_heads
from dragoman.views.evidence import (
    brief,
    comparison_words,
    figure_value,
    first_place,
    implied_words,
    kind_of,
    name,
    row_parts,
    tell,
    tidy,
    who,
)
from dragoman.views.filters import Filters, Sentences
from dragoman.views.pagetext import Claim, Paragraph, lay_text
from dragoman.views.relation import Relation, make_relation
from dragoman.views.timeline import Day, Entry, lay_days, make_entry
from dragoman.views.words import fold, fullest

KIND_NAMES = {
    "statement": ("statement", "statements"),
    "figure": ("figure", "figures"),
    "event": ("event", "events"),
    "cause": ("cause", "causes"),
    "time": ("time", "times"),
    "mention": ("mention", "mentions"),
}
FOUND_BY = {
    "given": "given with the article",
    "metadata": "found in the metadata",
    "byline": "found in a “Published” or “Updated” line",
    "dateline": "found in the dateline",
    "none": "not found",
}
# As many of a row's words stand in the list beside the text, which has them all.
_ROW_CHARACTERS = 280


class PartLink(Struct, frozen=True):
    """A part of a row with the place on the page where it begins."""

    label: str
    look: str
    anchor: str
    words: str


class Item(Struct, frozen=True, kw_only=True):
    """A row on the page; `number` is its number on this page, used to light up its evidence."""

    number: int
    row: Row
    kind: str
    words: str
    details: tuple[tuple[str, str], ...]
    parts: tuple[PartLink, ...]


class Paper(Struct, frozen=True, kw_only=True):
    """An article on the page with its text laid out and its rows by kind."""

    number: int
    article: Article
    title: str
    date: str
    found_by: str
    url: str | None
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    rows: int


class Speaker(Struct, frozen=True, kw_only=True):
    """Somebody with all their statements, by date; `name` is None for words without a named speaker."""

    name: str | None
    country: str | None
    reports: int
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

    `brief` is there where two countries are named.
    """

    countries: tuple[str, ...]
    asked: tuple[str, ...]
    more: bool
    limit: int
    counts: tuple[Count, ...]
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
    watch: Callable[[Sequence[Head]], Iterable[Head]] = iter,
) -> Dossier:
    """Gather the dossier of the articles that pass `filters` and name every country of `both`.

    At most `limit` articles are taken with all their rows: of two countries those that bear most on their
    relation, else the earliest. `more` says that others were left out. `watch` is given the heads of the
    articles and passes them on, to tell how far it has come.
    """
    heads, more = choose_heads(view, filters=filters, both=both, limit=limit)
    papers: list[Paper] = []
    entries: list[Entry] = []
    for head in watch(heads):
        _add_paper(view, head, papers, entries)
    refusals = list(view.refusals())
    speakers = _speakers(entries)
    return Dossier(
        countries=both,
        asked=_asked_words(filters),
        more=more,
        limit=limit,
        counts=_counts(papers, entries, len(refusals)),
        days=tuple(lay_days(e for e in entries if kind_of(e.row) in ("statement", "figure", "event"))),
        relation=make_relation(
            entries,
            both=both,
            speakers=((one.name, one.country, len(one.entries)) for one in speakers),
            homes=view.homes(),
            acts=find_acts(view, [paper.article for paper in papers], entries),
        ),
        brief=_brief(view, both, papers, filters),
        speakers=speakers,
        figures=_figures(entries),
        times=_times(entries),
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


def _add_paper(view: View, head: Head, papers: list[Paper], entries: list[Entry]) -> None:
    """Lay out one article, and add its rows to `entries`; rows are numbered through the whole page."""
    article = view.article(head.id)
    sentences = Sentences(article)
    rows = sorted(view.rows(article=head.id), key=lambda row: (first_place(row), row.id))
    first_number = len(entries)
    claims: list[Claim] = []
    claims_of: list[range] = []
    for number, row in enumerate(rows, start=first_number):
        begin = len(claims)
        claims.extend(Claim(number, part) for part in row_parts(row))
        claims_of.append(range(begin, len(claims)))
    number = len(papers)
    paragraphs, anchors = lay_text(article, claims, prefix=f"t{number}-")
    items = [_item(row, first_number + i, claims, claims_of[i], anchors) for i, row in enumerate(rows)]
    groups = tuple(
        (kind, tuple(item for item in items if item.kind == kind))
        for kind in KIND_NAMES
        if any(item.kind == kind for item in items)
    )
    papers.append(
        Paper(
            number=number,
            article=article,
            title=_title(article, sentences),
            date=show_date(article.published),
            found_by=FOUND_BY[article.published_from],
            url=safe_url(article.url),
            paragraphs=tuple(paragraphs),
            groups=groups,
            rows=len(rows),
        )
    )
    entries.extend(make_entry(article, sentences, row) for row in rows)


def _title(article: Article, sentences: Sentences) -> str:
    """Give the title, or the first words of a report without one, marked as such."""
    if article.title:
        return tidy(article.title)
    found = sentences.layout.sentences
    words = tidy(article.text[slice(*found[0])]) if found else ""
    if len(words) > 80:
        words = words[:80].rsplit(" ", 1)[0] + " …"
    return f"“{words}”" if words else article.source


def _item(row: Row, number: int, claims: Sequence[Claim], own: range, anchors: dict[int, str]) -> Item:
    parts = tuple(
        PartLink(claims[i].part.label, claims[i].part.look, anchors[i], tidy(claims[i].part.span.text))
        for i in own
        if i in anchors
    )
    return Item(
        number=number,
        row=row,
        kind=kind_of(row),
        words=brief(row, _ROW_CHARACTERS),
        details=tell(row).details,
        parts=parts,
    )


def safe_url(url: str | None) -> str | None:
    """Give back an http or https address; None for anything else, such as `javascript:`."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def _counts(papers: Sequence[Paper], entries: Sequence[Entry], refused: int) -> tuple[Count, ...]:
    kinds = Counter(kind_of(entry.row) for entry in entries)
    speakers = {key for key in (_speaker_key(e.row) for e in entries) if key is not None}
    dated = sum(1 for paper in papers if paper.article.published)
    outlets = {paper.article.outlet for paper in papers if paper.article.outlet}
    named = "1 named speaker" if len(speakers) == 1 else f"{len(speakers)} named speakers"
    notes = {
        "statement": f"by {named}; repeated ones count",
        "figure": "as claimed; the same figure in two reports counts twice",
        "event": "as reported; two reports of one event count twice",
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
            entries=tuple(sorted(grouped[one], key=_entry_order)),
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
