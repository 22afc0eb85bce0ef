"""Reports of invented quarrels over a strait, with causal claims coded by hand."""

from __future__ import annotations

from typing import Any

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.links.report import Report
from dragoman.schema.article import Article
from dragoman.schema.rows import Cause, Mention, Ref, Row, Statement, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

CABLES = (
    "The port closure has triggered severe fuel shortages and rolling blackouts on the island. "
    "The closure, Minister Ana Rueda said, contributes to a deep debt crisis that has led to daily blackouts."
)
LAMPS = "Fuel shortages caused long blackouts in Malta. The blackouts led to protests in Malta."
DENIAL = (
    "The closure did not cause the blackouts, Consul Piet Maes said. "
    "He denied that it led to the debt crisis."
)
LOOP = "The protests led to the port closure, a trade body said."


def span(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.take(text, at, at + len(words))


def article(name: str, text: str, **given: Any) -> Article:
    return make_article(
        source=name, address=name, text=text, given=Given(language="en", **given), settings=Settings()
    )


def cause(
    one: Article, left: Span, right: Span, signal: Span | None, score: float = 0.9, **more: Any
) -> Cause:
    return make(Cause, one, coder="hand", score=score, cause=left, effect=right, signal=signal, **more)


def about_malta(one: Article) -> list[Row]:
    """Mention Malta first in a report, so that the report is about it."""
    first = Span.take(one.text, 0, 3)
    return [make(Mention, one, coder="hand", span=first, type="LOC", country="MLT")]


def said(one: Article, contents: tuple[Span, ...], speaker: Span, cue: Span, **more: Any) -> Statement:
    ref = Ref(span=speaker, actor=speaker.text, country="MLT")
    return make(Statement, one, coder="hand", content=contents, speaker=ref, cue=cue, **more)


def cables(name: str = "cables.txt", published: str = "2024-03-01") -> Report:
    """Give a report in which the minister's claim stands in two parts, and its chain is coded apart."""
    one = article(name, CABLES, published=published, outlet="The Strait Times")
    closure, later = span(CABLES, "port closure"), span(CABLES, "The closure")
    both = span(CABLES, "severe fuel shortages and rolling blackouts")
    daily = span(CABLES, "daily blackouts")
    contents = (later, Span.take(CABLES, CABLES.index("contributes"), len(CABLES)))
    return Report(
        one,
        (
            *about_malta(one),
            said(one, contents, span(CABLES, "Ana Rueda"), span(CABLES, "said")),
            cause(one, closure, both, span(CABLES, "triggered")),
            cause(one, later, daily, span(CABLES, "contributes to"), 0.8),
            cause(one, span(CABLES, "a deep debt crisis"), daily, span(CABLES, "led to")),
        ),
    )


def lamps() -> Report:
    one = article("lamps.txt", LAMPS, published="2024-04-02", outlet="The Lamp")
    return Report(
        one,
        (
            *about_malta(one),
            cause(one, span(LAMPS, "Fuel shortages"), span(LAMPS, "long blackouts"), span(LAMPS, "caused")),
            cause(one, span(LAMPS, "The blackouts"), span(LAMPS, "protests in Malta"), span(LAMPS, "led to")),
        ),
    )


def denial() -> Report:
    one = article("denial.txt", DENIAL, published="2024-05-03")
    consul = span(DENIAL, "Piet Maes")
    content = span(DENIAL, "The closure did not cause the blackouts")
    other = span(DENIAL, "it led to the debt crisis")
    return Report(
        one,
        (
            *about_malta(one),
            said(one, (content,), consul, span(DENIAL, "said")),
            said(one, (other,), consul, span(DENIAL, "denied")),
            cause(one, span(DENIAL, "The closure"), span(DENIAL, "the blackouts"), span(DENIAL, "cause")),
        ),
    )


def loop() -> Report:
    one = article("loop.txt", LOOP, published="2024-06-04")
    return Report(
        one,
        (
            *about_malta(one),
            cause(one, span(LOOP, "The protests"), span(LOOP, "the port closure"), span(LOOP, "led to")),
        ),
    )


def reports() -> list[Report]:
    return [cables(), lamps(), denial(), loop()]
