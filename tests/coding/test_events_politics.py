"""Political actors near a place, by words and by names."""

import pytest
from layers_for_tests import article_of, layer, reading, span_of

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
