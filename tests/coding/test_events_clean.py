"""Parties that are none: days, numbers, the same party twice, and whoever suffered what is alleged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_for_tests import span_of
from test_events import code, parties

from dragoman.coding.events_clean import (
    drop_addressed,
    drop_anybody,
    drop_doubles,
    drop_groups,
    drop_nobodies,
    drop_offices,
    drop_unnamed,
    drop_victims,
)
from dragoman.schema.rows import Ref


@pytest.mark.parametrize(
    "words", ["Vice", "the Prime", "others", "Sunday’s", "Sunday", "yesterday", "2019", "private", "October"]
)
def test_days_numbers_and_cut_adjectives_are_nobody(words):
    assert drop_nobodies([span_of(f"{words} went on", words)]) == []


@pytest.mark.parametrize("words", ["the latter", "private banks", "Sunday Roe", "3,000 men", "May"])
def test_others_are_somebody(words):
    span = span_of(f"{words} went on", words)
    assert drop_nobodies([span]) == [span]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Friends alleged Roca was poisoned.", False),
        ("Friends alleged Roca had been brutally beaten.", False),
        ("Friends alleged Roca was involved in it.", True),
        ("Friends alleged Roca poisoned them.", True),
        ("Friends blamed Roca, who was shot.", True),
    ],
)
def test_who_suffered_what_is_alleged_is_not_accused(text, kept):
    trigger = "blamed" if "blamed" in text else "alleged"
    roca = span_of(text, "Roca")
    assert drop_victims(text, span_of(text, trigger), "ACCUSE", [roca]) == ([roca] if kept else [])


def test_a_party_stands_on_one_side():
    text = "Peru fined Chile in Lima."
    (row,) = code(text, ("fined", "SANCTION", {"ACTOR": "Peru", "RECIPIENT": ["Lima", "Chile"]}))
    assert (parties(row.actors), parties(row.recipients)) == ([("Peru", "PER")], [("Chile", "CHL")])


def test_the_same_words_again_are_the_same_party():
    text = "We urge all of you — all of you — to come."
    refs = [Ref(span=span_of(text, "all of you", after)) for after in (0, 15)]
    assert drop_doubles((), refs) == ((), (refs[1],))


refs = st.lists(st.builds(Ref, actor=st.sampled_from([None, "Peru", "Chile", "Cuba"])), max_size=5)


@given(refs, refs)
def test_nobody_new_comes_and_no_name_is_on_both_sides(actors, recipients):
    kept, others = drop_doubles(actors, recipients)
    assert set(kept) <= set(actors)
    assert set(others) <= set(recipients)
    assert not {one.actor for one in kept if one.actor} & {one.actor for one in others}
    assert drop_doubles(kept, others) == (kept, others)


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Minister Ana Roca met Chile in Lima.", "Minister Ana", "Minister Ana Roca"),
        ("President Roca met Chile in Lima.", "President", "President Roca"),
        ("Ministers of Peru met Chile in Lima.", "Ministers", "Ministers"),
    ],
)
def test_words_that_end_within_a_name_are_given_whole(text, read, whole):
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": read}))
    assert [ref.span.text for ref in row.actors] == [whole]


def test_offices_after_a_name_are_no_others():
    text = "Ana Roca, Assistant to the King and Director of Fish, met Luis Paz, Minister of Fish Jo Sy."
    actors = [
        "Ana Roca",
        "Assistant to the King",
        "Director of Fish",
        "Luis Paz",
        "Minister of Fish Jo Sy",
    ]
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": actors}))
    assert [ref.span.text for ref in row.actors] == ["Ana Roca", "Luis Paz", "Minister of Fish Jo Sy"]


def test_an_office_without_a_name_before_it_stays():
    text = "The ambassador left. Director of Fisheries met Chile."
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": "Director of Fisheries"}))
    assert [ref.span.text for ref in row.actors] == ["Director of Fisheries"]


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        ("SUPPORT", "you", False),
        ("SUPPORT", "all of you", False),
        ("REQUEST", "everyone", False),
        ("REQUEST", "you", True),
        ("SUPPORT", "the crew", True),
    ],
)
def test_you_who_are_thanked_and_everyone_are_nobody(kind, words, kept):
    ref = Ref(span=span_of(f"thank {words}", words))
    assert drop_unnamed(kind, [ref]) == ([ref] if kept else [])
    known = Ref(span=ref.span, actor="Ana Roca")
    assert drop_unnamed(kind, [known]) == [known]


@pytest.mark.parametrize(
    ("text", "others", "count"),
    [
        ("Ana Roca, secretary general of the miners", ["secretary general of the miners"], 1),
        (
            "Ana Roca, Head of Trade and first vice-chair of it",
            ["Head of Trade", "first vice-chair of it"],
            1,
        ),
        ("Ana Roca and the secretary general", ["the secretary general"], 2),
    ],
)
def test_offices_after_a_name_are_nobody_else(text, others, count):
    refs = [Ref(span=span_of(text, "Ana Roca"), actor="Ana Roca", country="PER")]
    refs += [Ref(span=span_of(text, words), country="PER" if "trade" in text else None) for words in others]
    assert len(drop_offices(text, refs)) == count


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thank the mayors of Lima and Cusco, Mayor Roca and Mayor Paz.", False),
        ("Thank the mayors of Lima and Cusco and Mayor Roca.", True),
        ("Thank the mayors of Lima and Cusco, Governor Roca and Mayor Paz.", True),
    ],
)
def test_a_group_whose_names_follow_is_told_once(text, kept):
    group = Ref(span=span_of(text, "the mayors of Lima and Cusco"))
    words = "Governor Roca" if "Governor" in text else "Mayor Roca"
    named = Ref(span=span_of(text, words), actor="Ana Roca", resolved_by="name")
    assert drop_groups(text, [group, named]) == ([group, named] if kept else [named])


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        (["Two sailors", "them"], ["Two sailors"]),
        (["them"], ["them"]),
        (["a guard", "them"], ["a guard", "them"]),
        (["Two sailors", "a guard"], ["Two sailors", "a guard"]),
    ],
)
def test_a_pronoun_of_nobody_known_is_the_party_before_it(read, kept):
    text = "Two sailors hid from a guard until Peru carried them out."
    (row,) = code(text, ("carried", "AID", {"ACTOR": "Peru", "RECIPIENT": read}))
    assert [ref.span.text for ref in row.recipients] == kept


def test_whom_one_talks_with_is_another():
    text = "Peru's envoys met them."
    (row,) = code(text, ("met", "CONSULT", {"ACTOR": ["Peru's envoys", "them"]}))
    assert len(row.actors) == 2


def test_everyone_does_nothing():
    text = "Everyone who demands it met Roca."
    refs = [Ref(span=span_of(text, "Everyone")), Ref(span=span_of(text, "Roca"), actor="Ana Roca")]
    assert drop_anybody(refs) == refs[1:]


def test_whom_it_is_done_to_is_not_among_who_does_it_but_may_be_told_of():
    text = "They thanked Roca."
    group = [Ref(span=span_of(text, "They"), actor=one, resolved_by="carried") for one in ("Ana Roca", "Sy")]
    thanked = [Ref(span=span_of(text, "Roca"), actor="Ana Roca", resolved_by="name")]
    assert drop_addressed("SUPPORT", group, thanked) == group[1:]
    assert drop_addressed("AGREE", group, thanked) == group
    assert drop_addressed("SUPPORT", group[:1], thanked) == group[:1]


@pytest.mark.parametrize(
    ("office", "is_one"),
    [("Crown Prince", True), ("Under Secretary for Trade", True), ("The President", False), ("Peru", False)],
)
def test_two_offices_of_one_person_are_one_party(office, is_one):
    text = f"{office} and Prime Minister Luis Paz met."
    refs = [
        Ref(span=span_of(text, office)),
        Ref(span=span_of(text, "Prime Minister Luis Paz"), actor="Luis Paz"),
    ]
    assert drop_offices(text, refs) == (refs[1:] if is_one else refs)


def test_no_party_at_all_has_no_offices():
    assert drop_offices("Nobody.", []) == []
