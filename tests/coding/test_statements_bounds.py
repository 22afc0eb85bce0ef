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


@pytest.mark.parametrize(
    "text",
    [
        "The flood swept the valley, claiming the lives of 40 people.",
        "The fever claimed 6606 lives.",
        "A late goal by Otto Kask denied Riga.",
        "A late goal by Otto Kask denied Riga a win.",
        "The ministry denied visitors a visa.",
        "The minister denied him a visa.",
        "Our soldiers have defended our homeland.",
        "The crews were ranked according to their total scores.",
        "The crews were sorted according to the pay they had drawn.",
        "The Times report went online in May.",
    ],
)
def test_a_verb_of_saying_in_another_sense_says_nothing(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The owner claimed the lives were lost at sea.",
            "The owner",
            "claimed",
            "the lives were lost at sea",
        ),
        ("The owner claimed victory.", "The owner", "claimed", "victory"),
        ("The minister denied Riga’s claim.", "The minister", "denied", "Riga’s claim"),
        ("The minister denied Kask had met him.", "The minister", "denied", "Kask had met him"),
        ("The minister denied the charges.", "The minister", "denied", "the charges"),
        ("The mayor defended the city council.", "The mayor", "defended", "the city council"),
        ("The Times reports that the port is shut.", "The Times", "reports", "the port is shut"),
        ("Two dozen groups report that it is shut.", "Two dozen groups", "report", "it is shut"),
    ],
)
def test_the_same_verb_says_where_its_object_can_be_said(
    text: str, speaker: str, cue: str, content: str
) -> None:
    assert [words(row) for row in statements(text)] == [(speaker, cue, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "This time suggests that the port will open.",
        "The visit was cancelled for historical reasons that the envoy set out.",
        "Riga and all other coastal states that signed the deal must pay.",
        "The five Baltic states signed that in May.",
        "The shares rose despite Kask.com reporting heavy losses.",
    ],
)
def test_what_cannot_speak_is_no_speaker(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "According to the Port Workers’ Union (PWU), building docks costs little.",
            "the Port Workers’ Union (PWU)",
            "building docks costs little",
        ),
        ("The port is shut, according to the union (PWU).", "the union (PWU)", "The port is shut"),
        ("Despite Riga reporting heavy losses, the shares rose.", "Riga", "heavy losses"),
        ("The boats were stopped by guards who said that it was shut.", "guards", "it was shut"),
        ("The radical claims that it is shut.", "The radical", "it is shut"),
    ],
)
def test_speaker_and_content_part_where_they_meet(text: str, speaker: str, content: str) -> None:
    assert [(words(row)[0], words(row)[2]) for row in statements(text)] == [(speaker, [content])]
