"""Transcripts: what a reporter says is asked, what is answered is told."""

from __future__ import annotations

import pytest

from dragoman.text.questions import is_asked_by_reporter, is_transcript

SPOKEN = (
    "The minister came late.\n\nMS. ROE:  Good evening. We sold the ferry.\n\n"
    "Q    Thanks. So Norway will sell the trains?\n\nAnd it lent a crane.\n\n"
    "MS. ROE:  We will sell none.\n\nQUESTION: Did she ask?\n\nA: Nobody did.\n"
)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("came late", False), ("sold the ferry", False), ("sell the trains", True), ("lent a crane", True),
        ("sell none", False), ("Did she", True), ("Nobody did", False),
    ],
)  # fmt: skip
def test_a_reporter_asks_until_the_next_label(words: str, asked: bool) -> None:
    assert is_asked_by_reporter(SPOKEN, SPOKEN.index(words)) is asked


@pytest.mark.parametrize(
    "label", ["Answer:", "The Minister:", "A.", "**Minister Díaz:**", "SECRETARY DÍAZ:"]
)  # fmt: skip
def test_whoever_answers_by_a_label_is_not_asked(label: str) -> None:
    text = f"Q. Is it sold?\n{label} We sold it.\n"
    assert not is_asked_by_reporter(text, text.index("sold it"))
    assert is_asked_by_reporter(text, text.index("sold?"))


def test_a_title_of_questions_and_answers_asks_nothing() -> None:
    assert not is_transcript("Q & A with the minister\nNorway sold it.\n")


def test_a_text_with_a_question_is_a_transcript() -> None:
    assert is_transcript(SPOKEN)
    assert not is_transcript("CLAIM: Norway sold it.\n\nQuality came first, and Q4 was good.\n")
