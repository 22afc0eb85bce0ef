"""Phrases that tell at their end who is meant."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

NAMES = (("Olu Falo", "PER", {}), ("Larkwind", "ORG", {}), ("Boro", "ORG", {}), ("Vale", "PER", {}))


def refer(words, before="In May "):
    text = f"{before}{words} said so."
    names = layer("names", text, *(name for name in NAMES if name[0] in text))
    mentions = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    at = len(before)
    ref = gather_cast(article_of(text), lay_out(text), mentions).refer(Span.take(text, at, at + len(words)))
    return ref.actor, ref.country


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the chairman of the union at the University, Olu Falo", "Olu Falo"),
        ("Adviser and Deputy of the Head for Law, Supervisor of Guidance, Dr. Olu Falo", "Olu Falo"),
        ("friends of the union in town, Olu Falo", None),
        ("lawyers for the union in town, Olu Falo", None),
        ("the chairman of the union that met Olu Falo", None),
    ],
)
def test_a_person_named_last_is_who_holds_the_office(words, meant):
    assert refer(words)[0] == meant


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("local police in Kenya", "KEN"),
        ("some human rights activists in Kenya", "KEN"),
        ("representatives from Kenya", "KEN"),
        ("embassy officials in Kenya", None),
        ("a friend in Kenya", None),
        ("U.S. officials in Kenya", "USA"),
    ],
)
def test_groups_are_of_the_state_they_are_in(words, state):
    assert refer(words) == (None, state)


def test_two_bodies_are_not_the_last_of_them():
    assert refer("the retailer Larkwind and the Chilean bank Boro")[0] is None
    assert refer("the boss of Larkwind and of Boro")[0] != "Larkwind"


def test_an_office_of_several_words_is_who_she_is():
    before = "Deputy Minister Olu Falo met Boro. Later the deputy minister spoke of fish, and "
    assert refer("he", before)[0] == "Olu Falo"


def test_a_lone_name_that_does_something_is_who_he_is():
    before = "President Olu Falo spoke. When Vale opened his war, "
    assert refer("he", before)[0] == "Vale"
    before = "President Olu Falo spoke. In Vale and its hills, "
    assert refer("he", before)[0] == "Olu Falo"


@pytest.mark.parametrize(
    ("before", "words", "state"),
    [
        ("Peruvian prosecutors met. On Monday ", "the prosecutors", "PER"),
        ("Peruvian police came, and the police went. On Monday ", "the police", "PER"),
        ("Peruvian prosecutors and Chilean prosecutors met. On Monday ", "the prosecutors", None),
        ("Peruvian prosecutors and some prosecutors met. On Monday ", "the prosecutors", None),
        ("Peruvian prosecutors met. On Monday ", "prosecutors", None),
        ("Peruvian prosecutors met. On Monday ", "the lawyers", None),
        ("Peruvian prosecutors met. " + "It rained. " * 150, "the prosecutors", None),
    ],
)
def test_a_group_is_of_the_state_it_was_spoken_of_with(before, words, state):
    assert refer(words, before)[1] == state


def test_words_that_tell_nothing_do_not_hide_a_groups_state():
    before = "Peruvian federal prosecutors met, said prosecutors. On Monday "
    assert refer("the prosecutors", before)[1] == "PER"
    assert refer("the federal prosecutors", before)[1] == "PER"


SPOKEN_OF = "Kenya is calm. Kenya waits. Kenyan shops are open. On Monday "


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the police", (None, "KEN")),
        ("local police", (None, "KEN")),
        ("the government", ("Kenya", "KEN")),
        ("the authorities", ("Kenya", "KEN")),
        ("local authorities", (None, "KEN")),
        ("the county government", (None, None)),
        ("the farmers", (None, None)),
    ],
)
def test_the_government_and_police_are_those_of_the_only_state(words, meant):
    assert refer(words, SPOKEN_OF) == meant
    assert refer(words, "Kenya is calm. On Monday ") == (None, None)
    assert refer(words, f"Chile waits. {SPOKEN_OF}") == (None, None)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The son-in-law of Olu Falo", None),
        ("a lawyer for President Olu Falo", None),
        ("a top aide of Olu Falo", None),
        ("Spokesman for the Cabinet Olu Falo", "Olu Falo"),
        ("Secretary of State Olu Falo", "Olu Falo"),
        ("the director general of roads (DGR) Olu Falo", "Olu Falo"),
        ("President Vale's spokesman, Olu Falo", "Olu Falo"),
        ("Olu Falo, President Vale's spokesman", "Olu Falo"),
    ],
)
def test_whose_kin_or_aide_speaks_does_not_speak(words, actor):
    assert refer(words)[0] == actor


def test_an_office_with_its_initials_is_the_name_after_it():
    text = "In May Larkwind director general of roads (DGR) Olu Falo said so."
    names = layer("names", text, ("Larkwind", "LOC", {}), ("Olu Falo", "PER", {}))
    mentions = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    words = "Larkwind director general of roads (DGR)"
    span = Span.take(text, 7, 7 + len(words))
    assert gather_cast(article_of(text), lay_out(text), mentions).refer(span).actor == "Olu Falo"


@pytest.mark.parametrize(
    "words",
    [
        "Olu Falo (Lima) and Ana Vale",
        "Minister Olu Falo and her deputy Vale",
        "the minister and Larkwind",
        "Larkwind, Boro, and more",
    ],
)
def test_names_in_a_list_are_nobody_alone(words):
    assert refer(words)[0] is None


def test_a_state_before_a_list_is_that_of_all():
    assert refer("the Kenyan ministers Olu Falo and Vale") == (None, "KEN")


@pytest.mark.parametrize(
    "words", ["Olu Falo, head of Larkwind and Boro", "Larkwind chief and founder Olu Falo"]
)
def test_the_bodies_that_one_person_heads_are_no_list(words):
    assert refer(words)[0] == "Olu Falo"


MOSTLY = "Lima waits. Peru waits. Peru is calm. In Lima it rains. In Peru it snows. Chile came. It rains. "


@pytest.mark.parametrize(
    ("before", "words", "meant"),
    [
        (MOSTLY, "the police", (None, "PER")),
        (MOSTLY, "the government", ("Peru", "PER")),
        (MOSTLY + "Chile waits. ", "the police", (None, None)),
        ("Peru waits. Chile waits. It rains. ", "the police", (None, None)),
        (MOSTLY, "the guests", (None, None)),
    ],
)
def test_the_police_are_of_the_state_of_nearly_all_the_article(before, words, meant):
    text = f"{before}Then {words} spoke."
    mentions = code_mentions(article_of(text), lay_out(text), Settings())
    at = text.rindex(words)
    ref = gather_cast(article_of(text), lay_out(text), mentions).refer(Span.take(text, at, at + len(words)))
    assert (ref.actor, ref.country) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Peru, Chile, Bolivia", (None, None)),
        ("Nevada, Texas, Ohio", (None, "USA")),
        ("Peru, Chile, Bolivia, and the", (None, None)),
    ],
)
def test_a_list_of_places_is_nobody_alone(words, meant):
    text = f"In May {words} said so."
    marks = [(one.removeprefix("and the"), "LOC", {}) for one in words.split(", ") if one != "and the"]
    names = layer("names", text, *marks)
    mentions = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    cast = gather_cast(article_of(text), lay_out(text), mentions)
    ref = cast.refer(Span.take(text, 7, 7 + len(words)))
    assert (ref.actor, ref.country) == meant
