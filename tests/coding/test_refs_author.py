"""Who "I" is in a text's own voice, by signature or title; never within quotation marks."""

import msgspec
import pytest

from dragoman.coding.mentions import code_mentions
from dragoman.coding.refs import gather_cast
from dragoman.coding.statements import code_statements
from dragoman.schema.settings import Settings
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading

BODY = "We mourn. I believe that the harbour must open. My Administration said that it will pay."
SIGNED = f"{BODY}\n\nNOW, THEREFORE, I, ANA RUEDA, President of Peru, proclaim this day.\n\n ANA RUEDA\n"


def speakers(text, title=None, url=None):
    article = msgspec.structs.replace(article_of(text), title=title, url=url)
    layout, settings = lay_out(text), Settings()
    mentions = code_mentions(article, layout, settings)
    frame = ("believe", "CUE", {"SOURCE": "I", "CONTENT": "must open"})
    read = reading(text, attribution=layer("attribution", text, frame))
    cast = gather_cast(article, layout, mentions)
    rows = code_statements(article, layout, [], mentions, cast, settings, read)
    return {
        row.speaker.span.text: (row.speaker.actor, row.speaker.country)
        for row in rows
        if row.speaker is not None and row.speaker.span is not None
    }


def test_who_names_herself_in_the_text_is_its_author():
    found = speakers(SIGNED)
    assert found["I"] == ("ANA RUEDA", "PER")
    assert found["My Administration"] == ("Peru", "PER")


@pytest.mark.parametrize(
    "tail",
    ["\n\nANA RUEDA", "\n\n\u200b  ANA RUEDA\n\nTHE PALACE,\nMay 3, 2021.", "\n\n**ANA RUEDA**\n\n###"],
)
def test_who_signs_is_the_author(tail):
    assert speakers(BODY + tail)["I"] == ("ANA RUEDA", None)


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Letter to the Speaker of the House and President of the Senate on Fish", "PER"),
        ("Text of a Letter from the President to Congress", "PER"),
        ("Letter to the Fishermen", None),
        ("Letter from the Speaker", None),
    ],
)
def test_a_letter_to_the_houses_of_a_state_is_of_that_state(title, state):
    assert speakers(f"{BODY}\n\nANA RUEDA", title, "https://www.gob.pe/1")["I"] == ("ANA RUEDA", state)


def test_the_laws_by_which_the_author_acts_tell_the_state():
    text = f"By the authority vested in me by the laws of Peru, it is so. {BODY}\n\nANA RUEDA"
    assert speakers(text)["I"] == ("ANA RUEDA", "PER")


@pytest.mark.parametrize(
    "tail",
    ["\n\nAna Rueda was there.", "\n\nANA RUEDA\n\nOSSIP VALE", "\n\nANA RUEDA spoke of it at length."],
)
def test_other_last_lines_are_no_signature(tail):
    assert speakers(BODY + tail)["I"] == (None, None)


def test_the_title_tells_the_author_and_the_state_that_publishes_hers():
    title = "Statement by President Ana Rueda on the Harbour"
    assert speakers(BODY, title)["I"] == ("Ana Rueda", None)
    assert speakers(BODY, title, "https://www.gob.pe/1")["I"] == ("Ana Rueda", "PER")
    assert speakers(BODY, "Statement by Minister Ana Rueda on Fish", "https://www.gob.pe/1")["I"][1] is None


def test_the_author_is_not_who_is_quoted():
    text = SIGNED.replace(
        "I believe that the harbour must open.", "“I believe that it must open,” a man shouted."
    )
    assert speakers(text)["I"] == (None, None)


def test_nobody_writes_a_transcript():
    text = "MS. ORR: Thank you.\n\nQ: Why?\n\nMS. ORR: I believe it must open.\n\nANA RUEDA"
    assert speakers(text, "Remarks by President Ana Rueda")["I"][0] != "Ana Rueda"


@pytest.mark.parametrize(
    "title",
    [
        "Trade Adviser Ana Rueda Delivers Remarks to the Council",
        "Remarks as Prepared for Ana Rueda at the Port",
    ],
)
def test_who_delivers_remarks_is_their_author(title):
    assert speakers(BODY, title, "https://www.gob.pe/1")["I"] == ("Ana Rueda", "PER")
    assert speakers(BODY, "Ana Rueda and Bo Vale Deliver Remarks", "https://www.gob.pe/1")["I"][0] is None


@pytest.mark.parametrize(
    "office",
    "Secretary-General;Secretary General;Ambassador;Special Envoy;Foreign Secretary;Executive Director".split(
        ";"
    ),
)
def test_a_guest_who_delivers_remarks_is_not_the_publishing_states(office):
    title = f"{office} Ana Rueda Delivers Remarks at the Palace"
    assert speakers(BODY, title, "https://www.gob.pe/1")["I"][1] is None


@pytest.mark.parametrize(
    "office", ["Secretary of Fisheries", "Press Secretary", "Attorney General", "Trade Representative"]
)
def test_an_officer_who_delivers_remarks_is(office):
    title = f"{office} Ana Rueda Delivers Remarks at the Palace"
    assert speakers(BODY, title, "https://www.gob.pe/1")["I"] == ("Ana Rueda", "PER")


@pytest.mark.parametrize(("head", "actor"), [("A PROCLAMATION\n\n", "ANA RUEDA"), ("", None)])
def test_we_of_a_proclamation_is_who_signs_it(head, actor):
    text = f"{head}We hold that the harbour must open. {SIGNED}"
    article = article_of(text)
    layout, settings = lay_out(text), Settings()
    rows = code_mentions(article, layout, settings)
    read = reading(
        text,
        attribution=layer("attribution", text, ("hold", "CUE", {"SOURCE": "We", "CONTENT": "must open"})),
    )
    cast = gather_cast(article, layout, rows)
    found = code_statements(article, layout, [], rows, cast, settings, read)
    assert next(one.speaker.actor for one in found if one.cue and one.cue.text == "hold") == actor
