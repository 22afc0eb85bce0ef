"""Small articles and one row of every kind, for tests of types, stores and views."""

import hashlib

from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import (
    Cause,
    Comparison,
    Event,
    Figure,
    Implied,
    Mention,
    Ref,
    Row,
    Statement,
    Time,
    make,
)
from dragoman.schema.span import Span

TEXT = (
    "The minister said on Friday that the embargo led to shortages 💩. "
    "Police counted more than 79 boats, twice as many as in 2021."
)


def article(text: str = TEXT, source: str = "sample.txt", **fields: object) -> Article:
    """Make an article around a text."""
    name = article_id(source, text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=name, article=name, source=source, coder="intake@1", sha256=digest, text=text, **fields)  # type: ignore[arg-type]


def span(text: str, words: str) -> Span:
    """Take the first place where `words` stand in `text`."""
    start = text.index(words)
    return Span.take(text, start, start + len(words))


def rows(source: Article) -> list[Row]:
    """Make one row of every kind about an article with TEXT."""

    def at(words: str) -> Span:
        return span(source.text, words)

    speaker = Ref(span=at("The minister"), actor="Ana Roe", country="CUB", resolved_by="title")
    statement = make(
        Statement, source, coder="t@1", content=(at("the embargo led to shortages 💩"),), cue=at("said"),
        speaker=speaker, said_on="2022-04-22",
    )  # fmt: skip
    comparison = Comparison(
        relation="more", factor=2.0, reference=at("2021"), reference_period="2021",
        span=at("twice as many as in 2021"), implies=Implied(high=39.5),
    )  # fmt: skip
    return [
        make(
            Mention, source, coder="t@1", span=at("The minister"), type="PER", actor="Ana Roe", country="CUB",
        ),
        make(Time, source, coder="t@1", span=at("Friday"), type="DATE", value="2022-04-22"),
        make(
            Figure, source, coder="t@1", span=at("more than 79"), value=79.0, qualifier="more than",
            of=at("boats"), by=Ref(span=at("Police")), comparison=comparison,
        ),
        statement,
        make(
            Event, source, coder="t@1", trigger=at("embargo"), type="SANCTION", quad="material conflict",
            actors=(Ref(country="USA"),), said_in=statement.id,
        ),
        make(
            Cause, source, coder="t@1", cause=at("the embargo"), effect=at("shortages"), signal=at("led to"),
            claimed_by=speaker, said_in=statement.id,
        ),
    ]  # fmt: skip
