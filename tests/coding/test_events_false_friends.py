"""Sport, business, history, stories and ordinary life borrow the words of war: no event is coded in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.coding.whole import code_article
from dragoman.reading.bundle import Bundle, default_bundle, load_bundle
from dragoman.reading.read import read_article
from dragoman.schema.article import Article, article_id
from dragoman.schema.rows import Event
from dragoman.schema.settings import Settings

FILE = Path(__file__).with_name("false_friends.toml")
# What the reader still falls for, each with a political word beside it. A bundle that no longer
# does must leave this list.
KNOWN = {
    "stories-6": "a novel in which a senator's chauffeur vanishes",
    "ordinary-11": "a couple's treaty, with sanctions",
}


def marked(name):
    return [pytest.mark.xfail(reason=KNOWN[name], strict=True)] if name in KNOWN else []


PARAGRAPHS = [
    pytest.param(text, id=f"{kind}-{number}", marks=marked(f"{kind}-{number}"))
    for kind, table in tomllib.loads(FILE.read_text("utf-8")).items()
    for number, text in enumerate(table["paragraphs"], 1)
]


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load_bundle(default_bundle())


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_no_event_is_coded(text, bundle):
    article = Article(
        id=article_id("test", text),
        article="test",
        source="test",
        coder="test",
        sha256="",
        text=text,
        language="en",
    )
    rows = code_article(
        article, Settings(kinds=("event",)), lambda taken, layout: read_article(taken, layout, bundle)
    )
    found = [(row.type, row.trigger.text, row.score) for row in rows if isinstance(row, Event)]
    assert not found, found
