"""The state in which a story plays is that of its officials and public bodies, and of nobody else."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_story import with_story
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

PLACES = "Lima is calm. Peru waits. People in Trujillo wait. Shops of Arequipa, Peru, are open. "
TWO = "Lima is calm. Peru waits. Chile is calm. Santiago waits. "


def state_of(words, name="Ana Rueda", before=PLACES, type_="PER", heads=True, others=()):
    text = before + words
    marks = [(name, type_, {}), *others]
    marks += [
        (one, "LOC", {})
        for one in ("Peru", "Lima", "Chile", "Santiago", "Trujillo", "Arequipa")
        if one in before
    ]
    names = layer("names", text, *sorted(marks, key=lambda mark: text.index(mark[0])))
    mentions = code_mentions(article_of(text), lay_out(text), Settings(), reading(text, names=names))
    # What other rules know of that name is taken away.
    bare = [msgspec.structs.replace(one, country=None) if one.span.text == name else one for one in mentions]
    told = with_story(text, bare, heads=heads)
    return next(one.country for one in told if one.span.text == name)


@pytest.mark.parametrize(
    "words",
    [
        "Health Minister Ana Rueda said so.",
        "Mayor Ana Rueda said so.",
        "Ana Rueda, the police spokeswoman, said so.",
        "Ana Rueda, a spokeswoman for the fire service, said so.",
        "Ana Rueda, spokeswoman for the provincial governor, said so.",
    ],
)
def test_who_holds_an_office_at_home_is_of_the_state_around(words):
    assert state_of(words) == "PER"


@pytest.mark.parametrize(
    "words",
    [
        "Health Minister Ana Rueda, who is visiting, said so.",
        "The delegation of Health Minister Ana Rueda said so.",
        "Ambassador Ana Rueda said so.",
        "The singer Ana Rueda said so.",
        "Ana Rueda said so.",
        "Larkwind spokeswoman Ana Rueda said so.",
    ],
)
def test_guests_envoys_and_people_without_such_an_office_are_of_no_known_state(words):
    assert state_of(words) is None


def test_where_two_states_are_spoken_of_nothing_is_told():
    assert state_of("Health Minister Ana Rueda said so.", before=TWO) is None


def test_a_state_far_off_is_another_story():
    far = "Chile is calm. Santiago waits. " + "It rains on. " * 90 + PLACES
    assert state_of("Mayor Ana Rueda said so.", before=far) == "PER"


def test_heads_are_only_of_a_state_of_which_all_the_article_speaks():
    said = "President Ana Rueda said so."
    assert state_of(said) == "PER"
    assert state_of(said, before=PLACES, heads=False) is None
    assert (
        state_of(said + " President Ossip Vale did not.", before=PLACES, others=[("Ossip Vale", "PER", {})])
        is None
    )


def test_a_body_that_every_state_has_is_of_the_state_around():
    assert state_of("The High Court said so.", "High Court", PLACES, "ORG") == "PER"
    assert state_of("The High Court said so.", "High Court", TWO, "ORG") is None
    assert state_of("The Foreign Ministry said so.", "Foreign Ministry", TWO, "ORG") is None
    assert state_of("The Larkwind Court said so.", "Larkwind Court", PLACES, "ORG") is None
    assert state_of("The Joint Court said so.", "Joint Court", PLACES, "ORG") is None


def test_whoever_serves_a_body_is_of_the_state_of_the_body():
    police, said = (
        ("Larkwind Police of Peru", "ORG", {}),
        "Larkwind Police of Peru secretary Ana Rueda said so.",
    )
    assert state_of(said, before="", others=[police]) == "PER"
    court = ("Larkwind Court", "ORG", {})
    assert state_of("Larkwind Court judge Ana Rueda said so.", others=[court]) is None
    assert state_of("Ana Rueda, judge of the Larkwind Court, said so.", others=[court]) is None


def test_another_s_state_is_kept():
    text = "Chile's Health Minister Ana Rueda said so. Lima, Peru, is calm. Peru waits."
    mentions = code_mentions(article_of(text), lay_out(text), Settings())
    assert {one.country for one in with_story(text, mentions) if one.type == "PER"} == {"CHL"}


@pytest.mark.parametrize(
    "words",
    [
        "Assistant Undersecretary for Harbours Ana Rueda said so.",
        "Opposition leader Ana Rueda said so.",
        "Former President Ana Rueda said so.",
        "Queen Ana Rueda said so.",
    ],
)
def test_officials_of_the_only_state_spoken_of_are_its_own(words):
    assert state_of(words) == "PER"
    assert state_of(words, before=TWO) is None


def test_a_union_leader_is_not():
    assert state_of("The union leader Ana Rueda said so.") is None
    assert state_of("Club director Ana Rueda said so.") is None


def test_in_a_states_own_paper_the_only_state_spoken_of_is_the_other_one():
    assert state_of("Opposition leader Ana Rueda said so.", heads=False) is None


def test_heads_may_be_called_so_after_their_names():
    for words in (
        "Ana Rueda, the Defence Secretary, said so.",
        "Ana Rueda, the Speaker of the House, said so.",
    ):
        assert state_of(words) == "PER"
        assert state_of(words, before=TWO) is None


def test_a_party_or_house_that_many_states_have_is_the_storys():
    assert state_of("The Labour Party said so.", "Labour Party", type_="ORG") == "PER"
    assert state_of("The Labour Party said so.", "Labour Party", type_="ORG", before=TWO) is None
    assert state_of("The Senate said so.", "Senate", type_="ORG") == "PER"


@pytest.mark.parametrize(
    "office", ["State representative", "Security chief", "Justice", "Presidential candidate"]
)
def test_more_offices_are_held_at_home(office):
    assert state_of(f"{office} Ana Rueda said so.") == "PER"


def test_another_state_named_further_off_does_not_unsettle_an_office_at_home():
    far = "The rest is told at length. " * 40
    names = [("Chile", "LOC", {})]
    words = f"Opposition leader Ana Rueda said so. {far} Chile is far."
    assert state_of(words, others=names) == "PER"
    assert state_of("Opposition leader Ana Rueda said so.", before=TWO) is None


def test_bodies_of_a_town_are_of_the_state_of_the_story():
    assert state_of("Larkwind Fire Brigade came.", "Larkwind Fire Brigade", type_="ORG") == "PER"
    assert state_of("Larkwind Fire Brigade came.", "Larkwind Fire Brigade", TWO, "ORG") is None
