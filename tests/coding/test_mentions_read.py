"""Names out of the reader's layer: what rules add to them, and what they do not."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def mentions(text, *read):
    found = reading(text, names=layer("names", text, *((words, label, {}) for words, label in read)))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), found)
    return [(row.span.text, row.type, row.actor) for row in rows]


def test_a_surname_that_was_not_read_is_that_of_who_was_read_elsewhere():
    text = "President Ana Rueda spoke on Friday. Rueda herself said nothing of Larkwind."
    assert mentions(text, ("Ana Rueda", "PER")) == [
        ("Ana Rueda", "PER", "Ana Rueda"),
        ("Rueda", "PER", "Ana Rueda"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Ana Rueda spoke. The Rueda Tower was lit.", "Ana Rueda spoke. Larkwind said nothing."],
)
def test_what_is_no_surname_by_itself_is_not_added(text):
    assert [name for name, _, _ in mentions(text, ("Ana Rueda", "PER"))] == ["Ana Rueda"]


def test_states_come_in_where_nothing_was_read():
    assert ("Peru", "LOC", "Peru") in mentions("Ana Rueda left Peru.", ("Ana Rueda", "PER"))


def test_a_state_is_a_place_whatever_it_was_read_as():
    text = "President Ana Rueda of the Republic of Korea left."
    found = mentions(text, ("Ana Rueda", "PER"), ("Republic of Korea", "ORG"))
    assert found[1] == ("Republic of Korea", "LOC", "South Korea")


def test_a_torn_surname_is_found_again():
    text = "Gil Na’ aman came. Na’ aman’ s shoes are late."
    marks = layer("names", text, ("Gil Na’ aman", "PER", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    assert [(row.span.text, row.actor) for row in rows] == [
        ("Gil Na’ aman", "Gil Na’aman"),
        ("Na’ aman", "Gil Na’aman"),
    ]


def test_a_torn_possessive_owns_all_the_same():
    text = "Peru’ s Shoe Administration said so."
    marks = layer("names", text, ("Peru", "LOC", {}), ("Shoe Administration", "ORG", {}))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    assert rows[1].country == "PER"


def test_states_stand_in_names_of_bodies_with_a_possessive_or_shared():
    text = "Peru's Army, the Korea Shoe Agency and the Larkwind Agency said so."
    names = ("Peru's Army", "Korea Shoe Agency", "Larkwind Agency")
    marks = layer("names", text, *((name, "ORG", {}) for name in names))
    rows = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=marks))
    assert [row.country for row in rows] == ["PER", "KOR", None]


@pytest.mark.parametrize(
    ("text", "actor", "country"),
    [
        ("Peru waits. Lima is calm. Congress said so.", "Congress", "PER"),
        ("Peru waits. Washington is calm. Congress said so.", "U.S. Congress", "USA"),
        ("Palestine waits. The Knesset said so.", "Knesset", "ISR"),
        ("Congress said so.", "U.S. Congress", "USA"),
    ],
)
def test_congress_is_that_of_the_states_spoken_of(text, actor, country):
    rows = code_mentions(article_of(text), lay_out(text), Settings())
    assert next((row.actor, row.country) for row in rows if row.type == "ORG") == (actor, country)


def test_a_body_of_our_table_that_was_read_in_parts_comes_in_whole():
    text = "Officials of US Customs and Border Protection met the U.S. Citizenship and Immigration Services."
    parts = ("US Customs", "Border Protection", "U.S. Citizenship and", "Immigration Services")
    assert [(name, actor) for name, _, actor in mentions(text, *((part, "ORG") for part in parts))] == [
        ("US Customs and Border Protection", "U.S. Customs and Border Protection"),
        ("U.S. Citizenship and Immigration Services", "U.S. Citizenship and Immigration Services"),
    ]


def test_a_body_is_read_with_all_that_it_is_for():
    text = "Kenya's Ministry of Trade and Industry said no."
    found = mentions(text, ("Kenya", "LOC"), ("Ministry of Trade", "ORG"), ("Industry", "ORG"))
    assert [name for name, _, _ in found] == ["Kenya", "Ministry of Trade and Industry"]


def test_a_place_before_its_house_is_a_place():
    assert ("Vermont", "LOC", "Vermont") in mentions("The Vermont legislature met.", ("Vermont", "ORG"))
    assert ("Vermont", "ORG", "Vermont") in mentions("The Vermont goalkeeper left.", ("Vermont", "ORG"))


def test_a_states_initials_are_nobody():
    assert ("U.S.", "LOC", "United States") in mentions("The U.S. President left.", ("U.S.", "PER"))
