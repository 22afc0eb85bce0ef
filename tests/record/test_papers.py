"""Articles with their rows, some or all; rows by their ids; the words of causal claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import papers, view
from dragoman.record.sql import open_record
from dragoman.schema.rows import Cause

from .conftest import make_article, make_rows


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Give a record of seven articles, of which two have no date."""
    where = str(tmp_path_factory.mktemp("papers") / "a.db")
    days = ["2022-03-01", None, "2021-05-09", "2024-01-01", None, "2021-05", "2022-03-01"]
    with open_record(where, mode="create") as record:
        for number, day in enumerate(days):
            article = make_article(
                source=f"{number}.txt", published=day, published_from="given" if day else "none"
            )
            record.add(article, make_rows(article))
        yield record


def test_papers_are_what_articles_and_rows_are_one_by_one(filled, monkeypatch):
    monkeypatch.setattr(view, "_AT_ONCE", 3)
    found = list(filled.papers())
    assert [article.id for article, _ in found] == [head.id for head in filled.heads()]
    for article, rows in found:
        assert article == filled.article(article.id)
        assert rows == list(filled.rows(article=article.id))


def test_only_rows_of_the_kinds_asked_for_come(filled):
    for article, rows in filled.papers("event", "time"):
        assert rows == list(filled.rows("event", "time", article=article.id))
        assert rows


@given(st.sets(st.integers(0, 8)))
def test_only_the_articles_asked_for_come_however_many_are_read_at_once(filled, numbers):
    every = [head.id for head in filled.heads()]
    ids = [every[number] if number < len(every) else f"none{number}" for number in numbers]
    kept = papers.IDS_AT_ONCE
    try:
        papers.IDS_AT_ONCE = 2
        found = [article.id for article, _ in filled.papers("time", ids=ids)]
    finally:
        papers.IDS_AT_ONCE = kept
    assert sorted(found) == sorted(set(ids) & set(every))


def test_rows_are_found_by_id_alone(filled, monkeypatch):
    monkeypatch.setattr(papers, "IDS_AT_ONCE", 2)
    rows = {row.id: row for row in filled.rows()}
    some = sorted(rows)[::3]
    assert filled.rows_of([*some, "none"]) == {one: rows[one] for one in some}


def test_the_words_of_claims_are_those_of_their_rows(filled):
    causes = {row.id: row for row in filled.rows() if isinstance(row, Cause)}
    found = filled.cause_words()
    assert {one.id for one in found} == causes.keys()
    for one in found:
        row = causes[one.id]
        signal = row.signal.text if row.signal is not None else None
        assert (one.article, one.cause, one.effect, one.signal) == (
            row.article,
            row.cause.text,
            row.effect.text,
            signal,
        )
    purposes = {one.id for one in filled.cause_words(purposes=False)}
    assert purposes == {row.id for row in causes.values() if row.relation != "motivates"}
