"""Who speaks together in a joint text, by its title or its first words."""

import msgspec
import pytest
from layers_for_tests import article_of

from dragoman.coding.events_joint import find_members, read_hyphened
from dragoman.coding.mentions import code_mentions
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

TEXT = "We welcome the truce."
HOME = "https://www.gob.pe/papers/1"


def members(title, text=TEXT, url=HOME):
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    mentions = code_mentions(article, lay_out(text), Settings())
    return [(one.actor, one.country) for one in find_members(article, mentions, Settings())]


PERU, CHILE, ECUADOR = ("Peru", "PER"), ("Chile", "CHL"), ("Ecuador", "ECU")


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Joint Statement from Peru and Chile on Fish", [PERU, CHILE]),
        ("Joint Statement by the Governments of Peru, Chile, and Ecuador", [PERU, CHILE, ECUADOR]),
        ("Joint Statement from Peru and Chile Following the Second Round of Talks", [PERU, CHILE]),
        ("Joint Declaration between the Republic of Peru and Chile", [PERU, CHILE]),
        ("The Spirit of Arica: Joint Statement of Peru and Chile", [PERU, CHILE]),
        ("Peru-Chile Joint Leaders’ Statement: A Partnership", [PERU, CHILE]),
        ("Peru – Chile Joint Statement", [PERU, CHILE]),
        ("Joint Statement on the Meeting of the Peru-Chile High-Level Fish Group", [PERU, CHILE]),
        ("Joint Statement: Peru-EU Fish Dialogue", [PERU, ("European Union", None)]),
        ("Joint Statement on the Compact between Peru and Chile", [PERU, CHILE]),
        ("Joint Readout of Talks Between the Fishing Ministers of Peru and Chile", [PERU, CHILE]),
        ("G7 Leaders’ Statement on Fish", [("Group of Seven", None)]),
        ("Joint Statement by the G7 Announcing Further Costs", [("Group of Seven", None)]),
    ],
)
def test_the_title_of_a_joint_text_names_who_speaks(title, who):
    assert members(title) == who


@pytest.mark.parametrize(
    "title",
    [
        None,
        "Joint Statement on Fish",
        "Joint Statement on Peru",
        "Joint Statement of the Friends of Peru and Chile",
        "Statement by President Ana Roca on the Peru-Chile War",
        "Remarks by President Ana Roca and President Luis Paz in Joint Statement",
        "Readout of President Ana Roca’s Call with President Luis Paz",
        "Joint Readout of President Ana Roca and Luis Paz’ Meeting with Others",
        "Statement from Press Secretary Ana Roca-Paz on Fish",
        "Background Press Call on the Joint Statement from Peru and Chile",
        "Peru and Chile Meet",
    ],
)
def test_other_titles_name_nobody(title):
    assert members(title) == []


def test_a_war_of_others_makes_no_joint_voice_of_them():
    assert members("Joint Statement on the Chile-Ecuador War") == []
    assert members("Joint Statement on the Chile-Ecuador Dialogue", url=None) == []


def test_two_presidents_are_named_as_the_text_names_them():
    text = "President Ana Roca of Peru and President Luis Paz of Chile met. We agree."
    found = members("Joint Statement by President Roca and President Luis Paz", text)
    assert found == [("Ana Roca", "PER"), ("Luis Paz", "CHL")]


def test_the_first_words_may_name_who_speaks():
    text = "We, the leaders of Peru, Chile and Ecuador, met in Lima. We agree."
    assert members("Lima Declaration", text) == [PERU, CHILE, ECUADOR]
    text = "The following statement was released by the governments of Peru and Chile: We agree."
    assert members("On Fish", text) == [PERU, CHILE]


@pytest.mark.parametrize(
    "text",
    ["We, the people of Peru and Chile, agree.", "We, the friends, met the leaders of Peru and Chile."],
)
def test_other_first_words_name_nobody(text):
    assert members("Lima Declaration", text) == []


def test_hyphens_join_names_only():
    assert [one.country for one in read_hyphened("Peru-Chile-Ecuador Pact")] == ["PER", "CHL", "ECU"]
    assert read_hyphened("Roca-Paz") == ()
    assert read_hyphened("Peru-led") == ()
