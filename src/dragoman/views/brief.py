"""The brief of a relation: what an analyst reads first about two countries, each line with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from dragoman.links.causal import Edge, causal_map
from dragoman.links.quantities import claims as claims_of
from dragoman.links.report import Report
from dragoman.links.sources import Copy, Source, find_copies, find_sources
from dragoman.record.dates import day_bounds
from dragoman.record.store import View
from dragoman.schema.article import Article
from dragoman.views.brief_opposed import list_opposed
from dragoman.views.causal_chart import chart_svg as causes_svg
from dragoman.views.causal_map import make_view
from dragoman.views.dates import show_date
from dragoman.views.dossier_limits import ROUNDS, UNDERTAKINGS, last
from dragoman.views.evidence import tidy
from dragoman.views.ledger import Line, reports_of, show_ledger, state_words, step_day, step_who
from dragoman.views.positions import Opposition
from dragoman.views.relation_chart import Href, draw_relation
from dragoman.views.relation_index import Month, RelationIndex, make_relation_index
from dragoman.views.relation_words import (
    LEFT_OUT_WORDS,
    change_words,
    deed_day,
    deed_words,
    stretch_when,
    stretch_words,
)
from dragoman.views.reprints import told_words
from dragoman.views.rounds import Round, list_rounds
from dragoman.views.series import Series, SeriesLine, make_series
from dragoman.views.series_chart import chart_svg as series_svg

_WIDE, _NARROW = 960, 340
# What a person reads of each kind; the commands list all.
_MOST_SERIES = 6


class Told(Struct, frozen=True, kw_only=True):
    """A line of the brief: what it says, how sure, and the rows it rests on, with a few words of each."""

    words: str
    sure: bool
    why: tuple[tuple[str, str], ...]


class StepLine(Struct, frozen=True, kw_only=True):
    """A step of an undertaking; `row` is its first piece of evidence, with its `sentence`.

    `told` says in how many reports it stands; empty where in one.
    """

    state: str
    who: str
    day: str
    told: str
    row: str
    sentence: str


class UndertakingLine(Struct, frozen=True, kw_only=True):
    """An undertaking of the ledger as the brief has it; `told` is its state in words."""

    doers: tuple[str, ...]
    matter: str
    state: str
    told: str
    due: str | None
    steps: tuple[StepLine, ...]


class SeriesChart(Struct, frozen=True, kw_only=True):
    """The figures of one quantity with their drawing."""

    series: Series
    svg: str


class SourceLine(Struct, frozen=True, kw_only=True):
    """A source with the reports on the page that draw on it: where each stands, and what it is called."""

    source: Source
    reports: tuple[tuple[str, str], ...]


class Brief(Struct, frozen=True, kw_only=True):
    """The relation of two countries in sections; an empty one says that nothing was found.

    `rows` are the ids of rows that stand on the page: a line leads to these. `charts` are the index in two
    widths, `causes` the causal map as SVG, None where no claim holds. `rounds` and `ledger` are the latest of
    `rounds_found` and `undertakings_found`.
    """

    pair: tuple[str, str]
    rows: frozenset[str]
    reports: int
    events: int
    stretches: tuple[Told, ...]
    changes: tuple[Told, ...]
    charts: tuple[str, str] | None
    left_out: str | None
    rounds: tuple[Round, ...]
    rounds_found: int
    ledger: tuple[UndertakingLine, ...]
    undertakings_found: int
    as_of: str | None
    opposed: tuple[Opposition, ...]
    series: tuple[SeriesChart, ...]
    causes: str | None
    sources: tuple[SourceLine, ...]
    copies: tuple[tuple[str, str, Copy], ...]


def make_brief(
    view: View, pair: tuple[str, str], reports: Sequence[Report], *, since: str | None, until: str | None
) -> Brief:
    """Make the brief of two countries (alpha-3) from the whole record, with links into these reports.

    Figures, causes and sources are those of `reports`; events are counted, and undertakings followed, over
    all reports of the two between the days `since` and `until`.
    """
    rows = frozenset(row.id for report in reports for row in report.rows)
    index = make_relation_index(view, *pair, since=since, until=until)
    ledger = show_ledger(view, pair, as_of=until)
    rounds = [one for one in list_rounds(view, *pair) if _is_within(one, since, until)]

    def href(month: Month) -> str | None:
        return next((f"#row-{deed}" for deed in month.deeds if deed in rows), None)

    def told(ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        deeds = [index.deed(one) for one in ids]
        return tuple((deed.row, f"{deed_day(deed)}: {deed_words(deed)}") for deed in deeds)

    return Brief(
        pair=pair,
        rows=rows,
        reports=len(reports),
        events=len(index.deeds),
        stretches=tuple(
            Told(words=f"{stretch_when(one)}: {stretch_words(one)}", sure=True, why=told(one.weightiest[:1]))
            for one in index.stretches
        ),
        changes=tuple(
            Told(words=change_words(one), sure=one.certainty == "clear", why=told(one.why))
            for one in index.changes
        ),
        charts=_charts(index, href) if index.first is not None else None,
        left_out="; ".join(f"{n} {LEFT_OUT_WORDS[why]}" for why, n in index.left_out.items()) or None,
        rounds=tuple(last(rounds, ROUNDS)),
        rounds_found=len(rounds),
        ledger=tuple(_undertaking(line, ledger.reprints) for line in _latest(ledger.lines)),
        undertakings_found=len(ledger.lines),
        as_of=ledger.as_of,
        opposed=tuple(list_opposed(view, pair, since, until)),
        series=tuple(_series(view, reports)),
        causes=_causes(view, reports),
        sources=tuple(_sources(reports)),
        copies=tuple(_copies([report.article for report in reports])),
    )


def _is_within(one: Round, since: str | None, until: str | None) -> bool:
    """Say whether a round, or the first report of it, is of the days asked for."""
    first, last = day_bounds(one.date or one.reported)
    return (since is None or (last or "9999") >= since) and (until is None or (first or "") <= until)


def _latest(lines: Sequence[Line]) -> list[Line]:
    """Give the undertakings last told of, in the order they are in."""
    if len(lines) <= UNDERTAKINGS:
        return list(lines)
    days = [max((step.latest or "" for step in line.undertaking.steps), default="") for line in lines]
    kept = last(sorted(range(len(lines)), key=lambda at: (days[at], -at)), UNDERTAKINGS)
    return [lines[at] for at in sorted(kept)]


def _charts(index: RelationIndex, href: Href) -> tuple[str, str]:
    wide, narrow = (draw_relation(index, width=width, href=href) for width in (_WIDE, _NARROW))
    return wide, narrow


def _undertaking(line: Line, reprints: Mapping[str, str]) -> UndertakingLine:
    one = line.undertaking
    return UndertakingLine(
        doers=one.doers,
        matter=" ".join(one.matter.split()),
        state=line.state,
        told=state_words(line),
        due=show_date(one.due) if one.due and line.state != "overdue" else None,
        steps=tuple(
            StepLine(
                state=step.state,
                who=step_who(step),
                day=step_day(step),
                told=told_words(reports_of(step, reprints)),
                row=step.evidence[0].row,
                sentence=" ".join(step.evidence[0].sentence.text.split()),
            )
            for step in one.steps
        ),
    )


def _series(view: View, reports: Sequence[Report]) -> Iterable[SeriesChart]:
    """Draw the series of the reports' figures, the longest first."""
    claims = [claim for report in reports for claim in claims_of(report.article, report.rows)]
    links = view.links("same_quantity", "contradicts", of={claim.id for claim in claims})
    for number, series in enumerate(make_series(claims, links)[:_MOST_SERIES]):
        yield SeriesChart(series=series, svg=series_svg(series, href=_line_href, name=f"series-{number}"))


