"""The ledger of two countries: read from a record, as of a day, chosen by words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record.sql import SqlRecord, open_record
from dragoman.schema.errors import QueryError
from dragoman.schema.links import make_link
from dragoman.views import ledger
from dragoman.views.countries import check_pair
from dragoman.views.ledger import read_reports, show_ledger, state_words, step_date, step_day, step_who

from ..links.undertakings_for_tests import ISL, NOR, Maker, agreed, asked, done, visas

PAIR = ("NOR", "ISL")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[SqlRecord]:
    where = str(tmp_path / "fish.db")
    elsewhere = Maker("else", "2032-01-01", "Peru asked Chile to build a bridge.").report()
    with open_record(where, mode="create") as record:
        for report in (asked(), agreed(), visas(), elsewhere):
            record.add(report.article, report.rows)
    with open_record(where, mode="read") as record:
        yield record


def told(found: ledger.Ledger) -> dict[str, str]:
    return {line.undertaking.matter.split()[0]: line.state for line in found.lines}


def test_only_articles_that_may_tell_of_the_pair_are_read(view: SqlRecord) -> None:
    reports, left_out = read_reports(view, PAIR)
    assert sorted(report.article.source for report in reports) == ["agreed", "asked", "visas"]
    assert left_out == 0


def test_the_day_is_that_of_the_last_report_of_the_two(view: SqlRecord) -> None:
    found = show_ledger(view, PAIR)
    assert (found.as_of, found.as_of_from) == ("2031-06-10", "last report")
    assert sorted(line.state for line in found.lines) == ["due", "due"]


def test_either_order_of_the_pair_gives_the_same(view: SqlRecord) -> None:
    assert show_ledger(view, PAIR).lines == show_ledger(view, ("ISL", "NOR")).lines


@pytest.mark.parametrize(
    ("as_of", "overdue", "states"),
    [
        ("2031-03-01", False, []),
        ("2031-03-02", False, ["asked"]),
        ("2031-07-02", False, ["due", "overdue"]),
        ("2031-07-02", True, ["overdue"]),
        ("2031-06-10", True, []),
    ],
)
def test_as_of_a_day(view: SqlRecord, as_of: str, overdue: bool, states: list[str]) -> None:
    found = show_ledger(view, PAIR, as_of=as_of, overdue=overdue)
    assert sorted(line.state for line in found.lines) == states


def test_words_are_looked_for_in_matter_and_evidence(view: SqlRecord) -> None:
    assert len(show_ledger(view, PAIR, about="herring").lines) == 1
    assert len(show_ledger(view, PAIR, about="CONSULAR oslo").lines) == 1
    assert show_ledger(view, PAIR, about="herring oslo").lines == ()


def test_what_is_not_read_is_counted(view: SqlRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST_ARTICLES", 1)
    assert show_ledger(view, PAIR).left_out == 2


def test_a_step_tells_its_day_and_who_took_it(view: SqlRecord) -> None:
    (line,) = show_ledger(view, PAIR, about="herring").lines
    stopped, asked_, agreed_ = line.undertaking.steps
    assert [step_day(step) for step in (stopped, asked_, agreed_)] == [
        "before 2 March 2031", "reported 2 March 2031", "reported 10 June 2031",
    ]  # fmt: skip
    assert [step_who(step) for step in (stopped, asked_)] == ["Iceland", "Norway"]
    assert step_date(agreed_) == "2031-06-10"


def test_a_deed_on_a_told_day_has_that_day(tmp_path: Path) -> None:
    text = "Iceland resumed inspections of herring trawlers with Norway on July 2."
    report = (
        Maker("dated", "2031-07-05", text)
        .event("resumed", "COOPERATE", {"Iceland": ISL}, {"Norway": NOR}, date="2031-07-02", date_from="text")
        .report()
    )
    with open_record(str(tmp_path / "d.db"), mode="create") as record:
        for one in (asked(), report):
            record.add(one.article, one.rows)
        (line,) = show_ledger(record, PAIR).lines
    assert line.state == "done"
    assert step_day(line.undertaking.steps[-1]) == "2 July 2031"


def test_a_promised_visit_that_another_report_tells_as_held_is_done(tmp_path: Path) -> None:
    text = "Norway pledged to visit Iceland for talks on herring."
    word = Maker("word", "2031-03-02", text).event(
        "pledged", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="visit Iceland", about="CONSULT",
        status="planned",
    ).report()  # fmt: skip
    held = (
        Maker("held", "2031-05-05", "Nils Berg met the cabinet in Iceland.")
        .event("met", "CONSULT", {"Nils Berg": NOR}, {"Iceland": ISL})
        .report()
    )
    ends = [row.id for report in (word, held) for row in report.rows if row.__struct_config__.tag == "event"]
    link = make_link(
        ends[0], ends[1], "same_event", reasons=("one visit",), author="test@1", made="2031-06-01"
    )
    with open_record(str(tmp_path / "v.db"), mode="create") as record:
        for report in (word, held):
            record.add(report.article, report.rows)
        assert [line.state for line in show_ledger(record, PAIR).lines] == ["promised"]
        record.relink([link], "test@1", made="2031-06-01")
        assert [line.state for line in show_ledger(record, PAIR).lines] == ["done"]


def test_the_homes_of_people_are_asked_of_the_record(tmp_path: Path) -> None:
    berg = {"actor": "Nils Berg", "country": None, "resolved_by": "name"}
    text = "Nils Berg pledged to lift the tariff on dried cod from Iceland."
    report = (
        Maker("berg", "2031-03-02", text)
        .event("pledged", "AGREE", {"Nils Berg": berg}, {"Iceland": ISL}, act="lift the tariff")
        .says("Nils Berg", NOR, "pledged", "lift the tariff on dried cod from Iceland")
        .report()
    )
    with open_record(str(tmp_path / "h.db"), mode="create") as record:
        record.add(report.article, report.rows)
        record.keep_homes({"nils berg": "NOR"})
        (line,) = show_ledger(record, PAIR).lines
    assert line.undertaking.doers == ("NOR",)


def test_of_two_countries_named_everywhere_only_what_names_both_is_read(
    view: SqlRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_MOST_MENTIONS", 1)
    reports, _ = read_reports(view, PAIR)
    assert [report.article.source for report in reports] == ["asked"]


def test_an_undated_record_has_no_day(tmp_path: Path) -> None:
    report = done()
    undated = Maker("undated", None, "Norway urged Iceland to lift the tariff on dried cod.").event(
        "urged", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="lift the tariff"
    )
    with open_record(str(tmp_path / "u.db"), mode="create") as record:
        record.add(undated.article, undated.rows)
        found = show_ledger(record, PAIR)
        assert found.as_of is None
        assert [line.state for line in found.lines] == ["asked"]
        assert step_day(found.lines[0].undertaking.steps[0]) == "no date"
        record.add(report.article, report.rows)
        assert show_ledger(record, PAIR).as_of == "2031-07-03"


def test_a_country_and_itself_are_no_pair() -> None:
    with pytest.raises(QueryError, match="both are Norway"):
        check_pair("NOR", "NOR")


def test_a_deed_that_a_link_says_keeps_a_promise_does_it_whatever_its_words(tmp_path: Path) -> None:
    text = "Norway pledged to paint the old lighthouse of Iceland by May 5."
    word = Maker("word", "2031-03-02", text).event(
        "pledged", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="paint the old lighthouse",
        status="planned",
    ).day("May 5", "2031-05-05").report()  # fmt: skip
    told = "Norway renewed a beacon. Iceland looked on."
    deed = (
        Maker("deed", "2031-05-03", told).event("renewed", "AID", {"Norway": NOR}, {"Iceland": ISL}).report()
    )
    last = Maker("last", "2031-06-01", "Norway asked Iceland to ship more herring.").event(
        "asked", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="ship more herring"
    ).report()  # fmt: skip
    ends = [row.id for report in (word, deed) for row in report.rows if row.__struct_config__.tag == "event"]

    def states(record: SqlRecord) -> list[str]:
        return [line.state for line in show_ledger(record, PAIR, about="lighthouse").lines]

    with open_record(str(tmp_path / "k.db"), mode="create") as record:
        for report in (word, deed, last):
            record.add(report.article, report.rows)
        assert states(record) == ["overdue"]
        link = make_link(*ends, "keeps", reasons=("one coat of paint",), author="hand@1", made="2031-06-01")
        record.relink([link], "hand@1", made="2031-06-01")
        assert states(record) == ["done"]
        no = make_link(*ends, "keeps", reasons=("no",), author="Ana", made="2031-06-02", judgement="no")
        record.judge(no)
        assert states(record) == ["overdue"]


def test_overdue_says_what_the_record_does_not_tell(view: SqlRecord) -> None:
    late = show_ledger(view, PAIR, as_of="2031-07-02", overdue=True).lines
    assert [state_words(line) for line in late] == [
        "due by 1 July 2031; no report in the record tells that it was done"
    ]
    early = show_ledger(view, PAIR, as_of="2031-06-02").lines
    assert "overdue" not in {state_words(line) for line in early}
