"""Which steps an undertaking has: whose they are, what joins them, and which deeds are the act's own."""

from __future__ import annotations

import pytest

from dragoman.links.report import Report
from dragoman.links.undertakings import Undertaking, find_undertakings, known_by, state_at
from dragoman.links.undertakings_doubts import is_done

from .undertakings_for_tests import ISL, NOR, Maker, asked

PAIR = ("ISL", "NOR")
DAY = "2031-03-02"
_OPENING = "Norway and Iceland met. Iceland spoke of fish, Norway of trains, Iceland of both, Norway again. "


def find(*reports: Report) -> list[Undertaking]:
    return find_undertakings(reports, pair=PAIR)


def states(one: Undertaking) -> list[str]:
    return [step.state for step in one.steps]


def promise(text: str, act: str, day: str = DAY, name: str = "promise") -> Maker:
    return Maker(name, day, text).event(
        "pledged", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act=act, status="occurred"
    )


def both(text: str, act: str, day: str = DAY, name: str = "both") -> Maker:
    return Maker(name, day, text).event("agreed", "AGREE", {"Norway": NOR, "Iceland": ISL}, act=act)


def test_an_agreement_without_an_actor_is_nobodys() -> None:
    text = _OPENING + "The fund agreed to build a railway museum."
    assert (
        find(Maker("none", DAY, text).event("agreed", "AGREE", {}, act="build a railway museum").report())
        == []
    )


def test_who_is_invited_to_act_has_promised_nothing_nor_has_the_host() -> None:
    text = "Norway invited Iceland to station inspectors at the port of Bergen."
    row = Maker("invited", DAY, text).event(
        "invited", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="station inspectors"
    )
    assert find(row.report()) == []


def test_with_whom_an_act_is_to_be_done_was_not_asked_for_it() -> None:
    text = "Norway is directing its navy to clear mines with Iceland off Bergen."
    row = Maker("own", DAY, text).event(
        "directing",
        "REQUEST",
        {"Norway": NOR},
        {"its navy": {}, "Iceland": ISL},
        act="clear mines with Iceland",
    )
    assert find(row.report()) == []


def test_that_another_will_suffer_is_no_promise_of_theirs() -> None:
    text = "Norway said that Iceland would pay heavy fees for dried cod of Norway."
    row = Maker("threat", DAY, text).says(
        "Norway", NOR, "said", "that Iceland would pay heavy fees for dried cod of Norway"
    )
    assert find(row.report()) == []


def test_readiness_and_questions_are_no_steps() -> None:
    ready = Maker("ready", DAY, "Norway stands ready to clear mines off Iceland.").event(
        "stands ready", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="clear mines off Iceland"
    )
    text = "I wanted to ask whether Norway will make demands on Iceland to clear the harbour mines."
    question = Maker("question", DAY, text).event(
        "demands", "REQUEST", {"Norway": NOR}, {"Iceland": ISL}, act="clear the harbour mines"
    )
    assert find(ready.report(), question.report()) == []


def test_what_somebody_will_not_do_is_refused() -> None:
    text = "Norway will not lift its tariff on dried cod from Iceland."
    row = Maker("wont", DAY, text).event(
        "lift", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="lift its tariff", status="planned"
    )
    (one,) = find(row.report())
    assert one.state == "refused"


def test_a_day_since_when_something_is_is_no_day_of_the_promise() -> None:
    text = "Norway pledged to lift the tariff on dried cod that it has imposed on Iceland since January 5."
    row = Maker("since", DAY, text).event(
        "pledged", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="lift the tariff", date="2031-01-05",
        date_from="text",
    )  # fmt: skip
    (one,) = find(row.day("January 5", "2031-01-05").report())
    assert (one.steps[0].latest, one.steps[0].date_from) == (DAY, "published")


def test_an_act_goes_on_where_a_line_breaks() -> None:
    text = (
        "Norway plans to buy at least 12 million metric tons of I.S.\n    soybeans and all of the dried\n"
        "    cod that Iceland sells."
    )
    row = Maker("lines", DAY, text).event(
        "plans", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="buy at least 12 million"
    )
    (one,) = find(row.report())
    assert (
        one.matter
        == "buy at least 12 million metric tons of I.S. soybeans and all of the dried cod that Iceland sells"
    )


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norway and Iceland discussed ways they can build harbour cranes for trawlers.", "build"),
        ("Norway and Iceland are working towards building harbour cranes for trawlers.", "building"),
        ("Norway and Iceland will build harbour cranes for trawlers.", "build"),
    ],
)
def test_what_is_only_talked_about_or_worked_towards_is_not_done(text: str, trigger: str) -> None:
    agreed = both("Norway and Iceland agreed to build harbour cranes for trawlers.", "build harbour cranes")
    deed = Maker("deed", "2032-01-05", text).event(trigger, "COOPERATE", {"Norway": NOR, "Iceland": ISL})
    (one,) = find(agreed.report(), deed.report())
    assert states(one) == ["agreed"]


