"""Reports of two invented quarrels over fish and trains, with rows made by hand."""

from __future__ import annotations

from typing import Any

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.links.report import Report
from dragoman.schema.codebook import quad_of
from dragoman.schema.rows import Event, Mention, Ref, Row, Statement, Time, make
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span

NOR = {"actor": "Norway", "country": "NOR", "resolved_by": "name"}
ISL = {"actor": "Iceland", "country": "ISL", "resolved_by": "name"}
NAMES = {"Norway": "NOR", "Norwegian": "NOR", "Oslo": "NOR", "Iceland": "ISL", "Peru": "PER"}


class Maker:
    """Makes a report's rows by their words, each the first of its kind in the text."""

    def __init__(self, name: str, published: str | None, text: str):
        given = Given(language="en", published=published)
        self.article = make_article(source=name, address=name, text=text, given=given, settings=Settings())
        self.rows: list[Row] = []

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span.take(self.article.text, start, start + len(words))

    def ref(self, words: str, who: dict[str, Any]) -> Ref:
        return Ref(span=self.span(words), **who)

    def event(
        self, trigger: str, type_: Any, actors: dict[str, Any], recipients: dict[str, Any] | None = None,
        **fields: Any,
    ) -> Maker:  # fmt: skip
        if "act" in fields:
            fields["act"] = self.span(fields["act"])
        to = {} if recipients is None else recipients
        self.rows.append(
            make(
                Event,
                self.article,
                coder="hand",
                score=0.9,
                trigger=self.span(trigger),
                type=type_,
                actors=tuple(self.ref(words, who) for words, who in actors.items()),
                recipients=tuple(self.ref(words, who) for words, who in to.items()),
                quad=quad_of(type_),
                **fields,
            )
        )
        return self

    def says(self, speaker: str, who: dict[str, Any], cue: str, content: str, **fields: Any) -> Maker:
        self.rows.append(
            make(
                Statement,
                self.article,
                coder="hand",
                content=(self.span(content),),
                cue=self.span(cue),
                speaker=self.ref(speaker, who),
                **fields,
            )
        )
        return self

    def day(self, words: str, value: str) -> Maker:
        self.rows.append(
            make(
                Time,
                self.article,
                coder="hand",
                span=self.span(words),
                type="DATE",
                value=value,
                earliest=value,
                latest=value,
            )
        )
        return self

    def report(self) -> Report:
        """Give the report, with a mention of every country that its text names."""
        for name, country in NAMES.items():
            at = self.article.text.find(name)
            if at >= 0:
                span = Span.take(self.article.text, at, at + len(name))
                self.rows.append(
                    make(Mention, self.article, coder="hand", span=span, type="LOC", country=country)
                )
        return Report(article=self.article, rows=tuple(self.rows))


def asked(day: str = "2031-03-02", name: str = "asked") -> Report:
    text = (
        "Norway wants Iceland to resume inspections of herring trawlers, "
        "which it stopped doing after the strike. Talks went on."
    )
    return (
        Maker(name, day, text)
        .event("wants", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="resume inspections of")
        .report()
    )


def agreed(day: str = "2031-06-10", name: str = "agreed") -> Report:
    text = "Iceland agreed to allow Norwegian officers to inspect its trawlers for herring from July 1."
    return (
        Maker(name, day, text)
        .event("agreed", "AGREE", {"Iceland": ISL}, act="allow Norwegian officers")
        .day("July 1", "2031-07-01")
        .report()
    )


def refused(day: str = "2031-04-20", name: str = "refused") -> Report:
    text = "Iceland refused on Sunday to let Norway resume inspections of herring trawlers."
    return (
        Maker(name, day, text)
        .event("refused", "REJECT", {"Iceland": ISL}, {"Norway": NOR}, act="let Norway resume inspections")
        .report()
    )


def done(day: str = "2031-07-03", name: str = "done") -> Report:
    text = "Iceland resumed inspections of herring trawlers with Norway."
    return Maker(name, day, text).event("resumed", "COOPERATE", {"Iceland": ISL}, {"Norway": NOR}).report()


def halted(day: str = "2031-09-01", name: str = "halted") -> Report:
    text = "Iceland suspended inspections of herring trawlers, Norway complained."
    return Maker(name, day, text).event("suspended", "SANCTION", {"Iceland": ISL}, {"Norway": NOR}).report()


def visas(day: str = "2031-05-05", name: str = "visas") -> Report:
    text = "Iceland announced that it will reopen its consular office in Oslo on September 9."
    return (
        Maker(name, day, text)
        .says("Iceland", ISL, "announced", "it will reopen its consular office in Oslo on September 9")
        .day("September 9", "2031-09-09")
        .report()
    )
