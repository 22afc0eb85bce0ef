"""Political actors near a place, by words and by names."""

import pytest
from layers_for_tests import article_of, span_of

from dragoman.coding.events_politics import Politics
from dragoman.coding.mentions import code_mentions
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
