"""Transcripts: labels and turns. All examples are our own."""

import pytest

from dragoman.coding.statements_turns import find_turns
from dragoman.text.layout import lay_out


def turns(text: str) -> list[tuple[str | None, list[str]]]:
    return [
        (text[slice(*one.source)] if one.source else None, [text[slice(*span)] for span in one.content])
        for one in find_turns(lay_out(text))
    ]


def test_a_briefing() -> None:
    text = (
        "12:01 P.M. EDT\n\nMS. LUSIS:  Good afternoon. Sit down.\n\nI have one announcement.\n\n"
        "Q  Will the port open?\n\nMS. LUSIS:  No.\n\n(Laughter.)\n\nQ  Why?\n\nEND  12:09 P.M. EDT"
    )
    assert turns(text) == [
        ("MS. LUSIS", ["Good afternoon. Sit down.", "I have one announcement."]),
        ("Q", ["Will the port open?"]),
        ("MS. LUSIS", ["No."]),
        ("Q", ["Why?"]),
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Q: Will it open? A: It will.\n\nQ: When? A: In May.", ["Q", "A", "Q", "A"]),
        ("QUESTION: Will it open?\n\nMR. KASK: It will.", ["QUESTION", "MR. KASK"]),
        ("((BN)) : Will it open?\n\nIt will.\n\n((BN)) : When?\n\nIn May.", ["BN", "BN"]),
        ("**THE PRESIDENT:** We met.\n\n**MR. KASK:** We did.", ["THE PRESIDENT", "MR. KASK"]),
        (
            "Q: Will it open?\n\nSpokesman Otto Kask: It will.\n\nQ: When?",
            ["Q", "Spokesman Otto Kask", "Q"],
        ),
    ],
)
def test_styles_of_labels(text: str, labels: list[str]) -> None:
    assert [label for label, _ in turns(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "BACKGROUND: The port closed in May.\n\nIt has not opened.",
        "NOTE TO EDITORS: pictures follow.\n\nCONTACT: the press office",
        "The minister said: no.\n\nRiga: a port in spring",
        "Q fever is rare. A vaccine exists.",
    ],
)
def test_other_labels_open_no_turn(text: str) -> None:
    assert turns(text) == []


def test_a_heading_in_capitals_is_nobody_s_turn():
    text = "PROMISE MADE: “Open the port.”\n\nIt is open.\n\nPROMISE MADE: “Lift the duty.”\n\nIt is lifted."
    assert turns(text) == []
    text = text.replace("PROMISE MADE", "AUDIENCE MEMBER")
    assert [label for label, _ in turns(text)] == ["AUDIENCE MEMBER", "AUDIENCE MEMBER"]


@pytest.mark.parametrize("heading", ["CLAIM", "FACT", "MYTH", "PROMISE", "CLAIM 2", "REALITY"])
def test_a_part_of_an_argument_is_nobody_s_turn(heading: str) -> None:
    text = f"{heading}: “The port is shut.”\n\nIt is open.\n\n{heading}: “The duty rose.”\n\nIt fell."
    assert turns(text) == []


def test_a_name_like_any_other_word_is_a_label() -> None:
    text = "KLAMM: The port is shut.\n\nORR: It is open.\n\nKLAMM: Is it?\n\nORR: Yes."
    assert [label for label, _ in turns(text)] == ["KLAMM", "ORR", "KLAMM", "ORR"]


def test_a_stage_direction_alone_is_no_turn() -> None:
    text = "MR. KASK: (Laughs.)\n\nMS. ORR: (Laughs.) It is.\n\nMR. KASK: [Applause.]\n\nMS. ORR: Yes."
    assert turns(text) == [("MS. ORR", ["(Laughs.) It is."]), ("MS. ORR", ["Yes."])]


def test_labels_in_brackets_need_no_colon():
    text = "((LN))  Will it open?\n\n((Ana Rueda))  It will.\n\n((LN))  When?\n\n((Ana Rueda))  In May."
    assert [label for label, _ in turns(text)] == ["LN", "Ana Rueda", "LN", "Ana Rueda"]
    assert turns("((es))Spanish language: it is so.\n\nOnce only.") == []


def test_every_label_in_brackets_is_a_turn_even_once():
    text = "((LN)) Will it open?\n\n((Ana Rueda)) It will.\n\n((Bo Vale)) In May.\n\n((LN)) Thank you."
    assert turns(text) == [
        ("LN", ["Will it open?"]),
        ("Ana Rueda", ["It will."]),
        ("Bo Vale", ["In May."]),
        ("LN", ["Thank you."]),
    ]


def test_directions_in_brackets_are_no_turns():
    text = "((Laughs)) Yes.\n\n((Applause)) It was.\n\n((laughs)) No."
    assert turns(text) == []


def test_stars_before_a_label_are_no_content():
    text = "**THE PRESIDENT:** We met.\n\n**MR. KASK:** We did."
    assert turns(text) == [("THE PRESIDENT", ["We met."]), ("MR. KASK", ["We did."])]
