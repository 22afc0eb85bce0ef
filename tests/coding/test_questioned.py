"""Whom "you" means in a transcript."""

import msgspec
import pytest
from layers_for_tests import article_of, events_of, span_of

from dragoman.coding.mentions import code_mentions
from dragoman.coding.questioned import with_questioned
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.schema.rows import Ref
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

HEAD = "MINISTER ROCA:  Good morning.\n\nQ  Why do boats of Chile stay away?\n\nMINISTER ROCA:  Ask.\n\n"


def code(question, answer="MINISTER ROCA:  We will see."):
    text = f"{HEAD}Q  {question}\n\n{answer}\n\nQ  Thanks."
    rows = events_of(text, ("agree", "AGREE", {"ACTOR": "you"}), title="Remarks by Minister Ana Roca of Peru")
    return [[(ref.actor, ref.span.text) for ref in row.actors] for row in rows]


def test_you_in_a_question_is_who_answers():
    assert code("Did you agree with Chile?") == [[("Ana Roca", "you")]]


def test_an_answer_may_come_after_a_call_in_between():
    answer = "Q  Minister!\n\nMINISTER ROCA:  We will see."
    assert code("Did you agree with Chile?", answer) == [[("Ana Roca", "you")]]


@pytest.mark.parametrize(
    "answer", ["Q  Minister!\n\nQ  Here!\n\nQ  Minister!", "SENIOR OFFICIAL:  We will see."]
)
def test_nobody_is_meant_where_nobody_known_answers(answer):
    assert code("Did you agree with Chile?", answer) == [[(None, "you")]]


def test_you_of_an_answer_is_nobody_known():
    assert code("Well?", "MINISTER ROCA:  In Chile you agree first.") == [[(None, "you")]]


def test_you_said_is_of_who_answers():
    text = f"{HEAD}Q  On Monday you said Peru would pay. Will it?\n\nMINISTER ROCA:  It will."
    article = msgspec.structs.replace(article_of(text), title="Remarks by Minister Ana Roca of Peru")
    layout, settings = lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    rows = code_statements(article, layout, (), mentions, gather_cast(article, layout, mentions), settings)
    said = msgspec.structs.replace(
        rows[0],
        speaker=Ref(span=span_of(text, "you")),
        cue=span_of(text, "said"),
        content=(span_of(text, "Peru would pay"),),
    )
    *turns, told = with_questioned([*rows, said])
    assert turns == rows
    assert (told.speaker.actor, told.speaker.span.text) == ("Ana Roca", "you")
