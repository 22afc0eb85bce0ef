"""The words around hits: where most of what was asked for stands together, in linear time."""

import time

import pytest

from dragoman.record.snippets import CLOSE, OPEN, cut_snippet
from dragoman.record.sql import SqlRecord
from timing_for_tests import is_linear

from .conftest import make_article


def lit(text: str) -> str:
    return text.replace("<", OPEN).replace(">", CLOSE)


FILL = " ".join(f"w{n}" for n in range(40))


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        ("", ""),
        ("a <visa> fee", "a [[visa]] fee"),
        ("no hit at all", "no hit at all"),
        (f"<visa> {FILL}", f"[[visa]] {' '.join(FILL.split()[:23])}…"),
        (f"{FILL} <visa>", f"…{' '.join(FILL.split()[17:])} [[visa]]"),
        (
            f"<visa> <visa> {FILL} of <visa> and <fees> {FILL}",
            f"…w37 w38 w39 of [[visa]] and [[fees]] {' '.join(FILL.split()[:17])}…",
        ),
        (f"<{FILL}> b", f"[[{' '.join(FILL.split()[:24])}]]…"),
    ],
)
def test_a_snippet_shows_most_different_hits_and_whole_marks(text: str, snippet: str) -> None:
    assert cut_snippet(lit(text)) == snippet


def test_a_long_text_of_nothing_but_hits_is_cut_in_linear_time() -> None:
    assert is_linear(lambda words: lit("<the> " * words), cut_snippet, 25_000)


def test_a_search_for_much_that_is_everywhere_is_quick(record: SqlRecord) -> None:
    letters = "abcdefghijklmnop"
    text = " ".join(f"{a}{b}" for a in letters for b in letters) + ". "
    for n in range(30):
        record.add(make_article(text * 20, source=f"{n}.txt"), [])
    start = time.process_time()
    hits = record.search(" ".join(f"{letter}*" for letter in letters), limit=5)
    assert time.process_time() - start < 5  # weighing every hit against every other took minutes
    assert len(hits) == 5


def test_a_hit_in_the_title_alone_is_shown_there(record: SqlRecord) -> None:
    record.add(make_article("Nothing of it here.", source="t.txt", title="Ferries to Havana"), [])
    assert [hit.snippet for hit in record.search("ferries")] == ["[[Ferries]] to Havana"]
