"""Where words are content, speaker or cue, and where they only look like it. All examples are our own."""

import pytest
from tests.coding.test_statements import statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Riga had long accused Tallinn of using it.", "Riga", ["using it"]),
        ("Riga has long said that the port is shut.", "Riga", ["the port is shut"]),
        ("Riga long denied that the port was shut.", "Riga", ["the port was shut"]),
        ("Sailors who want to join the fleet must now apply.", "Sailors", ["to join the fleet"]),
        ("Sailors who said the port was shut have left.", "Sailors", ["the port was shut"]),
        (
            "The day would have its full meaning, he said in a speech, only once the strait is open.",
            "he",
            ["The day would have its full meaning", "only once the strait is open"],
        ),
        (
            "The concern, Kask said in an interview, is that the port will stay shut.",
            "Kask",
            ["The concern", "is that the port will stay shut"],
        ),
        (
            "The port will stay shut, Kask argued in an interview, a day after the vote.",
            "Kask",
            ["The port will stay shut"],
        ),
        (
            "“The road is open,” Kask told reporters, “but the bridge is shut.”",
            "Kask",
            ["“The road is open,”", "“but the bridge is shut.”"],
        ),
    ],
)
def test_content_ends_and_goes_on_where_the_clause_does(text: str, speaker: str, content: list[str]) -> None:
    assert [(words(row)[0], words(row)[2]) for row in statements(text)] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "If the ministry does not comment, the paper will print the story.",
        "Unless the ministry declines to comment, the paper will wait.",
        "The paper will print the story if the mayor still does not respond.",
    ],
)
def test_a_silence_that_is_supposed_is_none(text: str) -> None:
    assert statements(text) == []


def test_a_silence_beside_a_condition_is_one() -> None:
    (row,) = statements("Asked if the port would open, the ministry did not respond.")
    assert (row.negated, words(row)[0]) == (True, "the ministry")
