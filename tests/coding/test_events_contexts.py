"""Contexts are told by unmistakable words, and a neutral sentence has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.events_contexts import MAX_CONTEXTS, find_contexts, load_context_words
from dragoman.schema.codebook import load_codebook

CONTEXTS = {one.name for one in load_codebook().contexts}
SENTENCES = [
    ("Quito deported sixty people on Friday.", "migration"),
    ("Twelve asylum seekers were let ashore.", "asylum migration"),
    ("The camp houses refugees from three states.", "asylum"),
    ("Ottawa imposed a tariff on lentils.", "economic"),
    ("Customs seized a tonne of cocaine.", "illegal_drugs"),
    ("The two ministries act together against drug trafficking.", "illegal_drugs"),
    ("A ring of human traffickers was broken up.", "trafficking"),
    ("Hackers broke into the registry.", "cyber"),
    ("Voters queued all day for the presidential election.", "election"),
    ("The embassy in Accra reopened.", "diplomatic"),
    ("The lawmakers passed it by two votes.", "legislative"),
    ("Inspectors measured enriched uranium at the site.", "cbrn"),
    ("The IAEA sent a team.", "cbrn"),
    ("The CIA ran the station.", "intelligence"),
    ("Three peacekeepers were hurt.", "peacekeeping"),
    ("The earthquake levelled two villages.", "disasters"),
    ("Vaccines arrived by air.", "health"),
    ("Both sides claim sovereignty over the reef.", "territory"),
    ("The mayor took bribes.", "corruption"),
    ("The bishop spoke up for religious freedom.", "religion_ethnicity rights_freedoms"),
    ("A judge rejected the extradition.", "legal"),
    ("The junta promised nothing.", "pro_autocracy"),
    ("Troops stood on the bridge.", "military"),
    ("The text on climate change was adopted.", "environment"),
    ("They spread disinformation.", "misinformation"),
    ("The fishing rights were shared out.", "natural_resource"),
    ("Descendants asked for reparations.", "reparations"),
    ("The famine worsened.", "human_security"),
]
NEUTRAL = [
    "The two sides met on Tuesday and agreed to meet again.",
    "She told reporters that the visit had gone well.",
    "They traded barbs and courted the crowd.",
    "The trade unions were not asked.",
    "A flood of letters reached the palace in a poor political climate.",
    "The aides played chess and ate with olive oil.",
    "He is an ace who said that it is over.",
    "",
]


@pytest.mark.parametrize(("sentence", "told"), SENTENCES)
def test_contexts_are_told_by_words(sentence: str, told: str) -> None:
    assert find_contexts(sentence) == tuple(told.split())


@pytest.mark.parametrize("sentence", NEUTRAL)
def test_a_neutral_sentence_has_none(sentence: str) -> None:
    assert find_contexts(sentence) == ()


def test_names_count_only_as_they_are_written() -> None:
    assert find_contexts("She aids the shop.") == ()
    assert find_contexts("AIDS was discussed.") == ("health",)


def test_of_many_contexts_those_with_more_words_stay() -> None:
    found = find_contexts(
        "The ambassador, the consul and the envoy spoke of tariffs, loans, troops, migrants, visas, "
        "asylum and oil prices."
    )
    assert len(found) == MAX_CONTEXTS
    assert {"diplomatic", "economic", "migration"} <= set(found)
    assert list(found) == sorted(found)


def test_every_context_of_the_codebook_has_words_and_no_other() -> None:
    told = [one.context for one in load_context_words()]
    assert set(told) == CONTEXTS
    assert len(told) == len(CONTEXTS)


def test_words_are_written_in_small_letters() -> None:
    for one in load_context_words():
        plain = one.words.pattern.replace("\\W", "").replace("\\S", "")
        assert plain == plain.lower(), f"{one.context}: put what has capitals under `names`"


@given(st.text(), st.lists(st.sampled_from([sentence for sentence, _ in SENTENCES])))
def test_any_text_gives_few_known_contexts_in_order(text: str, sentences: list[str]) -> None:
    found = find_contexts(" ".join([text, *sentences]))
    assert list(found) == sorted(set(found))
    assert len(found) <= MAX_CONTEXTS
    assert set(found) <= CONTEXTS
