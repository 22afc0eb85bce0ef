"""What is no attribution: "you know" by the way, sources that are no noun phrase. All are our own."""

import pytest

from dragoman.coding.statements_fillers import is_filler, with_noun_source
from dragoman.coding.statements_found import Found


def found(text: str, source: str, cue: str) -> Found:
    at, verb = text.index(source), text.index(cue)
    return Found(
        content=((verb + len(cue), len(text)),),
        source=(at, at + len(source)),
        cue=(verb, verb + len(cue)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The port, you know, is shut.",
        "And — you know the port is shut.",
        "So, you know — the port is shut.",
    ],
)
def test_you_know_by_the_way_is_nobody_s_knowledge(text: str) -> None:
    assert is_filler(text, found(text, "you", "know"))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("As we left, you know that the port was shut.", "you", "know"),
        ("I think you know the port is shut.", "you", "know"),
        ("The guards, they know, are gone.", "they", "know"),
        ("The port, you said, is shut.", "you", "said"),
    ],
)
def test_what_is_known_or_said_stays(text: str, source: str, cue: str) -> None:
    assert not is_filler(text, found(text, source, cue))


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("you’ve heard", None),
        ("know the President", None),
        ("the head of “", "the head of"),
        ("the group “Larkwind”", "the group “Larkwind”"),
        ("Ann Orr, who has led it,", "Ann Orr, who has led it,"),
        ("You", "You"),
    ],
)
def test_a_source_is_a_noun_phrase(source: str, kept: str | None) -> None:
    text = f"{source} said the port is shut."
    got = with_noun_source(text, found(text, source, "said")).source
    assert (text[slice(*got)] if got else None) == kept