@pytest.mark.parametrize(
    ("before", "done"),
    [
        ("At the plant Norway ", True),
        ("The Committee of Norway ", True),
        ("With measures aimed at smugglers Norway ", True),
        ("In an urgent step of considerable cost Norway ", True),
        ("Norway considered how it ", False),
        ("Norway and its partners planned that it ", False),
        ("Norway aimed to see that it ", False),
    ],
)
def test_only_forms_of_verbs_tell_what_is_only_meant(before: str, done: bool) -> None:
    assert is_done(before, "built harbour cranes for trawlers") is done


def test_a_deed_of_another_sum_does_not_do_a_pledge() -> None:
    pledge = promise(
        "Norway pledged to grant $130 million for harbour cranes in Iceland.", "grant $130 million"
    )

    def paid(words: str, name: str) -> Report:
        text = f"Norway granted {words} for harbour cranes in Iceland."
        return (
            Maker(name, "2032-01-05", text)
            .event("granted", "AID", {"Norway": NOR}, {"Iceland": ISL})
            .report()
        )

    assert [states(one) for one in find(pledge.report(), paid("$9 million", "other"))] == [["promised"]]
    assert [states(one) for one in find(pledge.report(), paid("$130 million", "same"))] == [
        ["promised", "done"]
    ]


def test_two_sums_are_two_pledges_and_one_sum_is_one() -> None:
    first = promise(
        "Norway pledged to grant $23 million for cranes in Iceland.", "grant $23 million", name="one"
    )
    other = promise(
        "Norway pledged to grant $130 million for cranes in Iceland.", "grant $130 million", name="two"
    )
    again = promise(
        "Norway pledged to pay $130 million over three winters for the new cranes that Iceland lacks.",
        "pay $130 million", name="three",
    )  # fmt: skip
    found = find(first.report(), other.report(), again.report())
    assert sorted(sum(len(step.evidence) for step in one.steps) for one in found) == [1, 2]


def test_names_of_leaders_join_no_acts() -> None:
    names = "President Anna Berg and Prime Minister Jon Ari Palsson"
    text = f"Norway and Iceland agreed to inspect the trawlers that {names} saw."
    other = f"Norway and Iceland agreed to paint the lighthouse that {names} saw."
    rows = (both(text, "inspect the trawlers"), both(other, "paint the lighthouse", "2032-03-02", "other"))
    assert len(find(*(row.report() for row in rows), asked())) == 3


def test_a_measure_against_a_country_is_nothing_promised_to_it() -> None:
    fro = {"actor": "Faroe Islands", "country": "FRO", "resolved_by": "name"}
    text = "Norway promised to sign every paper to charge Iceland and the Faroe Islands a 25% tariff."
    word = Maker("word", DAY, text).event(
        "promised", "AGREE", {"Norway": NOR}, {"Iceland": ISL, "Faroe Islands": fro}, act="sign every paper"
    )
    told = "Norway imposed tariffs on Iceland and the Faroe Islands."
    deed = Maker("deed", "2031-06-02", told).event(
        "imposed", "SANCTION", {"Norway": NOR}, {"Iceland": ISL, "Faroe Islands": fro}
    )
    assert not find(word.report(), deed.report())


def meeting(text: str, day: str, name: str = "held", trigger: str = "met", **fields: str) -> Report:
    made = Maker(name, day, text).event(trigger, "CONSULT", {"Norway": NOR, "Iceland": ISL}, **fields)
    return made.report()


def test_talks_about_something_else_do_not_do_a_committee_s_work() -> None:
    text = "Norway and Iceland agreed to complete negotiations in the Net Committee in October."
    agreed = both(text, "complete negotiations").day("October", "2031-10").report()
    held = meeting(
        "Norway and Iceland met to discuss the safety of trains.",
        "2031-10-14",
        date="2031-10-13",
        date_from="text",
    )
    assert [states(one) for one in find(agreed, held)] == [["agreed"]]


def test_a_visit_on_its_day_is_done_and_a_call_is_no_visit() -> None:
    text = "Norway pledged to host the leaders of Iceland for a summit in Bergen on November 18."
    word = promise(text, "host the leaders").day("November 18", "2031-11-18").report()
    held = meeting("Norway met yesterday with Iceland.", "2031-11-19", date="2031-11-18", date_from="text")
    call = meeting(
        "Norway spoke with Iceland.", "2031-11-18", trigger="spoke", date="2031-11-18", date_from="text"
    )
    assert [states(one) for one in find(word, held)] == [["promised", "done"]]
    assert [states(one) for one in find(word, call)] == [["promised"]]


