"""The article that a person means: by id, source, the beginning of an id; told where several fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record import references
from dragoman.record.references import find_article
from dragoman.record.sql import SqlRecord
from dragoman.schema.article import Article
from dragoman.schema.errors import QueryError

from .conftest import make_article


def _find(record: SqlRecord, reference: str) -> int:
    with record.engine.begin() as connection:
        return find_article(connection, reference)


def _add(record: SqlRecord, *articles: Article) -> None:
    for article in articles:
        record.add(article, [])


def test_an_id_its_beginning_and_a_source_find_the_article(record: SqlRecord) -> None:
    one, other = make_article(source="a.txt"), make_article("Other words.", source="b.txt")
    _add(record, one, other)
    assert [_find(record, one.id), _find(record, one.id[:20]), _find(record, "a.txt")] == [1, 1, 1]
    assert [_find(record, other.id), _find(record, "b.txt")] == [2, 2]


def test_a_path_may_be_spelled_otherwise(
    record: SqlRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _add(record, make_article(source="news/a.txt"), make_article("Other words.", source="https://x.org/a"))
    for spelled in ("news/a.txt", "./news/a.txt", str(tmp_path / "news" / "a.txt"), "news/../news/a.txt"):
        assert _find(record, spelled) == 1
    assert _find(record, "https://x.org/a") == 2
    with pytest.raises(QueryError, match="no article"):
        _find(record, "a.txt")


def test_a_whole_id_goes_before_a_source_that_is_another_s_id(record: SqlRecord) -> None:
    one = make_article(source="a.txt")
    _add(record, one, make_article("Other words.", source=one.id))
    assert _find(record, one.id) == 1


def test_several_are_told_the_last_added_first(record: SqlRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "_TOLD", 2)
    dates = ("2021-01-01", "2021-01-02", None)
    versions = [
        make_article(f"Version {number}.", source="a.txt", published=published)
        for number, published in enumerate(dates)
    ]
    _add(record, *versions)
    with pytest.raises(QueryError) as told:
        _find(record, "a.txt")
    first, second = f"{versions[2].id} (no date)", f"{versions[1].id} (2021-01-02)"
    assert f"{first}; {second}; …" in str(told.value)
    assert versions[0].id not in str(told.value)


@pytest.mark.parametrize("reference", ["", "nothing.txt", "zz", "a\udcff.txt", "g" * 24])
def test_what_fits_none_is_told_with_a_cure(record: SqlRecord, reference: str) -> None:
    _add(record, make_article(source="a.txt"))
    with pytest.raises(QueryError, match=r"there is no article .*dragoman articles"):
        _find(record, reference)
