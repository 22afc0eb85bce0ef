"""Names of people that were read torn are mended, and what is nobody's name is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.mentions import code_mentions
from dragoman.coding.mentions_torn import Mender
from dragoman.schema.settings import Settings
from dragoman.schema.span import Span
from dragoman.text.layout import lay_out

from .layers_for_tests import article_of, layer, reading


def coded(text, *read):
    found = reading(text, names=layer("names", text, *((words, label, {}) for words, label in read)))
    return code_mentions(article_of(text), lay_out(text), Settings(), found)


def people(text, *read, label="PER"):
    rows = coded(text, *((words, label) for words in read))
    return [" ".join(row.span.text.split()) for row in rows if row.type == "PER"]


@pytest.mark.parametrize("label", ["PER", "ORG"])
def test_the_end_of_an_office_is_no_part_of_a_name(label):
    text = "They met Secretary of State Rueda on Friday."
    rows = coded(text, ("State Rueda", label))
    assert [(row.span.text, row.type, row.role) for row in rows] == [("Rueda", "PER", "Secretary of State")]


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        ("Director of National Intelligence Ana Rueda left.", "National Intelligence Ana Rueda", "Ana Rueda"),
        ("Thanks to Senator of South Carolina Ana Rueda.", "South Carolina Ana Rueda", "Ana Rueda"),
        ("A visit by EPA Administrator Rueda was planned.", "EPA Administrator Rueda", "Rueda"),
        ("In 2019 Judge Rueda left.", "Judge Rueda", "Rueda"),
        ("A friend of Young Rueda left.", "Young Rueda", "Young Rueda"),
        ("In May Queen Ana spoke.", "Queen Ana", "Queen Ana"),
        ("Then Major Rueda spoke.", "Major Rueda", "Major Rueda"),
    ],
)
def test_offices_before_a_name_are_left_out_and_names_that_they_make_are_not(text, read, left):
    assert people(text, read) == [left]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("We welcomed the Prime Minister of Peru.", "Prime"),
        ("I saw the President yesterday.", "President"),
        ("We are safe. Hola, my friends.", "Hola"),
        ("AUDIENCE: Booo —", "Booo"),
        ("\n\nQ    So he is fine with that?", "So"),
        ("\n\nQ    Hi, thank you.", "Hi"),
        ("They are — Rue- — they were late.", "Rue"),
        ("She received her J.D. in Lima.", "J"),
        ("The Rueda-Novak administration won.", "Rueda-Novak"),
    ],
)
def test_what_is_nobodys_name_is_left_out(text, read):
    assert people(text, read) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They thanked Governor Green for it.", ["Green"]),
        ("Later Prime spoke. Ana Prime left.", ["Prime", "Ana Prime"]),
        ("A man whom the court calls Y. grew up here.", ["Y."]),
        ("The Rueda-Novak wedding was small.", ["Rueda-Novak"]),
        ("Rich Rueda - a friend - came.", ["Rich Rueda"]),
        ("May God bless you.", ["God"]),
        ("Hope", ["Hope"]),
    ],
)
def test_names_like_common_words_stay(text, read):
    assert people(text, *read) == read


def test_two_people_in_one_stretch_are_two():
    assert people("\n\nQ    Thanks, Karin. Jo Novak, go on.", "Karin. Jo Novak") == ["Karin", "Jo Novak"]
    signed = "Signed by Ana Rueda, Jr. Emil Novak on Friday."
    assert people(signed, "Ana Rueda, Jr. Emil Novak") == ["Ana Rueda, Jr.", "Emil Novak"]
    assert people("They met Lt. Rueda and St. Novak.", "St. Novak") == ["St. Novak"]


def test_the_letter_of_a_question_is_no_part_of_a_name():
    assert people("Go ahead.\n\nQ    Ana, thank you.", "Q    Ana") == ["Ana"]


def test_halves_of_a_dashed_name_are_put_together():
    assert people("MS. RUEDA-NOVAK: Good morning.", "RUEDA") == ["RUEDA-NOVAK"]
    text = "Ana Rueda-Novak spoke. Then Rueda-Novak left."
    assert people(text, "Ana Rueda-Novak", "Novak")[0] == "Ana Rueda-Novak"
    # What a dash joins without such a sign is two people's or no name.
    assert people("The Rueda-Novak call went well.", "Novak") == ["Novak"]
    assert people("A Rueda-era rule fell.", "Rueda") == ["Rueda"]


def test_an_office_alone_gives_way_to_the_name_after_it():
    assert people("Then Secretary Rueda spoke.", "Secretary") == ["Rueda"]
    assert people("Then Secretary General spoke.", "Secretary") == []


def test_an_office_with_its_initials_is_no_person():
    text = "Larkwind Ward Officer (LWO) Ana Rueda said it rained."
    rows = coded(text, ("Larkwind Ward", "PER"), ("LWO", "ORG"), ("Ana Rueda", "PER"))
    assert [row.span.text for row in rows] == ["Ana Rueda"]
    text = "Ana Rueda Officer (LWO) left."
    assert people(text, "Ana Rueda") == ["Ana Rueda"]


def test_an_administration_is_a_body():
    rows = coded("President Rueda of Peru spoke. The Rueda Administration agreed.",
                 ("Rueda", "PER"), ("Rueda Administration", "PER"))  # fmt: skip
    assert [(row.type, row.actor) for row in rows if "Rueda" in row.span.text] == [
        ("PER", "Rueda"),
        ("ORG", "Peru"),
    ]


def test_a_given_name_and_the_initials_after_it_are_one_name():
    assert people("Signed:\n\nANA R. RUEDA\n", "ANA", "RUEDA") == ["ANA R. RUEDA"]
    assert people("We saw Ana and R. Rueda.", "Ana", "R. Rueda") == ["Ana", "R. Rueda"]


def test_who_speaks_in_a_transcript_is_named_though_nothing_was_read():
    rows = coded("It began at noon.\n\nPRESIDENT RUEDA: Thank you.\n\nMS. NOVAK: Yes.")
    assert [(row.span.text, row.actor) for row in rows] == [("RUEDA", "Rueda"), ("NOVAK", "Novak")]
    assert coded("It began at noon.\n\nPRESIDENT RUEDA\n\nNOTE: Larkwind left.") == []


@given(st.text(alphabet="AaBQ .-:\nJrRoe", min_size=1, max_size=40), st.data())
def test_what_is_given_lies_in_the_sentence_and_never_overlaps(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at = 0
    for first, last in Mender(text, [Span.take(text, start, end)]).people(start, end, 0, len(text)):
        assert at <= first < last <= len(text)
        at = last
