"""Articles and rows to keep, and an ordinary person's rights."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.article import Article, Furniture, article_id
from dragoman.schema.rows import (
    Cause,
    Comparison,
    Event,
    Figure,
    Mention,
    Ref,
    Row,
    Statement,
    Time,
    make,
)
from dragoman.schema.span import Span

TEXT = (
    "Officials of Cuba and the United States met in Havana on Thursday.\n\n"
    "“We agreed on 20,000 visas a year,” the minister said, because waiting lists grew, "
    "more than double 2021."
)

Made = tuple[Article, list[Row]]


def make_article(text: str = TEXT, *, source: str = "a.txt", **fields: object) -> Article:
    key = article_id(source, text)
    given = {"published": "2022-04-22", "published_from": "given", "title": "Talks on visas", **fields}
    return Article(
        id=key,
        article=key,
        source=source,
        coder="intake@1",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        **given,
    )


def make_rows(article: Article) -> list[Row]:
    """Make a row of every kind, in an article that has the words of TEXT."""
    text = article.text

    def span(words: str) -> Span:
        return Span.take(text, text.index(words), text.index(words) + len(words))

    minister = Ref(span=span("the minister"), actor="Bruno Rodríguez", country="CUB", resolved_by="title")
    outer = make(
        Statement, article, coder="statements@1", content=(span("“We agreed on 20,000 visas a year,”"),),
        cue=span("said"), speaker=minister, manner="direct", said_on="2022-04-21",
    )  # fmt: skip
    return [
        make(Mention, article, coder="mentions@1", span=span("Cuba"), type="LOC", country="CUB"),
        make(Mention, article, coder="mentions@1", span=span("United States"), type="LOC", country="USA"),
        make(
            Time, article, coder="times@1", span=span("Thursday"), type="DATE", value="2022-04-21",
            earliest="2022-04-21", latest="2022-04-21", anchor="published",
        ),
        make(
            Figure, article, coder="figures@1", span=span("20,000"), value=20000.0, of=span("visas"),
            by=minister, period="2021",
            comparison=Comparison(relation="more", factor=2.0, reference=span("2021")),
        ),
        outer,
        make(
            Statement, article, coder="statements@1", content=(span("agreed"),), speaker=minister,
            inside=outer.id,
        ),
        make(
            Event, article, coder="events@1", trigger=span("met"), type="CONSULT", quad="verbal cooperation",
            actors=(Ref(span=span("Cuba"), country="CUB"), Ref(span=span("United States"), country="USA")),
            date="2022-04-21", said_in=None,
        ),
        make(
            Cause, article, coder="causes@1", cause=span("waiting lists grew"), effect=span("agreed"),
            signal=span("because"), claimed_by=minister, said_in=outer.id,
        ),
    ]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Name a file where a record can be made."""
    return str(tmp_path / "record.db")


@pytest.fixture
def record(place: str) -> Iterator[SqlRecord]:
    """Give an empty record, open for writing."""
    with open_record(place, mode="create") as record:
        yield record


@pytest.fixture
def made() -> Made:
    """Give an article with a row of every kind."""
    article = make_article(furniture=(Furniture("dateline", Span.take(TEXT, 0, 9)),))
    return article, make_rows(article)


@pytest.fixture
def ordinary_person(tmp_path: Path) -> Callable[[], AbstractContextManager[None]]:
    """Give a context without the rights of root, for whom every file is writable."""

    @contextmanager
    def as_nobody() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        for folder in (tmp_path, *tmp_path.parents):
            if "pytest-" in str(folder):
                folder.chmod(folder.stat().st_mode | 0o055)
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return as_nobody
