"""Papers that go without their maker: "the letter" is whose who released it, "her letter" is hers."""

import pytest
from layers_for_tests import article_of

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out


def refer(text, words):
    article = article_of(text)
    layout = lay_out(text)
    at = text.rindex(words)
    cast = gather_cast(article, layout, code_mentions(article, layout, Settings()))
    found = cast.refer(Span.take(text, at, at + len(words)))
    return found.actor, found.country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru's Finance Ministry released a first letter on trade. The letter says so.", "The letter"),
        (
            "Peru's Finance Ministry (PFM) has published its letter. Trade fell. The letter says so.",
            "The letter",
        ),
    ],
)
def test_a_paper_is_of_who_released_it(text, words):
    assert refer(text, words) == ("Finance Ministry", "PER")


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Finance Ministry released a letter. Critics wrote another letter. The letter says so.",
        "Peru's Finance Ministry released a film. The letter says so.",
        "They met Peru's Finance Ministry and then released a letter. The letter says so.",
        "Peru's Finance Ministry released a letter. Rain fell. It was cold. Snow fell. The letter says so.",
    ],
)
def test_a_paper_of_others_or_of_nobody_is_open(text):
    assert refer(text, "The letter") == (None, None)


@pytest.mark.parametrize("words", ["the judge's statement", "Part of the judge's ruling"])
def test_a_statement_is_of_whose_it_is(words):
    assert refer(f"Peruvian Judge Ana Rueda spoke. {words} was long.", words) == ("Ana Rueda", "PER")


def test_her_letter_is_hers():
    assert refer("Minister Ana Rueda of Peru spoke. Her letter says so.", "Her letter")[0] == "Ana Rueda"


def test_a_judge_in_another_case_is_another():
    text = "Peruvian Judge Ana Rueda spoke. He was freed, and {} said so."
    assert refer(text.format("the judge in that case"), "the judge in that case") == (None, None)
    assert refer(text.format("the judge"), "the judge")[0] == "Ana Rueda"


def test_the_name_that_somebody_is_called_by_tells_who():
    text = "A student named Ana Rueda spoke."
    assert refer(text, "A student named Ana Rueda")[0] == "Ana Rueda"


def test_who_is_of_a_body_without_a_name_is_who_opens_the_phrase():
    text = "President Ana Rueda spoke. Ana Rueda of the island's power board said so."
    assert refer(text, "Ana Rueda of the island's power board")[0] == "Ana Rueda"
