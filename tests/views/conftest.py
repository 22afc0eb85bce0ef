"""Articles with rows made by hand, in a record: plain, hostile, and full of emoji and right-to-left words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.article import Article, Refusal, refuse
from dragoman.schema.errors import IntakeError
from dragoman.schema.rows import Comparison, Figure, Implied, Mention, Ref, Row, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

from .events_for_tests import papers

PLAIN = """HAVANA, April 21 - Envoys of the two governments met for a day.

“We asked for patience,” Ana Rueda, a deputy minister, said on Friday, “and we were heard.”

Guards turned back more than 80,000 people in six months
of winter and spring, over twice the number for all of 2021, the ministry said.
"""
ODD = (
    "💩👨‍👩‍👧 talks: the envoy שלום עליכם told Reuters “we wait 🕊️ for 1,200 vísas” e\u0301 "
    "on \u202eFriday\u202c 🎉, more than half of 2021.\r\nEnd."
)
HOSTILE = (
    'Officials said <script>window.pwned = 1</script> and </script><img src=x onerror="window.pwned = 2"> '
    "on 3 May. ' \" & {{ 7 * 7 }} [link](javascript:window.pwned=3) --> ]]> <!-- 12 boats sank."
)


def span(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.take(text, at, at + len(words))


def article(name: str, text: str, **given: Any) -> Article:
    return make_article(
        source=name, address=name, text=text, given=Given(language="en", **given), settings=Settings()
    )


def plain_rows(one: Article) -> list[Row]:
    text = one.text
    speaker = Ref(
        span=span(text, "Ana Rueda, a deputy minister"), actor="Ana Rueda", country="CUB", resolved_by="name"
    )
    ministry = Ref(span=span(text, "the ministry"))
    content = (span(text, "“We asked for patience,”"), span(text, "“and we were heard.”"))
    figure = span(text, "more than 80,000")
    return [
        make(
            Statement,
            one,
            coder="hand",
            content=content,
            cue=span(text, "said"),
            speaker=speaker,
            manner="direct",
            said_on="2022-04-22",
        ),
        make(
            Statement,
            one,
            coder="hand",
            cue=span(text, "said", 1),
            speaker=ministry,
            content=(Span.take(text, text.index("Guards"), text.index(", the ministry")),),
        ),
        make(
            Figure,
            one,
            coder="hand",
            span=figure,
            value=80000.0,
            low=80000.0,
            qualifier="more than",
            of=span(text, "people"),
            by=ministry,
            period="2021-10/2022-03",
            comparison=Comparison(
                relation="more",
                factor=2.0,
                reference=span(text, "all of 2021"),
                reference_period="2021",
                span=span(text, "over twice the number for all of 2021"),
                implies=Implied(high=40000.0),
            ),
        ),
        make(
            Time,
            one,
            coder="hand",
            span=span(text, "Friday"),
            type="DATE",
            value="2022-04-22",
            earliest="2022-04-22",
            latest="2022-04-22",
            anchor="published",
        ),
        make(
            Mention,
            one,
            coder="hand",
            span=span(text, "Ana Rueda"),
            type="PER",
            actor="Ana Rueda",
            country="CUB",
            resolved_by="name",
        ),
    ]


def odd_rows(one: Article) -> list[Row]:
    text = one.text
    said = span(text, "“we wait 🕊️ for 1,200 vísas” e\u0301")
    envoy = Ref(span=span(text, "the envoy שלום עליכם"))
    return [
        make(
            Statement,
            one,
            coder="hand",
            content=(said,),
            cue=span(text, "told"),
            speaker=envoy,
            addressee=Ref(span=span(text, "Reuters")),
            manner="direct",
        ),
        make(
            Figure,
            one,
            coder="hand",
            span=span(text, "1,200"),
            value=1200.0,
            of=span(text, "vísas"),
            by=envoy,
            comparison=Comparison(
                relation="more",
                factor=0.5,
                span=span(text, "more than half of 2021"),
                reference=span(text, "2021"),
                reference_period="2021",
            ),
        ),
        make(Time, one, coder="hand", span=span(text, "\u202eFriday\u202c"), type="DATE", value="2022-W16-5"),
        make(Mention, one, coder="hand", span=span(text, "💩👨‍👩‍👧"), type="MISC"),
        make(Mention, one, coder="hand", span=span(text, "שלום"), type="PER"),
        make(Mention, one, coder="hand", span=span(text, "🎉, more than half of 2021.\r\nEnd"), type="MISC"),
    ]


def hostile_rows(one: Article) -> list[Row]:
    text = one.text
    bad = "<script>window.pwned = 4</script>\"'><img src=x onerror=window.pwned=5>"
    content = span(text, text[text.index("<script>") : text.index(" on 3 May")])
    return [
        make(
            Statement,
            one,
            coder="hand",
            content=(content,),
            cue=span(text, "said"),
            medium=bad,
            speaker=Ref(span=span(text, "Officials"), actor=bad, country="<b>"),
        ),
        make(Figure, one, coder="hand", span=span(text, "12"), value=12.0, unit=bad, of=span(text, "boats")),
        make(Time, one, coder="hand", span=span(text, "3 May"), type="DATE", value=bad),
    ]


def refusal() -> Refusal:
    fault = IntakeError(
        "there is no text in it", where="<script>window.pwned=6</script>.txt", cure="Give <b>text</b>"
    )
    return refuse("<script>window.pwned=6</script>.txt", fault)


@pytest.fixture
def fill(tmp_path: Path) -> Iterator[Callable[..., SqlRecord]]:
    """Give a function that makes a record of the articles with rows that it is given."""
    opened: list[SqlRecord] = []

    def make_record(*papers: tuple[Article, list[Row]]) -> SqlRecord:
        record = open_record(str(tmp_path / "views.db"), mode="create")
        opened.append(record)
        for one, rows in papers:
            record.add(one, rows)
        return record

    yield make_record
    for record in opened:
        record.close()


@pytest.fixture
def record(fill: Callable[..., SqlRecord]) -> SqlRecord:
    """Give a record of the three articles and one refusal."""
    plain = article(
        "plain.txt", PLAIN, title="Envoys meet", published="2022-04-23", outlet="The Example Post"
    )
    odd = article("odd.txt", ODD, title="Odd 💩 letters", published="2022")
    hostile = article(
        "hostile.txt",
        HOSTILE,
        title="<img src=x onerror=window.pwned=7>",
        outlet="</title><script>window.pwned=8</script>",
        url="javascript:window.pwned=9",
        authors=("<svg onload=window.pwned=10>",),
    )
    made = fill((plain, plain_rows(plain)), (odd, odd_rows(odd)), (hostile, hostile_rows(hostile)))
    made.refuse(refusal())
    return made


@pytest.fixture
def talks(fill: Callable[..., SqlRecord]) -> SqlRecord:
    """Give a record of the talks between Cuba and the United States."""
    return fill(*papers())
