"""Rounds of talks: each once, with day, number, place and who took part; what is no occasion is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record.sql import open_record
from dragoman.schema.links import make_link
from dragoman.schema.rows import Event, Ref
from dragoman.views.rounds import Round, list_rounds

from .events_for_tests import CUB, HALE, MEX, PER, RUEDA, USA, Maker


def talks(
    name: str, text: str, trigger: str, *, published: str = "2022-11-16", place: bool = True, **fields
) -> Maker:
    """Make a report of talks between Cuba and the United States in Havana."""
    made = Maker(name, text, published=published)
    if place:
        fields["place"] = Ref(span=made.span("Havana"), actor="Havana", country="CUB")
    actors = fields.pop("actors", (("Cuba", CUB), ("the United States", USA)))
    made.event(
        trigger, fields.pop("type_", "CONSULT"), actors=tuple(made.ref(*one) for one in actors), **fields
    )
    return made


SECOND = "Envoys of Cuba and the United States held their second round of talks in Havana on Tuesday."
AGAIN = "The talks in Havana between Cuba and the United States, led by Ana Rueda and Tom Hale, ended late."
LOOSE = "Cuba and the United States have talked."


def rounds_of(place: Path, *made: Maker, same: tuple[tuple[int, int], ...] = ()) -> list[Round]:
    with open_record(str(place / "talks.db"), mode="create") as record:
        for one in made:
            record.add(*one.made)
        events = [next(row for row in one.rows if isinstance(row, Event)) for one in made]
        links = [
            make_link(
                events[a].id, events[b].id, "same_event", reasons=("one day",), author="hand@1", made="2024"
            )
            for a, b in same
        ]
        record.relink(links, "hand@1", made="2024")
        return list_rounds(record, "USA", "CUB")


def test_two_reports_of_one_round_are_one(tmp_path):
    first = talks("a.txt", SECOND, "talks", date="2022-11-15", date_from="text")
    led = (("Cuba", CUB), ("the United States", USA), ("Ana Rueda", RUEDA), ("Tom Hale", HALE))
    second = talks("b.txt", AGAIN, "talks", published="2022-11-17", actors=led)
    (one,) = rounds_of(tmp_path, first, second, same=((0, 1),))
    assert (one.date, one.ordinal, one.place, one.reports) == ("2022-11-15", 2, "Havana", 2)
    assert [(each.name, each.country) for each in one.delegates] == [
        ("Ana Rueda", "CUB"),
        ("Tom Hale", "USA"),
    ]
    assert [entry.source for entry in one.entries] == ["a.txt", "b.txt"]


def test_what_nothing_joins_stays_apart(tmp_path):
    first = talks("a.txt", SECOND, "talks", date="2022-11-15", date_from="text")
    second = talks("b.txt", AGAIN, "talks", published="2023-04-12", date="2023-04-12", date_from="text")
    assert [one.date for one in rounds_of(tmp_path, second, first)] == ["2022-11-15", "2023-04-12"]


def test_talks_to_come_are_a_round_and_a_promise_of_ships_is_none(tmp_path):
    planned = talks(
        "a.txt",
        SECOND,
        "talks",
        type_="AGREE",
        about="CONSULT",
        status="planned",
        date="2022-11-15",
        date_from="text",
    )
    ships = talks("b.txt", AGAIN, "ended", type_="AGREE", about="AID", status="planned")
    (one,) = rounds_of(tmp_path, planned, ships)
    assert one.status == "planned"


@pytest.mark.parametrize("actors", [(("Cuba", CUB), ("the United States", PER)), (("Cuba", CUB),)])
def test_both_must_take_part(tmp_path, actors):
    assert rounds_of(tmp_path, talks("a.txt", SECOND, "talks", actors=actors)) == []


def test_a_third_may_take_part(tmp_path):
    third = (("Cuba", CUB), ("the United States", USA), ("Envoys", MEX))
    assert len(rounds_of(tmp_path, talks("a.txt", SECOND, "talks", actors=third))) == 1


def test_talk_of_no_day_place_or_number_in_one_report_is_no_round(tmp_path):
    loose = talks("a.txt", LOOSE, "talked", actors=(("Cuba", CUB), ("the United States", USA)), place=False)
    assert rounds_of(tmp_path, loose) == []


def test_what_one_report_calls_by_another_word_is_no_round_of_its_own(tmp_path):
    text = "Talks between Cuba and the United States resumed on 5 May, the first conversations in years."
    first = talks("a.txt", text, "Talks", place=False, date="2022-05-05", date_from="text")
    again = first.event("conversations", "CONSULT", actors=first.rows[0].actors, date="2022-05-05")
    second = talks("b.txt", AGAIN, "talks", published="2022-05-06", date="2022-05-05", date_from="text")
    assert again in first.rows
    assert [one.reports for one in rounds_of(tmp_path, first, second, same=((0, 1),))] == [2]


BOTH = (("Cuba", CUB), ("the United States", USA))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Cuba will meet virtually with the United States, its envoy in Havana said.", "meet", None),
        ("Cuba met with the United States, its envoy in Havana said.", "met", "Havana"),
        ("Cuba met with the United States ahead of a forum in Havana.", "met", None),
    ],
)
def test_what_is_held_from_afar_has_no_place(tmp_path, text, trigger, place):
    made = talks("a.txt", text, trigger, actors=BOTH, date="2022-11-15", date_from="text")
    assert [one.place for one in rounds_of(tmp_path, made)] == [place]


def test_a_call_about_talks_that_were_held_leaves_their_place(tmp_path):
    seen = talks("a.txt", "Cuba hosted the United States in Havana.", "hosted", actors=BOTH)
    call = talks("b.txt", "Cuba had a call with the United States from Havana.", "call", actors=BOTH)
    assert [one.place for one in rounds_of(tmp_path, seen, call, same=((0, 1),))] == ["Havana"]


@pytest.mark.parametrize(
    ("status", "date", "known"),
    [
        ("planned", "2022-11-15", None),
        ("planned", "2022-11-22", "2022-11-22"),
        ("occurred", "2022-11-22", None),
        ("occurred", "2022-11-15", "2022-11-15"),
    ],
)
def test_a_day_agrees_with_that_of_the_report(tmp_path, status, date, known):
    text = "Cuba will meet the United States in Havana on Tuesday."
    made = talks("a.txt", text, "meet", actors=BOTH, status=status, date=date, date_from="text")
    assert [one.date for one in rounds_of(tmp_path, made)] == [known]


def test_a_round_told_again_without_a_link_is_listed_once_with_its_own_people(tmp_path):
    led = (("Cuba", CUB), ("the United States", USA), ("Ana Rueda", RUEDA), ("Tom Hale", HALE))
    first = talks("a.txt", AGAIN, "talks", actors=led, date="2022-11-15", date_from="text")
    text = "Tom Hale, of the United States, met envoys of Cuba in Havana."
    more = (("Cuba", CUB), ("Tom Hale", HALE))
    second = talks("b.txt", text, "met", actors=more, date="2022-11-15", date_from="text")
    (one,) = rounds_of(tmp_path, first, second)
    assert (one.reports, [each.name for each in one.delegates]) == (2, ["Ana Rueda", "Tom Hale"])


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("In their second round of talks Cuba and the United States were frank.", "talks", 1),
        ("In the first meeting that Cuba had with the United States it was frank.", "meeting", 0),
        ("It was the fifth time that Cuba and the United States spoke.", "spoke", 0),
        ("First, Cuba will talk with the United States.", "talk", 0),
    ],
)
def test_a_number_alone_makes_no_round_unless_a_round_is_told(tmp_path, text, trigger, count):
    made = talks("a.txt", text, trigger, actors=BOTH, place=False)
    assert len(rounds_of(tmp_path, made)) == count


def test_what_a_third_has_with_each_of_the_two_is_no_round_of_theirs(tmp_path):
    apart = "Peru told of its calls with Cuba on Friday and with the United States on Sunday."
    made = talks("a.txt", apart, "calls", actors=BOTH, place=False, date="2022-11-13", date_from="text")
    assert rounds_of(tmp_path, made) == []
    (tmp_path / "held").mkdir()
    held = "On Sunday Cuba held a call with the United States."
    made = talks("b.txt", held, "call", actors=BOTH, place=False, date="2022-11-13", date_from="text")
    assert len(rounds_of(tmp_path / "held", made)) == 1
