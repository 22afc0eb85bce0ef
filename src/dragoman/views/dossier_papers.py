"""The articles of a dossier with their rows: whole, or of long ones what tells of two countries."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.record.store import Sized, View
from dragoman.schema.article import Article
from dragoman.schema.rows import Event, Row
from dragoman.views.dates import show_date
from dragoman.views.evidence import brief, first_place, kind_of, main_spans, row_parts, tell, tidy
from dragoman.views.filters import Sentences
from dragoman.views.pagetext import Claim, Paragraph, lay_text, paragraphs_of
from dragoman.views.relation import concerns
from dragoman.views.timeline import Entry, make_entry

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
# Characters of all texts that a page of two countries shows whole: an hour's reading.
MOST_TEXT = 100_000
# Where there are more, a text longer than so many is shown in passages, of about as many together.
PASSAGES = 2_500
# What a passage is read for; names and times are in every line.
_TELLING = ("statement", "figure", "event", "cause")
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
    """An article on the page with its text laid out and its rows by kind.

    `passages` counts the paragraphs shown where these are not all, else it is None.
    """

    number: int
    article: Article
    title: str
    date: str
    found_by: str
    url: str | None
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[tuple[str, tuple[Item, ...]], ...]
    rows: int
    passages: int | None


def gather_papers(
    view: View,
    chosen: Sequence[Sized],
    *,
    both: tuple[str, ...],
    homes: Mapping[str, str],
    watch: Callable[[Sequence[Sized]], Iterable[Sized]],
) -> tuple[list[Paper], list[Entry]]:
    """Lay out the chosen articles, and make an entry of every row shown, in their order.

    Of two countries, and of more text than somebody reads, only the passages of long articles are shown that
    tell most of both, and of these no names and times.
    """
    much = len(both) == 2 and sum(one.characters for one in chosen) > MOST_TEXT
    long = {one.id for one in chosen if much and one.characters > PASSAGES}
    whole = view.papers(ids=[one.id for one in chosen if one.id not in long])
    found = {article.id: (article, rows) for article, rows in whole}
    found |= {article.id: (article, rows) for article, rows in view.papers(*_TELLING, ids=long)}
    papers: list[Paper] = []
    entries: list[Entry] = []
    for one in watch(chosen):
        article, rows = found[one.id]
        kept = _passages(article, rows, both, homes) if one.id in long else None
        if kept is not None:
            rows = list(_within(article, rows, kept))
        _add_paper(article, rows, kept, papers, entries)
    return papers, entries


def _passages(
    article: Article, rows: Iterable[Row], both: tuple[str, ...], homes: Mapping[str, str]
) -> list[int]:
    """Choose by number the paragraphs that tell most events between both; the first where none does."""
    paragraphs = paragraphs_of(article.text)
    starts = [start for start, _ in paragraphs]
    told = Counter(
        max(bisect_right(starts, row.trigger.start) - 1, 0)
        for row in rows
        if isinstance(row, Event) and concerns(row, both, homes)
    )
    kept: list[int] = []
    room = PASSAGES
    for number in sorted(told, key=lambda one: (-told[one], one)) or range(len(paragraphs)):
        start, end = paragraphs[number]
        room -= end - start
        if kept and room < 0:
            break
        kept.append(number)
    return sorted(kept)


def _within(article: Article, rows: Sequence[Row], kept: Collection[int]) -> Iterator[Row]:
    """Keep the rows whose main words lie in some paragraphs, and the statements that report their events."""
    starts = [start for start, _ in paragraphs_of(article.text)]
    inside = {
        row.id
        for row in rows
        if (spans := main_spans(row)) and max(bisect_right(starts, spans[0].start) - 1, 0) in kept
    }
    inside |= {row.said_in for row in rows if isinstance(row, Event) and row.id in inside and row.said_in}
    return (row for row in rows if row.id in inside)


def _add_paper(
    article: Article,
    unordered: Iterable[Row],
    kept: Collection[int] | None,
    papers: list[Paper],
    entries: list[Entry],
) -> None:
    """Lay out one article, and add its rows to `entries`; rows are numbered through the whole page."""
    sentences = Sentences(article)
    rows = sorted(unordered, key=lambda row: (first_place(row), row.id))
    first_number = len(entries)
    claims: list[Claim] = []
    claims_of: list[range] = []
    for number, row in enumerate(rows, start=first_number):
        begin = len(claims)
        claims.extend(Claim(number, part) for part in row_parts(row))
        claims_of.append(range(begin, len(claims)))
    number = len(papers)
    paragraphs, anchors = lay_text(article, claims, prefix=f"t{number}-", kept=kept)
    by_kind: dict[str, list[Item]] = {kind: [] for kind in KIND_NAMES}
    for i, row in enumerate(rows):
        by_kind[kind_of(row)].append(_item(row, first_number + i, claims, claims_of[i], anchors))
    papers.append(
        Paper(
            number=number,
            article=article,
            title=_title(article, sentences),
            date=show_date(article.published),
            found_by=FOUND_BY[article.published_from],
            url=safe_url(article.url),
            paragraphs=tuple(paragraphs),
            groups=tuple((kind, tuple(items)) for kind, items in by_kind.items() if items),
            rows=len(rows),
            passages=len(kept) if kept is not None else None,
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