def test_a_forum_begins_again_once_and_by_its_next_meeting() -> None:
    first = both(
        "Norway and Iceland agreed to re-start the High Level Herring Dialogue.", "re-start the High Level"
    )
    again = both(
        "Norway and Iceland agreed to relaunch the High-Level Herring Dialogue in view of the strike.",
        "relaunch the High-Level", "2031-08-02", "again",
    )  # fmt: skip
    text = "Today Norway launched the annual High-Level Herring Dialogue with Iceland."
    deed = Maker("deed", "2031-09-09", text).event("launched", "COOPERATE", {"Norway": NOR}, {"Iceland": ISL})
    (one,) = find(first.report(), again.report(), deed.report())
    assert states(one) == ["agreed", "agreed", "done"]


def test_a_dialogue_that_no_word_tells_from_another_is_left_out() -> None:
    assert (
        find(both("Norway and Iceland agreed to restart the dialogue.", "restart the dialogue").report())
        == []
    )


def test_what_linking_found_to_be_the_promised_meeting_does_it() -> None:
    word = promise(
        "Norway pledged to visit Iceland for talks on herring.", "visit Iceland for talks"
    ).report()
    held = meeting("Norway met Iceland in Bergen.", "2031-05-05")
    (event,), (met, *_) = ([row for row in one.rows if hasattr(row, "trigger")] for one in (word, held))
    (alone,) = find(word, held)
    (linked,) = find_undertakings((word, held), pair=PAIR, same={event.id: frozenset((met.id,))})
    assert (states(alone), states(linked)) == (["promised"], ["promised", "done"])


def test_as_of_a_day_tells_only_words_that_were_published_by_then() -> None:
    long = "Norway pledged to paint the red and white stripes of the old lighthouse of Iceland before winter."
    first = promise(long, "paint the red", name="first").report()
    short = "Norway pledged to paint the lighthouse of Iceland in red and white."
    later = promise(short, "paint the lighthouse", "2033-01-01", "later").report()
    (one,) = find(first, later)
    assert one.matter.startswith("paint the lighthouse")
    known = known_by(one, "2031-12-31")
    assert known is not None
    assert known.matter.startswith("paint the red")
    assert {each.article for step in known.steps for each in step.evidence} == {first.article.id}
    assert state_at(one, "2031-03-01") is None


def test_as_of_a_day_no_due_date_party_or_state_comes_from_later_reports() -> None:
    text = "Norway and Iceland announced that Norway plans to paint the old lighthouse of Iceland"
    first = Maker("first", "2031-03-03", f"{text}.").event(
        "plans", "AGREE", {"Norway": NOR}, {"Iceland": ISL}, act="paint the old"
    )
    later = Maker("later", "2031-03-06", f"{text} on May 5; both have agreed.").event(
        "agreed", "AGREE", {"Norway": {**NOR, "actor": "Nils Berg"}}, {"Iceland": ISL},
        act="paint the old lighthouse of Iceland on May 5",
    ).day("May 5", "2031-05-05")  # fmt: skip
    (one,) = find(first.report(), later.report())
    (step,) = one.steps
    assert (one.due, step.state, len(step.who)) == ("2031-05-05", "agreed", 2)
    known = known_by(one, "2031-03-03")
    assert known is not None
    (early,) = known.steps
    assert (known.due, early.due, known.state, early.state) == (None, None, "promised", "promised")
    assert [ref.actor for ref in early.who] == ["Norway"]
    assert state_at(one, "2031-03-03") == "promised"
    # As of the last report nothing is lost.
    assert known_by(one, "2031-03-06") == one


def test_a_deed_breaks_no_promise_that_was_not_yet_published() -> None:
    wanted = asked("2031-03-01")
    text = "Iceland pledged to resume inspections of herring trawlers of Norway."
    late = Maker("late", "2031-06-01", text).event(
        "pledged", "AGREE", {"Iceland": ISL}, {"Norway": NOR}, act="resume inspections", date="2031-03-05",
        date_from="text",
    )  # fmt: skip
    halted = Maker(
        "halted", "2031-04-01", "Iceland suspended inspections of herring trawlers, Norway said."
    ).event("suspended", "SANCTION", {"Iceland": ISL}, {"Norway": NOR})
    (one,) = find(wanted, late.report(), halted.report())
    assert one.state == "broken"
    assert state_at(one, "2031-05-01") == "stopped"
    assert state_at(one, "2031-06-01") == "broken"
