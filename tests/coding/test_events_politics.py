"""Political actors near a place, by words and by names."""

import msgspec
import pytest
from layers_for_tests import article_of, events_of, layer, reading, span_of

from dragoman.coding.events import code_events
from dragoman.coding.events_politics import Politics
from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out


def is_near(text, words):
    layout = lay_out(text)
    mentions = code_mentions(article_of(text), layout, Settings())
    return Politics(layout, mentions).is_near(span_of(text, words))


@pytest.mark.parametrize(
    "text",
    [
        "The government attacked the plan.",
        "They attacked on Friday. The U.N. protested.",
        "Peru's Interior Ministry attacked the plan.",
        "They attacked the plan, police said.",
    ],
)
def test_words_and_names_of_political_actors_count(text):
    assert is_near(text, "attacked")


@pytest.mark.parametrize(
    "text",
    [
        "Rovers attacked from the first whistle.",
        "The statesman in the play attacked his cook.",
        "They attacked the cake. It was good. So was the tea. The cat slept. All left. The police came.",
    ],
)
def test_where_none_are_near_there_is_no_politics(text):
    assert not is_near(text, "attacked")


@pytest.mark.parametrize(
    ("text", "actor", "is_coded"),
    [
        ("A hurricane killed three in Lima, the ministry said.", "A hurricane", False),
        ("The train crash killed three soldiers.", None, False),
        ("Peru shelled a village after the storm.", "Peru", True),
        ("Gunmen killed three soldiers.", "Gunmen", True),
    ],
)
def test_what_nature_kills_is_no_act(text, actor, is_coded):
    trigger = "shelled" if "shelled" in text else "killed"
    roles = {"ACTOR": actor} if actor else {}
    article, layout, settings = article_of(text), lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    found = reading(text, events=layer("events", text, (trigger, "ASSAULT", roles)))
    cast = gather_cast(article, layout, mentions)
    rows = code_events(article, layout, found, [], mentions, [], cast, settings)
    assert bool(rows) is is_coded


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "roles", "is_coded"),
    [
        ("The minister came. The bakers fined a shop.", "fined", "SANCTION", {"ACTOR": "The bakers"}, False),
        ("The minister came. Peru fined a shop.", "fined", "SANCTION", {"ACTOR": "Peru"}, True),
        ("The minister came. They fined a shop.", "fined", "SANCTION", {"ACTOR": "They"}, True),
        ("The minister came. Her council fined a shop.", "fined", "SANCTION", {"ACTOR": "Her council"}, True),
        ("The minister came. About 300 were let go.", "let go", "RETREAT", {"RECIPIENT": "About 300"}, True),
        (
            "The minister came. A cook hit 300.",
            "hit",
            "ASSAULT",
            {"ACTOR": "A cook", "RECIPIENT": "300"},
            False,
        ),
        ("Minister Ana Roca came. Roca fined a shop.", "fined", "SANCTION", {"ACTOR": "Roca"}, True),
        ("The minister came. A shop was robbed.", "robbed", "ASSAULT", {}, False),
    ],
)
def test_what_is_read_unsurely_is_coded_only_with_a_political_party(text, trigger, kind, roles, is_coded):
    assert bool(rows_of(text, trigger, kind, roles, 0.6)) is is_coded


def test_what_is_read_surely_is_coded_whoever_did_it():
    text = "The minister came. The bakers fined a shop."
    assert rows_of(text, "fined", "SANCTION", {"ACTOR": "The bakers"}, 0.95)


@pytest.mark.parametrize(
    ("text", "kind", "roles", "is_coded"),
    [
        ("Peru promised more schools.", "AGREE", {"ACTOR": "Peru"}, False),
        ("Peru promised more schools. Chile was not asked.", "AGREE", {"ACTOR": "Peru"}, True),
        ("Peru promised more schools abroad.", "AGREE", {"ACTOR": "Peru"}, True),
        (
            "Peru promised more schools to teachers.",
            "AGREE",
            {"ACTOR": "Peru", "RECIPIENT": "teachers"},
            True,
        ),
        ("Peru and Chile promised more schools.", "AGREE", {"ACTOR": ["Peru", "Chile"]}, True),
        ("Peru promised more schools.", "REQUEST", {"ACTOR": "Peru"}, True),
    ],
)
def test_what_a_state_does_alone_at_home_is_coded_only_where_surely_read(text, kind, roles, is_coded):
    assert bool(rows_of(f"The minister spoke. {text}", "promised", kind, roles, 0.6)) is is_coded
    assert rows_of(f"The minister spoke. {text}", "promised", kind, roles, 0.95)


def rows_of(text, trigger, kind, roles, score):
    article, layout, settings = article_of(text), lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    events = layer("events", text, (trigger, kind, roles))
    marks = tuple(msgspec.structs.replace(mark, score=score) for mark in events.marks)
    found = reading(text, events=msgspec.structs.replace(events, marks=marks))
    cast = gather_cast(article, layout, mentions)
    return code_events(article, layout, found, [], mentions, [], cast, settings)


def test_an_act_of_one_state_s_people_on_another_s_needs_no_politics_near():
    (row,) = events_of(
        "Chilean trawlers blocked two Peruvian boats.",
        ("blocked", "COERCE", {"ACTOR": "Chilean trawlers", "RECIPIENT": "two Peruvian boats"}),
    )
    assert [ref.country for ref in (*row.actors, *row.recipients)] == ["CHL", "PER"]


def test_an_act_within_one_state_needs_politics_near():
    assert not events_of(
        "Chilean trawlers blocked two Chilean boats.",
        ("blocked", "COERCE", {"ACTOR": "Chilean trawlers", "RECIPIENT": "two Chilean boats"}),
    )
