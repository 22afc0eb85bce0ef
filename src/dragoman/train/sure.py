"""Fits the chance that an event is right as a whole (coding/events_sure.toml).

    python -m dragoman.train.sure --shared FOLDER --bundle FOLDER --write FILE

The bundle must not have seen the reports, or all that it reads of them is sure: take one made with
--open-only, which leaves out `real-reports`. What it makes of them is compared with how they were coded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from dragoman.coding.events_sure import features, find_beside
from dragoman.coding.whole import code_article
from dragoman.intake.take import take_article
from dragoman.reading.bundle import Bundle, load_bundle
from dragoman.reading.read import read_article
from dragoman.schema.article import Article, Item
from dragoman.schema.layers import Reading
from dragoman.schema.rows import Event, Ref
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import Layout
from dragoman.text.sentences import Range
from dragoman.train.coded import read_coded
from dragoman.train.documents import Anchor, Document

REPORTS = "real-reports"
_KINDS = ("event",)
_STRENGTH = 0.02
"""The inverse of how strongly weights are drawn to 0; what is rare stays near it."""

Told = dict[str, float]


@click.command()
@click.option("--shared", type=click.Path(path_type=Path, exists=True), required=True)
@click.option(
    "--bundle", type=click.Path(path_type=Path, exists=True), required=True, help="One that saw no report."
)
@click.option("--write", type=click.Path(path_type=Path), required=True, help="Table to write.")
def main(shared: Path, bundle: Path, write: Path) -> None:
    """Fit the weights and write them."""
    reader = load_bundle(bundle)
    judged = [one for document in read_coded(REPORTS, shared) for one in judge(document, reader)]
    write.write_text(write_table(fit([told for told, _ in judged], [right for _, right in judged])), "utf-8")
    click.echo(f"{len(judged)} events, {sum(right for _, right in judged)} of them right as a whole")


def judge(document: Document, bundle: Bundle) -> Iterator[tuple[Told, bool]]:
    """Code a document, and give for each event what is known of it and whether it is right as a whole."""
    article = take_article(
        Item(source=document.id, address=document.id, format="text", payload=document.text.encode()),
        Settings(),
    )
    if not isinstance(article, Article):
        return
    kept: list[tuple[Reading, Layout]] = []

    def read(article: Article, layout: Layout) -> Reading:
        kept.append((read_article(article, layout, bundle), layout))
        return kept[-1][0]

    rows = [row for row in code_article(article, Settings(kinds=_KINDS), read) if isinstance(row, Event)]
    for reading, layout in kept:
        frames = reading.layers["events"].frames()
        places = [layout.sentence_of(frame.anchor.span.start, frame.anchor.span.end) for frame in frames]
        beside = find_beside(places)
        by_trigger = {frame.anchor.span: number for number, frame in enumerate(frames)}
        for row in rows:
            number = by_trigger[row.trigger]
            told = features(row, frames[number], beside[number])
            yield told, any(is_right(row, anchor) for anchor in document.layers["events"])


def is_right(row: Event, anchor: Anchor) -> bool:
    """Say whether a row is as it was coded: trigger, type, status, and the same parties on each side."""
    actors = [place for role, place in anchor.roles if role == "ACTOR"]
    recipients = [place for role, place in anchor.roles if role == "RECIPIENT"]
    return (
        _meet(row.trigger, anchor.place)
        and row.type == anchor.label
        and row.status == dict(anchor.attributes)["status"]
        and _are_same(row.actors, actors)
        and _are_same(row.recipients, recipients)
    )


def _are_same(refs: Sequence[Ref], places: Sequence[Range]) -> bool:
    """Say whether each party overlaps one that was coded, and each of those one of the row's."""
    spans = [ref.span for ref in refs if ref.span is not None]
    return (
        len(spans) == len(refs)
        and all(any(_meet(span, place) for place in places) for span in spans)
        and all(any(_meet(span, place) for span in spans) for place in places)
    )


def _meet(span: Span, place: Range) -> bool:
    return span.start < place[1] and place[0] < span.end


def fit(told: Sequence[Told], right: Sequence[bool]) -> Told:
    """Fit a weight for each thing that may be told of an event."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for one in told for name in one})
    table = lay_out_table(told, names)
    # A weight is drawn to 0 by what it stands for at its usual size.
    sizes = np.maximum(table.std(0), 0.05)
    model = LogisticRegression(C=_STRENGTH, fit_intercept=False, max_iter=2000)
    model.fit(table / sizes, np.asarray(right))
    return dict(zip(names, (model.coef_[0] / sizes).round(4).tolist(), strict=True))


def lay_out_table(told: Sequence[Told], names: Sequence[str]) -> NDArray[np.float64]:
    """Give the values (events, names)."""
    return np.array([[one.get(name, 0.0) for name in names] for one in told])


def write_table(weights: Told) -> str:
    """Write the weights as TOML, those that say nothing left out."""
    lines = [
        "# Written by dragoman.train.sure; changes made here are lost. The chance that an event is right as",
        "# a whole is the logistic function of the sum of these, each times its value (events_sure.py).",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in weights.items() if abs(weight) >= 0.005),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
