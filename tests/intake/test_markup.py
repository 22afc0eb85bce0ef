"""Markup in Markdown files: what is furniture, what is coded between, and that spans quote the true text."""

import time
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.intake.markup import find_markup
from dragoman.schema.article import Article

PAGE = """# Harbour talks

<figure>
<img width="208" height="277" src="https://example.org/2019/05/map-640x480.png" alt="A map">
<figcaption>The harbour</figcaption>
</figure>

The mayor of Lisbon [announced](https://example.org/2021/03/04/plan-77) 12 new <u>ferries</u> on May 3, 2021.

<table><tr><td>Ferries</td><td>45 seats</td></tr><tr><td>Trains</td><td>61 seats</td></tr></table>

See https://example.org/list?page=9001 for 14 routes. It took < 5 hours, and 3 > 2.
"""


def rows_of(tmp_path: Path, name: str) -> tuple[Article, list[Any]]:
    path = tmp_path / name
    path.write_text(PAGE, "utf-8")
    ((article, rows),) = list(dragoman.read([str(path)]))
    assert isinstance(article, Article)
    return article, list(rows)


def test_tags_targets_and_addresses_are_furniture() -> None:
    found = [PAGE[start:end] for start, end in find_markup(PAGE, 0)]
    assert found[0] == "<figure>"
    assert "](https://example.org/2021/03/04/plan-77)" in found
    assert "https://example.org/list?page=9001" in found
    assert found.count("</td>") == 4
    assert not any("< 5" in piece or "ferries" in piece for piece in found)


@pytest.mark.parametrize("text", ["a < b and c > d", "<5 mm", "[1] (2)", "f](x y)", "<name>", "see [it] now"])
def test_what_is_no_markup(text: str) -> None:
    assert find_markup(text, 0) == []


def test_words_between_are_coded_and_marks_are_not(tmp_path: Path) -> None:
    article, rows = rows_of(tmp_path, "page.md")
    spans = [row.span for row in rows if hasattr(row, "span")]
    marks = [piece.span for piece in article.furniture if piece.kind == "markup"]
    assert article.text == PAGE
    assert all(span.proves(PAGE) for span in spans)
    assert not any(mark.covers(span) for span in spans for mark in marks)
    figures = {row.value for row in rows if type(row).__name__ == "Figure"}
    assert {12, 45, 61, 14} <= figures
    assert not figures & {208, 277, 640, 480, 9001, 77}
    assert [row.value for row in rows if type(row).__name__ == "Time" and row.type == "DATE"] == [
        "2021-05-03"
    ]


def test_a_plain_text_has_no_markup(tmp_path: Path) -> None:
    article, _ = rows_of(tmp_path, "page.txt")
    assert not any(piece.kind == "markup" for piece in article.furniture)


@pytest.mark.parametrize("unit", ["<a ", "](", "<!-- ", "https://", "](<", "<a x='", "](h("])
def test_time_grows_with_length(unit: str) -> None:
    start = time.process_time()
    find_markup(unit * 20_000 + " " * 20_000, 0)
    assert time.process_time() - start < 2
