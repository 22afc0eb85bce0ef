"""The ledger of two countries: their undertakings as of a day, read from the few articles that tell them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice

from msgspec import Struct

from dragoman.links.clusters import heard, partners
from dragoman.links.report import Report
from dragoman.links.undertakings import State, Step, Undertaking, find_undertakings, known_by, state_at
from dragoman.links.undertakings_read import may_tell
from dragoman.record.store import View
from dragoman.schema.rows import DONE, Event
from dragoman.views.answers import answer
from dragoman.views.countries import country_name
from dragoman.views.dates import show_date
from dragoman.views.homes import settle
from dragoman.views.relation_same import find_reprints
from dragoman.views.reprints import ToldIn, told_in
from dragoman.views.words import asked_words, fold

# Types of events that ask, promise, agree or refuse: without one, or a statement that does so, an article
# opens no undertaking.
_WORDS = ("REQUEST", "AGREE", "CONCEDE", "REJECT")
# Articles read for one pair, those first that name the two together in an act: a second's work.
MOST_ARTICLES = 600
# Of two countries that are each named more often, only what names both in one act is read.
_MOST_MENTIONS = 1000


class Followed(Struct, frozen=True):
    """All undertakings of a pair, and the day of the last report of the two.

    `left_out` counts articles that were not read, `reprints` maps those that are one report to a shared id.
    """

    found: tuple[Undertaking, ...]
    last: str | None
    left_out: int
    reprints: dict[str, str]


class Line(Struct, frozen=True, kw_only=True):
    """An undertaking as of a day: only steps known by then, and the state they leave it in."""

    undertaking: Undertaking
    state: State


class Ledger(Struct, frozen=True, kw_only=True):
    """The undertakings between two countries as of a day (ISO; None where no report has a date).

    `as_of_from` says whether the day was asked for, or is that of the last report. `left_out` counts
    articles that were not read, where there are too many. `reprints` maps articles that are one report to
    the id that they share.
    """

    pair: tuple[str, str]
    as_of: str | None
    as_of_from: str
    lines: tuple[Line, ...]
    left_out: int
    reprints: dict[str, str]


def show_ledger(
    view: View,
    pair: tuple[str, str],
    *,
    as_of: str | None = None,
    overdue: bool = False,
    about: str | None = None,
    limit: int | None = None,
) -> Ledger:
    """Make the ledger of a pair as of an ISO day, by default that of the last report between the two.

    `overdue` keeps the overdue ones, `about` those whose matter or evidence has all the words.
    """
    first, second = sorted(pair)
    followed = answer(view, "undertakings", (first, second), Followed, lambda: follow(view, first, second))
    day = as_of or followed.last
    lines = _lines(followed.found, day)
    if overdue:
        lines = (line for line in lines if line.state == "overdue")
    if about:
        words = asked_words(about)
        lines = (line for line in lines if _is_about(line.undertaking, words))
    return Ledger(
        pair=pair,
        as_of=day,
        as_of_from="asked" if as_of else "last report",
        lines=tuple(islice(lines, limit)),
        left_out=followed.left_out,
        reprints=followed.reprints,
    )


def follow(view: View, one: str, other: str) -> Followed:
    """Follow the undertakings between two countries, in whatever order they are named."""
    pair = (one, other)
    reports, left_out = read_reports(view, pair)
    same, where = _held(view, reports)
    kept, deeds = _kept(view, reports)
    read = {report.article.id for report in reports}
    reports += _papers(view, sorted((where | deeds) - read))
    found = find_undertakings(reports, pair=pair, same=same, kept=kept)
    last = max((report.article.published or "" for report in reports), default="") or None
    told = {each.article for one in found for step in one.steps for each in step.evidence}
    return Followed(tuple(found), last, left_out, find_reprints(view, told))


def read_reports(view: View, pair: tuple[str, str]) -> tuple[list[Report], int]:
    """Read the articles that may tell of undertakings of a pair, with the rows that this needs.

    Gives them with the number of those left out. What names both countries in one act, then what the country
    less spoken of asks, promises or is promised, then what its statements are in.
    """
    ids = _articles(view, pair)
    chosen = ids[:MOST_ARTICLES]
    return _papers(view, chosen), len(ids) - len(chosen)


def _papers(view: View, ids: Collection[str]) -> list[Report]:
    homes = view.homes()
    papers = view.papers("event", "statement", "time", ids=ids)
    return [
        Report(
            article=article,
            rows=tuple(settle(row, homes) if isinstance(row, Event) else row for row in rows),
        )
        for article, rows in papers
    ]


def _held(view: View, reports: Sequence[Report]) -> tuple[Mapping[str, Set[str]], set[str]]:
    """Find the meetings that linking found to be what reports tell as planned, by row, and their articles."""
    planned = {
        row.id
        for report in reports
        for row in report.rows
        if isinstance(row, Event) and row.status == "planned" and "CONSULT" in (row.type, row.about)
    }
    around = partners(view.links("same_event", of=planned))
    others = view.rows_of(around.keys() - planned, "event") if around else {}
    held = {
        row.id: row.article
        for row in others.values()
        if isinstance(row, Event) and row.type == "CONSULT" and row.status in DONE
    }
    same = {row: told for row in planned if (told := around.get(row, set()) & held.keys())}
    return same, {held[row] for rows in same.values() for row in rows}


def _kept(view: View, reports: Sequence[Report]) -> tuple[Mapping[str, Set[str]], set[str]]:
    """Find the deeds that links say keep what reports tell as promised, by row, and their articles.

    Linking reads all articles, the ledger only those that may tell of the pair.
    """
    ids = {row.id for report in reports for row in report.rows}
    found = [link for link in view.links("keeps") if link.left in ids]
    kept: dict[str, set[str]] = defaultdict(set)
    for link in heard(found):
        if link.judgement == "yes":
            kept[link.left].add(link.right)
    deeds = {row for found in kept.values() for row in found}
    rows = view.rows_of(deeds, "event", "statement") if deeds else {}
    return kept, {row.article for row in rows.values()}


def _articles(view: View, pair: tuple[str, str]) -> list[str]:
    """List the articles worth reading, the surest first; of one kind by id."""
    both = {row.article for row in view.telling("event", *dict.fromkeys(pair)) if may_tell(row)}
    found = dict.fromkeys(sorted(both))
    near = _naming(view, pair) - both
    told = {
        row.article
        for country in pair
        for kind, types in (("event", _WORDS), ("statement", ()))
        for row in (view.telling(kind, country, types=types, within=near) if near else ())
        if may_tell(row)
    }
    return [*found, *sorted(told)]


def _naming(view: View, pair: tuple[str, str]) -> set[str]:
    """Give the articles that name the country less spoken of; none where both are spoken of so much.

    Where the two are named everywhere, what names them apart tells next to nothing that is not told of them
    together.
    """
    named = [view.naming(country, most=_MOST_MENTIONS) for country in sorted(pair)]
    return set(min((each for each in named if each is not None), key=len, default=()))


def _lines(found: Iterable[Undertaking], day: str | None) -> Iterator[Line]:
    for one in found:
        if day is None:
            yield Line(undertaking=one, state=one.state)
            continue
        known, state = known_by(one, day), state_at(one, day)
        if known is not None and state is not None:
            yield Line(undertaking=known, state=state)


def _is_about(one: Undertaking, words: Sequence[str]) -> bool:
    evidence = [each for step in one.steps for each in step.evidence]
    text = fold(" ".join((one.matter, *(f"{each.act.text} {each.sentence.text}" for each in evidence))))
    return all(word in text for word in words)


def state_words(line: Line) -> str:
    """Say in which state an undertaking is; "overdue" says no more than that no report tells the deed."""
    due = line.undertaking.due
    if line.state != "overdue" or due is None:
        return line.state
    return f"due by {show_date(due)}; no report in the record tells that it was done"


def step_who(step: Step) -> str:
    """Name who took a step, by country; those without one by their words."""
    if step.countries:
        return " and ".join(map(country_name, step.countries))
    names = [ref.actor or (" ".join(ref.span.text.split()) if ref.span else "") for ref in step.who]
    return " and ".join(name for name in names if name) or "somebody not named"


def reports_of(step: Step, reprints: Mapping[str, str]) -> ToldIn:
    """Count the reports that a step rests on, and their reprints (`Ledger.reprints`)."""
    return told_in((one.article for one in step.evidence), reprints)


def step_date(step: Step) -> str | None:
    """Give a step's date as ISO 8601: a day, an interval, or the day by which it was taken."""
    if step.earliest and step.latest and step.earliest != step.latest:
        return f"{step.earliest}/{step.latest}"
    return step.latest


def step_day(step: Step) -> str:
    """Tell when a step was taken: "on 4 May 2022", "reported 5 May 2022", "before 5 May 2022"."""
    if step.latest is None:
        return "no date"
    if step.date_from == "published":
        return f"{'before' if step.state == 'stopped' else 'reported'} {show_date(step.latest)}"
    return show_date(step_date(step))
