"""Phrases of causes and effects: head, modifiers, names, direction, and what is wrong with them."""

import pytest

from dragoman.links.causal_words import (
    asked_tokens,
    plain_label,
    read_phrase,
    signal_kind,
    signal_sense,
    split_parts,
)


@pytest.mark.parametrize(
    ("words", "head", "mods", "names"),
    [
        ("the recent mass exodus", "exodus", set(), set()),
        ("severe fuel shortages", "shortage", {"fuel"}, set()),
        ("shortages of flour and chicken", "shortage", {"flour", "chicken"}, set()),
        ("a lack of fuel", "shortage", {"fuel"}, set()),
        ("a lack of trust", "lack", {"trust"}, set()),
        ("transport costs", "price", {"transport"}, set()),
        ("a wave of infections", "infection", set(), set()),
        ("the Norwegian embargo on Peru", "embargo", set(), {"NOR", "PER"}),
        ("a Cold War-era trade embargo", "embargo", set(), set()),
        ("Minister Rossi’s tariff plan", "plan", {"tariff"}, {"n:rossi"}),
        ("the COVID-19 pandemic", "pandemic", set(), set()),
    ],
)
def test_a_phrase_is_read(words: str, head: str, mods: set[str], names: set[str]) -> None:
    phrase = read_phrase(words)
    assert (phrase.head, set(phrase.mods), set(phrase.names), phrase.flaw) == (head, mods, names, "")


@pytest.mark.parametrize(
    ("words", "sense"),
    [("rising prices", "up"), ("falling prices", "down"), ("a rise in prices", "up"), ("prices", "")],
)
def test_prices_that_rise_are_not_prices_that_fall(words: str, sense: str) -> None:
    phrase = read_phrase(words)
    assert (phrase.head, phrase.sense) == ("price", sense)


@pytest.mark.parametrize(
    ("words", "flaw"),
    [
        ("this", "names nothing"),
        ("thousands", "names nothing"),
        ("it was an important step", "names nothing"),
        ("the measures", "names nothing"),
        ("Norway", "names only somebody"),
        ("the United States", "names only somebody"),
        ("delays on", "cut short"),
        ("in our trade relations", "cut short"),
        ("persistent and large", "cut short"),
        ("failure to appropriately", "cut short"),
        ("because we worked with farmers", "talk of I and you"),
        ("US sanctions", ""),
        ("the withdrawal", ""),
    ],
)
def test_what_is_no_cause_by_itself_is_told(words: str, flaw: str) -> None:
    assert read_phrase(words).flaw == flaw


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("daily blackouts and long queues for food, fuel and medicine",
         ["daily blackouts", "long queues for food, fuel and medicine"]),
        ("food and transport costs", ["food and transport costs"]),
        ("shortages of flour and chicken", ["shortages of flour and chicken"]),
        ("tourism fell and remittances were cut", ["tourism fell and remittances were cut"]),
        ("economic and political crises", ["economic and political crises"]),
    ],
)  # fmt: skip
def test_two_things_in_one_phrase_are_parted_only_where_each_stands_alone(
    words: str, parts: list[str]
) -> None:
    assert split_parts(words) == parts


def test_signals_tell_order_and_direction() -> None:
    assert [signal_kind(s) for s in ("led to", "due to", "caused by", "after", "As a result of")] == [
        "forward", "backward", "backward", "", "backward",
    ]  # fmt: skip
    assert [signal_sense(s) for s in ("driven up", "crippled", "led to")] == ["up", "harm", ""]


def test_questions_are_read_as_phrases_are() -> None:
    assert list(asked_tokens("the Peruvian outages")) == ["PER", "blackout"]
    assert plain_label("severe fuel shortages") == "fuel shortages"
    assert plain_label("severe") == "severe"
