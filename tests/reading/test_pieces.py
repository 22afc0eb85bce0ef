"""Pieces keep their places in the text and the shapes of their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.pieces import (
    APART,
    CAPITAL,
    DIGIT,
    FIRST,
    JOINED,
    LOWER,
    MARK,
    SHAPES,
    UPPER,
    cut_pieces,
)
from dragoman.text.layout import lay_out


def test_pieces_tell_case_and_place(tokenizer):
    text = "Havana said it.\n\nTHE talks, 2022"
    pieces = cut_pieces(text, lay_out(text).paragraphs, tokenizer)
    assert [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)] == [
        "Havana", "said", "it", ".", "THE", "talk", "s", ",", "2", "02", "2",
    ]  # fmt: skip
    assert [(shape // 3, shape % 3) for shape in pieces.shapes[:6]] == [
        (CAPITAL, FIRST), (LOWER, APART), (LOWER, APART), (MARK, JOINED), (UPPER, FIRST), (LOWER, APART),
    ]  # fmt: skip
    assert (pieces.shapes[8] // 3, pieces.shapes[9] % 3) == (DIGIT, JOINED)


@given(text=st.text(st.sampled_from("aH a.\n“”é́😀שٰ0\0\r"), max_size=60))
def test_every_piece_lies_in_its_text_in_order(tokenizer, text):
    pieces = cut_pieces(text, lay_out(text).paragraphs, tokenizer)
    assert (pieces.starts < pieces.ends).all()
    assert (pieces.ends[:-1] <= pieces.starts[1:]).all()
    assert len(pieces) == 0 or pieces.ends[-1] <= len(text)
    assert ((pieces.shapes >= 0) & (pieces.shapes < SHAPES)).all()


@pytest.mark.parametrize(
    ("place", "words"), [((0, 6), (0, 1)), ((2, 4), (0, 1)), ((6, 7), None), ((5, 8), (0, 2))]
)
def test_a_range_of_text_finds_the_pieces_that_touch_it(tokenizer, place, words):
    text = "Havana said"
    assert cut_pieces(text, [(0, 11)], tokenizer).between(*place) == words
