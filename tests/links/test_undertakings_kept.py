"""What keeps a promise and what does not, what is none, and what is never overdue."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.links.report import Report
from dragoman.links.undertakings import Undertaking, find_undertakings, state_at
from dragoman.links.undertakings_acts import calls, decrees, is_measure, meets

from .undertakings_for_tests import ISL, NOR, Maker

PAIR, DAY = ("NOR", "ISL"), "2031-03-02"
FRO: dict[str, Any] = {"actor": "Faroe Islands", "country": "FRO", "resolved_by": "name"}


def find(*reports: Report) -> list[Undertaking]:
    return find_undertakings(reports, pair=PAIR)


def states(*reports: Report) -> list[list[str]]:
    return [[step.state for step in one.steps] for one in find(*reports)]


def word(text: str, trigger: str, act: str, type_: str = "AGREE", *, days: Any = (), **fields: Any) -> Report:
    made = Maker("word", DAY, text).event(trigger, type_, {"Norway": NOR}, act=act, **fields)
    for words, value in days:
        made.day(words, value)
    return made.report()


def deed(text: str, trigger: str, type_: str, day: str = "2031-05-05", **fields: Any) -> Report:
    actors = {"Norway": NOR, "Iceland": ISL} if type_ == "CONSULT" else {"Norway": NOR}
    to = None if type_ == "CONSULT" else {"Iceland": ISL}
    return Maker("deed", day, text).event(trigger, type_, actors, to, **fields).report()


@pytest.mark.parametrize(
    ("act", "measure"),
    [
        ("impose new tariffs on dried cod", True),
        ("charge Iceland a 25% levy", True),
        ("sign an order to ban the import of cod", True),
        ("expel the skippers", True),
        ("hold Iceland to account for its nets", True),
        ("maintain the suspension of the tariff", False),
        ("lift the ban on cod", False),
        ("hold a meeting on tariffs", False),
        ("sign a treaty to end the quarrel", False),
        ("sign a treaty to ban the import of cod", False),
        ("hold talks on who is responsible for the nets", False),
        ("hold elections and be responsible to voters", False),
        ("keep the ferry running", False),
    ],
)
def test_measures_are_known_by_verb_and_object(act: str, measure: bool) -> None:
    assert is_measure(act) is measure


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged to build a stone watchtower if Iceland sends trawlers.",
        "Norway pledged to build a stone watchtower against Iceland on the shore.",
        "Norway pledged to build a stone watchtower for those hurt by Iceland’s attacks at sea.",
    ],
)
def test_what_answers_a_country_is_not_promised_to_it(text: str) -> None:
    assert states(word(text, "pledged", "build a stone watchtower")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged to drop port rules that discriminated against Iceland’s trawlers.",
        "Norway pledged to sell Iceland a stone watchtower after Iceland’s attacks at sea.",
    ],
)
def test_whom_an_act_names_otherwise_too_is_no_foe(text: str) -> None:
    assert states(word(text, "pledged", " ".join(text.split()[3:5]))) == [["promised"]]


def test_what_is_built_for_a_country_is_promised_to_it() -> None:
    assert states(
        word("Norway pledged to build a stone watchtower for Iceland.", "pledged", "build a stone")
    ) == [["promised"]]


@pytest.mark.parametrize(
    ("before", "found"),
    [("MS. ROE:  ", [["promised"]]), ("Q  ", [])],
)
def test_a_reporter_promises_nothing(before: str, found: list[list[str]]) -> None:
    text = (
        f"Good evening.\n\n{before}Norway pledged to build a stone watchtower for Iceland.\n\nMS. ROE:  Next."
    )
    assert states(word(text, "pledged", "build a stone")) == found
    made = Maker("told", DAY, text.replace("pledged to", "announced it will"))
    said = made.says("Norway", NOR, "announced", "it will build a stone watchtower for Iceland")
    assert states(said.report()) == found


def test_the_easing_of_a_tariff_is_not_kept_by_a_tariff() -> None:
    text = "Norway announced adjustments of the cod tariff on dried fillets from Iceland."
    eased = word(text, "announced", "adjustments of the cod tariff", "CONCEDE")
    told = "Norway imposed the cod tariff on dried fillets from Iceland."
    assert states(eased, deed(told, "imposed", "SANCTION")) == [["promised"]]
    told = "Norway adjusted the cod tariff on dried fillets from Iceland."
    assert states(eased, deed(told, "adjusted", "RETREAT")) == [["promised", "done"]]


def test_talks_keep_no_promise_to_build() -> None:
    promised = word("Norway pledged to build herring cranes for Iceland.", "pledged", "build herring cranes")
    told = "Norway and Iceland discussed herring cranes on Tuesday."
    assert states(promised, deed(told, "discussed", "CONSULT")) == [["promised"]]
    told = "Norway builds herring cranes in Iceland."
    assert states(promised, deed(told, "builds", "COOPERATE")) == [["promised", "done"]]


def test_another_sum_of_the_same_size_is_not_the_promised_one() -> None:
    promised = word(
        "Norway announced $5 million for harbour cranes in Iceland.", "announced", "$5 million for"
    )
    told = "Norway sent {} $5 million for harbour cranes to Iceland."
    assert states(promised, deed(told.format("another"), "sent", "AID")) == [["promised"]]
    assert states(promised, deed(told.format("the"), "sent", "AID")) == [["promised", "done"]]


def test_a_sum_alone_joins_no_acts_of_other_times() -> None:
    first = word("Norway announced $5 million for harbour cranes in Iceland.", "announced", "$5 million for")
    text = "Norway announced $5 million for schools of music in Iceland."
    later = Maker("later", "2032-03-02", text).event("announced", "AGREE", {"Norway": NOR}, act="$5 million")
    assert len(find(first, later.report())) == 2


def host(text: str, act: str, day: str, value: str) -> Report:
    return word(text, act.split()[0], act, status="planned", about="CONSULT", days=[(day, value)])


def test_a_call_does_a_call_and_a_host_s_meeting_does_his_invitation() -> None:
    call = host("Norway will hold a phone call with Iceland on 8 May.", "hold a phone", "8 May", "2031-05-08")
    spoke = deed(
        "Norway spoke with Iceland.", "spoke", "CONSULT", "2031-05-08", date="2031-05-08", date_from="text"
    )
    assert states(call, spoke) == [["promised", "done"]]
    guest = host(
        "Norway will host the ministers of Iceland for a herring supper on 8 May.",
        "host the ministers",
        "8 May",
        "2031-05-08",
    )
    met = deed(
        "Norway met Iceland.", "met", "CONSULT", "2031-05-08", date="2031-05-08", date_from="text"
    )  # fmt: skip
    assert states(guest, met) == [["promised", "done"]]
    assert states(guest, spoke) == [["promised"]]


def test_a_visit_of_several_days_is_done_on_one_of_them() -> None:
    visit = word(
        "Norway will visit Iceland from 8 to 13 May to eat herring at school.", "visit", "visit Iceland",
        status="planned", about="CONSULT", date="2031-05-08/2031-05-13", date_from="text",
    )  # fmt: skip
    met = deed(
        "Norway met Iceland.", "met", "CONSULT", "2031-05-11", date="2031-05-11", date_from="text"
    )  # fmt: skip
    assert states(visit, met) == [["promised", "done"]]


def test_a_link_does_not_make_another_forum_s_meeting_the_promised_one() -> None:
    promised = word(
        "Norway will convene the High Level Herring Dialogue with Iceland.", "convene", "convene the",
        status="planned", about="CONSULT",
    )  # fmt: skip
    told = "Norway and Iceland had their first talks in Oslo, on schools."
    met = deed(told, "talks", "CONSULT")
    (event,), (held,) = ([row for row in one.rows if hasattr(row, "trigger")] for one in (promised, met))
    (one,) = find_undertakings((promised, met), pair=PAIR, same={event.id: frozenset((held.id,))})
    assert [step.state for step in one.steps] == ["promised"]


def test_a_day_on_which_a_decree_takes_effect_is_no_term() -> None:
    act = "suspend the cod tariff"
    text = "Norway announced it would suspend the cod tariff on Iceland {} 1 May."
    for how, state in (("effective", "promised"), ("starting", "promised"), ("by", "overdue")):
        told = word(text.format(how), "announced", act, "CONCEDE", days=[("1 May", "2031-05-01")])
        (one,) = find(told)
        assert state_at(one, "2031-06-01") == state


def test_when_another_meeting_is_held_is_no_term() -> None:
    text = "Norway pledged to build cranes for Iceland before the fair to be held in 2032."
    (one,) = find(word(text, "pledged", "build cranes", days=[("2032", "2032")]))
    assert one.due is None


def test_what_stood_in_the_calendar_is_not_overdue() -> None:
    soon = host(
        "Norway will visit Iceland on 8 March to eat herring at school.",
        "visit Iceland",
        "8 March",
        "2031-03-08",
    )
    (one,) = find(soon)
    assert (state_at(one, "2031-03-08"), state_at(one, "2031-04-01")) == ("due", "promised")
    away = word(
        "Norway will fly to Iceland on 8 March for a fair of harbour cranes.", "fly", "fly to Iceland",
        status="planned", about="COOPERATE", days=[("8 March", "2031-03-08")],
    )  # fmt: skip
    assert [state_at(one, "2031-04-01") for one in find(away)] == ["promised"]
    late = host(
        "Norway will visit Iceland on 8 May to eat herring at school.", "visit Iceland", "8 May", "2031-05-08"
    )
    (one,) = find(late)
    assert state_at(one, "2031-06-01") == "overdue"


def test_who_is_only_carried_over_from_what_was_said_before_promises_nothing() -> None:
    for who, how, found in (
        ("The senior officials", "carried", []),
        ("The senior officials", "title", [["promised"]]),
        ("The three countries", "carried", [["promised"]]),
    ):
        text = f"Norway spoke first. {who} will build a stone watchtower for Iceland."
        them = {"actor": None, "country": "NOR", "resolved_by": how}
        made = Maker("word", DAY, text).event(
            "build", "AGREE", {who: them}, act="build a stone watchtower", status="planned"
        )
        assert states(made.report()) == found


def test_in_a_transcript_they_are_two_that_were_just_named() -> None:
    many = "Norway and Iceland have ports. " * 3
    they = {"actor": None, "country": None, "resolved_by": "none"}
    for between, found in (("", 1), ("The schools are open again and all is well there. " * 20, 0)):
        text = f"Q  Hello?\n\nMS. ROE:  {many}{between}They agreed to build a stone watchtower."
        made = Maker("word", DAY, text).event(
            "agreed", "AGREE", {"They": they}, act="build a stone watchtower"
        )
        assert len(find(made.report())) == found


@pytest.mark.parametrize(
    ("act", "kind"),
    [("host the prime minister", meets), ("hold a call with Iceland", calls), ("suspend the levy", decrees)],
)
def test_kinds_of_acts_are_told_apart(act: str, kind: Any) -> None:
    assert [one(act) for one in (meets, calls, decrees)] == [one is kind for one in (meets, calls, decrees)]
