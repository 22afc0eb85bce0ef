"""A pronoun that opens a sentence is taken up by the next one, whoever is named after it."""

import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out
from timing_for_tests import is_linear

from .layers_for_tests import article_of


def who(text, word):
    start = text.rindex(word)
    mentions = code_mentions(article_of(text), lay_out(text), Settings())
    return (
        gather_cast(article_of(text), lay_out(text), mentions)
        .refer(Span.take(text, start, start + len(word)))
        .actor
    )


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Minister Paul Reed left. He told Karl Maas that it rains. He said so.", "Paul Reed"),
        ("Minister Paul Reed left. “It rains,” he told Karl Maas. He said so.", "Paul Reed"),
        ("Minister Paul Reed left. But he had thanked Karl Maas. He said so.", "Paul Reed"),
        ("Minister Paul Reed left. He ran. " + "He fell. " * 9 + "He said so.", "Paul Reed"),
        # Who is named before the first pronoun, or since, goes before; so does the other sex.
        ("Minister Paul Reed left. After Karl Maas fell, he ran. He said so.", "Karl Maas"),
        ("Minister Paul Reed left. He ran. Karl Maas fell. He said so.", "Karl Maas"),
        ("Minister Anna Berg left. She told Karl Maas that it rains. He said so.", "Karl Maas"),
        ("Minister Paul Reed left. He and his wife met Karl Maas. He said so.", "Karl Maas"),
        ("He ran. He fell. He said so.", None),
    ],
)
def test_who_opens_a_sentence_goes_on(text, actor):
    assert who(text, "He") == actor


def test_the_pronouns_of_a_quotation_are_not_those_around_it():
    text = "Minister Paul Reed left. “He lied.” Karl Maas sat down. “He ran.” He said so."
    assert who(text, "He") == "Karl Maas"


def test_a_long_chain_takes_no_longer_for_each():
    def make(size):
        text = "Minister Paul Reed left. " + "He ran. " * size
        layout = lay_out(text)
        return layout, gather_cast(
            article_of(text), layout, code_mentions(article_of(text), layout, Settings())
        )

    def work(made):
        layout, cast = made
        for start, _ in layout.sentences[1:]:
            cast.refer(Span.take(layout.text, start, start + 2))

    assert is_linear(make, work, 300)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "Larkwind Ministry records show a loss. In May the records were lost.",
            "the records",
            "Larkwind Ministry",
        ),
        (
            "The Larkwind Ministry survey is out. It rains, the survey says.",
            "the survey",
            "Larkwind Ministry",
        ),
        ("The Larkwind Ministry is shut. Later this ministry said so.", "this ministry", "Larkwind Ministry"),
        # Named with no body right before it, or in none of these words.
        ("The Larkwind Ministry lost all records. In May the records were found.", "the records", None),
        ("Larkwind Ministry walls show a crack. In May the walls fell.", "the walls", None),
    ],
)
def test_papers_are_of_the_body_named_right_before_them(text, words, actor):
    assert who(text, words) == actor