def _line_href(line: SeriesLine) -> str:
    return f"#row-{line.rows[0]}"


def _causes(view: View, reports: Sequence[Report]) -> str | None:
    """Draw what the reports say brought about what; None where no claim is clear enough."""
    ids = {row.id for report in reports for row in report.rows} | {report.article.id for report in reports}
    links = tuple(view.links("reprint", "contradicts", of=ids))
    found = make_view(causal_map(reports, links=links), None)
    return causes_svg(found, href=_edge_href, name="brief-causes") if found.order else None


def _edge_href(edge: Edge) -> str:
    return f"#row-{edge.claims[0].first.rows[0]}"


def _sources(reports: Sequence[Report]) -> Iterable[SourceLine]:
    named = _named(report.article for report in reports)
    for source in find_sources(reports):
        yield SourceLine(source=source, reports=tuple(named[article] for article in source.articles))


def _copies(articles: Sequence[Article]) -> Iterable[tuple[str, str, Copy]]:
    named = _named(articles)
    for copy in find_copies(articles):
        yield *named[copy.article], copy


def _named(articles: Iterable[Article]) -> dict[str, tuple[str, str]]:
    """Give where each article stands on the page, and its outlet or title with its date."""
    return {
        article.id: (
            f"#article-{number}",
            f"{tidy(article.title or article.outlet or article.source)}, {show_date(article.published)}",
        )
        for number, article in enumerate(articles)
    }
