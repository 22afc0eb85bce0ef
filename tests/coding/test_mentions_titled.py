"""People whom the title names more fully than the text."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_titled import as_titled
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of

TEXT = "Minister Vale spoke of the harbour. Vale was kind."


def people(title, text=TEXT):
    article = msgspec.structs.replace(article_of(text), title=title)
    mentions = code_mentions(article, lay_out(text), Settings())
    return {(one.actor, one.country) for one in as_titled(article, mentions, Settings()) if one.type == "PER"}


def test_name_and_state_are_taken_from_the_title():
    assert people("Remarks by Minister Bo Vale of Chile") == {("Bo Vale", "CHL")}


@pytest.mark.parametrize(
    "title",
    [
        None,
        "Remarks by Senator Bo Vale of Chile",
        "Minister Bo Vale meets Minister Ann Vale",
        "Talks in Chile",
    ],
)
def test_others_are_left_alone(title):
    assert people(title) == {("Vale", None)}


def test_the_fuller_name_of_the_text_stays():
    text = "Minister Bo Enn Vale came. Minister Vale spoke."
    assert people("Remarks by Minister Bo Vale of Chile", text) == {("Bo Enn Vale", None)}


def test_an_official_of_whom_a_states_own_paper_tells_is_of_that_state():
    url = "https://president.gob.pe/papers/1"
    text = "Security Adviser Ana Roca met Bo Vale."
    title = "Readout of Security Adviser Ana Roca’s Meeting with Security Adviser Bo Vale"

    def told(url):
        article = msgspec.structs.replace(article_of(text), title=title, url=url)
        mentions = code_mentions(article, lay_out(text), Settings())
        return {
            one.actor: one.country for one in as_titled(article, mentions, Settings()) if one.type == "PER"
        }

    assert told(url) == {"Ana Roca": "PER", "Bo Vale": None}
    assert told(None) == {"Ana Roca": None, "Bo Vale": None}


def test_who_holds_a_briefing_is_called_by_the_given_name_alone():
    text = "MS. VALE: Good day.\n\nQ Thanks, Bo. Vale was kind.\n\nMS. VALE: Thank you."
    found = people("Press Briefing by Press Secretary Bo Vale", text)
    assert {actor for actor, _ in found} - {"VALE"} == {"Bo Vale"}
    assert "Bo" in {actor for actor, _ in people("Press Briefing by Press Secretary Al Vale", text)}
