"""What is said on both sides of its cue, and where it ends before it. All examples are our own."""

import pytest
from tests.coding.test_statements import statements, words


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The port would close again, the envoy said.", "The port would close again"),
        ("The crew had been paid first, the owner said.", "The crew had been paid first"),
        ("The cook would sail too, the captain said.", "The cook would sail too"),
        ("The cook would sail, too, the captain said.", "The cook would sail, too"),
        ("The ferry sailed again, according to the port.", "The ferry sailed again"),
        # These join the sentence to the one before it.
        ("The ferry is lost, however, the port said.", "The ferry is lost"),
        ("The ferry is lost, apparently, according to the port.", "The ferry is lost"),
    ],
)
def test_an_adverb_that_closes_what_is_said_belongs_to_it(text: str, content: str) -> None:
    (row,) = statements(text)
    assert [span.text for span in row.content] == [content]


def test_adverbs_alone_say_nothing_before_the_cue() -> None:
    (row,) = statements("And perhaps, the owner said, the ferry would sail in June.")
    assert words(row) == ("the owner", "said", ["the ferry would sail in June"])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "The talks had been “useful”, the spokesperson added, and would go on in Oslo.",
            ["The talks had been “useful”", "and would go on in Oslo"],
        ),
        (
            "The ferry was safe, the owner said, but could not sail.",
            ["The ferry was safe", "but could not sail"],
        ),
        (
            "The crew were well, the owner said, and were still being paid.",
            ["The crew were well", "and were still being paid"],
        ),
        # What the speaker did then is no part of it.
        ("The ferry was safe, the owner said, and left the room.", ["The ferry was safe"]),
        ("“It is safe,” the owner said, and was driven home.", ["“It is safe,”"]),
    ],
)
def test_what_goes_on_after_the_cue_with_the_subject_it_had(text: str, pieces: list[str]) -> None:
    (row,) = statements(text)
    assert [span.text for span in row.content] == pieces


@pytest.mark.parametrize(
    "clause",
    [
        "What happened in the harbour was a crime",
        "What matters is the crew",
        "Who fired first is unclear",
        "Whether the ferry will sail is open",
        "How the fire started is not known",
    ],
)
def test_a_clause_may_be_the_subject_of_what_is_said(clause: str) -> None:
    (row,) = statements(f"{clause}, the prosecutor said.")
    assert words(row) == ("the prosecutor", "said", [clause])


def test_when_something_was_said_is_no_part_of_it() -> None:
    assert statements("When the port was opened, the owner said nothing.") == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("What the owner said was that the port would close.", "said", "the port would close"),
        ("What the owner said in Riga was that the port would close.", "said", "the port would close"),
        ("What Riga wants now is a longer truce.", "wants", "a longer truce"),
        (
            "It was hit by what the port called a “wall of water” on Monday.",
            "called",
            "a “wall of water”",
        ),
        ("It was hit by what the port described as a wave of storms.", "described", "a wave of storms"),
    ],
)
def test_what_somebody_said_was_this(text: str, cue: str, content: str) -> None:
    (row,) = statements(text)
    assert words(row)[1:] == (cue, [content])


def test_a_judgement_of_what_was_said_is_not_what_was_said() -> None:
    assert statements("What the owner said was a lie.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The delay, which the port said was due to fog, lasted two days.", "was due to fog"),
        ("The ferries that the port said had sunk were found.", "had sunk"),
    ],
)
def test_a_relative_clause_ends_where_its_sentence_goes_on(text: str, content: str) -> None:
    (row,) = statements(text)
    assert [span.text for span in row.content] == [content]


def test_a_participle_may_come_before_its_speaker() -> None:
    (row,) = statements("Saying that the port was shut, the envoy left.")
    assert words(row) == ("the envoy", "Saying", ["the port was shut"])


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Riga issued a statement in Oslo, Norway saying the port was shut.", "Riga", "the port was shut"),
        ("The town released a letter Monday saying that it was shut.", "The town", "it was shut"),
        ("The owner sailed, saying shortly before noon, “She is safe.”", "The owner", "“She is safe.”"),
        ("According to the port authority report, it sank.", "the port authority report", "it sank"),
        (
            "The clerk who closed the port remarked it was shut.",
            "The clerk who closed the port",
            "it was shut",
        ),
    ],
)
def test_who_speaks_and_where_it_starts(text: str, speaker: str, content: str) -> None:
    (row,) = statements(text)
    assert words(row)[0] == speaker
    assert words(row)[2] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The port raised the storm risk assessment to the top.",
        "The port will place ferries according to their size.",
        "The radio called the vote for Riga, as did the papers.",
        "The navy was developing plans to leave.",
        "The island is feared by smugglers, state pirates and dealers.",
        "The clerks do not answer to Riga.",
        "Yes, we are here and want to see more.",
    ],
)
def test_what_looks_like_a_report_and_is_none(text: str) -> None:
    assert statements(text) == []
