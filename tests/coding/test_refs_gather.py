"""The people and bodies of an article, gathered from its mentions."""

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs_gather import gather_holders
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

TEXT = "Peru's foreign minister, Ana Roca, met the Falo Fisheries Agency. Roca said that she was pleased."


def gathered(text=TEXT):
    names = layer("names", text, ("Ana Roca", "PER", {}), ("Falo Fisheries Agency", "ORG", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    return gather_holders(text, rows)


def test_a_person_is_gathered_once_with_all_places_and_what_mentions_tell():
    roca = gathered().of["Ana Roca"]
    assert roca.country == "PER"
    assert len(roca.places) == len(roca.ends) >= 1
    assert roca.places == sorted(roca.places)
    assert TEXT[roca.places[0] :].startswith("Ana")


def test_holders_are_found_by_their_office_and_bodies_by_their_kind():
    held = gathered()
    assert [one.actor for one in held.by_head["minister"]] == ["Ana Roca"]
    assert [one.actor for one in held.by_body_word["agency"]] == ["Falo Fisheries Agency"]


def test_nobody_is_gathered_from_nothing():
    held = gather_holders("", [])
    assert (held.of, held.by_head, held.by_body_word) == ({}, {}, {})
