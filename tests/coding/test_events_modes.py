"""Modes are found by words that clearly say so, and left out where nothing does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.events_modes import find_mode, load_mode_words
from dragoman.schema.codebook import MODES, load_codebook
from dragoman.schema.errors import QueryError
from dragoman.schema.rows import EVENT_TYPES

BY_WORDS = [
    ("CONSULT", "arrived", "The premier arrived in Doha on Sunday", "visit"),
    ("CONSULT", "spoke", "The two ministers spoke by telephone late on Monday", "phone"),
    ("CONSULT", "phoned", "She phoned her counterpart twice", "phone"),
    ("CONSULT", "met", "The presidents met at the climate summit in Lima", "multilateral"),
    ("CONSULT", "summit", "They quarrelled at a summit in Lima", "multilateral"),
    ("CONSULT", "mediated", "Oman mediated between them", "third-party"),
    ("CONSULT", "talks", "They held talks in Geneva", None),
    ("RETREAT", "released", "The junta released nine monks", "release"),
    ("RETREAT", "handed over", "They handed over the bodies of four soldiers", "release"),
    ("RETREAT", "pulled", "The army pulled its last tanks out of the valley", "withdraw"),
    ("RETREAT", "stepped down", "The interior minister stepped down", "resign"),
    ("RETREAT", "truce", "A truce took hold at noon", "ceasefire"),
    ("RETREAT", "handed in", "The fighters handed in their rifles", "disarm"),
    ("RETREAT", "let", "The governor let aid workers into the camp", "access"),
    ("RETREAT", "lifted", "Quito lifted the tariff on tuna", None),
    ("SANCTION", "declared", "Canada declared three consuls personae non gratae", "expel"),
    ("SANCTION", "sentenced", "The court sentenced him to nine years", "convict"),
    ("SANCTION", "withdrew", "Lima withdrew from the river treaty", "withdraw"),
    ("SANCTION", "withdrew", "Lima withdrew its funding of the river agency", "discontinue"),
    ("SANCTION", "broke off", "Accra broke off relations with Lomé", "discontinue"),
    ("SANCTION", "imposed", "Brasília imposed sanctions on two banks", None),
    ("COERCE", "arrested", "Police arrested forty people for breaking the curfew", "arrest"),
    ("COERCE", "imposed", "The mayor imposed a night curfew", "curfew"),
    ("COERCE", "shut", "The regulator shut two radio stations", "censor"),
    ("COERCE", "closed", "Guards closed the crossing", "restrict"),
    ("COERCE", "turned", "The coastguard turned the boat back", "deport"),
    ("COERCE", "cut off", "The army cut off water to the district", "withhold"),
    ("COERCE", "breached", "Hackers breached the registry with malware", "cyber"),
    ("ASSAULT", "attacked", "Drones attacked the refinery at dawn", "drone"),
    ("ASSAULT", "killed", "A suicide bomber killed eleven recruits", "suicide-attack"),
    ("ASSAULT", "killed", "The attack killed eleven recruits", None),
    ("ASSAULT", "killed", "Gunmen and a car bomb killed eleven recruits", None),
    ("ASSAULT", "shot", "A sniper shot a medic", "firearms"),
    ("ASSAULT", "shot down", "Rebels shot down a plane", None),
    ("ASSAULT", "fired", "Police fired tear gas at the students", "crowd-control"),
    ("PROTEST", "strike", "Two captives began a hunger strike", "hunger"),
    ("PROTEST", "strike", "Nurses went on strike", "strike"),
    ("PROTEST", "gathered", "A crowd gathered outside the embassy", "demo"),
    ("MOBILIZE", "sent", "The ministry sent two brigades to the frontier", "troops"),
    ("MOBILIZE", "deployed", "The mayor deployed riot police", "police"),
    ("MOBILIZE", "exercise", "It began an exercise", None),
    ("ACCUSE", "summoned", "Oslo summoned the ambassador", "disapprove"),
    ("ACCUSE", "opened", "Prosecutors opened an inquiry into the sale", "investigate"),
    ("ACCUSE", "sued", "The firm sued the ministry", "allege"),
    ("REQUEST", "called", "The council called for the release of the crew", "yield"),
    ("REQUEST", "called", "Voters called for electoral reform", "change"),
    ("REQUEST", "urged", "She urged them to be reasonable", None),
    ("THREATEN", "threatened", "The group threatened to bomb the line", "violence"),
    ("AGREE", "agreed", "They agreed to visit each other", None),
]
BY_ABOUT = [
    ("REQUEST", "AID", "It asked for flour", "assist"),
    ("REQUEST", "COOPERATE", "It asked them to renew the flights", "assist"),
    ("REJECT", "CONSULT", "It would not sit down with them", "meet"),
    ("REJECT", "CONCEDE", "They are not up for discussion", "yield"),
    ("REQUEST", "RETREAT", "It asked them to go home", "yield"),
    ("REQUEST", "SANCTION", "It urged a ban on imports", "change"),
    ("REQUEST", "AGREE", "It asked them to promise", None),
    ("THREATEN", "SANCTION", "He threatened tariffs on suppliers", "relations"),
    ("THREATEN", "SANCTION", "He threatened to expel the monitors", "expel"),
    ("THREATEN", "ASSAULT", "They vowed revenge", "violence"),
    ("THREATEN", "ASSAULT", "They vowed to annex the island", "territory"),
    ("THREATEN", "COERCE", "It warned that it would jail strikers", "arrest"),
    ("THREATEN", "COERCE", "It warned that it would close the strait", "restrict"),
    ("THREATEN", "COERCE", "It warned of steps", None),
]


@pytest.mark.parametrize(("type_", "trigger", "around", "mode"), BY_WORDS)
def test_the_mode_is_told_by_words(type_: str, trigger: str, around: str, mode: str | None) -> None:
    assert trigger in around
    assert find_mode(type_, trigger, around, None) == mode


@pytest.mark.parametrize(("type_", "about", "around", "mode"), BY_ABOUT)
def test_the_mode_of_words_follows_what_they_are_about(
    type_: str, about: str, around: str, mode: str | None
) -> None:
    assert find_mode(type_, around.split()[1], around, about) == mode


def test_line_breaks_and_capitals_do_not_matter() -> None:
    assert find_mode("SANCTION", "Broke  off", "ACCRA Broke\noff relations", None) == "discontinue"
    assert find_mode("RETREAT", "RELEASED", "RELEASED", None) == "release"


def test_the_words_are_for_the_modes_of_the_codebook_all_of_them() -> None:
    told = {name: {one.mode for one in words.modes} for name, words in load_mode_words().items()}
    assert told == {name: set(modes) for name, modes in MODES.items() if modes}
    for name, words in load_mode_words().items():
        for about, rule in words.about.items():
            assert about in EVENT_TYPES
            assert {*rule.words, *filter(None, [rule.otherwise])} <= set(MODES[name])


def test_the_examples_of_the_codebook_have_their_modes() -> None:
    for one in load_codebook().types:
        for mode in one.modes:
            words = mode.example.rstrip(".").split()
            found = {find_mode(one.name, word, mode.example, None) for word in words} - {None}
            assert found == {mode.name}, mode.example


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(QueryError, match="no event type 'HUG'"):
        find_mode("HUG", "hugged", "They hugged", None)


@given(st.sampled_from(EVENT_TYPES), st.text(), st.text(), st.none() | st.sampled_from(EVENT_TYPES))
def test_any_text_gives_a_mode_of_the_type_or_none(
    type_: str, trigger: str, around: str, about: str | None
) -> None:
    assert find_mode(type_, trigger, around, about) in (None, *MODES[type_])
