"""What was not said: silence, refusals to speak and denials. All examples are our own."""

import pytest
from tests.coding.test_statements import statements, words


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        (
            "The owner did not say whether it had sunk.",
            "The owner",
            "say",
            ["whether it had sunk"],
        ),
        ("The owner refused to say.", "The owner", "refused", ["to say"]),
        ("Asked about the crew, she would not say.", "she", "say", []),
        ("The port would not confirm or deny the report.", "The port", "confirm", ["the report"]),
        ("The port could neither confirm nor deny it.", "The port", "confirm", ["it"]),
        ("The bank declined to give details.", "The bank", "declined", ["to give details"]),
        ("The bank refused to take any questions.", "The bank", "refused", ["to take any questions"]),
        ("The bank gave reporters no further details.", "The bank", "gave reporters no further details", []),
        ("The bank gave no reason for the delay.", "The bank", "gave no reason", ["the delay"]),
        ("The bank has not offered an explanation.", "The bank", "offered", ["an explanation"]),
        ("The envoy made no mention of the crew.", "The envoy", "made no mention", ["the crew"]),
        ("The envoy had no comment.", "The envoy", "had no comment", []),
        ("The envoy refused comment.", "The envoy", "refused", []),
        ("The envoy has yet to comment on the plan.", "The envoy", "comment", ["the plan"]),
        ("The envoy would not discuss the plan.", "The envoy", "discuss", ["the plan"]),
        ("The envoy would not be drawn on the date.", "The envoy", "drawn", ["the date"]),
        ("The envoy remained silent on the loan.", "The envoy", "remained silent", ["the loan"]),
        ("Declining to give a date, the envoy left.", "the envoy", "Declining", ["to give a date"]),
        ("Without giving a reason, the bank closed.", "the bank", "giving", ["a reason"]),
    ],
)
def test_words_kept_back(text: str, speaker: str, cue: str, content: list[str]) -> None:
    (row,) = statements(text)
    assert words(row) == (speaker, cue, content)
    assert row.negated


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("The envoy has not claimed that the port was shut.", "The envoy", "claimed", "the port was shut"),
        ("The port did not deny the report.", "The port", "deny", "the report"),
        ("Riga does not intend to leave.", "Riga", "intend", "to leave"),
        ("No minister said the port was shut.", "No minister", "said", "the port was shut"),
        ("Nobody claimed that the port was shut.", "Nobody", "claimed", "the port was shut"),
    ],
)
def test_what_was_denied_of_a_speaker(text: str, speaker: str, cue: str, content: str) -> None:
    (row,) = statements(text)
    assert words(row) == (speaker, cue, [content])
    assert row.negated


@pytest.mark.parametrize(
    "text",
    [
        "The bank refused to pay the loan.",
        "The bank declined to give aid to the town.",
        "Riga refused to discuss a truce with Oslo.",
        "The bank gave the town no money.",
        "The crew took no action.",
        "The envoys did not discuss the plan.",
        "Riga has not agreed to a truce.",
    ],
)
def test_a_refusal_to_act_is_no_statement(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("tail", "cue"),
    [
        (" but did not say why", "say"),
        (", but gave no details", "gave no details"),
        (" and declined to give a date", "declined"),
        (", without giving details", "giving"),
    ],
)
def test_silence_ends_what_is_said(tail: str, cue: str) -> None:
    said, kept = statements(f"The envoy said the port was shut{tail}.")
    assert words(said) == ("The envoy", "said", ["the port was shut"])
    assert words(kept)[:2] == ("The envoy", cue)
    assert (said.negated, kept.negated) == (False, True)
