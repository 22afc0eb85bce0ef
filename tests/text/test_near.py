"""Sentences found one by one are those of the whole layout."""

from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.text.layout import lay_out
from dragoman.text.near import Near
from timing_for_tests import is_linear, repeat

_WORDS = st.sampled_from(
    ["Oslo agreed. ", "Mr. Vik left… ", "“No.” ", "the end", "\n", "\n\n", " \n \t\n", "\r\n", "  \n",
     "a" * 60 + " ", "\u2028", "\x0c", "\x1c", "!? "]
)  # fmt: skip
_TEXTS = st.lists(_WORDS, max_size=25).map("".join)
_PIECES = st.tuples(st.integers(0, 90), st.integers(1, 40)).map(lambda piece: (piece[0], sum(piece)))
_RANGES = st.lists(_PIECES, max_size=4)


@given(_TEXTS, _RANGES)
@example("One.\n\n\nTwo. Three.", [(3, 8)])
@example("", [])
def test_they_are_those_of_the_layout(text: str, furniture: list[tuple[int, int]]) -> None:
    whole, near = lay_out(text, furniture), Near(text, furniture)
    for place in range(-2, len(text) + 3):
        index = whole.sentence_at(place)
        assert near.sentence_at(place) == (None if index is None else whole.sentences[index])
        assert near.sentence_of(place, place + 1) == whole.sentence_of(place, place + 1)
        assert near.is_coded(place) == whole.is_coded(place)


def test_one_sentence_of_a_text_lays_out_no_more_than_its_block() -> None:
    near = Near(repeat("The council met in Oslo. It agreed.\n\n", 10_000))
    assert near.sentence_at(5) == (0, 24)
    assert len(near._laid) == 1


def test_all_sentences_take_linear_time() -> None:
    def ask(text: str) -> None:
        near = Near(text)
        for place in range(0, len(text), 20):
            near.sentence_at(place)

    assert is_linear(lambda size: repeat("The council met in Oslo. It agreed.\n\n", size), ask, 20_000)
