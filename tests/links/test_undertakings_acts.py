"""Acts by their words: which name something to be done, meet somebody, and tell amounts and forums."""

from __future__ import annotations

import pytest

from dragoman.links.undertakings_acts import amounts, forums, meets, names_act, persons
from dragoman.links.undertakings_states import named_states, names_elsewhere


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ("Norway will ", "purchase up to 9,000 tons of cod"),
        ("agreed to ", "build a railway museum"),
        ("agreed to ", "continue to train harbour police"),
        ("pledged to ", "reduce tariffs on dried cod"),
        ("pledged to ", "follow through on its plan to reopen the consulate"),
        ("wants to see the Icelanders ", "restore ferry services"),
        ("announced ", "nearly $9 million for the lighthouse"),
        ("announced ", "the removal of nets from the strait"),
        ("agreed to ", "hold a fisheries dialogue in May"),
        ("promised to ", "“sign the papers” for the ferry"),
        ("will ", "train coast guards and police to read charts"),
    ],
)
def test_what_can_be_seen_done_is_an_act(before: str, act: str) -> None:
    assert names_act(act, before)


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ("agreed to ", "strengthen the resilience of supply chains"),
        ("agreed to ", "work together to protect herring"),
        ("agreed to ", "increase cooperation to secure the coast"),
        ("agreed to ", "further expand the availability of good pathways"),
        ("committed to ", "fishing policies that recognize the dignity of cod"),
        ("committed to ", "forensic cooperation on lost nets"),
        ("committed to ", "ongoing negotiations to resolve disputes"),
        ("announced ", "a range of measures with Iceland"),
        ("will ", "continue trade talks with Iceland"),
    ],
)
def test_goodwill_and_directions_are_no_acts(before: str, act: str) -> None:
    assert not names_act(act, before)


def test_amounts_have_one_form() -> None:
    assert amounts("up to 20,000 metric tons, $130 million and a 25 percent levy in 2031") == (
        "20000tons", "130$million", "25%",
    )  # fmt: skip
    assert amounts("three million doses") == amounts("3 million doses") == ("3million",)


def test_units_and_currencies_are_not_taken_for_each_other() -> None:
    told = ("5 thousand", "5 tons", "5 trillion", "5 billion", "5 barrels", "$5 billion", "€5 billion", "£5")
    assert len({amounts(words) for words in told}) == len(told)
    assert amounts("5 metric tons") == amounts("5 tonnes") == amounts("5 tons")


def test_to_meet_is_told_by_its_verb() -> None:
    assert meets("travel to Oslo for talks on herring")
    assert meets("to host the Prime Minister for the first summit since 2016")
    assert not meets("complete negotiations in the committee")
    assert not meets("travel to Oslo by train")


def test_forums_and_persons_are_known_by_their_names() -> None:
    assert forums("the High-Level\nHerring Dialogue (HLHD)") == forums("a High Level Herring Dialogue")
    assert persons("President Ása Ólafsdóttir met Foreign Minister Nils Berg of Oslo") == {
        "Ása", "Ólafsdóttir", "Nils", "Berg",
    }  # fmt: skip


def test_a_place_that_holds_a_state_s_name_names_no_state() -> None:
    assert [one.country for one in named_states("New Mexico Governor Ann Lee visited Mexico")] == ["MEX"]
    assert named_states("drilling in the Gulf of Mexico") == []
    assert names_elsewhere("the State of New Mexico", "MEX")
    assert not names_elsewhere("Mexico and New Mexico", "MEX")
