"""Paragraphs and sentences: where they end, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.sentences import split_paragraphs, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Talks ended on Monday.", "Nobody spoke."],
        ["Mr. Lee met Gen. Ortiz at St. Anne's.", "They shook hands."],
        ["The U.S. delegation left at 5 p.m. on Nov. 3.", "It will return."],
        ["He works for the U.S.", "The others do not."],
        ["“Will you go?” she asked.", "“No!”", "He stayed."],
        ["It cost $3.5 million.", "Others paid 2.25 percent."],
        ["Was it No. 10?", "No.", "It was No. 11."],
        ["J. R. Smith of Acme Inc. signed it.", "Smith left."],
        ["She paused… then went on.", "It was late."],
        ["(It was closed.)", "The doors opened later."],
    ],
)
def test_sentences_end_at_stops_and_not_at_abbreviations(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_quotation_with_its_own_question_mark_does_not_end_the_sentence() -> None:
    assert sentences("“Why now?” he asked. Nobody knew.") == ["“Why now?” he asked.", "Nobody knew."]


def test_an_address_wider_than_the_lines_does_not_part_them() -> None:
    address = "river](https://example.org/" + "x" * 90 + "),"
    wrapped = (
        "The ministers of the two countries met on Thursday to speak about the\nold [treaty of the\n"
        f"{address}\nwhich both of them have said they would like to keep as it has stood for\nforty years."
    )
    assert [wrapped[start:end] for start, end in split_paragraphs(wrapped)] == [wrapped]
    addresses = "\n".join([address] * 4)
    assert len(split_paragraphs(addresses)) == 4


def test_wrapped_lines_are_one_paragraph_and_short_lines_are_many() -> None:
    wrapped = (
        "The minister said on Tuesday that the talks would go on until\n"
        "both sides had signed the paper, and that nobody would leave\n"
        "before then."
    )
    listed = "Present:\nThe minister\nThe envoy"
    text = f"{wrapped}\n\n{listed}"
    assert [text[start:end] for start, end in split_paragraphs(text)] == [wrapped, *listed.split("\n")]


@given(st.text(alphabet="aB .!?“”\"'\n\r\t \u2028…)", max_size=120))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    covered = set()
    last = 0
    for start, end in split_paragraphs(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
        inner = start
        for from_, to in split_sentences(text, start, end):
            assert inner <= from_ < to <= end
            assert text[from_:to] == text[from_:to].strip()
            covered.update(range(from_, to))
            inner = to
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
