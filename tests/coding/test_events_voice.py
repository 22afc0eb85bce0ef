"""Whose voice a text is, and whom "we", "the leaders" and "my administration" then mean."""

import pytest
from layers_for_tests import events_of

HOME = "https://www.gob.pe/papers/1"
BOTH = [("Peru", "PER"), ("Chile", "CHL")]


def code(title, text, *frames, url=HOME):
    return events_of(text, *frames, title=title, url=url)


def who(refs):
    return [(ref.actor, ref.country) for ref in refs]


JOINT = "Joint Statement from Peru and Chile"


@pytest.mark.parametrize(
    "words",
    [
        "We",
        "The leaders",
        "Both leaders",
        "The two sides",
        "Our countries",
        "Our two governments",
        "Both sides",
    ],
)
def test_in_a_joint_text_these_are_all_who_speak(words):
    (row,) = code(JOINT, f"{words} condemn the attack on Quito.", ("condemn", "ACCUSE", {"ACTOR": words}))
    assert who(row.actors) == BOTH
    assert {ref.span.text for ref in row.actors} == {words}


@pytest.mark.parametrize("words", ["I", "The three leaders", "The countries", "The ministers", "Our leaders"])
def test_in_a_joint_text_these_may_be_others(words):
    text = f"{words} condemn the attack on the army."
    (row,) = code(JOINT, text, ("condemn", "ACCUSE", {"ACTOR": words}))
    assert who(row.actors) == [(None, None)]


def test_what_is_quoted_is_not_in_the_voice_of_the_text():
    text = "“We condemn the army.” Peru left."
    rows = code(JOINT, text, ("condemn", "ACCUSE", {"ACTOR": "We"}))
    assert [who(row.actors) for row in rows] == [[(None, None)]]


def test_they_are_those_who_were_the_subject_before():
    text = "The two leaders condemned the army. They reaffirmed the pact. They also urged Ecuador to join."
    rows = code(
        JOINT,
        text,
        ("reaffirmed", "SUPPORT", {"ACTOR": "They"}),
        ("urged", "REQUEST", {"ACTOR": "They", "RECIPIENT": "Ecuador"}),
    )
    assert [who(row.actors) for row in rows] == [BOTH, BOTH]


def test_they_are_not_the_leaders_where_others_were_the_subject():
    text = "The two leaders welcomed aid. Ecuadorian troops resisted. They attacked the army."
    rows = code(
        JOINT,
        text,
        ("welcomed", "SUPPORT", {"ACTOR": "The two leaders"}),
        ("attacked", "ASSAULT", {"ACTOR": "They"}),
    )
    assert who(rows[1].actors) == [(None, None)]


def test_they_are_the_people_of_the_event_in_the_sentence_before():
    text = (
        "President Ana Roca met President Luis Paz. They discussed Peru-Chile trade. "
        "On fish, they reviewed aid."
    )
    rows = code(
        "Readout of Talks",
        text,
        ("met", "CONSULT", {"ACTOR": ["President Ana Roca", "President Luis Paz"]}),
        ("discussed", "CONSULT", {"ACTOR": "They"}),
        ("trade", "COOPERATE", {"ACTOR": ["Peru", "Chile"]}),
        ("reviewed", "CONSULT", {"ACTOR": "they"}),
    )
    people = ["Ana Roca", "Luis Paz"]
    assert [ref.actor for ref in rows[1].actors] == people
    assert [ref.actor for ref in rows[3].actors] == people


def test_the_leaders_are_the_two_whom_a_title_names():
    text = "President Ana Roca spoke. The leaders condemned the army of Ecuador."
    frame = ("condemned", "ACCUSE", {"ACTOR": "The leaders"})
    (row,) = code("Readout of President Ana Roca’s Call with President Luis Paz of Chile", text, frame)
    assert [ref.actor for ref in row.actors] == ["Ana Roca", "Luis Paz"]
    (row,) = code("Readout of Spokesperson Ana Roca’s Call with President Luis Paz of Chile", text, frame)
    assert [ref.actor for ref in row.actors] != ["Ana Roca", "Luis Paz"]


@pytest.mark.parametrize(
    "words", ["My administration", "Our government", "my country", "this administration"]
)
def test_the_government_of_an_author_is_the_state(words):
    text = f"{words} condemned the army. President Ana Roca of Peru wrote so."
    title = "Statement by President Ana Roca on Fish"
    (row,) = code(title, text, ("condemned", "ACCUSE", {"ACTOR": words}))
    assert who(row.actors) == [("Peru", "PER")]


def test_the_government_of_a_speaker_is_the_speaker_s_state():
    text = "“My government condemned the army,” Chile's minister, Luis Paz, said."
    (row,) = code(None, text, ("condemned", "ACCUSE", {"ACTOR": "My government"}))
    assert who(row.actors) == [("Chile", "CHL")]


def test_the_government_of_who_is_quoted_is_not_the_author_s():
    text = "“Our government condemned the army.” President Ana Roca of Peru wrote so."
    title = "Statement by President Ana Roca on Fish"
    (row,) = code(title, text, ("condemned", "ACCUSE", {"ACTOR": "Our government"}))
    assert who(row.actors) == [(None, None)]


def test_the_government_of_nobody_known_stays_open():
    (row,) = code(
        None, "Our government condemned the army.", ("condemned", "ACCUSE", {"ACTOR": "Our government"})
    )
    assert who(row.actors) == [(None, None)]


@pytest.mark.parametrize("words", ["We", "The Administration", "Our"])
def test_in_a_fact_sheet_the_state_that_publishes_it_speaks(words):
    text = f"{words} support for the army goes on."
    frame = ("support", "AID", {"ACTOR": words})
    (row,) = code("FACT SHEET: Fish", text, frame)
    assert who(row.actors) == [("Peru", "PER")]
    (row,) = code("FACT SHEET: Fish", text, frame, url="https://news.example/1")
    assert row.actors[0].country is None


SIGNED = "I am extending the ban on the army.\n\nLUIS T. OMBU\n\nLIMA, May 3."


def test_who_signs_an_act_of_state_is_its_author():
    frame = ("extending", "SANCTION", {"ACTOR": "I"})
    (row,) = code("Notice on the Ban", SIGNED, frame)
    assert who(row.actors) == [("LUIS T. OMBU", "PER")]


@pytest.mark.parametrize(
    ("title", "url", "text"),
    [
        ("On the Ban", HOME, SIGNED),
        ("Notice on the Ban", "https://news.example/1", SIGNED),
        ("Notice on the Ban", HOME, SIGNED.replace("LUIS", "ROSA M. QUILL\n\nLUIS")),
        ("Notice on the Ban", HOME, SIGNED.replace("LUIS T. OMBU", "ON THE BAN")),
    ],
)
def test_a_name_in_capitals_alone_signs_no_other_text(title, url, text):
    (row,) = code(title, text, ("extending", "SANCTION", {"ACTOR": "I"}), url=url)
    assert row.actors[0].country is None
