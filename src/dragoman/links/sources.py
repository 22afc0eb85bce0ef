"""Sources behind reports: who told which agency what, and which articles carry an agency's copy.

Ten reports of one interview are one source. A count of reports says how often a thing was printed; a count of
sources says how many times somebody was heard.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from dragoman.links.report import Report
from dragoman.schema.article import Article
from dragoman.schema.codes import iterate_agencies
from dragoman.schema.rows import Statement
from dragoman.text.layout import Layout, lay_out

# An interview is printed on the day it was given and for some days after.
_DAYS = 3
_ASKED = re.compile(
    r"\b(?:interview(?:ed)?|told|speaking to|spoke to|in remarks to|in comments to)\b", re.IGNORECASE
)
_CREDITS = frozenset(("source", "byline", "dateline", "header"))


class Source(Struct, frozen=True, kw_only=True):
    """What one person told one agency in an interview, or over a few days.

    `speaker` is a canonical name, `country` theirs. `first` and `last` are the publication days of its
    `articles` (None where none has a date), in whose `statements` it is told.
    """

    speaker: str
    country: str | None
    agency: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    statements: tuple[str, ...]


class Copy(Struct, frozen=True, kw_only=True):
    """An article that credits agencies with its text; `outlet` is who printed it, where that is another."""

    article: str
    agencies: tuple[str, ...]
    outlet: str | None


def find_sources(reports: Iterable[Report], same: Mapping[str, str] | None = None) -> list[Source]:
    """Find who told which agency what, by day; `same` gives one name for the names of one actor.

    Reports of one speaker and one agency share a source where they were published within three days of the
    first; those without a date are each their own. The order of `reports` does not matter.
    """
    names = same or {}
    told: dict[tuple[str, str], list[tuple[Article, Statement]]] = defaultdict(list)
    for report in reports:
        for statement, agency in _told(report):
            assert statement.speaker is not None
            assert statement.speaker.actor is not None
            speaker = statement.speaker.actor
            told[names.get(speaker, speaker), agency].append((report.article, statement))
    found = [
        _source(speaker, agency, together)
        for (speaker, agency), all_of_them in told.items()
        for together in _by_days(all_of_them)
    ]
    return sorted(found, key=lambda one: (one.first or "9999", one.speaker, one.agency, one.articles))


def find_copies(articles: Iterable[Article]) -> list[Copy]:
    """Find the articles that credit an agency with their text, in a source line, byline or dateline."""
    found = []
    for article in articles:
        words = " ".join(piece.span.text for piece in article.furniture if piece.kind in _CREDITS)
        agencies = tuple(name for name in article.agencies if _names(name).search(words))
        if agencies:
            outlet = article.outlet if article.outlet not in agencies else None
            found.append(Copy(article=article.id, agencies=agencies, outlet=outlet))
    return sorted(found, key=lambda one: one.article)


def _told(report: Report) -> Iterator[tuple[Statement, str]]:
    """Give the statements of named speakers that were made to an agency, with the agency.

    What a speaker goes on to say in the article was said to the same agency, until another is named.
    """
    article = report.article
    layout = lay_out(article.text, ((piece.span.start, piece.span.end) for piece in article.furniture))
    statements = [row for row in report.rows if isinstance(row, Statement) and row.content]
    now: dict[str, str] = {}
    for statement in sorted(statements, key=lambda row: (row.content[0].start, row.id)):
        if statement.speaker is None or statement.speaker.actor is None:
            continue
        speaker = statement.speaker.actor
        agency = _asked_by(statement, article.text, layout)
        if agency is not None:
            now[speaker] = agency
        if speaker in now and now[speaker] != speaker:
            yield statement, now[speaker]


def _asked_by(statement: Statement, text: str, layout: Layout) -> str | None:
    """Name the agency that a statement was made to; None where its sentence names none, or several."""
    addressee = statement.addressee.actor if statement.addressee is not None else None
    if addressee in _agencies():
        return addressee
    place = statement.cue or statement.content[0]
    sentence = text[slice(*layout.sentence_of(place.start, place.end))]
    if not _ASKED.search(sentence):
        return None
    named = {name for name, pattern in _agencies().items() if pattern.search(sentence)}
    return named.pop() if len(named) == 1 else None


@cache
def _agencies() -> dict[str, re.Pattern[str]]:
    return {agency.name: _names(agency.name) for agency in iterate_agencies()}


@cache
def _names(agency: str) -> re.Pattern[str]:
    """Give a pattern of all forms of an agency's name."""
    forms = {agency}
    for one in iterate_agencies():
        if one.name == agency:
            forms |= {*one.sure, *one.short}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _by_days(told: Sequence[tuple[Article, Statement]]) -> Iterator[list[tuple[Article, Statement]]]:
    """Part what was told into what was printed within a few days of the first report."""
    dated = sorted(
        ((day, article.id, statement.id, article, statement) for article, statement in told
         if (day := _day(article)) is not None),
        key=lambda one: one[:3],
    )  # fmt: skip
    together: list[tuple[Article, Statement]] = []
    first: date | None = None
    for day, _, _, article, statement in dated:
        if first is None or (day - first).days > _DAYS:
            if together:
                yield together
            together, first = [], day
        together.append((article, statement))
    if together:
        yield together
    undated: dict[str, list[tuple[Article, Statement]]] = defaultdict(list)
    for article, statement in told:
        if _day(article) is None:
            undated[article.id].append((article, statement))
    yield from undated.values()


def _day(article: Article) -> date | None:
    """Give the day of publication; None where it is not known to the day."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _source(speaker: str, agency: str, told: Sequence[tuple[Article, Statement]]) -> Source:
    days = sorted(article.published[:10] for article, _ in told if article.published)
    countries = sorted({one.speaker.country for _, one in told if one.speaker and one.speaker.country})
    return Source(
        speaker=speaker,
        country=countries[0] if len(countries) == 1 else None,
        agency=agency,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(sorted({article.id for article, _ in told})),
        statements=tuple(sorted(statement.id for _, statement in told)),
    )
