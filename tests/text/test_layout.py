"""The layout: sentences outside furniture, in order, covering everything else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.layout import lay_out, merge_ranges
from timing_for_tests import is_linear


def test_furniture_is_left_out() -> None:
    text = "Share this\n\nRIGA, May 3 - Talks ended. Nobody spoke.\n\n© The Wire"
    share, line, notice = (text.index(word) for word in ("Share", "RIGA", "©"))
    layout = lay_out(text, [(notice, len(text)), (share, share + 10), (line, line + 14)])
    assert [text[start:end] for start, end in layout.sentences] == ["Talks ended.", "Nobody spoke."]
    assert layout.is_coded(text.index("ended"))
    assert not layout.is_coded(line)
    assert layout.sentence_at(text.index("Nobody")) == 1


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1]))))
def test_merged_ranges_hold_the_same_places_and_stand_apart(ranges: list[tuple[int, int]]) -> None:
    merged = merge_ranges(ranges)
    assert {i for a, b in merged for i in range(a, b)} == {i for a, b in ranges for i in range(a, b)}
    assert all(one[1] < after[0] for one, after in pairwise(merged))


@st.composite
def texts_with_furniture(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(st.text(alphabet="aB .!?“”\n\t", max_size=80))
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=4))
    return text, [(min(pair), max(pair)) for pair in pairs]


@given(texts_with_furniture())
def test_ranges_are_sorted_disjoint_stripped_and_complete(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, furniture = case
    layout = lay_out(text, furniture)
    for ranges in (layout.sentences, layout.paragraphs):
        last = 0
        for start, end in ranges:
            assert last <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert not any(start < to and from_ < end for from_, to in furniture)
            last = end
    assert len(layout.paragraph_of) == len(layout.sentences)
    for (start, end), number in zip(layout.sentences, layout.paragraph_of, strict=True):
        outer = layout.paragraphs[number]
        assert outer[0] <= start < end <= outer[1]
    for at, char in enumerate(text):
        blocked = any(start <= at < end for start, end in furniture)
        if not blocked and not char.isspace():
            assert layout.is_coded(at)
        if blocked:
            assert not layout.is_coded(at)


@pytest.mark.parametrize("unit", ["a", ".", "A. ", "“", "\n", "1", "🎉", "a\n"])
def test_time_grows_with_the_text(unit: str) -> None:
    assert is_linear(lambda number: unit * number, lay_out, 50_000)
