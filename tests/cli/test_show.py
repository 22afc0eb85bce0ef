"""Which article `show` shows, and what the record holds, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.record.sql import open_record
from dragoman.schema.article import Article
from dragoman.schema.settings import Settings

from .conftest import article_of, rows_of


def plain(source: str, text: str, published: str | None = None) -> Article:
    given = Given(language="en", published=published)
    return make_article(source=source, address=source, text=text, given=given, settings=Settings())


@pytest.mark.parametrize("read_as", ["news/a.txt", "./news/a.txt", "WHOLE"])
def test_show_takes_a_path_in_every_spelling(run, db: Path, tmp_path: Path, read_as: str) -> None:
    whole = str(tmp_path / "news" / "a.txt")
    with open_record(str(db), mode="write") as record:
        record.add(plain(whole if read_as == "WHOLE" else read_as, "It snowed."), [])
    for asked in ("news/a.txt", "./news/a.txt", "news//../news/a.txt", whole):
        done = run("show", asked)
        assert done.exit_code == 0, done.stderr
        assert "It snowed." in done.stdout
    assert "there is no article './other/a.txt'" in run("show", "./other/a.txt").stderr


def test_versions_of_a_file_are_told_with_id_and_day_the_last_added_first(run, db: Path) -> None:
    versions = [
        plain("w.txt", "It hailed.", "2022-05-09"),
        plain("w.txt", "It hailed again."),
        plain("w.txt", "It froze.", "2022-05-02"),
    ]
    with open_record(str(db), mode="write") as record:
        for one in versions:
            record.add(one, [])
    first, second, third = (one.id for one in versions)
    done = run("show", "./w.txt")
    assert done.exit_code == 2
    assert f"last added first: {third} (2022-05-02); {second} (no date); {first} (2022-05-09)." in done.stderr
    assert "It hailed again." in run("show", second).stdout


def test_one_is_told_in_the_singular(run) -> None:
    with open_record("one.db", mode="create") as record:
        record.add(article_of("a.txt"), rows_of("a.txt")[1:2])
    proved = run("verify", "--db", "one.db").stdout
    assert "1 span of 1 row in 1 article proved, 0 faults found." in proved
    assert "1 article, 1 time" in run("doctor", "--db", "one.db").stdout


def test_a_row_is_shown_without_naming_its_article(run, db) -> None:
    from dragoman.record.sql import open_record

    with open_record(str(db)) as record:
        row = next(record.rows("statement"))
    done = run("show", "--row", row.id[:12])
    assert done.exit_code == 0, done.output
    assert "the ferries sail again" in done.stdout
    assert run("show", "--row", "zzz").exit_code == 2
    assert "name an article" in run("show").output
