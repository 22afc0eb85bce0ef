"""Undertakings: one act across wordings, its steps, its state on a day, and the links that follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.links.homes import find_homes
from dragoman.links.report import Report
from dragoman.links.undertakings import Undertaking, find_undertakings, known_by, state_at
from dragoman.links.undertakings_links import link_undertakings

from .undertakings_for_tests import ISL, NOR, Maker, agreed, asked, done, halted, refused, visas

PAIR = ("ISL", "NOR")


def find(*reports: Report) -> list[Undertaking]:
    return find_undertakings(reports, pair=PAIR)


def states(one: Undertaking) -> list[str]:
    return [step.state for step in one.steps]


def test_one_act_in_several_wordings_is_one_undertaking() -> None:
    (one,) = find(asked(), agreed())
    assert states(one) == ["stopped", "asked", "agreed"]
    assert (one.doers, one.others, one.state, one.due) == (("ISL",), ("NOR",), "agreed", "2031-07-01")
    assert [step.countries for step in one.steps] == [("ISL",), ("NOR",), ("ISL",)]
    assert "trawlers" in one.matter


def test_what_had_stopped_rests_on_its_own_clause() -> None:
    (one,) = find(asked())
    stopped = one.steps[0]
    assert stopped.evidence[0].sentence.text == "which it stopped doing after the strike"
    assert (stopped.latest, stopped.date_from) == ("2031-03-02", "published")


def test_a_relative_clause_about_somebody_else_stops_nothing() -> None:
    text = "Norway wants Iceland to resume inspections of herring trawlers, which Denmark stopped in May."
    report = (
        Maker("other", "2031-03-02", text)
        .event("wants", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="resume inspections of")
        .report()
    )
    (one,) = find(report)
    assert states(one) == ["asked"]


def test_an_announced_act_is_promised_and_due_on_the_day_it_names() -> None:
    (one,) = find(visas())
    assert (one.doers, one.others) == (("ISL",), ("NOR",))
    assert one.steps[0].due == "2031-09-09"
    assert one.matter == "reopen its consular office in Oslo on September 9"


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2031-03-01", None),
        ("2031-03-02", "asked"),
        ("2031-06-09", "asked"),
        ("2031-06-10", "due"),
        ("2031-07-01", "due"),
        ("2031-07-02", "overdue"),
        ("2031-07-03", "done"),
        ("2032-01-01", "done"),
    ],
)
def test_the_state_follows_the_day(day: str, state: str | None) -> None:
    (one,) = find(asked(), agreed(), done())
    assert state_at(one, day) == state


def test_only_steps_known_by_a_day_are_told() -> None:
    (one,) = find(asked(), agreed())
    known = known_by(one, "2031-05-01")
    assert known is not None
    assert states(known) == ["stopped", "asked"]
    assert known.due is None
    assert known_by(one, "2031-01-01") is None


def test_the_opposite_deed_breaks_a_promise_and_only_a_promise() -> None:
    (one,) = find(asked(), agreed(), halted())
    assert (states(one)[-1], one.state) == ("broken", "broken")
    (other,) = find(asked(), halted())
    assert other.state == "stopped"


def test_a_deed_before_the_first_word_or_in_its_own_report_is_no_evidence() -> None:
    (one,) = find(asked(), done("2031-02-01"))
    assert "done" not in states(one)


def test_asking_again_does_not_undo_a_promise() -> None:
    (one,) = find(agreed(), asked("2031-06-20"))
    assert one.state == "agreed"


def test_reports_of_one_step_are_one_step() -> None:
    (one,) = find(asked(), asked("2031-03-05", "again"), asked("2031-05-05", "later"))
    assert [(step.state, len(step.evidence)) for step in one.steps if step.state == "asked"] == [
        ("asked", 2), ("asked", 1),
    ]  # fmt: skip


def test_different_acts_stay_apart() -> None:
    assert len(find(asked(), visas())) == 2


def test_to_lift_and_to_impose_are_not_one_act() -> None:
    lift = Maker("lift", "2031-03-02", "Norway urged Iceland to lift the cap on dried cod.").event(
        "urged", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="lift the cap"
    )
    impose = Maker("impose", "2031-03-09", "Iceland pledged to keep a cap on dried cod from Norway.").event(
        "pledged", "AGREE", {"Iceland": ISL}, act="keep a cap"
    )
    assert len(find(lift.report(), impose.report())) == 2


def test_the_matter_alone_takes_up_what_the_report_told_before() -> None:
    def report(later: str) -> Any:
        text = f"Norway asked Iceland to resume the flights of cod buyers. Oslo urged Iceland to {later}."
        made = Maker("flights", "2031-03-02", text)
        made.event(
            "asked", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="resume the flights of cod buyers"
        )
        made.event("urged", "REQUEST", {"Oslo": NOR}, {"Iceland": ISL}, act=later)
        return made.report()

    assert len(find(report("renew the flights"))) == 1
    assert len(find(report("renew flights of tourists"))) == 2


def test_who_promises_to_act_against_others_has_promised_them_nothing() -> None:
    def report(**about: Any) -> Any:
        text = "Norway pledged to send two patrol ships to Iceland."
        made = Maker("ships", "2031-03-02", text)
        return made.event("pledged", "AGREE", {"Norway": NOR}, act="send two patrol ships", **about).report()

    assert len(find(report(about="AID"))) == 1
    assert find(report(about="MOBILIZE")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Iceland agreed to stay in close contact.",
        "Norway and Iceland agreed to strengthen their bilateral partnership.",
    ],
)
def test_vague_words_are_no_undertaking(text: str) -> None:
    act = text.removeprefix("Norway and Iceland agreed ").rstrip(".")
    report = (
        Maker("vague", "2031-03-02", text).event("agreed", "AGREE", {"Norway": NOR, "Iceland": ISL}, act=act)
    ).report()
    assert find(report) == []


@pytest.mark.parametrize("status", ["hypothetical", "denied"])
def test_what_is_only_possible_or_denied_is_no_step(status: str) -> None:
    report = (
        Maker("maybe", "2031-03-02", "Norway could ask Iceland to release the crew of the trawler.")
        .event("ask", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="release the crew", status=status)
        .report()
    )
    assert find(report) == []


def test_both_leaders_are_the_two_countries_that_the_article_is_of() -> None:
    text = (
        "Norway and Iceland met. Iceland spoke of fish, Norway of trains, Iceland of both, Norway again. "
        "They agreed to build a railway museum."
    )
    report = Maker("both", "2031-03-02", text).event(
        "agreed", "AGREE", {"They": {}}, act="build a railway museum"
    )
    (one,) = find(report.report())
    assert (one.doers, one.others, one.state) == (("ISL", "NOR"), (), "agreed")
    assert one.steps[0].countries == ("ISL", "NOR")


def test_another_round_of_talks_is_another_undertaking() -> None:
    def planned(name: str, day: str, words: str, value: str) -> Report:
        text = f"Norway and Iceland agreed to hold talks on herring in Bergen on {words}."
        made = Maker(name, day, text).event(
            "agreed", "AGREE", {"Norway": NOR, "Iceland": ISL}, act="hold talks on herring"
        )
        return made.day(words, value).report()

    first = planned("one", "2031-03-02", "April 4", "2031-04-04")
    second = planned("two", "2031-08-02", "October 9", "2031-10-09")
    assert len(find(first, second)) == 2
    held = (
        Maker("held", "2031-10-10", "Norway and Iceland held talks on herring in Bergen on October 9.")
        .event("talks", "CONSULT", {"Norway": NOR, "Iceland": ISL}, date="2031-10-09", date_from="text")
        .report()
    )
    found = {one.due: one.state for one in find(first, second, held)}
    assert found == {"2031-04-04": "agreed", "2031-10-09": "done"}


def test_links_join_the_rows_of_the_steps() -> None:
    reports = (asked(), refused(), agreed(), done(), halted())
    found = find(*reports)
    (one,) = found
    rows = {step.state: step.evidence[0].row for step in one.steps}
    links = {link.relation: (link.left, link.right) for link in link_undertakings(found, made="2031-10-01")}
    assert links == {
        "shifts": (rows["refused"], rows["agreed"]),
        "keeps": (rows["agreed"], rows["done"]),
        "breaks": (rows["agreed"], rows["broken"]),
    }


def test_a_demand_repeated_is_linked() -> None:
    links = link_undertakings(find(asked(), asked("2031-05-05", "later")), made="2031-10-01")
    assert [link.relation for link in links] == ["repeats"]
    assert "resume inspections" in " ".join(links[0].reasons)


@given(
    st.permutations([asked(), refused(), agreed(), done(), halted(), visas(), asked("2031-03-05", "again")])
)
def test_the_order_of_arrival_does_not_matter(reports: list[Report]) -> None:
    first = find(asked(), refused(), agreed(), done(), halted(), visas(), asked("2031-03-05", "again"))
    assert find(*reports) == first
    assert find(*reports, reports[0]) == first


def test_all_pairs_together_give_what_each_gives() -> None:
    reports = (asked(), agreed(), visas())
    assert find_undertakings(reports, pair=None) == find(*reports)
    assert find_undertakings(reports, pair=("ISL", "DNK")) == []
    # Read one by one, with the homes told, it is the same.
    one_by_one = find_undertakings(iter([*reports, *reports]), pair=None, homes=find_homes(reports))
    assert one_by_one == find(*reports)


@settings(max_examples=40)
@given(st.sets(st.integers(0, 5)))
def test_a_state_is_never_told_before_its_step(chosen: set[int]) -> None:
    makers = (asked, refused, agreed, done, halted, visas)
    for one in find(*(makers[number]() for number in sorted(chosen))):
        days = [step.latest for step in one.steps if step.latest]
        assert state_at(one, "2031-01-01") is None
        assert state_at(one, max(days)) is not None


@pytest.mark.slow
@pytest.mark.shared
def test_the_undertakings_of_the_seeds_are_found(shared: Path, tmp_path: Path) -> None:
    """Rows 4 and 5 of the findings that the seeds must yield, from the seeds alone."""
    from dragoman.cli.main import cli
    from dragoman.record.sql import open_record
    from dragoman.views.ledger import show_ledger

    where = str(tmp_path / "seeds.db")
    cli.main(["add", "--db", where, "-j", "1", str(shared / "corpora" / "seeds")], standalone_mode=False)
    with open_record(where, mode="read") as view:
        found = show_ledger(view, ("CUB", "USA"), as_of="2022-12-31")
    told = {
        line.undertaking.doers: [(step.state, step.countries) for step in line.undertaking.steps]
        for line in found.lines
    }
    assert told[("CUB",)] == [("stopped", ("CUB",)), ("asked", ("USA",)), ("agreed", ("CUB",))]
    assert told[("USA",)] == [("asked", ("CUB",)), ("promised", ("USA",))]
    (visas,) = (line for line in found.lines if line.undertaking.doers == ("USA",))
    assert (visas.state, visas.undertaking.due) == ("due", "2023-01-04")
