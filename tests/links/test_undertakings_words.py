"""Words of acts: stems, synonyms, direction; and the states that a text names."""

from __future__ import annotations

import pytest

from dragoman.links.undertakings_states import named_states
from dragoman.links.undertakings_words import concepts, cue_kind, direction, is_speech


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("take back flights of deportees", "accept deportation flights"),
        ("restore consular services", "resume visa service"),
        ("keep the truce", "a ceasefire"),
        ("lift the embargo", "lifting of sanctions"),
        ("pull out troops", "the withdrawal of soldiers"),
        ("cut tariffs", "reduce customs duties"),
    ],
)
def test_synonyms_of_the_field_are_one_matter(left: str, right: str) -> None:
    assert set(concepts(right)) <= set(concepts(left))
    assert concepts(right)


@pytest.mark.parametrize(
    "words", ["continue to work closely together", "strengthen our free and open partnership"]
)
def test_words_of_diplomacy_tell_no_act(words: str) -> None:
    assert concepts(words) == ()


@pytest.mark.parametrize(
    ("act", "way"),
    [
        ("resume the ferry", "start"),
        ("to lift the ban", "stop"),
        ("not impose a tariff", "stop"),
        ("refrain from imposing a tariff", "stop"),
        ("a museum of trains", ""),
    ],
)
def test_an_act_has_the_direction_of_its_verb(act: str, way: str) -> None:
    assert direction(act) == way


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("has since announced", "promised"), ("want", "asked"), ("refused", "refused"), ("agreed", "agreed"),
        ("said", "told"), ("believes", None),
    ],
)  # fmt: skip
def test_a_cue_does_what_its_verb_does(cue: str, kind: str | None) -> None:
    assert cue_kind(cue) == kind


def test_saying_is_no_act() -> None:
    assert is_speech("to comment on the ferry")
    assert not is_speech("to send the ferry")


def test_states_are_found_by_their_longest_names() -> None:
    text = "The Democratic Republic of the Congo, the U.S. and Icelanders met in Oslo with NATO."
    found = [
        (text[one.start : one.end], one.country, one.is_city) for one in named_states(text) if one.country
    ]
    assert [country for _, country, _ in found] == ["COD", "USA", "ISL", "NOR"]
    assert found[-1] == ("Oslo", "NOR", True)
    assert [one.body for one in named_states(text) if one.body] == ["NATO"]
