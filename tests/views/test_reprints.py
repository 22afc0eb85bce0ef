"""What reprints of a report say again is shown once, and counts as no other report."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.links import make_link
from dragoman.schema.rows import Event, Figure, Ref, Statement
from dragoman.views.dossier import make_dossier
from dragoman.views.dossier_again import fold_copies
from dragoman.views.filters import Filters, Sentences
from dragoman.views.ledger import reports_of, show_ledger
from dragoman.views.page import render
from dragoman.views.reprints import ToldIn, told_in, told_words
from dragoman.views.rounds import list_rounds
from dragoman.views.timeline import Entry, make_entry

from ..links import undertakings_for_tests as fish
from .events_for_tests import CUB, USA, Maker

PAIR = ("CUB", "USA")
TEXT = "Cuba fined the United States. “It owes 40 boats,” Cuba said. “It owes 40 boats,” Cuba said."


def report(name: str, published: str, trigger: str = "fined") -> Maker:
    one = Maker(name, TEXT, published=published)
    cuba = Ref(span=one.span("Cuba"), **CUB)
    one.event(trigger, "SANCTION", actors=(cuba,), recipients=(one.ref("the United States", USA),))
    first = one.span("“It owes 40 boats,”")
    for start in (first.start, first.start + len("“It owes 40 boats,” Cuba said. ")):
        content = type(first).take(TEXT, start, start + len(first.text))
        one.row(Statement, content=(content,), speaker=Ref(span=cuba.span, **CUB), manner="direct")
    one.row(Figure, span=one.span("40"), value=40.0, of=one.span("boats"))
    return one


def entries_of(*made: Maker) -> list[Entry]:
    return [make_entry(one.article, Sentences(one.article), row) for one in made for row in one.rows]


def one_report(record: SqlRecord, *ids: str) -> None:
    links = [
        make_link(one, other, "reprint", author="reprints@1", made="2026", reasons=())
        for one, other in pairwise(ids)
    ]
    record.relink(links, "reprints@1", made="2026")


@pytest.mark.parametrize(
    ("articles", "told", "words"),
    [
        ("a", ToldIn(1, 0), ""),
        ("aa", ToldIn(1, 0), ""),
        ("ad", ToldIn(2, 0), "2 reports"),
        ("ab", ToldIn(1, 1), "1 report and 1 reprint"),
        ("abcd", ToldIn(2, 2), "2 reports and 2 reprints"),
    ],
)
def test_a_reprint_is_counted_apart(articles: str, told: ToldIn, words: str) -> None:
    assert told_in(articles, dict.fromkeys("abc", "a")) == told
    assert told_words(told) == words


def test_what_a_reprint_says_again_is_left_out_of_a_list() -> None:
    late, early, other = report("a", "2021-05-02"), report("b", "2021-05-01"), report("c", "2021-05-03")
    entries = entries_of(late, early, other)
    same = {one.article.id: "x" for one in (late, early)}
    kept, again = fold_copies(entries, same)
    assert [entry.source for entry in kept] == ["b"] * 4 + ["c"] * 4, (
        "the first is shown, also what it repeats"
    )
    assert again == {row.id: 1 for row in early.rows}
    assert fold_copies(entries, {}) == (entries, {})


def test_another_word_in_a_reprint_is_no_copy() -> None:
    one, other = report("a", "2021-05-01"), report("b", "2021-05-02", trigger="owes")
    kept, again = fold_copies(entries_of(one, other), {made.article.id: "x" for made in (one, other)})
    assert [type(entry.row) for entry in kept if entry.source == "b"] == [Event]
    assert len(again) == 3


def test_a_dossier_shows_once_what_reprints_tell(fill: Callable[..., SqlRecord]) -> None:
    made = [report("a", "2021-05-01"), report("b", "2021-05-02"), report("c", "2021-05-03")]
    for one in made:
        one.mention("Cuba", "LOC", CUB)
        one.mention("the United States", "LOC", USA)
    record = fill(*(one.made for one in made))

    def page() -> str:
        return render(make_dossier(record, filters=Filters(), both=PAIR), version="1").decode()

    assert "reprint" not in page().partition('<section id="timeline">')[2].replace(
        "a reprint is no other", ""
    )
    one_report(record, *(one.article.id for one in made[:2]))
    dossier = make_dossier(record, filters=Filters(), both=PAIR)
    assert sum(len(day.entries) for day in dossier.days) == 8
    assert [(one.count, one.reports) for one in dossier.speakers] == [(4, 2)]
    assert len(dossier.figures) == 2
    assert "and 1 reprint" in page()
    (line,) = (line for day in dossier.relation.days for line in day.lines if line.again)
    assert (line.reports, line.reprints) == (1, 1)


def test_a_step_of_an_undertaking_counts_its_reprints_apart(tmp_path: Path) -> None:
    report_, copy = fish.asked(), fish.asked("2031-03-03", "copy")
    with open_record(str(tmp_path / "fish.db"), mode="create") as record:
        for one in (report_, copy, fish.agreed()):
            record.add(one.article, one.rows)
        before = show_ledger(record, ("NOR", "ISL"))
        one_report(record, report_.article.id, copy.article.id)
        after = show_ledger(record, ("NOR", "ISL"))
    counts = [
        [reports_of(step, found.reprints) for line in found.lines for step in line.undertaking.steps]
        for found in (before, after)
    ]
    assert ToldIn(2, 0) in counts[0]
    assert ToldIn(1, 1) in counts[1]
    assert [line.undertaking.steps for line in before.lines] == [
        line.undertaking.steps for line in after.lines
    ]


def test_a_round_of_talks_counts_its_reprints_apart(tmp_path: Path) -> None:
    text = "Cuba and the United States held talks in Havana."
    made = [Maker(name, text, published=f"2021-05-0{day}") for day, name in enumerate("abc", start=1)]
    for one in made:
        one.event(
            "talks", "CONSULT", actors=(one.ref("Cuba", CUB), one.ref("the United States", USA)),
            date="2021-05-01", date_from="text", place=Ref(span=one.span("Havana"), country="CUB"),
        )  # fmt: skip
    with open_record(str(tmp_path / "talks.db"), mode="create") as record:
        for one in made:
            record.add(*one.made)
        events = [one.rows[0].id for one in made]
        links = [
            make_link(one, other, "same_event", author="events_same@1", made="2026", reasons=())
            for one, other in pairwise(events)
        ]
        record.relink(links, "events_same@1", made="2026")
        one_report(record, *(one.article.id for one in made[:2]))
        (found,) = list_rounds(record, *PAIR)
    assert (found.reports, found.reprints) == (2, 1)
    assert [entry.source for entry in found.entries] == ["a", "c"]
