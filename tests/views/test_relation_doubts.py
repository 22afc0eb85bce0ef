"""What is told but not done, or done in an earlier term: no deed of its report's day."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.schema.rows import Event
from dragoman.views.relation_deeds import gather_deeds
from dragoman.views.relation_doubts import is_kept_in_force, is_not_done, is_of_earlier, is_tally

from .events_for_tests import CUB, USA, Maker


def event(text: str, trigger: str, type_: str = "COOPERATE", **fields: Any) -> tuple[Maker, Event]:
    made = Maker("a.txt", f"The harbour was calm. {text} More on page two.", published="2022-05-04")
    told = made.event(
        trigger,
        type_,
        actors=(made.ref("Cuba", CUB),),
        recipients=(made.ref("United States", USA),),
        **fields,
    )
    return made, told


@pytest.mark.parametrize(
    ("text", "trigger", "doubted"),
    [
        ("There is a history of Cuba and the United States being able to work together.", "work", True),
        ("Cuba hopes to jointly work with the United States.", "work", True),
        ("Cuba could have sanctioned the United States.", "sanctioned", True),
        ("Cuba failed to aid the United States.", "aid", True),
        ("Cuba was able to work with the United States.", "work", False),
        ("Cuba managed to aid the United States.", "aid", False),
        ("Cuba plans a port and worked with the United States.", "worked", False),
        ("Could they? Cuba worked with the United States.", "worked", False),
        ("Did Cuba work with the U.S. Coast Guard of the United States?", "work", True),
        ("I wanted to ask if Cuba warned the United States about nets.", "warned", True),
        ("If asked, Cuba aided the United States.", "aided", False),
        ("What will come after Cuba expelled envoys of the United States?", "expelled", False),
        ("And the envoys of Cuba that recently met the United States?", "met", False),
    ],
)
def test_what_is_only_meant_or_asked_is_not_done(text: str, trigger: str, doubted: bool) -> None:
    made, told = event(text, trigger)
    assert is_not_done(told, made.article.text) is doubted


@pytest.mark.parametrize(
    ("text", "trigger", "doubted"),
    [
        ("Cuba plans to work with the United States.", "work", False),
        ("Cuba will work with the United States.", "work", False),
        ("Cuba hopes to work with the United States.", "work", True),
        ("That is for Cuba itself to work out with the United States.", "work", True),
        ("It is not our expectation that Cuba will work with the United States.", "work", True),
        ("Will Cuba work with the United States?", "work", True),
    ],
)
def test_what_is_announced_is_a_word_and_a_hope_is_none(text: str, trigger: str, doubted: bool) -> None:
    made, told = event(text, trigger, "AGREE", status="planned")
    assert is_not_done(told, made.article.text) is doubted


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("In his first term Hale used threats of Cuba against the United States.", True),
        ("Under the previous administration Cuba met threats of the United States.", True),
        ("The last administration had met threats of Cuba and the United States.", True),
        ("Hale ended the threats of Cuba and the previous administration of the United States.", False),
        ("His first threats of Cuba were met by the United States.", False),
    ],
)
def test_an_earlier_term_is_not_now(text: str, earlier: bool) -> None:
    made, told = event(text, "threats", "THREATEN")
    assert is_of_earlier(told, made.article.text) is earlier


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "reason"),
    [
        ("Cuba hopes to work with the United States.", "work", "COOPERATE", "not done"),
        (
            "In his first term Hale used threats of Cuba against the United States.",
            "threats",
            "THREATEN",
            "older",
        ),
        ("Peru told of its talks with Cuba and the United States.", "talks", "CONSULT", "sides"),
        ("Cuba stopped boats of the United States 4,300 times.", "stopped", "COERCE", "counted"),
    ],
)
def test_what_is_left_out_is_counted_by_its_reason(fill, text, trigger, type_, reason) -> None:
    made, _ = event(text, trigger, type_)
    gathered = gather_deeds(fill(made.made), "CUB", "USA")
    assert not gathered.found
    assert gathered.left_out == {reason: 1}


def test_the_same_on_its_own_day_is_a_deed(fill) -> None:
    text = "In his first term Hale used threats of Cuba against the United States on 2 May."
    made, _ = event(text, "threats", "THREATEN", date="2022-05-02", date_from="text")
    assert [one.month for one in gather_deeds(fill(made.made), "CUB", "USA").found] == ["2022-05"]


def test_help_for_a_place_that_only_bears_the_name_is_none_of_the_pair(fill) -> None:
    made = Maker("a.txt", "Cuba sent help to the State of New Mexico.", published="2022-05-04")
    mex = {"actor": "State of New Mexico", "country": "MEX", "resolved_by": "name"}
    made.event(
        "sent", "AID", actors=(made.ref("Cuba", CUB),), recipients=(made.ref("State of New Mexico", mex),)
    )
    assert not gather_deeds(fill(made.made), "CUB", "MEX").found


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Cuba stopped boats of the United States more than 4,300 times from May through July.", True),
        ("Thousands of times Cuba stopped boats of the United States.", True),
        ("Cuba stopped boats of the United States, four times more than a year before.", False),
        ("Cuba stopped boats of the United States, 12 times the number of 2020.", False),
        ("Cuba stopped boats of the United States for the third time.", False),
        ("It warned 12 times. Cuba stopped boats of the United States.", False),
    ],
)
def test_what_counts_many_acts_is_no_one_deed(text: str, counted: bool) -> None:
    made, told = event(text, "stopped", "COERCE")
    assert is_tally(told, made.article.text) is counted


@pytest.mark.parametrize(
    ("label", "doubted"), [("Q  ", True), ("QUESTION: ", True), ("MS. ROE:  ", False), ("", False)]
)
def test_what_a_reporter_says_in_a_question_is_not_done(label: str, doubted: bool) -> None:
    made, told = event(
        f"\n\n{label}Cuba worked with the United States. And then?\n\nMS. ROE:  Yes.", "worked"
    )
    assert is_not_done(told, made.article.text) is doubted


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "kept"),
    [
        ("Cuba is continuing the national emergency over the United States.", "emergency", "SANCTION", True),
        ("Cuba's embargo on the United States will remain in place.", "embargo", "SANCTION", True),
        ("Cuba extended the ban on the United States for another year.", "extended", "SANCTION", True),
        ("Cuba fined the United States to keep jobs in place of imports.", "fined", "SANCTION", False),
        ("Cuba fined the United States and said bans remain in force.", "fined", "SANCTION", False),
        ("Cuba declared a national emergency over the United States.", "declared", "SANCTION", False),
        ("Cuba imposed a ban on the United States for one year.", "imposed", "SANCTION", False),
        ("Cuba will keep lending ships to the United States for another year.", "lending", "AID", False),
    ],
)  # fmt: skip
def test_what_is_only_kept_in_force_is_no_new_act(text: str, trigger: str, type_: str, kept: bool) -> None:
    made, told = event(text, trigger, type_)
    assert is_kept_in_force(told, made.article.text) is kept


@pytest.mark.parametrize(("fields", "count"), [({}, 0), ({"date": "2022-05-03", "date_from": "text"}, 1)])
def test_a_renewal_with_a_day_of_its_own_counts(fill: Any, fields: dict[str, str], count: int) -> None:
    text = "Cuba extended the ban on the United States for another year."
    made, _ = event(text, "extended", "SANCTION", **fields)
    gathered = gather_deeds(fill(made.made), "CUB", "USA")
    assert (len(gathered.found), gathered.left_out.get("in force", 0)) == (count, 1 - count)
