"""What a dossier leaves out of many and long reports, what it says of that, and that it finds the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.cli.dossier import dossier as command
from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.links import make_link
from dragoman.views import dossier, dossier_papers
from dragoman.views import dossier_limits as limits
from dragoman.views.brief_opposed import list_opposed
from dragoman.views.dossier import make_dossier
from dragoman.views.dossier_limits import cut_relation, last, latest, say_cut
from dragoman.views.dossier_papers import Item
from dragoman.views.dossier_view import remember
from dragoman.views.filters import Filters
from dragoman.views.page import render
from dragoman.views.pagetext_html import items_html
from dragoman.views.positions import list_oppositions

from ..timing_for_tests import is_linear
from .events_for_tests import CUB, PER, USA, Made, Maker, papers

PAIR = ("CUB", "USA")
LONG = (
    "Peru mourned a singer for a week.\n\n"
    "Cuba fined the United States over a pier, Ana Rueda said.\n\n"
    "Peru praised a poet for a month.\n\n"
    "The weather stayed dry."
)


def long_report(name: str = "long") -> Made:
    one = Maker(name, LONG, published="2021-03-04")
    one.mention("Cuba", "LOC", CUB)
    one.mention("Peru", "LOC", PER)
    one.mention("the United States", "LOC", USA)
    one.event("mourned", "SUPPORT", actors=(one.ref("Peru", PER),))
    one.event(
        "fined", "SANCTION", actors=(one.ref("Cuba", CUB),), recipients=(one.ref("the United States", USA),)
    )
    return one.made


def page_of(record: SqlRecord, limit: int = 50) -> str:
    return render(make_dossier(record, filters=Filters(), both=PAIR, limit=limit), version="1").decode()


def test_of_a_long_report_the_passages_of_the_two_are_shown(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(long_report())
    monkeypatch.setattr(dossier_papers, "MOST_TEXT", 100)
    monkeypatch.setattr(dossier_papers, "PASSAGES", 60)
    made = make_dossier(record, filters=Filters(), both=PAIR)
    paper = made.papers[0]
    assert (paper.passages, made.passages) == (1, 1)
    assert [(kind, [item.words for item in items]) for kind, items in paper.groups] == [("event", ["fined"])]
    shown = ["".join(piece.text for one in p.segments for piece in one.pieces) for p in paper.paragraphs]
    assert [words.strip() for words in shown] == [LONG.split("\n\n")[1], ""]
    assert paper.paragraphs[0].skipped + len(shown[0]) + paper.paragraphs[1].skipped >= len(LONG) - 4
    page = page_of(record)
    assert "1 paragraph of this long report, that which tells" in page
    assert "Of 1 long report only the passages are shown" in page
    assert "characters left out" in page
    assert "praised a poet" not in page


def test_a_report_of_which_none_tells_of_both_shows_its_beginning(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    article, rows = long_report()
    record = fill((article, [row for row in rows if getattr(row, "type", "") != "SANCTION"]))
    monkeypatch.setattr(dossier_papers, "MOST_TEXT", 100)
    monkeypatch.setattr(dossier_papers, "PASSAGES", 60)
    made = make_dossier(record, filters=Filters(), both=("CUB", "PER"))
    shown = made.papers[0].paragraphs[0]
    assert "".join(piece.text for one in shown.segments for piece in one.pieces).startswith("Peru mourned")
    assert made.papers[0].passages == 1


def test_short_reports_and_pages_of_no_pair_are_whole(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(long_report())
    assert make_dossier(record, filters=Filters(), both=PAIR).papers[0].passages is None
    assert "characters left out" not in page_of(record)
    monkeypatch.setattr(dossier_papers, "MOST_TEXT", 100)
    monkeypatch.setattr(dossier_papers, "PASSAGES", 60)
    assert make_dossier(record, filters=Filters()).papers[0].passages is None


def test_a_reprint_takes_no_place_and_is_told(fill: Callable[..., SqlRecord]) -> None:
    copies = [long_report(name) for name in ("a", "b", "c", "d")]
    record = fill(*copies)
    ids = [article.id for article, _ in copies]
    link = make_link(ids[0], ids[1], "reprint", author="reprints@1", made="2026", reasons=("same",))
    record.relink([link], "reprints@1", made="2026")
    made = make_dossier(record, filters=Filters(), both=PAIR, limit=2)
    assert {paper.article.id for paper in made.papers} != {ids[0], ids[1]}
    assert (made.fitting, made.reprints, made.more) == (3, 1, True)
    page = page_of(record, 2)
    assert "The page holds 2 of 3" in page
    assert "1 reprint of others is not counted" in page


def test_a_section_shows_the_latest_and_says_so(
    fill: Callable[..., SqlRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = fill(*papers())
    whole = make_dossier(record, filters=Filters(), both=PAIR)
    assert whole.cuts == {}
    assert "dragoman events --between" not in page_of(record)
    for name in ("EVENTS", "TIMELINE"):
        monkeypatch.setattr(dossier, name, 2)
    some = make_dossier(record, filters=Filters(), both=PAIR)
    count = whole.relation.count
    assert some.cuts["events"].words == f"The 2 latest of {count} events"
    assert some.cuts["events"].command == "dragoman events --between CUB USA"
    assert some.relation.count == count, "what is counted is not what is shown"
    assert sum(len(day.lines) for day in some.relation.days) == 2
    assert sum(len(day.entries) for day in some.days) == 2
    assert "dragoman events --between CUB USA" in page_of(record)


def test_the_latest_are_those_with_the_last_dates(fill: Callable[..., SqlRecord]) -> None:
    made = make_dossier(fill(*papers()), filters=Filters())
    entries = [entry for day in made.days for entry in day.entries]
    dated = [entry for entry in entries if entry.date is not None]
    assert len(entries) > len(dated) > 2
    assert latest(entries, len(entries)) == entries
    assert latest(entries, 2) == [entry for entry in entries if entry in dated[-2:]]
    assert latest(entries[::-1], 2)[::-1] == latest(entries, 2)
    assert len(latest(entries, len(dated) + 1)) == len(dated) + 1
    relation, events, _ = cut_relation(made.relation, 1, 0)
    assert events == made.relation.count
    assert [day.date for day in relation.days] == [[day.date for day in made.relation.days if day.date][-1]]
    assert relation.causes == ()


def test_what_is_whole_is_not_said_to_be_cut() -> None:
    assert say_cut(3, 3, "event", "events") is None
    cut = say_cut(100, 2431, "event", "events")
    assert cut is not None
    assert (cut.words, cut.command) == ("The 100 latest of 2,431 events", "dragoman events")
    assert last([1, 2, 3], 2) == [2, 3]
    assert last([1], 2) == [1]


def test_the_choice_of_links_finds_the_same_contradictions(tmp_path: Path) -> None:
    with open_record(str(tmp_path / "r.db"), mode="create") as record:
        given = papers()
        for article, rows in given:
            record.add(article, rows)
        rows = [row for _, some in given for row in some if type(row).__name__ in ("Event", "Statement")]
        links = [
            make_link(one.id, two.id, "contradicts", author="positions@1", made="2026", reasons=())
            for one, two in pairwise(rows)
        ]
        record.relink(links, "positions@1", made="2026")
        for pair in (PAIR, ("CUB", "PER"), ("MEX", "USA")):
            every = list_oppositions(record, between=pair, limit=99)
            assert list_opposed(remember(record), pair, None, None, limit=99) == every
        assert list_opposed(record, PAIR, None, None, limit=99)


def test_lists_of_rows_are_written_in_linear_time(fill: Callable[..., SqlRecord]) -> None:
    item = make_dossier(fill(long_report()), filters=Filters()).papers[0].groups[0][1][0]

    def items(size: int) -> list[Item]:
        return [item] * size

    assert is_linear(items, items_html, 5_000)


def test_the_help_of_the_command_tells_the_limits() -> None:
    told = " ".join((command.help or "").split())
    for number, what in (
        (limits.TIMELINE, "rows of the timeline"), (limits.EVENTS, "events"), (limits.CAUSES, "causes"),
        (limits.FIGURES, "figures"), (limits.SPEAKERS, "speakers"), (limits.PER_SPEAKER, "statements each"),
        (limits.TIMES, "values of time"), (limits.ROUNDS, "rounds of talks"),
        (limits.UNDERTAKINGS, "undertakings"),
    ):  # fmt: skip
        assert f"{number} {what}" in told


def test_what_is_counted_is_said(fill: Callable[..., SqlRecord]) -> None:
    article, rows = long_report("named")
    named = (article, [row for row in rows if type(row).__name__ == "Mention"])
    record = fill(*(long_report(name) for name in "abc"), named)
    assert "holds 2 of 3 reports with an event in which both take part, those that tell most" in page_of(
        record, 2
    )
    assert "holds 3 of 4 reports that name both, those that tell most" in page_of(record, 3)
